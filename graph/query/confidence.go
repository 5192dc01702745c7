package query

import "newsgraph/graph"

// DefaultConfidence is the confidence below which an act is not shown unless
// asked for. On cross-validated articles of ordinary news 0.4 shows what is right in
// 56 % (65 % with arguable acts) and finds 28 % of all; 0.3 would show 50 % and find 31 %,
// 0.5 59 % and 25 % (cmd/newsgraph-train/README.md has the curve). It applies to acts
// alone; edges of structure, and acts that nobody weighed (Confidence 0), are above
// every line.
const DefaultConfidence = 0.4

// Weak tells whether e is an act whose confidence is below the line.
func Weak(e *graph.Edge, line float64) bool {
	return e.Confidence > 0 && e.Confidence < line && e.Relation.Event()
}

// Left are the acts that a Filter leaves out for one reason alone: everything else
// that it asks for they have. What lacks two things is in neither list.
type Left struct {
	// Weaker are those whose confidence is below Filter.MinConfidence.
	Weaker []graph.Edge
	// Undated are those without a date, where the filter asks for one.
	Undated []graph.Edge
}

// Keep returns the acts of l that keep accepts.
func (l Left) Keep(keep func(*graph.Edge) bool) Left {
	return Left{only(l.Weaker, keep), only(l.Undated, keep)}
}

// only returns the edges that keep accepts; a nil keep accepts all.
func only(edges []graph.Edge, keep func(*graph.Edge) bool) []graph.Edge {
	if keep == nil {
		return edges
	}
	var out []graph.Edge
	for i := range edges {
		if keep(&edges[i]) {
			out = append(out, edges[i])
		}
	}
	return out
}
