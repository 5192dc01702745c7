package column

import (
	"cmp"
	"slices"

	"newsgraph/graph"
)

// Index finds the nodes and documents of a graph by id, for tables whose rows
// tell of more than one of them. It shares memory with the graph.
type Index struct {
	nodes     map[string]*graph.Node
	documents map[string]*graph.Document
}

// NewIndex indexes g, which must not change afterwards.
func NewIndex(g *graph.Graph) *Index {
	x := &Index{make(map[string]*graph.Node, len(g.Nodes)), make(map[string]*graph.Document, len(g.Documents))}
	for i := range g.Nodes {
		x.nodes[g.Nodes[i].ID] = &g.Nodes[i]
	}
	for i := range g.Documents {
		x.documents[g.Documents[i].ID] = &g.Documents[i]
	}
	return x
}

// Node returns the node of that id, or one with nothing but the id.
func (x *Index) Node(id string) *graph.Node {
	if n := x.nodes[id]; n != nil {
		return n
	}
	return &graph.Node{ID: id}
}

// Document returns the document of that id, or one with nothing but the id.
func (x *Index) Document(id string) *graph.Document {
	if d := x.documents[id]; d != nil {
		return d
	}
	return &graph.Document{ID: id}
}

// First returns the earliest document that tells e, undated ones last and equal
// ones by id, with its evidence; nil where e has no evidence.
func (x *Index) First(e *graph.Edge) (*graph.Document, *graph.Evidence) {
	var first *graph.Document
	var told *graph.Evidence
	for i := range e.Evidence {
		d := x.Document(e.Evidence[i].Document)
		if first == nil || earlier(d, first) {
			first, told = d, &e.Evidence[i]
		}
	}
	return first, told
}

func earlier(a, b *graph.Document) bool {
	if (a.Date == "") != (b.Date == "") {
		return a.Date != ""
	}
	return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID)) < 0
}

// Publishers returns the outlets of the articles that tell e, each once, in the
// order of the evidence.
func (x *Index) Publishers(e *graph.Edge) []string {
	var out []string
	for i := range e.Evidence {
		if p := x.Document(e.Evidence[i].Document).Publisher; p != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// Reported returns the date by which e is placed in time where its own is not
// known: the date reported, else that of the earliest article; it may be empty.
func (x *Index) Reported(e *graph.Edge) string {
	if e.DateReported != "" {
		return e.DateReported
	}
	if d, _ := x.First(e); d != nil {
		return d.Date
	}
	return ""
}
