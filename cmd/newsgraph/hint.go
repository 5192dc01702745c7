package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

// ask is a question to the whole graph as it is asked of p.
func (p part) ask(q query.Question) query.Question {
	for _, end := range []**query.Candidate{&q.Source, &q.Target} {
		if *end != nil {
			c := **end
			c.Node.ID = p.of(c.Node.ID)
			*end = &c
		}
	}
	return q
}

// hints says what there is in p instead of an answer: the other acts of those whom the
// question names, or else the acts of their states in g.
func (o queryOptions) hints(g *graph.Graph, p part, q query.Question) []string {
	if q.Source == nil && q.Target == nil {
		return nil
	}
	var out []string
	if other := otherActs(p.Graph, q); len(q.Relations) > 0 && other != "" {
		out = append(out, other)
	}
	if o.rollUp != "" {
		return out
	}
	o.rollUp = query.ToCountry
	states, err := o.apply(g)
	if err != nil {
		return out
	}
	rolled := states.ask(q)
	if n := relationCounts(rolled.Edges(states.Graph)); n != "" {
		out = append(out, "with --roll-up country: "+n)
	}
	return out
}

// otherActs is "other acts between Jane Alder and Viktor Stone: 1 met", or "".
func otherActs(g *graph.Graph, q query.Question) string {
	who := ""
	switch {
	case q.Source == nil:
		who = "at " + q.Target.Node.Name
	case q.Target == nil:
		who = "at " + q.Source.Node.Name
	default:
		who = "between " + q.Source.Node.Name + " and " + q.Target.Node.Name
	}
	q.Relations, q.EitherEnd = nil, true
	other := relationCounts(q.Edges(g))
	if other == "" {
		return ""
	}
	return oneLine("other acts " + who + ": " + other)
}

// relationCounts is "3 met, 1 warned", the most frequent acts first.
func relationCounts(edges []graph.Edge) string {
	n := map[graph.Relation]int{}
	var relations []graph.Relation
	for _, e := range edges {
		if e.Relation.Event() {
			if n[e.Relation]++; n[e.Relation] == 1 {
				relations = append(relations, e.Relation)
			}
		}
	}
	slices.SortFunc(relations, func(a, b graph.Relation) int { return cmp.Or(cmp.Compare(n[b], n[a]), cmp.Compare(a, b)) })
	var out []string
	for _, r := range relations {
		out = append(out, fmt.Sprintf("%d %s", n[r], words(r)))
	}
	return strings.Join(out, ", ")
}
