package html

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"

	"newsgraph/graph"
)

// relation is what the page needs to know of the ontology.
type relation struct {
	Relation  graph.Relation `json:"relation"`
	Class     graph.Class    `json:"class,omitempty"`
	Cameo     string         `json:"cameo,omitempty"`
	Symmetric bool           `json:"symmetric,omitempty"`
}

// WriteData writes the page's data: one JSON object with the title, the
// ontology, the places of the nodes, and the graph in the form of the
// interchange file. It is safe inside a script element: "<", ">", "&", U+2028
// and U+2029 are written as escapes.
func WriteData(w io.Writer, g *graph.Graph, o Options) error {
	out := &dataWriter{w: bufio.NewWriter(w)}
	out.raw(`{"title":`)
	out.value(o.title())
	out.raw(`,"ontology":`)
	out.value(ontology())
	if o.Layout != nil {
		out.raw(`,"positions":`)
		out.positions(g, o.Layout(g))
	}
	out.raw(`,"graph":{"documents":`)
	writeArray(out, g.Documents)
	out.raw(`,"nodes":`)
	writeArray(out, g.Nodes)
	out.raw(`,"edges":`)
	writeArray(out, g.Edges)
	out.raw(`}}`)
	if out.err != nil {
		return out.err
	}
	return out.w.Flush()
}

func ontology() []relation {
	var all []relation
	for _, d := range graph.Definitions() {
		all = append(all, relation(d))
	}
	return all
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
