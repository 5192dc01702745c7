package query

import (
	"cmp"
	"errors"
	"slices"

	"newsgraph/graph"
)

// ErrNoPath says that nothing joins two nodes.
var ErrNoPath = errors.New("no path")

// PathOptions changes what Paths looks for. The zero value asks for one path.
type PathOptions struct {
	// Count is the number of paths wanted; 0 means 1.
	Count int
	// Detour is how many edges longer than the shortest an alternative may be.
	Detour int
}

// Path is a chain of nodes without repetition.
type Path struct{ Steps []Step }

// Step is one link of a path: two nodes and all edges between them, in either
// direction, those of most articles first.
type Step struct {
	From, To string
	Edges    []graph.Edge
}

// maxVisits bounds the search for alternatives: in a dense graph the paths of
// one length can be more than anybody could read. The first ones found stand.
const maxVisits = 200_000

// Paths returns paths from one node to another, whatever the direction of the
// edges, shortest first; among equally short ones, those go first whose links
// more articles tell, compared link by link. Mentions in articles are no
// links. It returns ErrNoPath if there is none.
func Paths(g *graph.Graph, from, to string, opts PathOptions) ([]Path, error) {
	t := newTopology(g.Edges)
	start, okFrom := t.number[from]
	goal, okTo := t.number[to]
	if !okFrom || !okTo || start == goal {
		return nil, ErrNoPath
	}
	s := search{topology: t, goal: goal, want: max(opts.Count, 1), left: t.distances([]string{to}, -1), on: make([]bool, len(t.ids))}
	shortest := s.left[start]
	if shortest < 0 {
		return nil, ErrNoPath
	}
	for length := shortest; length <= shortest+opts.Detour && len(s.found) < s.want; length++ {
		s.extend([]int{start}, length)
	}
	out := make([]Path, len(s.found))
	for i, chain := range s.found {
		out[i] = t.path(g, chain)
	}
	return out, nil
}

// search lists paths of a given length in depth-first order.
type search struct {
	*topology
	goal   int
	want   int
	left   []int // distance to the goal
	on     []bool
	found  [][]int
	visits int
}

// extend lists the paths that begin with a chain and have just length more
// edges.
func (s *search) extend(chain []int, length int) {
	here := chain[len(chain)-1]
	if length == 0 {
		if here == s.goal {
			s.found = append(s.found, slices.Clone(chain))
		}
		return
	}
	if here == s.goal {
		return
	}
	s.on[here] = true
	defer func() { s.on[here] = false }()
	for _, next := range s.neighbours[here] {
		if s.left[next] < 0 || s.left[next] >= length || s.on[next] {
			continue
		}
		if s.visits++; len(s.found) >= s.want || s.visits > maxVisits {
			return
		}
		s.extend(append(chain, next), length-1)
	}
}

// path gives a chain of nodes its edges.
func (t *topology) path(g *graph.Graph, chain []int) Path {
	var p Path
	for k := 1; k < len(chain); k++ {
		s := Step{From: t.ids[chain[k-1]], To: t.ids[chain[k]]}
		for _, i := range t.between[pairOf(chain[k-1], chain[k])] {
			s.Edges = append(s.Edges, g.Edges[i])
		}
		slices.SortStableFunc(s.Edges, func(a, b graph.Edge) int {
			return cmp.Or(cmp.Compare(len(Articles(&b)), len(Articles(&a))), cmp.Compare(a.ID, b.ID))
		})
		p.Steps = append(p.Steps, s)
	}
	return p
}
