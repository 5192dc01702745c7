package query

import (
	"cmp"
	"slices"

	"newsgraph/graph"
)

// SortByDate orders edges by the date that counts, undated ones last, then by id.
// A less exact date goes before the exact ones that it covers.
func SortByDate(edges []graph.Edge, by Basis) {
	slices.SortFunc(edges, func(a, b graph.Edge) int {
		return cmp.Or(cmp.Compare(cmp.Or(by.Of(&a), undated), cmp.Or(by.Of(&b), undated)), cmp.Compare(a.ID, b.ID))
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

// Timeline groups the events of g by the date that counts, in the order of
// SortByDate; edges of structure are left out.
func Timeline(g *graph.Graph, by Basis) []Period {
	var events []graph.Edge
	for _, e := range g.Edges {
		if e.Relation.Event() {
			events = append(events, e)
		}
	}
	SortByDate(events, by)
	var out []Period
	for _, e := range events {
		if len(out) == 0 || out[len(out)-1].Date != by.Of(&e) {
			out = append(out, Period{Date: by.Of(&e)})
		}
		last := &out[len(out)-1]
		last.Edges = append(last.Edges, e)
	}
	return out
}

// SortByConfidence orders edges by confidence, the surest first and those that
// nobody weighed last, then as SortByDate.
func SortByConfidence(edges []graph.Edge, by Basis) {
	SortByDate(edges, by)
	slices.SortStableFunc(edges, func(a, b graph.Edge) int { return cmp.Compare(b.Confidence, a.Confidence) })
}

// Order is the order of acts in an answer.
type Order string

// The orders. The empty Order is OrderDate.
const (
	OrderDate       Order = "date"       // as SortByDate
	OrderConfidence Order = "confidence" // as SortByConfidence
)

// Orders lists all orders, the default first.
func Orders() []Order { return []Order{OrderDate, OrderConfidence} }

// Sort brings edges into the order; by says which date counts.
func (o Order) Sort(edges []graph.Edge, by Basis) {
	if o == OrderConfidence {
		SortByConfidence(edges, by)
		return
	}
	SortByDate(edges, by)
}
