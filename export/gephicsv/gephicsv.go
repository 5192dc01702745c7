// Package gephicsv writes a graph as the two tables that Gephi's import of
// spreadsheets reads: nodes (Id, Label, Timeset, ...) and edges (Source, Target,
// Type, Kind, Id, Label, Weight, Timeset, ...). By the kind (column.Kinds) Gephi
// keeps parallel edges apart. Dates are in Timeset, as intervals; Gephi would take
// a column of dates for points in time, which it cannot mix with intervals. Hence
// the other dates of an edge have a word before them ("reported 2022-01-10").
package gephicsv

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"newsgraph/export/column"
	"newsgraph/export/identifier"
	"newsgraph/export/internal/csvtext"
	"newsgraph/export/internal/timespan"
	"newsgraph/export/style"
	"newsgraph/graph"
)

// Options say how to write.
type Options struct {
	// IDs are those that other data sets know the nodes by; nil means
	// identifier.Default().
	IDs *identifier.Table
}

// WriteNodes writes the table of nodes, in the order of g.
func WriteNodes(w io.Writer, g *graph.Graph, o Options) error {
	columns := plain(column.Used(column.Nodes(g, o.IDs), g.Nodes))
	t := csvtext.NewWriter(w, header(columns, "Id", "Label", "Timeset"), escape)
	for i := range g.Nodes {
		n := &g.Nodes[i]
		t.Cell(n.ID)
		t.Cell(n.Name)
		t.Cell(timeset(timespan.Of(n.Date)))
		csvtext.Cells(t, columns, n)
		t.End()
	}
	return t.Flush()
}

// WriteEdges writes the table of edges, in the order of g.
func WriteEdges(w io.Writer, g *graph.Graph, _ Options) error {
	columns := plain(column.Used(column.Edges(), g.Edges))
	t := csvtext.NewWriter(w, header(columns, "Source", "Target", "Type", "Kind", "Id", "Label", "Weight", "Timeset"), escape)
	var kinds column.Kinds
	for i := range g.Edges {
		e := &g.Edges[i]
		label := strings.ReplaceAll(style.EdgeLabel(e), "\n", " ")
		for _, s := range []string{e.Source, e.Target, "Directed", kinds.Of(e), e.ID, label, strconv.Itoa(column.Weight(e))} {
			t.Cell(s)
		}
		t.Cell(timeset(timespan.OfEdge(e)))
		cells(t, columns, e)
		t.End()
	}
	return t.Flush()
}

// words make text of the dates that have no place in Timeset.
var words = map[string]string{"date_reported": "reported ", "from": "since ", "until": "until "}

// cells adds the values of the columns to the row.
func cells(t *csvtext.Writer, columns []column.Column[graph.Edge], e *graph.Edge) {
	var buf []byte
	for i := range columns {
		word := words[columns[i].Name]
		if buf = columns[i].Append(append(buf[:0], word...), e); len(buf) == len(word) {
			buf = buf[:0]
		}
		t.Cell(string(buf))
	}
}

// placed are the columns that have a place of their own: dates in Timeset.
var placed = []string{"weight", "date", "date_from", "date_to", "first_date", "last_date"}

// plain leaves out the columns that have a place of their own.
func plain[T any](columns []column.Column[T]) []column.Column[T] {
	return slices.DeleteFunc(columns, func(c column.Column[T]) bool { return slices.Contains(placed, c.Name) })
}

func header[T any](columns []column.Column[T], names ...string) []string {
	for _, c := range columns {
		names = append(names, c.Name)
	}
	return names
}

// timeset writes a span as a set of one interval; nothing stands for always.
func timeset(start, end string, ok bool) string {
	if !ok {
		return ""
	}
	return "<[" + start + ", " + end + "]>"
}

// escape makes s one line and doubles backslashes, with which Gephi's reader
// escapes characters, unlike RFC 4180.
func escape(s string) string {
	return strings.ReplaceAll(csvtext.OneLine(s), `\`, `\\`)
}
