package main

import (
	"strings"
	"testing"
)

// TestSearchTexts finds sentences of whole articles, those that tell nothing, too, and
// lets filters choose among them.
func TestSearchTexts(t *testing.T) {
	w := newWorld(t)
	w.write(map[string]string{
		"in/ferry.txt": "The ferry to Bergen\n\n2023-05-04\n\nNorway's foreign minister Eva Lund warned Iceland on Wednesday about the ferry. It rained, and every window of the harbour was wet.\n",
		"in/port.txt":  "A port in winter\n\n2022-01-10\n\nThe windows of the port froze. President Ole Berg of Denmark met Eva Lund in Oslo on Monday.\n",
	})
	w.must(exitOK, "build", "in")
	find := func(args ...string) string {
		t.Helper()
		stdout, _ := w.must(exitOK, append([]string{"search", "--output", "csv"}, args...)...)
		return stdout
	}
	contains(t, find("window"), "every window of the harbour was wet.", "The windows of the port froze.")
	if got := find("window", "--from", "2023"); strings.Contains(got, "froze") || !strings.Contains(got, "harbour") {
		t.Errorf("from 2023: %s", got)
	}
	contains(t, find("ferry", "--class", "THREATEN"), "Eva Lund warned Iceland")
	contains(t, find("Oslo", "--actor", "Berg"), "met Eva Lund in Oslo")
	for _, none := range [][]string{{"window", "--class", "THREATEN"}, {"window", "--actor", "Eva Lund"}, {`"port windows"`}} {
		w.must(exitNotFound, append([]string{"search"}, none...)...)
	}
	w.must(exitOK, "remove", "port", "--store", "newsgraph-out/store")
	if got := find("window"); strings.Contains(got, "froze") {
		t.Errorf("of a removed article: %s", got)
	}
}
