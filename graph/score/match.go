package score

import (
	"slices"

	"newsgraph/graph"
)

// claim is an edge of the graph with aligned ends.
type claim struct {
	source, target string
	edge           *graph.Edge
}

// level is how exactly an event must be right.
type level int

const (
	pairLevel level = iota
	classLevel
	typedLevel
	// strictLevel is typedLevel, where what is told as real does not match what the
	// annotation knows only as denied, nor the reverse.
	strictLevel
)

// right tells whether a claim is an answer to a gold event.
func (l level) right(c *claim, g *GoldEvent) bool {
	is := func(id, want string, others []string) bool { return id == want || slices.Contains(others, id) }
	straight := is(c.source, g.Source, g.Accept.Source) && is(c.target, g.Target, g.Accept.Target)
	crossed := is(c.target, g.Source, g.Accept.Source) && is(c.source, g.Target, g.Accept.Target)
	relations := append([]graph.Relation{g.Relation}, g.Accept.Relation...)
	symmetric := c.edge.Relation.Symmetric()
	switch l {
	case pairLevel:
		return straight || crossed
	case classLevel:
		symmetric = symmetric || slices.ContainsFunc(relations, graph.Relation.Symmetric)
		class := classOf(c.edge.Relation)
		ok := slices.ContainsFunc(relations, func(r graph.Relation) bool { return classOf(r) == class })
		return ok && (straight || symmetric && crossed)
	}
	if l == strictLevel && g.contradicts(c.edge.Status) {
		return false
	}
	return slices.Contains(relations, c.edge.Relation) && (straight || symmetric && crossed)
}

// contradicts tells whether one of the two statuses is denied and the other is not.
func (g *GoldEvent) contradicts(status graph.Status) bool {
	if g.Status == "" {
		return false
	}
	accepted := append([]graph.Status{g.Status}, g.Accept.Status...)
	if status == graph.Denied {
		return !slices.Contains(accepted, graph.Denied)
	}
	return !slices.ContainsFunc(accepted, func(s graph.Status) bool { return s != graph.Denied })
}

// match pairs claims with gold events one to one, as many as possible (augmenting
// paths), required events first. It gives for each claim the index of its event,
// or -1. At the pair level a claim that is left over is right, too, if it
// answers any event.
func (l level) match(claims []claim, gold []GoldEvent) []int {
	m := matching{of: make([]int, len(claims)), candidates: make([][]int, len(gold))}
	for si := range claims {
		m.of[si] = -1
	}
	for gi := range gold {
		for si := range claims {
			if l.right(&claims[si], &gold[gi]) {
				m.candidates[gi] = append(m.candidates[gi], si)
			}
		}
	}
	for _, optional := range []bool{false, true} {
		for gi := range gold {
			if gold[gi].Optional == optional {
				m.augment(gi, make([]bool, len(claims)))
			}
		}
	}
	if l == pairLevel {
		for si := range claims {
			if m.of[si] < 0 {
				m.of[si] = slices.IndexFunc(gold, func(g GoldEvent) bool { return l.right(&claims[si], &g) })
			}
		}
	}
	return m.of
}

// matching is a bipartite matching under construction (Kuhn's algorithm).
type matching struct {
	of         []int   // claim -> gold event or -1
	candidates [][]int // gold event -> claims
}

// augment finds a claim for gold event gi, moving others if need be.
func (m *matching) augment(gi int, seen []bool) bool {
	for _, si := range m.candidates[gi] {
		if seen[si] {
			continue
		}
		seen[si] = true
		if m.of[si] < 0 || m.augment(m.of[si], seen) {
			m.of[si] = gi
			return true
		}
	}
	return false
}

// dateRight tells whether a date is the gold date or a more exact one.
func dateRight(date, gold string) bool {
	return date != "" && (date == gold || len(date) > len(gold) && date[:len(gold)+1] == gold+"-")
}
