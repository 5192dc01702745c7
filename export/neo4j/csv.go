// Package neo4j writes a graph for Neo4j: as CSV for neo4j-admin database import,
// with typed headers, and as a Cypher script.
//
// A node has its kind as label (Person, Country, ...) and actors the label Actor,
// too; an edge has its relation in capitals as type (HOLDS_OFFICE). Values that
// are absent stay empty, which the import leaves out.
package neo4j

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
	// IDs are those that other data sets know the nodes by; nil means
	// identifier.Default().
	IDs *identifier.Table
}

// typeNames are the import's names of the types of columns. A string needs none.
var typeNames = map[column.Type]string{
	column.String: "", column.Int: ":long", column.Float: ":double", column.Bool: ":boolean", column.List: ":string[]",
}

// WriteNodes writes the file for --nodes, in the order of g.
func WriteNodes(w io.Writer, g *graph.Graph, o Options) error {
	columns := column.Nodes(g, o.IDs)
	t := csvtext.NewWriter(w, append([]string{"id:ID", "name", ":LABEL"}, header(columns)...), csvtext.OneLine)
	for i := range g.Nodes {
		n := &g.Nodes[i]
		t.Cell(n.ID)
		t.Cell(n.Name)
		t.Cell(strings.Join(labels(n.Kind), ";"))
		cells(t, columns, n)
		t.End()
	}
	return t.Flush()
}

// WriteEdges writes the file for --relationships, in the order of g.
func WriteEdges(w io.Writer, g *graph.Graph, _ Options) error {
	columns := column.Edges()
	t := csvtext.NewWriter(w, append([]string{":START_ID", ":END_ID", ":TYPE", "id"}, header(columns)...), csvtext.OneLine)
	for i := range g.Edges {
		e := &g.Edges[i]
		t.Cell(e.Source)
		t.Cell(e.Target)
		t.Cell(typeOf(e.Relation))
		t.Cell(e.ID)
		cells(t, columns, e)
		t.End()
	}
	return t.Flush()
}

func header[T any](columns []column.Column[T]) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = c.Name + typeNames[c.Type]
	}
	return out
}

func cells[T any](t *csvtext.Writer, columns []column.Column[T], v *T) {
	var buf []byte
	for i := range columns {
		if columns[i].Type == column.List {
			t.Cell(array(columns[i].Values(v)))
			continue
		}
		buf = columns[i].Append(buf[:0], v)
		t.Cell(string(buf))
	}
}

// array joins values by semicolons; one within a value becomes a comma, because
// the import knows no escape for it.
func array(values []string) string {
	var b strings.Builder
	for i, s := range values {
		if i > 0 {
			b.WriteByte(';')
		}
		b.WriteString(strings.ReplaceAll(s, ";", ","))
	}
	return b.String()
}

// labels returns the labels of nodes of kind k.
func labels(k graph.Kind) []string {
	own := string(k)
	if own != "" {
		own = strings.ToUpper(own[:1]) + own[1:]
	}
	if k.Actor() {
		return []string{own, "Actor"}
	}
	return []string{own}
}

// typeOf returns the type of relationships for r.
func typeOf(r graph.Relation) string { return strings.ToUpper(string(r)) }
