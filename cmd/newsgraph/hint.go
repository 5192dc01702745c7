package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

// hints says what there is instead of an answer: the other acts of those whom the
// question names.
func hints(g *graph.Graph, q query.Question) []string {
	if q.Source == nil && q.Target == nil || len(q.Relations) == 0 {
		return nil
	}
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
		return nil
	}
	return []string{oneLine("other acts " + who + ": " + other)}
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
