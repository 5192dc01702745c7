package html

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"

	"newsgraph/export/identifier"
	palette "newsgraph/export/style"
	"newsgraph/graph"
)

// relation is what the page needs to know of the ontology.
type relation struct {
	Relation  graph.Relation `json:"relation"`
	Class     graph.Class    `json:"class,omitempty"`
	Cameo     string         `json:"cameo,omitempty"`
	Symmetric bool           `json:"symmetric,omitempty"`
	// Group is the group of the palette that the class belongs to.
	Group string `json:"group"`
}

// geo is where things lie on Earth, for the map.
type geo struct {
	// Points are degrees north and east, by node.
	Points map[string][2]float64 `json:"points"`
	// States are ISO 3166-1 numbers, by the alpha-3 codes of nodes.
	States map[string]string `json:"states"`
}

// WriteData writes the page's data: one JSON object with the title, the
// ontology, the places of the nodes in the picture and on Earth, and the graph in
// the form of the interchange file, but that sentences stand once, in a list of
// their own, and evidence is their numbers there. Of a graph with more edges than
// Options.Most it writes a part, and how much is left out. It is safe inside a script element: "<", ">", "&", U+2028
// and U+2029 are written as escapes.
func WriteData(w io.Writer, g *graph.Graph, o Options) error {
	out := &dataWriter{w: bufio.NewWriter(w)}
	g, left := reduce(g, o.most())
	out.raw(`{"title":`)
	out.value(o.title())
	out.raw(`,"ontology":`)
	out.value(ontology())
	if o.Layout != nil {
		out.raw(`,"positions":`)
		out.positions(g, o.Layout(g))
	}
	out.raw(`,"geo":`)
	out.value(geography(g, o.IDs))
	if left != (Left{}) {
		out.raw(`,"left":`)
		out.value(left)
	}
	if o.Edit != "" {
		out.raw(`,"edit":`)
		out.value(o.Edit)
	}
	sentences, edges := number(g)
	out.raw(`,"sentences":`)
	writeArray(out, sentences)
	out.raw(`,"graph":{"documents":`)
	writeArray(out, g.Documents)
	out.raw(`,"nodes":`)
	writeArray(out, g.Nodes)
	out.raw(`,"edges":`)
	writeArray(out, edges)
	out.raw(`}}`)
	if out.err != nil {
		return out.err
	}
	return out.w.Flush()
}

func ontology() []relation {
	var all []relation
	for _, d := range graph.Definitions() {
		all = append(all, relation{d.Relation, d.Class, d.Cameo, d.Symmetric, palette.OfClass(d.Class).Name})
	}
	return all
}

// geography finds what the map needs; encoding/json sorts by key.
func geography(g *graph.Graph, ids *identifier.Table) geo {
	if ids == nil {
		ids = identifier.Default()
	}
	m := geo{map[string][2]float64{}, map[string]string{}}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		if p := ids.Of(n).Point; p != nil {
			m.Points[n.ID] = [2]float64{p.Lat, p.Lon}
		}
		if s := ids.State(n.Country); s.Numeric != "" {
			m.States[n.Country] = s.Numeric
		}
	}
	return m
}

// dataWriter writes JSON piece by piece, so that a large graph is not held in
// memory a second time. It keeps the first error.
type dataWriter struct {
	w   *bufio.Writer
	err error
}

func (d *dataWriter) raw(s string) {
	if d.err == nil {
		_, d.err = d.w.WriteString(s)
	}
}

// value relies on json.Marshal to escape what HTML would read as markup.
func (d *dataWriter) value(v any) {
	if d.err != nil {
		return
	}
	data, err := json.Marshal(v)
	if err != nil {
		d.err = fmt.Errorf("html: %w", err)
		return
	}
	_, d.err = d.w.Write(data)
}

// positions writes the places in the order of the nodes, with six
// significant digits: far below a pixel at any size of the picture.
func (d *dataWriter) positions(g *graph.Graph, at map[string]Point) {
	d.raw("{")
	first := true
	for _, n := range g.Nodes {
		p, ok := at[n.ID]
		if !ok || math.IsNaN(p.X+p.Y) || math.IsInf(p.X+p.Y, 0) {
			continue
		}
		if !first {
			d.raw(",")
		}
		first = false
		d.value(n.ID)
		d.raw(fmt.Sprintf(":[%.6g,%.6g]", p.X, p.Y))
	}
	d.raw("}")
}

func writeArray[T any](d *dataWriter, items []T) {
	d.raw("[")
	for i, item := range items {
		if i > 0 {
			d.raw(",")
		}
		d.raw("\n")
		d.value(item)
	}
	d.raw("]")
}
