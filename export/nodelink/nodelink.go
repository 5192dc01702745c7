// Package nodelink writes a graph as node-link JSON, which NetworkX reads with
// node_link_graph (before version 3.4 with link="edges") and D3 with a rename.
//
// It is a directed multigraph; the key of an edge is its id.
package nodelink

import (
	"bufio"
	"io"

	"newsgraph/export/column"
	"newsgraph/export/identifier"
	"newsgraph/export/internal/jsontext"
	"newsgraph/graph"
)

// Options say how to write.
type Options struct {
	// IDs are those that other data sets know the nodes by; nil means
	// identifier.Default().
	IDs *identifier.Table
}

// Write writes g, in its order, one element a line.
func Write(w io.Writer, g *graph.Graph, o Options) error {
	b := bufio.NewWriterSize(w, 1<<16)
	b.WriteString(`{"directed":true,"multigraph":true,"graph":{"name":"newsgraph"},"nodes":[`)
	nodes, edges := column.Nodes(g, o.IDs), column.Edges()
	var buf []byte
	for i := range g.Nodes {
		n := &g.Nodes[i]
		buf = jsontext.AppendString(append(separate(buf[:0], i), `{"id":`...), n.ID)
		buf = jsontext.AppendField(buf, "name", n.Name)
		b.Write(append(jsontext.AppendColumns(buf, nodes, n), '}'))
	}
	b.WriteString("\n],\"edges\":[")
	for i := range g.Edges {
		e := &g.Edges[i]
		buf = jsontext.AppendString(append(separate(buf[:0], i), `{"source":`...), e.Source)
		buf = jsontext.AppendField(buf, "target", e.Target)
		buf = jsontext.AppendField(buf, "key", e.ID)
		b.Write(append(jsontext.AppendColumns(buf, edges, e), '}'))
	}
	b.WriteString("\n]}\n")
	return b.Flush()
}

// separate begins the line of element i.
func separate(dst []byte, i int) []byte {
	if i > 0 {
		dst = append(dst, ',')
	}
	return append(dst, '\n')
}
