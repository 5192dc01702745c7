package store

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"newsgraph/graph"
)

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
	if err == nil && s.document.ID == "" {
		err = damaged("facts without an article")
	}
	return fragment{
		graph: &graph.Graph{Documents: []graph.Document{s.document}, Nodes: s.nodes, Edges: s.edges},
		text:  text,
	}, err
}

func unpackFragment(v []byte) (fragment, error) {
	text, err := unpack(v)
	if err != nil {
		return fragment{}, err
	}
	return parseFragment(text)
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

// ordered returns the fragments by article id.
func ordered(fragments map[string]fragment) []*graph.Graph {
	out := make([]*graph.Graph, 0, len(fragments))
	for _, id := range slices.Sorted(maps.Keys(fragments)) {
		out = append(out, fragments[id].graph)
	}
	return out
}

// resolved decides over all fragments which nodes are one thing, and checks the
// decision.
func resolved(fragments map[string]fragment, resolve func([]*graph.Graph) (*graph.Graph, error)) (*graph.Graph, error) {
	g, err := resolve(ordered(fragments))
	if err != nil {
		return nil, err
	}
	if !isSorted(g) {
		g = sorted(g)
	}
	documents := make(map[string]bool, len(fragments))
	for id := range fragments {
		documents[id] = true
	}
	if err := checkResolved(g, documents); err != nil {
		return nil, err
	}
	g.Documents = retold(g.Documents)
	return g, nil
}

// difference is what turns the sorted graph was into is.
func difference(was, is *graph.Graph) *change {
	c := new(change)
	merge(len(was.Nodes), len(is.Nodes),
		func(i, k int) int { return strings.Compare(was.Nodes[i].ID, is.Nodes[k].ID) },
		func(i, k int) {
			switch {
			case k < 0:
				c.noNodes = append(c.noNodes, was.Nodes[i].ID)
			case i < 0 || !sameNode(&was.Nodes[i], &is.Nodes[k]):
				c.nodes = append(c.nodes, is.Nodes[k])
			}
		})
	merge(len(was.Edges), len(is.Edges),
		func(i, k int) int { return strings.Compare(was.Edges[i].ID, is.Edges[k].ID) },
		func(i, k int) {
			switch {
			case k < 0:
				c.noEdges = append(c.noEdges, was.Edges[i])
			case i < 0:
				c.edges = append(c.edges, is.Edges[k])
			case string(edgeKey(&was.Edges[i])) != string(edgeKey(&is.Edges[k])):
				c.noEdges = append(c.noEdges, was.Edges[i])
				c.edges = append(c.edges, is.Edges[k])
			case !sameEdge(&was.Edges[i], &is.Edges[k]):
				c.edges = append(c.edges, is.Edges[k])
			}
		})
	return c
}

// merge walks along two sorted lists of n and m things and calls pair with the
// numbers of equal ones, or with -1 for what one list lacks.
func merge(n, m int, compare func(i, k int) int, pair func(i, k int)) {
	i, k := 0, 0
	for i < n || k < m {
		order := 0
		switch {
		case i == n:
			order = 1
		case k == m:
			order = -1
		default:
			order = compare(i, k)
		}
		switch {
		case order < 0:
			pair(i, -1)
			i++
		case order > 0:
			pair(-1, k)
			k++
		default:
			pair(i, k)
			i++
			k++
		}
	}
}

func sameNode(a, b *graph.Node) bool {
	x, y := *a, *b
	x.Aliases, y.Aliases = nil, nil
	return slices.Equal(a.Aliases, b.Aliases) && x.ID == y.ID && x.Kind == y.Kind && x.Name == y.Name && x.Country == y.Country &&
		x.Sector == y.Sector && x.Date == y.Date && x.Format == y.Format && x.Status == y.Status
}

func sameEdge(a, b *graph.Edge) bool {
	if !slices.Equal(a.Evidence, b.Evidence) {
		return false
	}
	var x, y encoder
	x.edge(a, "")
	y.edge(b, "")
	return x.b.String() == y.b.String()
}
