package sqlite_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"newsgraph/export/internal/sample"
	"newsgraph/export/sqlite"
	"newsgraph/graph"
)

// Each row stands on a line of its own unless its text has line ends, and a
// statement has at most 200.
func TestScript(t *testing.T) {
	g := sample.Large(450, 900)
	var b bytes.Buffer
	if err := sqlite.Write(&b, g, sqlite.Options{}); err != nil {
		t.Fatal(err)
	}
	s := b.String()
	if !strings.HasPrefix(s, "PRAGMA foreign_keys = OFF;\nBEGIN;\n") || !strings.HasSuffix(s, "COMMIT;\n") {
		t.Error("not one transaction")
	}
	for table, want := range map[string]int{"documents": 1, "nodes": 3, "aliases": 3, "edges": 5, "evidence": 5} {
		if got := strings.Count(s, "INSERT INTO "+table+" VALUES\n"); got != want {
			t.Errorf("%d statements for %s; want %d", got, table, want)
		}
	}
	if got, want := strings.Count(s, "\n('"), 100+450+450+900+900; got != want {
		t.Errorf("%d rows; want %d", got, want)
	}
}

func TestQuoting(t *testing.T) {
	g := &graph.Graph{Nodes: []graph.Node{{ID: "x", Kind: graph.Person, Name: "O'Neil\x00'); DROP TABLE nodes;--\xff"}}}
	var b bytes.Buffer
	if err := sqlite.Write(&b, g, sqlite.Options{}); err != nil {
		t.Fatal(err)
	}
	if want := "('x','O''Neil\uFFFD''); DROP TABLE nodes;--\uFFFD','person',"; !strings.Contains(b.String(), want) {
		t.Errorf("no %s in %s", want, b.String())
	}
}

func ExampleWrite() {
	g := &graph.Graph{Documents: []graph.Document{{ID: "a1", Title: "Ferries"}}}
	var b bytes.Buffer
	if err := sqlite.Write(&b, g, sqlite.Options{}); err != nil {
		fmt.Println(err)
	}
	for line := range strings.Lines(b.String()) {
		if strings.HasPrefix(line, "('a1'") {
			fmt.Fprint(os.Stdout, line)
		}
	}
	// Output:
	// ('a1','Ferries',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
}
