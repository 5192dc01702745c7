package query

import (
	"cmp"
	"slices"

	"newsgraph/graph"
)

// SortByDate orders edges by date, undated ones last, then by id. A less exact
// date goes before the exact ones that it covers.
func SortByDate(edges []graph.Edge) {
	slices.SortFunc(edges, func(a, b graph.Edge) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.Date, undated), cmp.Or(b.Date, undated)), cmp.Compare(a.ID, b.ID))
	})
}

// undated stands behind all dates, which begin with a figure.
const undated = "~"

// Period is the acts of one date.
type Period struct {
	// Date is an ISO date as exact as the edges have it, or empty.
	Date  string
	Edges []graph.Edge
}

// Timeline groups the events of g by date, in the order of SortByDate; edges
// of structure are left out.
func Timeline(g *graph.Graph) []Period {
	var events []graph.Edge
	for _, e := range g.Edges {
		if e.Relation.Event() {
			events = append(events, e)
		}
	}
	SortByDate(events)
	var out []Period
	for _, e := range events {
		if len(out) == 0 || out[len(out)-1].Date != e.Date {
			out = append(out, Period{Date: e.Date})
		}
		last := &out[len(out)-1]
		last.Edges = append(last.Edges, e)
	}
	return out
}

// SortByConfidence orders edges by confidence, the surest first and those that
// nobody weighed last, then as SortByDate.
func SortByConfidence(edges []graph.Edge) {
	SortByDate(edges)
	slices.SortStableFunc(edges, func(a, b graph.Edge) int { return cmp.Compare(b.Confidence, a.Confidence) })
}
