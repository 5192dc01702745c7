package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestCheckAndRepair flips bits of a store: check tells, repair brings the articles
// back, and the graph is as before.
func TestCheckAndRepair(t *testing.T) {
	w := newsWorld(t)
	w.must(exitOK, "ingest", "news")
	want, _ := w.must(exitOK, "export", "json")
	stdout, _ := w.must(exitOK, "check")
	contains(t, stdout, ".newsgraph is whole: 4 articles, ")
	stdout, _ = w.must(exitOK, "repair")
	contains(t, stdout, "nothing to repair")

	w.must(exitOK, "compact") // makes tables of the journal
	tables, err := filepath.Glob(".newsgraph/db-2/*.sst")
	if err != nil || len(tables) == 0 {
		t.Fatal("no tables", err)
	}
	text, err := os.ReadFile(tables[0])
	if err != nil {
		t.Fatal(err)
	}
	// Past the articles, whose tables come first, among the indexes.
	text[len(text)*2/3] ^= 1
	w.write(map[string]string{filepath.ToSlash(tables[0]): string(text)})
	_, stderr := w.must(exitStore, "check")
	contains(t, stderr, "damaged", "newsgraph repair")
	stdout, stderr = w.must(exitOK, "repair")
	contains(t, stdout, "4 articles brought back of 4\n", "the damaged database is kept: .newsgraph/damaged-1-db-2\n")
	contains(t, stderr, "damaged")
	w.must(exitOK, "check")
	if got, _ := w.must(exitOK, "export", "json"); got != want {
		t.Error("the repaired store exports another graph")
	}
	stdout, _ = w.must(exitOK, "ingest", "news")
	contains(t, stdout, "4 articles read: 4 as before\n")
	w.must(exitStore, "check", "--store", "missing")
	w.must(exitStore, "repair", "--store", "missing")
}
