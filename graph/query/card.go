package query

import (
	"cmp"
	"slices"

	"newsgraph/graph"
)

// Card is what a graph knows of one node.
type Card struct {
	Node graph.Node
	// Offices are the posts that the node holds, Holders those who hold a post
	// there: holds_office edges, by title.
	Offices, Holders []graph.Edge
	// Events are the acts at the node, by date, undated ones last.
	Events []graph.Edge
	// Structure are all other edges but mentions, by relation.
	Structure []graph.Edge
	// Reported are the acts that the node is given as the source of, by date.
	Reported []graph.Edge
	// Articles are the ids of the documents that mention the node or tell an
	// act of it, sorted.
	Articles []string
}

// NewCard collects what g knows of the node with the given id; ok is false if
// it has no such node.
func NewCard(g *graph.Graph, id string) (c Card, ok bool) {
	k := slices.IndexFunc(g.Nodes, func(n graph.Node) bool { return n.ID == id })
	if k < 0 {
		return c, false
	}
	c.Node = g.Nodes[k]
	for i := range g.Edges {
		e := &g.Edges[i]
		if e.ReportedBy == id {
			c.Reported = append(c.Reported, *e)
		}
		if e.Source == id || e.Target == id {
			c.file(e)
		}
	}
	SortByDate(c.Events, ByDate)
	SortByDate(c.Reported, ByDate)
	for _, list := range [][]graph.Edge{c.Offices, c.Holders, c.Structure} {
		slices.SortFunc(list, func(a, b graph.Edge) int {
			return cmp.Or(cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
		})
	}
	slices.Sort(c.Articles)
	c.Articles = slices.Compact(c.Articles)
	return c, true
}

// file puts an edge where it belongs.
func (c *Card) file(e *graph.Edge) {
	c.Articles = append(c.Articles, Articles(e)...)
	switch {
	case e.Relation == graph.MentionedIn:
	case e.Relation == graph.HoldsOffice && e.Source == c.Node.ID:
		c.Offices = append(c.Offices, *e)
	case e.Relation == graph.HoldsOffice:
		c.Holders = append(c.Holders, *e)
	case e.Relation.Event():
		c.Events = append(c.Events, *e)
	default:
		c.Structure = append(c.Structure, *e)
	}
}
