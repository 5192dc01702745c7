package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestExplain(t *testing.T) {
	w := newsWorld(t)
	stdout, _ := w.must(exitOK, "explain", "Norway warned Chile on Monday.", "--date", "2023-05-12")
	for _, want := range []string{"warned             warn", "Norway                   name       Norway  country  NOR", "warned by warn", "claimed  Norway warned Chile", "Norway warned Chile  actual  2023-05-08"} {
		contains(t, stdout, want)
	}
	stdout, _ = w.must(exitOK, "explain", "Fears of a trade war between Norway and Chile are growing.", "--output", "json")
	var sentences []explained
	if err := json.Unmarshal([]byte(stdout), &sentences); err != nil || len(sentences) != 1 || len(sentences[0].Words) != 12 {
		t.Fatalf("%v: %s", err, stdout)
	}
	for _, a := range sentences[0].Acts {
		if a.Confidence >= 0.4 {
			t.Errorf("a trade war is an act: %+v", a)
		}
	}
	_, stderr := w.must(exitUsage, "explain")
	contains(t, stderr, "a sentence, such as")
}

// TestExplainEdge explains what an edge of the store rests on.
func TestExplainEdge(t *testing.T) {
	w := newsWorld(t)
	w.must(exitOK, "build", "news")
	stdout, _ := w.must(exitOK, "query", "_", "criticized", "--output", "json")
	_, id, ok := strings.Cut(stdout, `"id": "`)
	if !ok {
		t.Fatalf("no id in %s", stdout)
	}
	id, _, _ = strings.Cut(id, `"`)
	stdout, _ = w.must(exitOK, "explain", id)
	contains(t, stdout, " criticized ")
	contains(t, stdout, "decision over")
	_, stderr := w.must(exitUsage, "explain", "none-such")
	contains(t, stderr, `no edge has the id "none-such"`)
}
