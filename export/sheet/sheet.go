// Package sheet writes a graph as CSV tables for spreadsheets: documents, nodes,
// and edges with the names of their ends and their sentences, one row each.
//
// A cell that a spreadsheet would run as a formula gets an apostrophe in front,
// since articles are text from strangers. Line ends in a cell become blanks.
package sheet

import (
	"io"
	"strings"

	"newsgraph/export/column"
	"newsgraph/export/identifier"
	"newsgraph/export/internal/csvtext"
	"newsgraph/graph"
)

// Options say how to write.
type Options struct {
	// Raw leaves cells that look like formulas as they are, for readers that are
	// no spreadsheets.
	Raw bool
	// BOM begins the file with a byte order mark, by which Excel knows UTF-8 and
	// over which other programs may stumble.
	BOM bool
	// IDs are those that other data sets know the nodes by; nil means
	// identifier.Default().
	IDs *identifier.Table
}

// WriteDocuments writes the articles, in the order of g.
func WriteDocuments(w io.Writer, g *graph.Graph, o Options) error {
	columns := column.Documents()
	t, err := o.table(w, append([]string{"id"}, names(columns)...))
	if err != nil {
		return err
	}
	for i := range g.Documents {
		t.Cell(g.Documents[i].ID)
		csvtext.Cells(t, columns, &g.Documents[i])
		t.End()
	}
	return t.Flush()
}

// WriteNodes writes the nodes, in the order of g.
func WriteNodes(w io.Writer, g *graph.Graph, o Options) error {
	columns := column.Nodes(g, o.IDs)
	t, err := o.table(w, append([]string{"id", "name"}, names(columns)...))
	if err != nil {
		return err
	}
	for i := range g.Nodes {
		t.Cell(g.Nodes[i].ID)
		t.Cell(g.Nodes[i].Name)
		csvtext.Cells(t, columns, &g.Nodes[i])
		t.End()
	}
	return t.Flush()
}

// WriteEdges writes the edges, in the order of g: with each end its name, kind,
// country and sector, and the publishers of the articles that tell it.
func WriteEdges(w io.Writer, g *graph.Graph, o Options) error {
	columns := column.Edges()
	header := []string{"id"}
	for _, end := range []string{"source", "target"} {
		header = append(header, end, end+"_name", end+"_kind", end+"_country", end+"_sector")
	}
	t, err := o.table(w, append(append(header, names(columns)...), "publishers"))
	if err != nil {
		return err
	}
	x := column.NewIndex(g)
	for i := range g.Edges {
		e := &g.Edges[i]
		t.Cell(e.ID)
		for _, id := range []string{e.Source, e.Target} {
			n := x.Node(id)
			for _, s := range []string{id, n.Name, string(n.Kind), n.Country, n.Sector} {
				t.Cell(s)
			}
		}
		csvtext.Cells(t, columns, e)
		t.Cell(strings.Join(x.Publishers(e), column.Separator))
		t.End()
	}
	return t.Flush()
}

func (o Options) table(w io.Writer, header []string) (*csvtext.Writer, error) {
	if o.BOM {
		if _, err := io.WriteString(w, "\uFEFF"); err != nil {
			return nil, err
		}
	}
	fix := safe
	if o.Raw {
		fix = csvtext.OneLine
	}
	return csvtext.NewWriter(w, header, fix), nil
}

func names[T any](columns []column.Column[T]) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = c.Name
	}
	return out
}

// safe puts an apostrophe before what spreadsheets take for a formula: text that
// begins with =, +, - or @, after white space, too, which some of them drop
// (OWASP, "CSV Injection").
func safe(s string) string {
	s = csvtext.OneLine(s)
	if t := strings.TrimLeft(s, " \u00a0"); t != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(t[:min(len(t), 4)])[0]) {
		return "'" + s
	}
	return s
}
