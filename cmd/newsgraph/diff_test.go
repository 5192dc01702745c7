package main

import (
	"strings"
	"testing"
)

// TestDiffOfDates compares what was known at two dates, and two stores.
func TestDiffOfDates(t *testing.T) {
	w := newWorld(t)
	w.write(map[string]string{"in.jsonl": `{"id": "a", "date": "2022-01-03", "text": "Peru warned Chile."}
{"id": "b", "date": "2022-01-20", "text": "Brazil warned Spain."}
{"id": "c", "date": "2022-02-07", "text": "NATO warned Russia."}
{"id": "d", "text": "Norway warned Iceland."}
`})
	w.must(exitOK, "ingest", "in.jsonl")
	stdout, stderr := w.must(exitOK, "diff", "2022-01-10", "2022-01")
	contains(t, stdout, "+ ", "Brazil warned Spain")
	contains(t, stderr, "1 new, 0 gone, 0 other", "2 and 3 articles")
	if n := strings.Count(stdout, "\n"); n != 1 {
		t.Errorf("%d lines, want 1:\n%s", n, stdout)
	}
	stdout, _ = w.must(exitOK, "diff", "2022-01")
	contains(t, stdout, "NATO warned Russia")
	stdout, _ = w.must(exitOK, "diff", "2022-02", "2022-01-10")
	contains(t, stdout, "- ", "Brazil warned Spain", "NATO warned Russia")
	w.write(map[string]string{"other.txt": "Peru warned Chile."})
	w.must(exitOK, "ingest", "other.txt", "--store", "other")
	stdout, _ = w.must(exitOK, "diff", "other", homeStore)
	contains(t, stdout, "+ ", "NATO warned Russia", "Norway warned Iceland")
	w.must(exitUsage, "diff", "a", "b", "c")
}
