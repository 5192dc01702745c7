package store

import (
	"newsgraph/graph"
	"newsgraph/graph/resolve"
)

// ByRules sets Resolve and Update to the rules of package resolve, with a user's
// corrections. Conflicts, if not nil, is told of corrections that could not be
// carried out.
func (o *Options) ByRules(options resolve.Options, conflicts func([]resolve.Conflict)) {
	tell := func(list []resolve.Conflict) {
		if conflicts != nil {
			conflicts(list)
		}
	}
	o.Resolve = func(fragments []*graph.Graph) (*graph.Graph, error) {
		r, err := resolve.Resolve(fragments, options)
		if err != nil {
			return nil, err
		}
		tell(r.Conflicts())
		return r.Graph(), nil
	}
	o.Update = func(rows Rows, added []*graph.Graph, removed []string) (Change, error) {
		c, err := resolve.Update(rows, added, removed, options)
		if err != nil {
			return Change{}, err
		}
		tell(c.Conflicts)
		return changeOf(&c), nil
	}
}

func changeOf(c *resolve.Change) Change {
	out := Change{Origins: map[string]string{}}
	for _, d := range c.Documents {
		if d.After != nil {
			out.Origins[d.After.ID] = d.After.Origin
		}
	}
	for _, n := range c.Nodes {
		out.Nodes = append(out.Nodes, NodeChange{n.ID(), n.After})
	}
	for _, e := range c.Edges {
		out.Edges = append(out.Edges, EdgeChange{e.Before, e.After, e.Added, e.Dropped})
	}
	return out
}
