package gephicsv_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"newsgraph/export/gephicsv"
	"newsgraph/export/internal/sample"
)

func TestTables(t *testing.T) {
	g := sample.Graph()
	var b bytes.Buffer
	if err := gephicsv.WriteNodes(&b, g, gephicsv.Options{}); err != nil {
		t.Fatal(err)
	}
	nodes, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(nodes) != len(g.Nodes)+1 {
		t.Fatalf("%d rows, %v", len(nodes), err)
	}
	if !slices.Equal(nodes[0][:3], []string{"Id", "Label", "Timeset"}) {
		t.Errorf("header %q", nodes[0])
	}
	b.Reset()
	if err := gephicsv.WriteEdges(&b, g, gephicsv.Options{}); err != nil {
		t.Fatal(err)
	}
	edges, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(edges) != len(g.Edges)+1 {
		t.Fatalf("%d rows, %v", len(edges), err)
	}
	if want := []string{"Source", "Target", "Type", "Kind", "Id", "Label", "Weight", "Timeset"}; !slices.Equal(edges[0][:8], want) {
		t.Errorf("header %q", edges[0])
	}
	for _, date := range []string{"date", "date_from", "date_to"} {
		if slices.Contains(edges[0], date) {
			t.Errorf("a column %s of dates, which Gephi takes for points in time", date)
		}
	}
	if want := []string{"p:laakso", "p:moura", "Directed", "met 2", "e03", "met 2023-04", "1", "<[2023-04-01, 2023-04-30T23:59:59]>"}; !slices.Equal(edges[3][:8], want) {
		t.Errorf("row %q; want %q", edges[3][:8], want)
	}
	if edges[5][7] != "" {
		t.Errorf("without a date: %q", edges[5][7])
	}
}

// Gephi's reader takes a backslash as an escape.
func TestBackslashesAreDoubled(t *testing.T) {
	var b bytes.Buffer
	if err := gephicsv.WriteNodes(&b, sample.Hostile(), gephicsv.Options{}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), `ends in backslash\\,`) {
		t.Error("a single backslash at the end of a cell")
	}
}
