package query

import (
	"cmp"
	"slices"

	lib "github.com/dominikbraun/graph"

	"newsgraph/graph"
)

// topology is the undirected shape of a set of edges: who is joined to whom.
// Mentions in articles do not join: all that one article names would be near.
type topology struct {
	// shape has an arc each way for each pair: the library finds components of
	// directed graphs only, and strongly connected ones are then simply the
	// connected ones.
	shape lib.Graph[string, string]
	// neighbours of each node, those that more articles join to it first, then
	// by id.
	neighbours map[string][]string
	// between lists the indices of the edges that join each pair.
	between map[pair][]int
}

// pair is two joined nodes, the lesser id first.
type pair struct{ a, b string }

func pairOf(a, b string) pair {
	if b < a {
		a, b = b, a
	}
	return pair{a, b}
}

func newTopology(edges []graph.Edge) *topology {
	t := &topology{shape: lib.New(lib.StringHash, lib.Directed()), neighbours: map[string][]string{}, between: map[pair][]int{}}
	for i := range edges {
		e := &edges[i]
		if e.Relation == graph.MentionedIn || e.Source == e.Target {
			continue
		}
		p := pairOf(e.Source, e.Target)
		if t.between[p] = append(t.between[p], i); len(t.between[p]) > 1 {
			continue
		}
		t.connect(p.a, p.b)
		t.neighbours[p.a] = append(t.neighbours[p.a], p.b)
		t.neighbours[p.b] = append(t.neighbours[p.b], p.a)
	}
	t.sortNeighbours(edges)
	return t
}

// connect enters a pair for the first time. The library's errors speak of
// vertices that exist already, which is no error here, and of edges that exist
// already or lack a vertex, which cannot be.
func (t *topology) connect(a, b string) {
	_ = t.shape.AddVertex(a)
	_ = t.shape.AddVertex(b)
	_ = t.shape.AddEdge(a, b)
	_ = t.shape.AddEdge(b, a)
}

func (t *topology) sortNeighbours(edges []graph.Edge) {
	weight := make(map[pair]int, len(t.between))
	for p, list := range t.between {
		for _, i := range list {
			weight[p] += len(Articles(&edges[i]))
		}
	}
	for id, list := range t.neighbours {
		slices.SortFunc(list, func(a, b string) int {
			return cmp.Or(cmp.Compare(weight[pairOf(id, b)], weight[pairOf(id, a)]), cmp.Compare(a, b))
		})
	}
}

// distances returns the number of edges from start to each node at most limit
// edges away; a negative limit is none.
func (t *topology) distances(start string, limit int) map[string]int {
	d := map[string]int{}
	// The library visits nodes nearest first, but the depth that it reports
	// counts visits. A node's distance is one more than that of the nearest
	// neighbour seen before it. An unknown start has no neighbours: no error.
	_ = lib.BFS(t.shape, start, func(id string) bool {
		best := -1
		for _, n := range t.neighbours[id] {
			if x, seen := d[n]; seen && (best < 0 || x < best) {
				best = x
			}
		}
		if limit >= 0 && best+1 > limit {
			return true
		}
		d[id] = best + 1
		return false
	})
	return d
}

// within is the set of nodes at most hops edges away from one of the starts.
func (t *topology) within(starts []string, hops int) map[string]bool {
	near := map[string]bool{}
	for _, s := range starts {
		near[s] = true
		for id := range t.distances(s, hops) {
			near[id] = true
		}
	}
	return near
}

// components lists the connected components, the largest first, then by their
// least id; ids are sorted.
func (t *topology) components() [][]string {
	// The library's only error is an undirected graph.
	out, _ := lib.StronglyConnectedComponents(t.shape)
	for _, c := range out {
		slices.Sort(c)
	}
	slices.SortFunc(out, func(a, b []string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0], b[0]))
	})
	return out
}
