package query

import (
	"cmp"
	"slices"

	"newsgraph/graph"
)

// bundle is what edges that are folded into one have in common.
type bundle struct {
	source, target string
	relation       graph.Relation
	title          string
}

// Aggregate returns g with parallel edges folded: those of one source, target,
// relation and title of an office are one edge, whatever their status and date. It has the
// number of edges in Count, their first and last date in First and Last, all
// their evidence, and the greatest confidence; of status, date, About
// and ReportedBy it keeps what all agree on. Its id is that of the first edge.
// An edge without a parallel has a Count of 1. Nodes and documents are those
// of g.
func Aggregate(g *graph.Graph) *graph.Graph {
	at := map[bundle]int{}
	out := &graph.Graph{Documents: g.Documents, Nodes: g.Nodes}
	for _, e := range g.Edges {
		key := bundle{e.Source, e.Target, e.Relation, e.Title}
		k, ok := at[key]
		if !ok {
			at[key] = len(out.Edges)
			e.Count, e.First, e.Last = max(e.Count, 1), cmp.Or(e.First, e.Date), cmp.Or(e.Last, e.Date)
			e.Evidence = slices.Clone(e.Evidence)
			out.Edges = append(out.Edges, e)
			continue
		}
		fold(&out.Edges[k], &e)
	}
	for i := range out.Edges {
		ev := out.Edges[i].Evidence
		slices.SortFunc(ev, func(a, b graph.Evidence) int {
			return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
		})
		out.Edges[i].Evidence = slices.Compact(ev)
	}
	return out
}

// fold adds e to the aggregated edge sum.
func fold(sum, e *graph.Edge) {
	sum.ID = min(sum.ID, e.ID)
	sum.Count += max(e.Count, 1)
	first, last := cmp.Or(e.First, e.Date), cmp.Or(e.Last, e.Date)
	if sum.First == "" || first != "" && intervalOf(first).first < intervalOf(sum.First).first {
		sum.First = first
	}
	if sum.Last == "" || last != "" && intervalOf(last).last > intervalOf(sum.Last).last {
		sum.Last = last
	}
	sum.Confidence = max(sum.Confidence, e.Confidence)
	sum.Evidence = append(sum.Evidence, e.Evidence...)
	sum.Status = agreed(sum.Status, e.Status)
	sum.Date = agreed(sum.Date, e.Date)
	sum.About = agreed(sum.About, e.About)
	sum.ReportedBy = agreed(sum.ReportedBy, e.ReportedBy)
	sum.Rule = agreed(sum.Rule, e.Rule)
}

// agreed is the value that both have, or none.
func agreed[T ~string](a, b T) T {
	if a == b {
		return a
	}
	return ""
}
