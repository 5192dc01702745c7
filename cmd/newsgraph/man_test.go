package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// There is a page for every command that help lists, the same each time, and none
// for the command that writes them.
func TestManualPages(t *testing.T) {
	w := factWorld(t)
	w.must(exitOK, "man", "pages")
	w.must(exitOK, "man", "again")
	files, err := os.ReadDir("pages")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, f := range files {
		names[f.Name()] = true
		one, _ := os.ReadFile(filepath.Join("pages", f.Name()))
		two, _ := os.ReadFile(filepath.Join("again", f.Name()))
		if string(one) != string(two) || !strings.HasPrefix(string(one), ".nh\n.TH \"NEWSGRAPH") || !strings.Contains(string(one), versionDate[:4]) {
			t.Errorf("%s is no page, or another one the second time", f.Name())
		}
	}
	for _, want := range []string{"newsgraph.1", "newsgraph-build.1", "newsgraph-query.1", "newsgraph-export.1", "newsgraph-completion-bash.1"} {
		if !names[want] {
			t.Errorf("no %s in %v", want, names)
		}
	}
	if names["newsgraph-man.1"] {
		t.Error("the hidden command has a page")
	}
	_, stderr := w.must(exitUsage, "man")
	contains(t, stderr, "name one folder")
	_, stderr = w.must(exitFailure, "man", "pages/newsgraph.1/x")
	contains(t, stderr, "cannot make the folder")
}
