// Package gexf writes a graph as GEXF, the format of Gephi, with dates as time
// spans: what is dated exists on its timeline from the first day of its date to
// the last (a whole month for 2022-01), what has no date exists always.
//
// Attributes are typed and declared before the graph, absent values are left
// out, and lists are joined by column.Separator. All edges are directed; those
// of symmetric relations say so in the attribute symmetric. In version 1.3
// edges have a kind (column.Kinds), by which Gephi keeps parallel edges apart.
package gexf

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"newsgraph/export/column"
	"newsgraph/export/identifier"
	"newsgraph/export/internal/timespan"
	"newsgraph/export/internal/xmltext"
	"newsgraph/export/layout"
	"newsgraph/export/style"
	"newsgraph/graph"
)

// Version is a version of the format.
type Version int

// The versions. V12 is for older readers, such as NetworkX before August 2025.
const (
	V13 Version = iota
	V12
)

// Options say how to write; the zero value lays the graph out and writes GEXF
// 1.3.
type Options struct {
	Version Version
	// Layout holds the places of g.Nodes, in their order; nil means
	// layout.Discs(g).
	Layout []layout.Disc
	// IDs are those that other data sets know the nodes by; nil means
	// identifier.Default().
	IDs *identifier.Table
}

// Write writes g as GEXF, in the order of g (Graph.Sort gives equal graphs equal
// bytes).
func Write(w io.Writer, g *graph.Graph, o Options) error {
	if o.Layout == nil {
		o.Layout = layout.Discs(g)
	}
	f := &file{
		b:       bufio.NewWriterSize(w, 1<<16),
		version: o.Version,
		nodes:   column.Used(column.Nodes(g, o.IDs), g.Nodes),
		edges:   column.Used(edgeColumns(), g.Edges),
	}
	f.head(dynamic(g))
	f.b.WriteString("<nodes>\n")
	for i := range g.Nodes {
		f.node(&g.Nodes[i], o.Layout[i])
	}
	f.b.WriteString("</nodes>\n<edges>\n")
	for i := range g.Edges {
		f.edge(&g.Edges[i])
	}
	f.b.WriteString("</edges>\n</graph>\n</gexf>\n")
	return f.b.Flush()
}

// edgeColumns are the columns of edges that GEXF has no place of its own for.
func edgeColumns() []column.Column[graph.Edge] {
	var out []column.Column[graph.Edge]
	for _, c := range column.Edges() {
		if c.Name != "weight" {
			out = append(out, c)
		}
	}
	return out
}

// dynamic tells whether anything in g has a time span.
func dynamic(g *graph.Graph) bool {
	for i := range g.Edges {
		if _, _, ok := timespan.OfEdge(&g.Edges[i]); ok {
			return true
		}
	}
	for i := range g.Nodes {
		if _, _, ok := timespan.Of(g.Nodes[i].Date); ok {
			return true
		}
	}
	return false
}

// file is a GEXF file being written.
type file struct {
	b       *bufio.Writer
	version Version
	nodes   []column.Column[graph.Node]
	edges   []column.Column[graph.Edge]
	kinds   column.Kinds
	buf     []byte // the element in work
	value   []byte
}

var roots = map[Version]string{
	V13: `<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">`,
	V12: `<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">`,
}

var typeNames = map[column.Type]string{
	column.String: "string", column.Int: "integer", column.Float: "double", column.Bool: "boolean", column.List: "string",
}

func (f *file) head(dynamic bool) {
	f.b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + roots[f.version] + "\n")
	f.b.WriteString("<meta><creator>newsgraph</creator><description>Knowledge graph of news articles</description></meta>\n")
	switch {
	case !dynamic:
		f.b.WriteString(`<graph defaultedgetype="directed" mode="static">` + "\n")
	case f.version == V12:
		f.b.WriteString(`<graph defaultedgetype="directed" mode="dynamic" timeformat="date">` + "\n")
	default:
		f.b.WriteString(`<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">` + "\n")
	}
	declare(f.b, "node", f.nodes)
	declare(f.b, "edge", f.edges)
}

func declare[T any](b *bufio.Writer, class string, columns []column.Column[T]) {
	if len(columns) == 0 {
		return
	}
	fmt.Fprintf(b, "<attributes class=%q mode=\"static\">\n", class)
	for _, c := range columns {
		fmt.Fprintf(b, "<attribute id=%q title=%q type=%q/>\n", c.Name, c.Name, typeNames[c.Type])
	}
	b.WriteString("</attributes>\n")
}

func (f *file) node(n *graph.Node, d layout.Disc) {
	f.buf = append(f.buf[:0], "<node"...)
	f.attr("id", n.ID)
	f.attr("label", n.Name)
	f.span(timespan.Of(n.Date))
	f.buf = append(f.buf, '>')
	f.buf, f.value = appendValues(f.buf, f.value, f.nodes, n)
	f.color(style.OfKind(n.Kind).Color)
	f.buf = fmt.Appendf(f.buf, `<viz:position x="%.2f" y="%.2f" z="0"/><viz:size value="%.1f"/>`, d.X, d.Y, d.Size/2) // a radius
	f.b.Write(append(f.buf, "</node>\n"...))
}

func (f *file) edge(e *graph.Edge) {
	f.buf = append(f.buf[:0], "<edge"...)
	f.attr("id", e.ID)
	f.attr("source", e.Source)
	f.attr("target", e.Target)
	f.attr("type", "directed")
	if f.version == V13 {
		f.attr("kind", f.kinds.Of(e))
	}
	f.attr("label", strings.ReplaceAll(style.EdgeLabel(e), "\n", " "))
	f.attr("weight", strconv.Itoa(column.Weight(e)))
	f.span(timespan.OfEdge(e))
	f.buf = append(f.buf, '>')
	f.buf, f.value = appendValues(f.buf, f.value, f.edges, e)
	f.color(style.EdgeColor(e))
	if line := style.OfStatus(e.Status); line != style.Solid {
		f.buf = fmt.Appendf(f.buf, `<viz:shape value="%s"/>`, line)
	}
	f.b.Write(append(f.buf, "</edge>\n"...))
}

func (f *file) attr(name, value string) {
	f.buf = append(append(append(f.buf, ' '), name...), `="`...)
	f.buf = append(xmltext.Append(f.buf, value), '"')
}

// span adds the time in which an element exists, or nothing for always.
func (f *file) span(start, end string, ok bool) {
	if ok {
		f.attr("start", start)
		f.attr("end", end)
	}
}

func (f *file) color(c style.Color) {
	f.buf = fmt.Appendf(f.buf, `<viz:color r="%d" g="%d" b="%d"/>`, c.R, c.G, c.B)
}

// appendValues appends the values of v that are there; value is memory to work in.
func appendValues[T any](dst, value []byte, columns []column.Column[T], v *T) (grown, memory []byte) {
	begin := len(dst)
	dst = append(dst, "<attvalues>"...)
	empty := len(dst)
	for i := range columns {
		if value = columns[i].Append(value[:0], v); len(value) > 0 {
			dst = append(append(append(dst, `<attvalue for="`...), columns[i].Name...), `" value="`...)
			dst = append(xmltext.Append(dst, string(value)), `"/>`...)
		}
	}
	if len(dst) == empty {
		return dst[:begin], value
	}
	return append(dst, "</attvalues>"...), value
}
