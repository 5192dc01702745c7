package measure

import (
	"cmp"
	"slices"

	lib "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
	"gonum.org/v1/gonum/graph/simple"

	"newsgraph/graph"
)

// net is who acts on whom, in numbers. Nodes are sorted by id.
type net struct {
	nodes []graph.Node
	// out lists whom each node acts on, ties the same without direction, both
	// sorted by number.
	out, ties [][]link
	acts      []int // of each node
}

// link leads to a node; weight is the number of articles that tell of acts,
// an article that tells of two acts counted twice.
type link struct {
	to     int
	weight int
}

func newNet(g *graph.Graph) *net {
	actors := map[string]*graph.Node{}
	for i := range g.Nodes {
		if g.Nodes[i].Kind.Actor() {
			actors[g.Nodes[i].ID] = &g.Nodes[i]
		}
	}
	used := map[string]bool{}
	for i := range g.Edges {
		if e := &g.Edges[i]; counts(e, actors) {
			used[e.Source], used[e.Target] = true, true
		}
	}
	n := &net{}
	for id := range used {
		n.nodes = append(n.nodes, *actors[id])
	}
	slices.SortFunc(n.nodes, func(a, b graph.Node) int { return cmp.Compare(a.ID, b.ID) })
	n.link(g, actors)
	return n
}

// counts tells whether an edge is an act between two actors.
func counts(e *graph.Edge, actors map[string]*graph.Node) bool {
	return e.Relation.Event() && e.Source != e.Target && actors[e.Source] != nil && actors[e.Target] != nil
}

func (n *net) link(g *graph.Graph, actors map[string]*graph.Node) {
	number := make(map[string]int, len(n.nodes))
	for k := range n.nodes {
		number[n.nodes[k].ID] = k
	}
	out, ties := map[[2]int]int{}, map[[2]int]int{}
	n.acts = make([]int, len(n.nodes))
	for i := range g.Edges {
		e := &g.Edges[i]
		if !counts(e, actors) {
			continue
		}
		a, b, w := number[e.Source], number[e.Target], articles(e)
		n.acts[a] += max(1, e.Count)
		n.acts[b] += max(1, e.Count)
		out[[2]int{a, b}] += w
		if e.Relation.Symmetric() {
			out[[2]int{b, a}] += w
		}
		ties[[2]int{a, b}] += w
		ties[[2]int{b, a}] += w
	}
	n.out, n.ties = lists(len(n.nodes), out), lists(len(n.nodes), ties)
}

// articles is how many articles tell an edge, at least one.
func articles(e *graph.Edge) int {
	seen := map[string]bool{}
	for _, v := range e.Evidence {
		seen[v.Document] = true
	}
	return max(1, len(seen))
}

func lists(n int, weights map[[2]int]int) [][]link {
	out := make([][]link, n)
	for p, w := range weights {
		out[p[0]] = append(out[p[0]], link{p[1], w})
	}
	for _, l := range out {
		slices.SortFunc(l, func(a, b link) int { return cmp.Compare(a.to, b.to) })
	}
	return out
}

func (n *net) weight(a, b int) int {
	k, ok := slices.BinarySearchFunc(n.ties[a], b, func(l link, b int) int { return cmp.Compare(l.to, b) })
	if !ok {
		return 0
	}
	return n.ties[a][k].weight
}

// undirected is a net as gonum takes it: everything in one order, so that sums of
// floating-point numbers are, too.
type undirected struct{ *net }

var _ lib.WeightedUndirected = undirected{}

// Node implements gonum's graph.Graph.
func (u undirected) Node(id int64) lib.Node {
	if id < 0 || int(id) >= len(u.nodes) {
		return nil
	}
	return simple.Node(id)
}

// Nodes implements gonum's graph.Graph.
func (u undirected) Nodes() lib.Nodes {
	out := make([]lib.Node, len(u.nodes))
	for k := range out {
		out[k] = simple.Node(k)
	}
	return iterator.NewOrderedNodes(out)
}

// From implements gonum's graph.Graph.
func (u undirected) From(id int64) lib.Nodes {
	out := make([]lib.Node, len(u.ties[id]))
	for k, l := range u.ties[id] {
		out[k] = simple.Node(l.to)
	}
	return iterator.NewOrderedNodes(out)
}

// HasEdgeBetween implements gonum's graph.Graph.
func (u undirected) HasEdgeBetween(x, y int64) bool { return u.weight(int(x), int(y)) > 0 }

// Edge implements gonum's graph.Graph.
func (u undirected) Edge(x, y int64) lib.Edge { return u.WeightedEdge(x, y) }

// EdgeBetween implements gonum's graph.Undirected.
func (u undirected) EdgeBetween(x, y int64) lib.Edge { return u.WeightedEdge(x, y) }

// WeightedEdgeBetween implements gonum's graph.WeightedUndirected.
func (u undirected) WeightedEdgeBetween(x, y int64) lib.WeightedEdge { return u.WeightedEdge(x, y) }

// WeightedEdge implements gonum's graph.Weighted.
func (u undirected) WeightedEdge(x, y int64) lib.WeightedEdge {
	w := u.weight(int(x), int(y))
	if w == 0 {
		return nil
	}
	return simple.WeightedEdge{F: simple.Node(x), T: simple.Node(y), W: float64(w)}
}

// Weight implements gonum's graph.Weighted.
func (u undirected) Weight(x, y int64) (float64, bool) {
	w := u.weight(int(x), int(y))
	return float64(w), x == y || w > 0
}
