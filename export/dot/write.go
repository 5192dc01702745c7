package dot

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"math"
	"strings"

	"newsgraph/export/style"
	"newsgraph/graph"
)

// DefaultMaxEdges is the number of edges beyond which a graph is reduced: more
// than some 150 labelled lines do not fit on a page that can be read.
const DefaultMaxEdges = 150

// reducedShare is the part of MaxEdges that a reduced picture has as lines (60 by
// default): folded lines have longer labels, and join the busiest nodes.
const reducedShare = 0.4

// Options say what to draw; the zero value draws the graph in its reduced form,
// without articles and without nodes that no edge joins.
type Options struct {
	// Title stands above the picture; none when empty.
	Title string
	// All draws every edge, however many there are, and nodes without any.
	All bool
	// MaxEdges is the number of edges beyond which the graph is reduced, to two
	// fifths of that number of lines; 0 means DefaultMaxEdges.
	MaxEdges int
	// Articles draws the nodes of articles, too, and what is mentioned in them.
	Articles bool
	// Engine is the layout engine that the file asks for (dot, sfdp, neato, ...);
	// empty means the one that EngineFor picks.
	Engine string
}

// Sizes beyond which dot is too slow or too wide to read: it took 1 m 52 s for
// 700 nodes, sfdp 1 s.
const (
	maxDotNodes = 200
	maxDotEdges = 300
)

// EngineFor picks the layout engine for a picture of that size: dot, which shows
// direction best, as long as it is small, then sfdp.
func EngineFor(nodes, edges int) string {
	if nodes <= maxDotNodes && edges <= maxDotEdges {
		return "dot"
	}
	return "sfdp"
}

// header sets what holds for the whole picture. Dark text on tints and thin
// lines read well on paper and screen; overlap and splines concern the engines
// for larger graphs (sfdp, neato), rankdir and the separations dot.
const header = `  graph [charset="UTF-8", rankdir=LR, nodesep=0.25, ranksep=0.9, overlap=prism, overlap_scaling=-4, outputorder=edgesfirst, bgcolor=white, fontname="Helvetica", fontsize=16, labelloc=t, labeljust=l];
  node [style="filled", fontname="Helvetica", fontcolor="#111111", margin="0.14,0.07", penwidth=1.5];
  edge [fontname="Helvetica", fontsize=11, fontcolor="#333333", arrowsize=0.7];
`

// Write writes g as a Graphviz digraph, in the order of g (Graph.Sort gives
// equal graphs equal bytes).
func Write(w io.Writer, g *graph.Graph, o Options) error {
	b := bufio.NewWriterSize(w, 1<<16)
	p := reduce(g, o)
	if p.note != "" {
		fmt.Fprintf(b, "// %s.\n", p.note)
	}
	b.WriteString("digraph newsgraph {\n" + header)
	b.WriteString(routing(p, o))
	// A line that ends in \l stands at the left.
	b.WriteString("  label=" + strings.ReplaceAll(string(appendText(nil, caption(p, o)+"\n")), `\n`, `\l`) + ";\n")
	degree := map[string]int{}
	for _, l := range p.lines {
		degree[l.edge.Source]++
		degree[l.edge.Target]++
	}
	var buf []byte
	for _, n := range p.nodes {
		buf = appendNode(buf[:0], n, degree[n.ID])
		b.Write(buf)
	}
	for i := range p.lines {
		buf = appendLine(buf[:0], &p.lines[i])
		b.Write(buf)
	}
	b.WriteString("}\n")
	return b.Flush()
}

// routing says which engine lays the picture out and how edges run. The engine is
// named only where it is not dot, because the name in a file overrides the one on
// Graphviz's command line. Curves around nodes take sfdp minutes for some
// thousand edges, so that a large picture has straight lines.
func routing(p picture, o Options) string {
	engine := cmp.Or(o.Engine, EngineFor(len(p.nodes), len(p.lines)))
	s := "  splines=true;\n"
	if len(p.lines) > maxDotEdges {
		s = "  splines=line;\n"
	}
	if engine != "dot" {
		s += "  layout=" + string(appendID(nil, engine)) + ";\n"
	}
	return s
}

// caption is the text of the picture: title, what was left out, and a legend of
// what occurs.
func caption(p picture, o Options) string {
	var lines []string
	if o.Title != "" {
		lines = append(lines, o.Title)
	}
	if p.note != "" {
		lines = append(lines, p.note)
	}
	if s := legend(p); s != "" {
		lines = append(lines, s)
	}
	return strings.Join(lines, "\n")
}

// legend explains the shapes, colours and lines that the picture has, a line each.
func legend(p picture) string {
	kinds, statuses, groups := map[graph.Kind]bool{}, map[graph.Status]bool{}, map[string]bool{}
	for _, n := range p.nodes {
		kinds[n.Kind] = true
	}
	for _, l := range p.lines {
		statuses[l.edge.Status] = true
		if l.edge.Status != graph.Denied {
			groups[style.OfClass(l.edge.Class).Name] = true
		}
	}
	var shapes, colors, lines []string
	for _, k := range style.Kinds() {
		if kinds[k.Kind] {
			shapes = append(shapes, fmt.Sprintf("%s: %s", k.Kind, shapeNames[k.Shape]))
		}
	}
	for _, g := range style.Groups() {
		if groups[g.Name] {
			colors = append(colors, g.Hue+": "+g.Label)
		}
	}
	for _, s := range statusNames {
		if statuses[s.status] {
			lines = append(lines, s.text)
		}
	}
	var all []string
	for _, row := range [][]string{shapes, colors, lines} {
		if len(row) > 0 {
			all = append(all, strings.Join(row, " · "))
		}
	}
	return strings.Join(all, "\n")
}

// statusNames says in words how statuses look; what happened needs none.
var statusNames = []struct {
	status graph.Status
	text   string
}{
	{graph.Planned, "dashed: planned"},
	{graph.Possible, "dotted: possible"},
	{graph.Denied, style.DeniedHue + ", crossed: denied"},
}

// shapeNames says in words what Graphviz calls by its own names.
var shapeNames = map[string]string{
	"ellipse": "ellipse", "box": "box", "house": "house", "hexagon": "hexagon", "parallelogram": "slanted box",
	"cds": "arrow box", "diamond": "diamond", "note": "note", "tab": "tab",
}

// Type grows a little with the degree, so that hubs stand out: from 13 to 22
// points, by the logarithm, since degrees spread over orders of magnitude.
func fontSize(degree int) int {
	return min(22, 13+int(math.Round(2*math.Log2(float64(degree+1))/1.5)))
}

// tintShare keeps fills light enough for black text.
const tintShare = 0.3

func appendNode(dst []byte, n *graph.Node, degree int) []byte {
	look := style.OfKind(n.Kind)
	dst = appendID(append(dst, "  "...), shortID(n.ID))
	dst = appendText(append(dst, " [label="...), nodeLabel(n))
	dst = fmt.Appendf(dst, ", shape=%s, color=%q, fillcolor=%q, fontsize=%d", look.Shape, look.Color.Hex(), look.Color.Tint(tintShare).Hex(), fontSize(degree))
	if n.Kind == graph.Meeting {
		// Inside a diamond there is little room; and its line shows its status.
		dst = fmt.Appendf(dst, `, margin="0,0", style="filled,%s"`, style.OfStatus(n.Status))
	}
	dst = appendText(append(dst, ", tooltip="...), clip(string(n.Kind)+": "+n.Name, maxTooltip))
	return append(dst, "];\n"...)
}

func nodeLabel(n *graph.Node) string {
	s := wrap(n.Name)
	if n.Date != "" && !strings.Contains(n.Name, n.Date) {
		s += "\n" + n.Date
	}
	return s
}

// maxWidth bounds the thickness of lines, in points.
const maxWidth = 5

func appendLine(dst []byte, l *line) []byte {
	e := l.edge
	dst = appendID(append(dst, "  "...), shortID(e.Source))
	dst = appendID(append(dst, " -> "...), shortID(e.Target))
	dst = appendText(append(dst, " [label="...), wrapEach(l.label))
	color := style.EdgeColor(e).Hex()
	width := min(maxWidth, 1+0.8*math.Log2(float64(l.weight)))
	dst = fmt.Appendf(dst, ", color=%q, style=%s, penwidth=%.1f", color, style.OfStatus(e.Status), width)
	if e.Relation.Symmetric() {
		dst = append(dst, ", dir=none"...)
	}
	if e.Status == graph.Denied {
		// A bar across the line's end crosses it out.
		dst = fmt.Appendf(dst, ", fontcolor=%q, dir=both, arrowtail=tee, arrowhead=teenormal", color)
	}
	dst = appendText(append(dst, ", tooltip="...), clip(l.tip, maxTooltip))
	return append(dst, "];\n"...)
}

// wrapEach wraps every line of s.
func wrapEach(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = wrap(l)
	}
	return strings.Join(lines, "\n")
}

// Size returns the number of nodes and edges that Write draws of g.
func Size(g *graph.Graph, o Options) (nodes, edges int) {
	p := reduce(g, o)
	return len(p.nodes), len(p.lines)
}
