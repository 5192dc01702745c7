package store

import (
	"context"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph/query/sentence"
)

// said is an article with a text of which its facts tell one sentence.
func said(id, text, told string) Article {
	start := strings.Index(text, told)
	g := meeting(id, told)
	for i := range g.Edges {
		g.Edges[i].Evidence[0].Start, g.Edges[i].Evidence[0].End = start, start+len(told)
	}
	return Article{Facts: g, Text: text}
}

// lookFor lists the texts of the sentences that a store finds.
func lookFor(t *testing.T, s *Store, question string) []string {
	t.Helper()
	q, err := sentence.Parse(question)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	err = s.Words(context.Background(), func(x sentence.Index) error {
		hits, err := sentence.Search(context.Background(), x, q)
		if err == nil {
			err = sentence.Complete(context.Background(), x, q, hits)
		}
		for _, h := range hits {
			out = append(out, h.Document+": "+h.Text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestWords finds sentences that tell something and others, after articles came, changed
// and went.
func TestWords(t *testing.T) {
	s := memory(t)
	ctx := context.Background()
	put := func(articles ...Article) {
		t.Helper()
		if _, err := s.PutArticles(ctx, articles...); err != nil {
			t.Fatal(err)
		}
		checkRows(t, s)
	}
	check := func(question string, want ...string) {
		t.Helper()
		if got := lookFor(t, s, question); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
	put(said("a", "Ann and Bob met. The ferries stayed in the harbour, and the night was cold.", "Ann and Bob met."),
		said("b", "No ferry came. They met on Friday.", "They met on Friday."))
	check("ferry", "b: No ferry came.", "a: The ferries stayed in the harbour, and the night was cold.")
	check("harb*", "a: The ferries stayed in the harbour, and the night was cold.")
	check(`met -"on friday"`, "a: Ann and Bob met.")
	put(said("a", "Ann and Bob met at night. Nobody saw it.", "Ann and Bob met at night."))
	check("ferry", "b: No ferry came.")
	check("nobody", "a: Nobody saw it.")
	if _, err := s.Remove(ctx, "a"); err != nil {
		t.Fatal(err)
	}
	checkRows(t, s)
	check("nobody")
	check("met", "b: They met on Friday.")
	if _, err := s.Remove(ctx, "b"); err != nil {
		t.Fatal(err)
	}
	err := s.view(ctx, func(r *reader) error {
		for _, table := range []byte{placesTable, occursTable, stemTable} {
			if err := r.Scan([]byte{table}, func(k, _ []byte) bool { t.Errorf("row %q is left of nothing", k); return true }); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestWordsWithoutText searches the evidence of articles whose text is not kept.
func TestWordsWithoutText(t *testing.T) {
	s := memory(t)
	mustPut(t, s, meeting("a", "Ann met Bob."), meeting("b", "Bob met Ann on Friday."))
	if got, want := lookFor(t, s, "friday"), []string{"b: Bob met Ann on Friday."}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
