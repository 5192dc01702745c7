package store

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"newsgraph/graph"
)

// state is the content of a store in memory: what its quads say.
type state struct {
	documents map[string]graph.Document
	fragments map[string]fragment // by article
	links     map[localNode]string
	nodes     map[string]graph.Node
	edges     map[string]graph.Edge
}

// fragment is what was extracted from one article.
type fragment struct {
	graph  *graph.Graph
	packed string
}

// newFragment checks and packs the facts of one article. Its order does not
// matter: the same facts give the same text.
func newFragment(g *graph.Graph) (fragment, error) {
	if err := checkFragment(g); err != nil {
		return fragment{}, err
	}
	packed, err := pack(sorted(g))
	if err != nil {
		return fragment{}, err
	}
	return parseFragment(packed)
}

func parseFragment(packed string) (fragment, error) {
	f := fragment{graph: new(graph.Graph), packed: packed}
	return f, unpack(packed, f.graph, "the facts of an article")
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

// resolveState puts fragments and what is decided over them together.
func resolveState(fragments map[string]fragment, resolve func([]*graph.Graph) (Resolution, error)) (*state, error) {
	res, err := resolve(ordered(fragments))
	if err != nil {
		return nil, err
	}
	s := &state{
		documents: make(map[string]graph.Document, len(fragments)),
		fragments: fragments,
		links:     map[localNode]string{},
		nodes:     make(map[string]graph.Node, len(res.Graph.Nodes)),
		edges:     make(map[string]graph.Edge, len(res.Graph.Edges)),
	}
	for id, f := range fragments {
		s.documents[id] = f.graph.Documents[0]
		for _, n := range f.graph.Nodes {
			if node, ok := res.Node(id, n.ID); ok {
				s.links[localNode{id, n.ID}] = node
			}
		}
	}
	g := sorted(res.Graph)
	for _, n := range g.Nodes {
		s.nodes[n.ID] = n
	}
	for _, e := range g.Edges {
		s.edges[e.ID] = e
	}
	return s, s.checkResolved(g)
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
func (s *state) graph() *graph.Graph {
	g := &graph.Graph{
		Documents: slices.AppendSeq(make([]graph.Document, 0, len(s.documents)), maps.Values(s.documents)),
		Nodes:     slices.AppendSeq(make([]graph.Node, 0, len(s.nodes)), maps.Values(s.nodes)),
		Edges:     slices.AppendSeq(make([]graph.Edge, 0, len(s.edges)), maps.Values(s.edges)),
	}
	g.Sort()
	return g
}

// diff returns the quads in which next differs from old.
func diff(old, next *state) (delta, error) {
	d := &differ{}
	compare(d, old.texts(d), next.texts(d), articleQuads)
	compare(d, old.links, next.links, linkQuads)
	compare(d, old.nodes, next.nodes, nodeQuads)
	compare(d, old.edges, next.edges, edgeQuads)
	compare(d, old.claims(), next.claims(), claimQuads)
	// In order of articles, so that the same work gives the same database.
	slices.SortFunc(d.add, compareQuads)
	slices.SortFunc(d.del, compareQuads)
	return d.delta, d.err
}

type differ struct {
	delta
	err error
}

// compare adds to d the quads of all entries in which old and next differ.
func compare[K comparable, V any](d *differ, old, next map[K]V, quads func(K, V) ([]quad.Quad, error)) {
	list := func(to *[]quad.Quad, k K, v V) {
		q, err := quads(k, v)
		if d.err == nil {
			d.err = err
		}
		*to = append(*to, q...)
	}
	for k, v := range next {
		was, ok := old[k]
		if ok && reflect.DeepEqual(was, v) {
			continue
		}
		list(&d.add, k, v)
		if ok {
			list(&d.del, k, was)
		}
	}
	for k, v := range old {
		if _, ok := next[k]; !ok {
			list(&d.del, k, v)
		}
	}
}

func (s *state) texts(d *differ) map[string]articleText {
	m := make(map[string]articleText, len(s.fragments))
	for id, f := range s.fragments {
		packed, err := pack(s.documents[id])
		if d.err == nil {
			d.err = err
		}
		m[id] = articleText{packed, f.packed}
	}
	return m
}

func (s *state) claims() map[claim]struct{} {
	m := make(map[claim]struct{}, len(s.edges))
	for _, e := range s.edges {
		for _, c := range claims(e) {
			m[c] = struct{}{}
		}
	}
	return m
}

func compareQuads(a, b quad.Quad) int {
	return cmp.Or(
		strings.Compare(plain(a.Label), plain(b.Label)),
		strings.Compare(plain(a.Subject), plain(b.Subject)),
		strings.Compare(plain(a.Predicate), plain(b.Predicate)),
		strings.Compare(plain(a.Object), plain(b.Object)),
	)
}
