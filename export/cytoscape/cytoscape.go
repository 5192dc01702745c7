// Package cytoscape writes a graph as Cytoscape JSON, read by Cytoscape Desktop,
// Cytoscape.js and NetworkX (cytoscape_graph).
//
// The relation of an edge is its interaction, the name that Cytoscape expects.
// Nodes carry positions, with y downwards as on a screen.
package cytoscape

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"newsgraph/export/column"
	"newsgraph/export/identifier"
	"newsgraph/export/internal/jsontext"
	"newsgraph/export/layout"
	"newsgraph/export/style"
	"newsgraph/graph"
)

// Options say how to write; the zero value lays the graph out.
type Options struct {
	// Layout holds the places of g.Nodes, in their order; nil means
	// layout.Discs(g).
	Layout []layout.Disc
	// IDs are those that other data sets know the nodes by; nil means
	// identifier.Default().
	IDs *identifier.Table
}

// Write writes g, in its order, one element a line.
func Write(w io.Writer, g *graph.Graph, o Options) error {
	if o.Layout == nil {
		o.Layout = layout.Discs(g)
	}
	b := bufio.NewWriterSize(w, 1<<16)
	b.WriteString(`{"format_version":"1.0","generated_by":"newsgraph","target_cytoscapejs_version":"~2.1",` +
		`"directed":true,"multigraph":true,"data":{"name":"newsgraph"},"elements":{"nodes":[`)
	nodes, edges := column.Nodes(g, o.IDs), column.Edges()
	var buf []byte
	for i := range g.Nodes {
		buf = appendNode(separate(buf[:0], i), nodes, &g.Nodes[i], o.Layout[i])
		b.Write(buf)
	}
	b.WriteString("\n],\"edges\":[")
	for i := range g.Edges {
		buf = appendEdge(separate(buf[:0], i), edges, &g.Edges[i])
		b.Write(buf)
	}
	b.WriteString("\n]}}\n")
	return b.Flush()
}

// separate begins the line of element i.
func separate(dst []byte, i int) []byte {
	if i > 0 {
		dst = append(dst, ',')
	}
	return append(dst, '\n')
}

// appendNode writes the id a second time as value, from which NetworkX names the
// node.
func appendNode(dst []byte, columns []column.Column[graph.Node], n *graph.Node, d layout.Disc) []byte {
	dst = jsontext.AppendString(append(dst, `{"data":{"id":`...), n.ID)
	dst = jsontext.AppendField(dst, "value", n.ID)
	dst = jsontext.AppendField(dst, "name", n.Name)
	dst = jsontext.AppendColumns(dst, columns, n)
	return fmt.Appendf(dst, `,"size":%.1f,"color":"%s"},"position":{"x":%.2f,"y":%.2f}}`,
		d.Size, style.OfKind(n.Kind).Color.Hex(), d.X, -d.Y)
}

func appendEdge(dst []byte, columns []column.Column[graph.Edge], e *graph.Edge) []byte {
	dst = jsontext.AppendString(append(dst, `{"data":{"id":`...), e.ID)
	dst = jsontext.AppendField(dst, "source", e.Source)
	dst = jsontext.AppendField(dst, "target", e.Target)
	dst = jsontext.AppendField(dst, "key", e.ID)
	dst = jsontext.AppendField(dst, "interaction", string(e.Relation))
	dst = jsontext.AppendField(dst, "label", strings.ReplaceAll(style.EdgeLabel(e), "\n", " "))
	dst = jsontext.AppendColumns(dst, columns, e)
	return fmt.Appendf(dst, `,"color":"%s","line":"%s"}}`, style.EdgeColor(e).Hex(), style.OfStatus(e.Status))
}
