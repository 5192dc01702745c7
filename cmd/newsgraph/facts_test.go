package main

import (
	"slices"
	"strings"
	"testing"
)

// TestFacts extracts in two parts, mixes the lines up and takes them in: the graph
// is that of the articles.
func TestFacts(t *testing.T) {
	w := newsWorld(t)
	w.must(exitOK, "ingest", "news")
	want, _ := w.must(exitOK, "export", "json")
	one, _ := w.must(exitOK, "facts", "news", "--exclude", "*.jsonl")
	two, _ := w.must(exitOK, "facts", "--jobs", "1", "news", "--include", "*.jsonl")
	if n := strings.Count(one, "\n"); n != 3 {
		t.Fatalf("%d lines of 3 articles", n)
	}
	again, _ := w.must(exitOK, "facts", "news", "--exclude", "*.jsonl")
	if again != one {
		t.Error("the same articles gave other lines")
	}
	lines := strings.SplitAfter(one+two, "\n")
	slices.Reverse(lines)
	w.stdin = strings.Join(lines, "") + "{\n\n"
	stdout, stderr := w.must(exitOK, "ingest", "--facts", "-", "--store", "piped")
	contains(t, stdout, "4 articles read: 4 new\n", "1 skipped")
	contains(t, stderr, "-:5: no line of facts", "newsgraph facts")
	w.stdin = ""
	got, _ := w.must(exitOK, "export", "json", "--store", "piped")
	if got != want {
		t.Errorf("the graph of the lines differs:\n%s\nwant\n%s", got, want)
	}
	w.must(exitOK, "check", "--store", "piped")
	w.must(exitInput, "ingest", "--facts", "missing.jsonl", "--store", "piped")
	w.stdin = `{"text": "NATO warned Russia.", "date": "2022-02-01", "id": "one"}` + "\n"
	stdout, _ = w.must(exitOK, "facts")
	contains(t, stdout, `"documents":[{"id":"one"`, `"relation":"warned"`, `"text":"NATO warned Russia."`)
}
