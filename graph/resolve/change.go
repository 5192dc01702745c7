package resolve

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"newsgraph/graph"
)

// Change is the difference that an Update made to the resolved graph: applied to
// what the graph was, it gives what Resolution.Graph gives for the fragments that
// are there now. All lists are sorted by id, and nothing is listed that is as it was.
type Change struct {
	Documents []DocumentChange
	Nodes     []NodeChange
	Edges     []EdgeChange
	// Conflicts are the corrections that could not be carried out.
	Conflicts []Conflict
}

// DocumentChange tells of an article that is new (Before is nil), gone (After is nil)
// or told with other attributes.
type DocumentChange struct{ Before, After *graph.Document }

// NodeChange tells of a node that is new (Before is nil), gone (After is nil) or
// has other attributes; the two have one id.
type NodeChange struct{ Before, After *graph.Node }

// EdgeChange tells of an edge that is new (Before is nil), gone (After is nil), has
// other attributes or other evidence; the two have one id, source, target, relation,
// status and date. Their Evidence is nil: what was added to it and what was
// dropped is listed in Added and Dropped, sorted by document and position. A
// new edge has all its evidence in Added, one that is gone all in Dropped.
type EdgeChange struct {
	Before, After  *graph.Edge
	Added, Dropped []graph.Evidence
}

// ID is the id of the article that changed.
func (c DocumentChange) ID() string { return either(c.Before, c.After).ID }

// ID is the id of the node that changed.
func (c NodeChange) ID() string { return either(c.Before, c.After).ID }

// ID is the id of the edge that changed.
func (c EdgeChange) ID() string { return either(c.Before, c.After).ID }

func either[T any](a, b *T) *T {
	if a != nil {
		return a
	}
	return b
}

// Empty tells whether the graph is as it was.
func (c Change) Empty() bool { return len(c.Documents)+len(c.Nodes)+len(c.Edges) == 0 }

// Apply carries the change out on a graph, which is sorted and stays so.
func (c Change) Apply(g *graph.Graph) {
	for _, d := range c.Documents {
		g.Documents = replace(g.Documents, d.After, d.ID(), func(x graph.Document) string { return x.ID })
	}
	for _, n := range c.Nodes {
		g.Nodes = replace(g.Nodes, n.After, n.ID(), func(x graph.Node) string { return x.ID })
	}
	byID := func(x graph.Edge) string { return x.ID }
	for _, e := range c.Edges {
		after := e.After
		if after != nil {
			with := *after
			if k, ok := search(g.Edges, e.ID(), byID); ok {
				with.Evidence = g.Edges[k].Evidence
			}
			with.Evidence = slices.DeleteFunc(slices.Clone(with.Evidence), func(x graph.Evidence) bool { return slices.Contains(e.Dropped, x) })
			with.Evidence = append(with.Evidence, e.Added...)
			slices.SortFunc(with.Evidence, compareEvidence)
			after = &with
		}
		g.Edges = replace(g.Edges, after, e.ID(), byID)
	}
}

func search[T any](list []T, id string, idOf func(T) string) (int, bool) {
	return slices.BinarySearchFunc(list, id, func(x T, id string) int { return cmp.Compare(idOf(x), id) })
}

// replace puts an element into a sorted list, or takes it out if it is nil.
func replace[T any](list []T, with *T, id string, idOf func(T) string) []T {
	k, ok := search(list, id, idOf)
	switch {
	case ok && with != nil:
		list[k] = *with
	case ok:
		list = slices.Delete(list, k, k+1)
	case with != nil:
		list = slices.Insert(list, k, *with)
	}
	return list
}

// Difference is the change from one sorted graph to another.
func Difference(before, after *graph.Graph) Change {
	var c Change
	pair(before.Documents, after.Documents, func(d graph.Document) string { return d.ID }, func(a, b *graph.Document) {
		if a == nil || b == nil || *a != *b {
			c.Documents = append(c.Documents, DocumentChange{a, b})
		}
	})
	pair(before.Nodes, after.Nodes, func(n graph.Node) string { return n.ID }, func(a, b *graph.Node) {
		if a == nil || b == nil || !reflect.DeepEqual(a, b) {
			c.Nodes = append(c.Nodes, NodeChange{a, b})
		}
	})
	pair(before.Edges, after.Edges, func(e graph.Edge) string { return e.ID }, func(a, b *graph.Edge) {
		if e, differ := newEdgeChange(a, b); differ {
			c.Edges = append(c.Edges, e)
		}
	})
	return c
}

// newEdgeChange compares two edges with their evidence.
func newEdgeChange(a, b *graph.Edge) (c EdgeChange, differ bool) {
	var was, is []graph.Evidence
	if a != nil {
		was = a.Evidence
		bare := *a
		bare.Evidence = nil
		c.Before = &bare
	}
	if b != nil {
		is = b.Evidence
		bare := *b
		bare.Evidence = nil
		c.After = &bare
	}
	c.Added, c.Dropped = missing(is, was), missing(was, is)
	return c, len(c.Added)+len(c.Dropped) > 0 || !reflect.DeepEqual(c.Before, c.After)
}

// missing lists what is in the first of two sorted lists alone.
func missing(in, from []graph.Evidence) []graph.Evidence {
	var out []graph.Evidence
	for _, e := range in {
		if _, ok := slices.BinarySearchFunc(from, e, compareEvidence); !ok {
			out = append(out, e)
		}
	}
	return out
}

// pair walks along two sorted lists and yields what has one id together.
func pair[T any](a, b []T, idOf func(T) string, yield func(a, b *T)) {
	for len(a) > 0 || len(b) > 0 {
		order := 0
		switch {
		case len(a) == 0:
			order = 1
		case len(b) == 0:
			order = -1
		default:
			order = strings.Compare(idOf(a[0]), idOf(b[0]))
		}
		var x, y *T
		if order <= 0 {
			x, a = &a[0], a[1:]
		}
		if order >= 0 {
			y, b = &b[0], b[1:]
		}
		yield(x, y)
	}
}
