package main

import "testing"

// TestPatience allows articles no time at all: they are left out, by name, and the
// limit is said.
func TestPatience(t *testing.T) {
	w := newsWorld(t)
	_, stderr := w.must(exitInput, "build", "news", "--article-time", "1ns")
	contains(t, stderr,
		"newsgraph: skipped news/summit.txt: not analysed in time: segment: not done within 1ns (article summit of 1 kB); the other articles are kept; allow more time with --article-time, or split the article\n",
		"(article wire-1 of 1 kB)")
	w.must(exitOK, "build", "news", "--article-time", "0")
}
