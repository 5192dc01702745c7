// Package gephicsv writes a graph as the two tables that Gephi's import of
// spreadsheets reads: nodes (Id, Label, ...) and edges (Source, Target, Type,
// Kind, Id, Label, Weight, ...). The kind, which keeps parallel edges apart, is
// the relation.
package gephicsv

import (
	"io"
	"strconv"
	"strings"

	"newsgraph/export/column"
	"newsgraph/export/internal/csvtext"
	"newsgraph/export/style"
	"newsgraph/graph"
)

// Options is empty: Gephi reads one form.
type Options struct{}

// WriteNodes writes the table of nodes, in the order of g.
func WriteNodes(w io.Writer, g *graph.Graph, _ Options) error {
	columns := column.Used(column.Nodes(), g.Nodes)
	header := []string{"Id", "Label"}
	for _, c := range columns {
		header = append(header, c.Name)
	}
	t := csvtext.NewWriter(w, header, csvtext.OneLine)
	for i := range g.Nodes {
		t.Cell(g.Nodes[i].ID)
		t.Cell(g.Nodes[i].Name)
		for j := range columns {
			t.Cell(string(columns[j].Append(nil, &g.Nodes[i])))
		}
		t.End()
	}
	return t.Flush()
}

// WriteEdges writes the table of edges, in the order of g.
func WriteEdges(w io.Writer, g *graph.Graph, _ Options) error {
	var columns []column.Column[graph.Edge]
	header := []string{"Source", "Target", "Type", "Kind", "Id", "Label", "Weight"}
	for _, c := range column.Used(column.Edges(), g.Edges) {
		if c.Name != "weight" {
			columns = append(columns, c)
			header = append(header, c.Name)
		}
	}
	t := csvtext.NewWriter(w, header, csvtext.OneLine)
	for i := range g.Edges {
		e := &g.Edges[i]
		label := strings.ReplaceAll(style.EdgeLabel(e), "\n", " ")
		for _, s := range []string{e.Source, e.Target, "Directed", string(e.Relation), e.ID, label, strconv.Itoa(column.Weight(e))} {
			t.Cell(s)
		}
		for j := range columns {
			t.Cell(string(columns[j].Append(nil, e)))
		}
		t.End()
	}
	return t.Flush()
}
