package main

import (
	"os"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/store"
)

// TestRebuild extracts stored articles again: what an older program had found in
// one of them is listed as gone, and the graph is that of a new store.
func TestRebuild(t *testing.T) {
	w := newsWorld(t)
	w.must(exitOK, "ingest", "news")
	want, _ := w.must(exitOK, "export", "json")
	stdout, stderr := w.must(exitOK, "rebuild")
	if stdout != "" {
		t.Errorf("the same program lists changes: %s", stdout)
	}
	contains(t, stderr, "0 new, 0 gone, 0 other", "4 articles extracted again, 0 of them with other facts")

	o, err := storeOptions(environment{err: os.Stderr, getenv: os.Getenv}, homeStore, "")
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(w.ctx, homeStore, o)
	if err != nil {
		t.Fatal(err)
	}
	a, ok, err := s.Article(w.ctx, "call")
	if err != nil || !ok || a.Text == "" {
		t.Fatalf("%+v %v %v", a, ok, err)
	}
	for i := range a.Facts.Edges {
		if a.Facts.Edges[i].Relation == graph.SpokeWith {
			a.Facts.Edges[i].Relation, a.Facts.Edges[i].Confidence = graph.Warned, 0.9
		}
	}
	if _, err := s.PutArticles(w.ctx, a); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	old, _ := w.must(exitOK, "export", "json", "--all-claims")
	w.write(map[string]string{"old.json": old})
	stdout, stderr = w.must(exitOK, "rebuild")
	contains(t, stdout, "- 2022-03-05  Joe Biden warned Vladimir Putin\n", "+ 2022-03-05  Joe Biden spoke with Vladimir Putin\n")
	contains(t, stderr, "1 new, 1 gone, 0 other", "4 articles extracted again, 1 of them with other facts")
	if got, _ := w.must(exitOK, "export", "json"); got != want {
		t.Error("the rebuilt graph is another one")
	}
	again, _ := w.must(exitOK, "diff", "old.json")
	if again != stdout {
		t.Errorf("diff lists\n%s\nwant\n%s", again, stdout)
	}
	w.must(exitStore, "diff", "missing")
	w.must(exitUsage, "diff")
}
