package measure

import (
	"cmp"
	"slices"

	lib "github.com/dominikbraun/graph"

	"newsgraph/graph"
)

// Connection is what there is between two actors.
type Connection struct {
	// Acts are those between the two, sorted by date, undated ones last, then by id.
	Acts []graph.Edge
	// Distance is the number of steps of the shortest way from one to the other, acts
	// in either direction: 1 where they have to do with each other, 0 where no way leads.
	Distance int
	// Middle are those between them: who has to do with both, or, where nobody has, who
	// stands on a shortest way.
	Middle []Middleman
}

// Middleman is an actor between two.
type Middleman struct {
	Node graph.Node
	// FromA and FromB are the steps from either.
	FromA, FromB int
	// WithA and WithB weigh its acts with either, by the articles that tell of
	// them; 0 where they have none.
	WithA, WithB int
}

// strength is what the weaker of the two sides amounts to.
func (m *Middleman) strength() int { return min(m.WithA, m.WithB) }

// Between says what there is between two nodes of g, given by their ids. The middlemen
// with the most acts on their weaker side come first, then those with the most in
// all, then by id.
func Between(g *graph.Graph, a, b string) Connection {
	n := newNet(g)
	var c Connection
	for i := range g.Edges {
		if e := &g.Edges[i]; e.Relation.Event() && (e.Source == a && e.Target == b || e.Source == b && e.Target == a) {
			c.Acts = append(c.Acts, *e)
		}
	}
	slices.SortFunc(c.Acts, func(x, y graph.Edge) int {
		return cmp.Or(cmp.Compare(cmp.Or(x.Date, "~"), cmp.Or(y.Date, "~")), cmp.Compare(x.ID, y.ID))
	})
	from, okA := n.number(a)
	to, okB := n.number(b)
	if !okA || !okB {
		return c
	}
	fromA, fromB := n.distances(from), n.distances(to)
	if c.Distance = fromA[to]; c.Distance <= 0 {
		c.Distance = 0
		return c
	}
	for k := range n.nodes {
		if k == from || k == to || fromA[k] < 0 || fromA[k]+fromB[k] != max(c.Distance, 2) {
			continue
		}
		c.Middle = append(c.Middle, Middleman{n.nodes[k], fromA[k], fromB[k], n.weight(from, k), n.weight(to, k)})
	}
	slices.SortFunc(c.Middle, func(x, y Middleman) int {
		return cmp.Or(cmp.Compare(x.FromA, y.FromA), cmp.Compare(y.strength(), x.strength()),
			cmp.Compare(y.WithA+y.WithB, x.WithA+x.WithB), cmp.Compare(x.Node.ID, y.Node.ID))
	})
	return c
}

func (n *net) number(id string) (int, bool) {
	return slices.BinarySearchFunc(n.nodes, id, func(x graph.Node, id string) int { return cmp.Compare(x.ID, id) })
}

// distances gives the steps to each node from one, or -1 where there is no way.
func (n *net) distances(from int) []int {
	out := make([]int, len(n.nodes))
	for k := range out {
		out[k] = -1
	}
	// The library visits the nearest first, but its depth counts visits: the distance is one
	// more than that of the nearest neighbour visited before. That the start is a
	// vertex leaves no error.
	_ = lib.BFS(n.shape(), from, func(k int) bool {
		if k == from {
			out[k] = 0
			return false
		}
		for _, l := range n.ties[k] {
			if d := out[l.to]; d >= 0 && (out[k] < 0 || d+1 < out[k]) {
				out[k] = d + 1
			}
		}
		return false
	})
	return out
}

// shape is the net in the library's form. Its errors speak of vertices that are
// missing and edges that are there already, which cannot be here.
func (n *net) shape() lib.Graph[int, int] {
	g := lib.New(lib.IntHash)
	for k := range n.nodes {
		_ = g.AddVertex(k)
	}
	for k, links := range n.ties {
		for _, l := range links {
			if k < l.to {
				_ = g.AddEdge(k, l.to)
			}
		}
	}
	return g
}
