package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

// mostForHints is the most edges of a graph that is read as a whole to say why an
// answer is empty: that takes a second.
const mostForHints = 200_000

// wholeForHints reads the whole graph, unless it is large; then ok is false.
func wholeForHints(b base) (g *graph.Graph, ok bool, err error) {
	n, err := b.EdgeCount(b.ctx)
	if err != nil || n > mostForHints {
		return nil, false, err
	}
	g, err = b.Graph(b.ctx)
	return g, true, err
}

// hints says what there is instead of an answer: the other acts of those whom the
// question names, or else the acts of their states.
func (o queryOptions) hints(b base, q query.Question) ([]string, error) {
	if q.Source == nil && q.Target == nil {
		return nil, nil
	}
	c, err := o.choose(b)
	if err != nil {
		return nil, err
	}
	need := q.Need(c.Filter)
	need.Relations = nil
	p, err := c.gather(b, need)
	if err != nil {
		return nil, err
	}
	var out []string
	if other := otherActs(p.Graph, p.Question(q)); len(q.Relations) > 0 && other != "" {
		out = append(out, other)
	}
	if o.RollUp != "" {
		return out, nil
	}
	g, ok, err := wholeForHints(b)
	if err != nil || !ok {
		return out, err
	}
	c.Level = query.ToCountry
	states := c.of(g)
	rolled := states.Question(q)
	if n := relationCounts(rolled.Edges(states.Graph)); n != "" {
		out = append(out, "with --roll-up country: "+n)
	}
	return out, nil
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
