package ask

import (
	"context"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

// Choice is a Filter whose names have been looked up in a graph.
type Choice struct {
	// Filter is asked of that graph, or of its roll-up.
	Filter *query.Filter
	// Level is the roll-up, or empty.
	Level query.Level
}

// Part is what a Choice leaves of a graph.
type Part struct {
	*graph.Graph
	// Left are the acts that it leaves out for one reason alone, Inner those that a
	// roll-up took away because both ends are of one state.
	Left  query.Left
	Inner []graph.Edge
	// Whole is what the filter was asked of: the graph, or its roll-up.
	Whole *graph.Graph
	// Filter is as it was asked of Whole.
	Filter *query.Filter

	rolled *query.RollUp
}

// Of returns the part of g that the choice takes.
func (c *Choice) Of(g *graph.Graph) Part {
	f := *c.Filter
	p := Part{Whole: g, Filter: &f}
	if c.Level != "" {
		p.rolled = query.NewRollUp(g, c.Level)
		f.Actors = nil
		for _, id := range c.Filter.Actors {
			f.Actors = append(f.Actors, p.Node(id))
		}
		p.Inner = f.Apply(&graph.Graph{Edges: p.rolled.Inner}).Edges
		p.Whole = p.rolled.Graph
	}
	p.Graph, p.Left = f.Split(p.Whole)
	return p
}

// Gather reads what a question needs of the part that the choice takes.
func (c *Choice) Gather(ctx context.Context, b query.Base, need query.Need) (Part, error) {
	need.Filter = c.Filter
	var g *graph.Graph
	var err error
	if c.Level != "" {
		g, err = query.GatherRolled(ctx, b, need, c.Level)
	} else {
		g, err = query.Gather(ctx, b, need)
	}
	if err != nil {
		return Part{}, err
	}
	return c.Of(g), nil
}

// Around reads a graph of which the choice takes all that paths between two nodes need.
func (c *Choice) Around(ctx context.Context, b query.Base, from, to string, opts query.PathOptions) (*graph.Graph, error) {
	if c.Level != "" {
		return query.GatherRolled(ctx, b, query.Need{Filter: c.Filter}, c.Level)
	}
	return query.GatherPath(ctx, b, c.Filter, from, to, opts)
}

// Node is the node that a node of the graph stands for in the part.
func (p Part) Node(id string) string {
	if p.rolled == nil {
		return id
	}
	return p.rolled.Of(id, "")
}

// Question is a question to the graph as it is asked of the part.
func (p Part) Question(q query.Question) query.Question {
	for _, end := range []**query.Candidate{&q.Source, &q.Target} {
		if *end != nil {
			c := **end
			c.Node.ID = p.Node(c.Node.ID)
			*end = &c
		}
	}
	return q
}
