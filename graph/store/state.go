package store

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"newsgraph/graph"
)

// state is the content of a store in memory: what its quads say.
type state struct {
	fragments map[string]fragment // by article
	// sheets are those of the resolved graph, encoded, by article; what no
	// article tells has the key "".
	sheets map[string]string
}

// fragment is what was extracted from one article, and the same encoded.
type fragment struct {
	graph *graph.Graph
	text  string
}

// newFragment checks and encodes the facts of one article. Its order does not
// matter: the same facts give the same text.
func newFragment(g *graph.Graph) (fragment, error) {
	g = sorted(g)
	if err := checkFragment(g); err != nil {
		return fragment{}, err
	}
	return parseFragment(encode(&sheet{document: g.Documents[0], nodes: g.Nodes, edges: g.Edges}))
}

func parseFragment(text string) (fragment, error) {
	s, err := decode(text)
	return fragment{
		graph: &graph.Graph{Documents: []graph.Document{s.document}, Nodes: s.nodes, Edges: s.edges},
		text:  text,
	}, err
}

// sorted returns a sorted copy of g that shares nothing that sorting moves.
func sorted(g *graph.Graph) *graph.Graph {
	c := &graph.Graph{
		Documents: slices.Clone(g.Documents),
		Nodes:     slices.Clone(g.Nodes),
		Edges:     slices.Clone(g.Edges),
	}
	for i := range c.Nodes {
		c.Nodes[i].Aliases = slices.Clone(c.Nodes[i].Aliases)
	}
	for i := range c.Edges {
		c.Edges[i].Evidence = slices.Clone(c.Edges[i].Evidence)
	}
	c.Sort()
	return c
}

// isSorted tells whether Sort would leave g as it is.
func isSorted(g *graph.Graph) bool {
	evidence := func(a, b graph.Evidence) int {
		return cmp.Or(strings.Compare(a.Document, b.Document), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	}
	return slices.IsSortedFunc(g.Nodes, func(a, b graph.Node) int { return strings.Compare(a.ID, b.ID) }) &&
		slices.IsSortedFunc(g.Edges, func(a, b graph.Edge) int { return strings.Compare(a.ID, b.ID) }) &&
		!slices.ContainsFunc(g.Nodes, func(n graph.Node) bool { return !slices.IsSorted(n.Aliases) }) &&
		!slices.ContainsFunc(g.Edges, func(e graph.Edge) bool { return !slices.IsSortedFunc(e.Evidence, evidence) })
}

// resolveState puts fragments and what is decided over them together.
func resolveState(fragments map[string]fragment, resolve func([]*graph.Graph) (*graph.Graph, error)) (*state, error) {
	resolved, err := resolve(ordered(fragments))
	if err != nil {
		return nil, err
	}
	documents := make(map[string]graph.Document, len(fragments))
	for id, f := range fragments {
		documents[id] = f.graph.Documents[0]
	}
	g := resolved
	if !isSorted(g) {
		g = sorted(g)
	}
	if err := checkResolved(g, documents); err != nil {
		return nil, err
	}
	s := &state{fragments: fragments, sheets: make(map[string]string, len(fragments))}
	for id, part := range divide(g, documents) {
		s.sheets[id] = encode(part)
	}
	return s, nil
}

// ordered returns the fragments by article id.
func ordered(fragments map[string]fragment) []*graph.Graph {
	out := make([]*graph.Graph, 0, len(fragments))
	for _, id := range slices.Sorted(maps.Keys(fragments)) {
		out = append(out, fragments[id].graph)
	}
	return out
}

// graph returns the resolved graph, sorted.
func (s *state) graph() (*graph.Graph, error) {
	sheets := make([]sheet, 0, len(s.sheets))
	for _, id := range slices.Sorted(maps.Keys(s.sheets)) {
		next, err := decode(s.sheets[id])
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, next)
	}
	return assemble(sheets)
}

// diff returns the quads in which next differs from old, article by article in
// the order of their ids, so that the same work gives the same database.
func diff(old, next *state) (delta, error) {
	var d delta
	before, after := old.texts(), next.texts()
	ids := slices.AppendSeq(slices.Collect(maps.Keys(before)), maps.Keys(after))
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		was, is := before[id], after[id]
		if was == is {
			continue
		}
		del, err := was.quads(id)
		if err != nil {
			return delta{}, err
		}
		add, err := is.quads(id)
		if err != nil {
			return delta{}, err
		}
		d.add, d.del = append(d.add, add...), append(d.del, del...)
	}
	return d, nil
}

// articleText is what the store holds under the name of an article, encoded.
type articleText struct{ facts, share string }

func (s *state) texts() map[string]articleText {
	m := make(map[string]articleText, len(s.sheets))
	for id, share := range s.sheets {
		m[id] = articleText{s.fragments[id].text, share}
	}
	return m
}

// quads are all quads of an article. Equal texts give the same quads in the
// same order.
func (t articleText) quads(id string) ([]quad.Quad, error) {
	var out []quad.Quad
	if t.facts != "" {
		out = factQuads(id, t.facts)
	}
	if t.share == "" {
		return out, nil
	}
	s, err := decode(t.share)
	return append(out, shareQuads(id, t.share, &s)...), err
}
