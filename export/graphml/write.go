// Package graphml writes a graph as GraphML, the format that most graph tools
// read: Gephi, NetworkX, igraph, yEd, Cytoscape, Neo4j's APOC.
//
// Every attribute has a key with its type, keys stand before the graph, absent
// values are left out, and lists are joined by column.Separator, because
// readers know no lists. All edges are directed, since some readers refuse a
// mixture; those of symmetric relations say so in the attribute symmetric. The
// XML attribute label of an edge is its kind (column.Kinds), by which Gephi keeps
// parallel edges apart.
package graphml

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"newsgraph/export/column"
	"newsgraph/export/identifier"
	"newsgraph/export/internal/xmltext"
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

// typeNames are GraphML's names of the types of columns.
var typeNames = map[column.Type]string{
	column.String: "string", column.Int: "int", column.Float: "double", column.Bool: "boolean", column.List: "string",
}

// Write writes g as GraphML, in the order of g (Graph.Sort gives equal graphs
// equal bytes).
func Write(w io.Writer, g *graph.Graph, o Options) error {
	if o.Layout == nil {
		o.Layout = layout.Discs(g)
	}
	f := &file{
		b:     bufio.NewWriterSize(w, 1<<16),
		nodes: column.Used(column.Nodes(g, o.IDs), g.Nodes),
		edges: column.Used(column.Edges(), g.Edges),
	}
	f.head()
	for i := range g.Nodes {
		f.node(&g.Nodes[i], o.Layout[i])
	}
	for i := range g.Edges {
		f.edge(&g.Edges[i])
	}
	f.b.WriteString("</graph>\n</graphml>\n")
	return f.b.Flush()
}

// file is a GraphML file being written.
type file struct {
	b     *bufio.Writer
	nodes []column.Column[graph.Node]
	edges []column.Column[graph.Edge]
	kinds column.Kinds
	buf   []byte // the element in work
	value []byte
}

// visuals are the keys with a meaning for the eye: Gephi takes these names as
// the looks of a node or an edge.
var visuals = []struct{ domain, name, typ string }{
	{"node", "label", "string"},
	{"node", "x", "double"}, {"node", "y", "double"}, {"node", "size", "double"},
	{"node", "r", "int"}, {"node", "g", "int"}, {"node", "b", "int"},
	{"edge", "label", "string"},
	{"edge", "r", "int"}, {"edge", "g", "int"}, {"edge", "b", "int"},
}

func (f *file) head() {
	f.b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + "\n")
	for _, v := range visuals {
		f.key(v.domain, v.name, v.typ)
	}
	for _, c := range f.nodes {
		f.key("node", c.Name, typeNames[c.Type])
	}
	for _, c := range f.edges {
		f.key("edge", c.Name, typeNames[c.Type])
	}
	f.b.WriteString(`<graph id="newsgraph" edgedefault="directed">` + "\n")
}

// key declares an attribute; its id is its name behind the letter of its domain,
// because ids are unique over both.
func (f *file) key(domain, name, typ string) {
	f.b.WriteString(`<key id="` + domain[:1] + "-" + name + `" for="` + domain + `" attr.name="` + name + `" attr.type="` + typ + `"/>` + "\n")
}

func (f *file) node(n *graph.Node, d layout.Disc) {
	f.buf = xmltext.Append(append(f.buf[:0], `<node id="`...), n.ID)
	f.buf = append(f.buf, `">`...)
	f.text("n-label", n.Name)
	f.number("n-x", d.X, 2)
	f.number("n-y", d.Y, 2)
	f.number("n-size", d.Size/2, 1) // Gephi takes it for the radius
	f.color("n", style.OfKind(n.Kind).Color)
	for i := range f.nodes {
		c := &f.nodes[i]
		f.value = c.Append(f.value[:0], n)
		f.text("n-"+c.Name, string(f.value))
	}
	f.b.Write(append(f.buf, "</node>\n"...))
}

func (f *file) edge(e *graph.Edge) {
	f.buf = xmltext.Append(append(f.buf[:0], `<edge id="`...), e.ID)
	f.buf = xmltext.Append(append(f.buf, `" source="`...), e.Source)
	f.buf = xmltext.Append(append(f.buf, `" target="`...), e.Target)
	f.buf = xmltext.Append(append(f.buf, `" label="`...), f.kinds.Of(e))
	f.buf = append(f.buf, `">`...)
	f.text("e-label", strings.ReplaceAll(style.EdgeLabel(e), "\n", " "))
	f.color("e", style.EdgeColor(e))
	for i := range f.edges {
		c := &f.edges[i]
		f.value = c.Append(f.value[:0], e)
		f.text("e-"+c.Name, string(f.value))
	}
	f.b.Write(append(f.buf, "</edge>\n"...))
}

// text adds a value, or nothing where it is empty.
func (f *file) text(key, s string) {
	if s == "" {
		return
	}
	f.buf = append(append(append(f.buf, `<data key="`...), key...), `">`...)
	f.buf = append(xmltext.Append(f.buf, s), "</data>"...)
}

func (f *file) number(key string, v float64, decimals int) {
	f.value = strconv.AppendFloat(f.value[:0], v, 'f', decimals, 64)
	f.text(key, string(f.value))
}

func (f *file) color(domain string, c style.Color) {
	f.text(domain+"-r", strconv.Itoa(int(c.R)))
	f.text(domain+"-g", strconv.Itoa(int(c.G)))
	f.text(domain+"-b", strconv.Itoa(int(c.B)))
}
