package main

import (
	"fmt"
	"strings"
	"testing"
)

// TestEveryArticleIsAccountedFor takes in many tiny articles through all analysts and the
// store: each is stored, or the summary says what became of it.
func TestEveryArticleIsAccountedFor(t *testing.T) {
	const n = 700
	w := newWorld(t)
	var lines strings.Builder
	for i := range n {
		fmt.Fprintf(&lines, "{\"text\": \"Room %d.\"}\n", i)
	}
	lines.WriteString("{\"text\": \"Room 0.\"}\n{\"text\": \"\"}\n{\n{\"text\": \"Министр иностранных дел Перу встретился с послом.\"}\n")
	w.write(map[string]string{"rooms.jsonl": lines.String()})
	for _, changes := range []string{"700 new", "700 as before"} {
		stdout, _ := w.must(exitOK, "ingest", "--jobs", "4", "rooms.jsonl")
		contains(t, stdout, "700 articles read: "+changes+"\n", "3 skipped: ", "1 repeats another article", `1 no "text"`, "1 invalid JSON",
			"1 article in other languages left out (--any-language reads them): 1 Russian")
	}
	stdout, _ := w.must(exitOK, "stats", "--articles", "--output", "jsonl")
	if got := strings.Count(stdout, "\n"); got != n {
		t.Errorf("%d of %d articles are in the store", got, n)
	}
}
