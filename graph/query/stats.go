package query

import (
	"cmp"
	"slices"

	"newsgraph/graph"
)

// Stats sums a graph up in numbers.
type Stats struct {
	Articles, Nodes, Edges int
	// Events is the number of edges that are acts.
	Events int
	// Kinds, Relations, Classes and Statuses count nodes by kind and edges by
	// the rest, the most frequent first; what does not occur is left out.
	Kinds     []Tally
	Relations []Tally
	Classes   []Tally
	Statuses  []Tally
	// Actors are those with the most acts, the most connected first.
	Actors []Activity
	// First and Last are the earliest and the latest date of an event, as the
	// edges have them; empty when none is dated. Undated counts the events
	// without one.
	First, Last string
	Undated     int
	// Components counts the connected components, mentions in articles aside;
	// Giant is the number of nodes in the largest.
	Components, Giant int
}

// Tally counts one value.
type Tally struct {
	Name  string
	Count int
}

// Activity counts the acts of one actor, as source or target, and the different
// nodes at their other ends.
type Activity struct {
	Node             graph.Node
	Events, Partners int
}

// NewStats sums g up, with at most actors of the most connected actors.
func NewStats(g *graph.Graph, actors int) Stats {
	s := Stats{Articles: len(g.Documents), Nodes: len(g.Nodes), Edges: len(g.Edges)}
	kinds, relations, classes, statuses := counter{}, counter{}, counter{}, counter{}
	for i := range g.Nodes {
		kinds[string(g.Nodes[i].Kind)]++
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		relations[string(e.Relation)]++
		if !e.Relation.Event() {
			continue
		}
		classes[string(e.Class)]++
		statuses[string(e.Status)]++
		s.date(e)
	}
	s.Kinds, s.Relations, s.Classes, s.Statuses = kinds.list(), relations.list(), classes.list(), statuses.list()
	s.Actors = mostActive(g, actors)
	components := newTopology(g.Edges).components()
	s.Components = len(components)
	if len(components) > 0 {
		s.Giant = len(components[0])
	}
	return s
}

// date counts an event and its date.
func (s *Stats) date(e *graph.Edge) {
	s.Events++
	if e.Date == "" {
		s.Undated++
		return
	}
	if s.First == "" || intervalOf(e.Date).first < intervalOf(s.First).first {
		s.First = e.Date
	}
	if s.Last == "" || intervalOf(e.Date).last > intervalOf(s.Last).last {
		s.Last = e.Date
	}
}

type counter map[string]int

// list orders by count, then by name; the empty name is left out.
func (c counter) list() []Tally {
	out := make([]Tally, 0, len(c))
	for name, n := range c {
		if name != "" {
			out = append(out, Tally{name, n})
		}
	}
	slices.SortFunc(out, func(a, b Tally) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name))
	})
	return out
}

// mostActive lists the actors with most events, then most partners, then by id.
func mostActive(g *graph.Graph, limit int) []Activity {
	events := map[string]int{}
	partners := map[string]map[string]bool{}
	for i := range g.Edges {
		e := &g.Edges[i]
		if !e.Relation.Event() {
			continue
		}
		for _, end := range [][2]string{{e.Source, e.Target}, {e.Target, e.Source}} {
			events[end[0]]++
			if partners[end[0]] == nil {
				partners[end[0]] = map[string]bool{}
			}
			partners[end[0]][end[1]] = true
		}
	}
	var out []Activity
	for _, n := range g.Nodes {
		if events[n.ID] > 0 {
			out = append(out, Activity{n, events[n.ID], len(partners[n.ID])})
		}
	}
	slices.SortFunc(out, func(a, b Activity) int {
		return cmp.Or(cmp.Compare(b.Events, a.Events), cmp.Compare(b.Partners, a.Partners), cmp.Compare(a.Node.ID, b.Node.ID))
	})
	return out[:min(len(out), max(limit, 0))]
}
