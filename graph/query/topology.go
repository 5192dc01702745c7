package query

import (
	"cmp"
	"slices"

	lib "github.com/dominikbraun/graph"

	"newsgraph/graph"
)

// topology is the undirected shape of a set of edges: who is joined to whom.
// Mentions in articles do not join: all that one article names would be near.
// Nodes are numbers, which the library handles twice as fast as ids.
type topology struct {
	ids    []string
	number map[string]int
	// neighbours of each node, those that more articles join to it first, then
	// by id.
	neighbours [][]int
	// between lists the indices of the edges that join each pair.
	between map[pair][]int32
}

// pair is two joined nodes, the lesser number first.
type pair struct{ a, b int }

func pairOf(a, b int) pair { return pair{min(a, b), max(a, b)} }

func newTopology(edges []graph.Edge) *topology {
	t := &topology{number: map[string]int{}, between: map[pair][]int32{}}
	for i := range edges {
		e := &edges[i]
		if e.Relation == graph.MentionedIn || e.Source == e.Target {
			continue
		}
		a, b := t.add(e.Source), t.add(e.Target)
		p := pairOf(a, b)
		if len(t.between[p]) == 0 {
			t.neighbours[a] = append(t.neighbours[a], b)
			t.neighbours[b] = append(t.neighbours[b], a)
		}
		t.between[p] = append(t.between[p], int32(i))
	}
	t.sortNeighbours(edges)
	return t
}

// add returns the number of a node.
func (t *topology) add(id string) int {
	k, ok := t.number[id]
	if !ok {
		k = len(t.ids)
		t.number[id] = k
		t.ids = append(t.ids, id)
		t.neighbours = append(t.neighbours, nil)
	}
	return k
}

func (t *topology) sortNeighbours(edges []graph.Edge) {
	weight := make(map[pair]int, len(t.between))
	for p, list := range t.between {
		for _, i := range list {
			weight[p] += len(Articles(&edges[i]))
		}
	}
	for here, list := range t.neighbours {
		slices.SortFunc(list, func(a, b int) int {
			return cmp.Or(cmp.Compare(weight[pairOf(here, b)], weight[pairOf(here, a)]), cmp.Compare(t.ids[a], t.ids[b]))
		})
	}
}

// shape is the topology in the library's form, with an arc each way for each
// pair: the library finds components of directed graphs only, and strongly
// connected ones are then simply the connected ones. Its errors speak of
// vertices and edges that exist already or are missing, which cannot be here.
//
// Node k is the library's vertex k+1: its search for components takes a vertex
// of the zero value for none.
func (t *topology) shape() lib.Graph[int, int] {
	g := lib.New(lib.IntHash, lib.Directed())
	for k := range t.ids {
		_ = g.AddVertex(k + 1)
	}
	for p := range t.between {
		_ = g.AddEdge(p.a+1, p.b+1)
		_ = g.AddEdge(p.b+1, p.a+1)
	}
	return g
}

// distances returns for each node the number of edges to it from the nearest of
// the starts, or -1 where there is no way or more than limit edges; a negative
// limit is none.
func (t *topology) distances(starts []string, limit int) []int {
	out := make([]int, len(t.ids))
	for k := range out {
		out[k] = -1
	}
	shape := t.shape()
	for _, id := range starts {
		if start, ok := t.number[id]; ok {
			t.spread(shape, start, limit, out)
		}
	}
	return out
}

// spread enters the distances from one start where they are less than those
// found before.
func (t *topology) spread(shape lib.Graph[int, int], start, limit int, out []int) {
	d := map[int]int{}
	// The library visits nodes nearest first, but the depth that it reports
	// counts visits. A node's distance is one more than that of the nearest
	// neighbour visited before it. The start is a vertex: no error.
	_ = lib.BFS(shape, start+1, func(vertex int) bool {
		here := vertex - 1
		best := -1
		for _, n := range t.neighbours[here] {
			if x, seen := d[n]; seen && (best < 0 || x < best) {
				best = x
			}
		}
		if limit >= 0 && best+1 > limit {
			return true
		}
		d[here] = best + 1
		if out[here] < 0 || d[here] < out[here] {
			out[here] = d[here]
		}
		return false
	})
}

// within is the set of nodes at most hops edges away from one of the starts.
func (t *topology) within(starts []string, hops int) map[string]bool {
	near := map[string]bool{}
	for _, s := range starts {
		near[s] = true
	}
	for k, d := range t.distances(starts, hops) {
		if d >= 0 {
			near[t.ids[k]] = true
		}
	}
	return near
}

// components lists the connected components, the largest first, then by their
// least id; ids are sorted.
func (t *topology) components() [][]string {
	// The library's only error is an undirected graph.
	numbered, _ := lib.StronglyConnectedComponents(t.shape())
	out := make([][]string, len(numbered))
	for i, c := range numbered {
		for _, k := range c {
			out[i] = append(out[i], t.ids[k-1])
		}
		slices.Sort(out[i])
	}
	slices.SortFunc(out, func(a, b []string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0], b[0]))
	})
	return out
}
