package query

import (
	"context"
	"slices"
	"strings"

	"newsgraph/graph"
)

// GatherRolled is Gather for a graph that is to be rolled up: NewRollUp with the level
// and then Filter.Split say of the part what they say of the whole graph, for edges that
// count in the answer. Ends and the filter's Actors are nodes of the graph as it is; edges
// count where one is at what an end is taken for. It reads the edges of all that are taken
// for the same state, or everything where what others do decides what remains.
func GatherRolled(ctx context.Context, b Base, n Need, level Level) (*graph.Graph, error) {
	if n.Filter == nil {
		n.Filter = new(Filter)
	}
	f := n.Filter
	structure := len(n.Relations) == 0 || !allEvents(n.Relations)
	if f.Giant || f.Hops > 0 || structure && f.narrowsEvents() {
		return b.Graph(ctx)
	}
	ends := n.Ends
	if len(ends) == 0 {
		ends = f.Actors
	}
	r := &roller{ctx: ctx, base: b, level: level, nodes: map[string]graph.Node{}, edges: map[string]*graph.Edge{}, codes: map[string]bool{}}
	// Actors and dates are looked at when the graph is rolled up: they choose nothing here
	// but bands.
	wide := n
	wide.Filter = &Filter{Relations: f.Relations, Classes: f.Classes}
	wide.Ends = nil
	if !structure {
		wide.Filter.Articles = f.Articles
	}
	for _, end := range ends {
		members, err := r.members(end)
		if err != nil {
			return nil, err
		}
		wide.Ends = append(wide.Ends, members...)
	}
	part, err := Gather(ctx, b, wide)
	if err != nil {
		return nil, err
	}
	return r.complete(part, f.Actors)
}

// roller reads what decides which state a node is taken for: offices, and what it
// is part of.
type roller struct {
	ctx   context.Context
	base  Base
	level Level
	nodes map[string]graph.Node
	edges map[string]*graph.Edge // offices and parts, at their sources
	codes map[string]bool        // states of which the nodes were read
}

// upward are the relations that lead to a state.
var upward = map[Band]bool{{Relation: graph.PartOf}: true, {Relation: graph.HoldsOffice}: true}

// read reads nodes, with all that lies between them and their states.
func (r *roller) read(ids []string) error {
	for len(ids) > 0 {
		var missing []string
		for _, id := range distinct(ids) {
			if _, known := r.nodes[id]; !known {
				missing = append(missing, id)
			}
		}
		list, err := r.base.Nodes(r.ctx, missing)
		if err != nil {
			return err
		}
		ids = nil
		for _, n := range list {
			r.nodes[n.ID] = n
			if err := r.state(n.Country); err != nil {
				return err
			}
			if n.Kind != graph.Person && n.Country != "" {
				continue // its country decides
			}
			err := r.base.Edges(r.ctx, Window{At: n.ID, Bands: upward}, func(e *graph.Edge) bool {
				if e.Source == n.ID {
					r.edges[e.ID] = e
					ids = append(ids, e.Target)
				}
				return true
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// state reads the nodes that stand for a state.
func (r *roller) state(code string) error {
	if code == "" || r.codes[code] {
		return nil
	}
	r.codes[code] = true
	ids, err := r.base.OfState(r.ctx, code, graph.Country)
	if err != nil {
		return err
	}
	return r.read(ids[:min(len(ids), 1)]) // the first one counts
}

// bodies are the kinds that others may be part of, or hold an office at.
var bodies = []graph.Kind{graph.Country, graph.Government, graph.Organization, graph.Media}

// members lists all nodes that may be taken for what a node is taken for: those of its
// state, all that is part of one, and who holds an office there.
func (r *roller) members(end string) ([]string, error) {
	if err := r.read([]string{end}); err != nil {
		return nil, err
	}
	up := NewRollUp(r.graph(), r.level)
	top := up.Of(end, "")
	out := map[string]bool{end: true, top: true}
	next := []string{end, top}
	code, made := strings.CutPrefix(top, madeState)
	switch n := up.nodes[top]; {
	case n != nil:
		code = n.Country
	case made:
		code = strings.ToUpper(code)
	}
	for _, kind := range append(slices.Clone(bodies), graph.Person) {
		if code == "" {
			break
		}
		ids, err := r.base.OfState(r.ctx, code, kind)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			out[id] = true
		}
		if kind != graph.Person {
			next = append(next, ids...)
		}
	}
	if err := r.below(next, out); err != nil {
		return nil, err
	}
	ids := make([]string, 0, len(out))
	for id := range out {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids, nil
}

// below adds to out what is part of bodies, or holds an office there, and so on.
func (r *roller) below(next []string, out map[string]bool) error {
	for len(next) > 0 {
		var found []string
		for _, id := range distinct(next) {
			err := r.base.Links(r.ctx, id, upward, func(l *Link) bool {
				if e := &l.Edge; e.Target == id && !out[e.Source] {
					out[e.Source] = true
					found = append(found, e.Source)
				}
				return true
			})
			if err != nil {
				return err
			}
		}
		next = found
	}
	return nil
}

// complete adds to a part what decides which state its nodes, and the actors, are taken
// for.
func (r *roller) complete(part *graph.Graph, actors []string) (*graph.Graph, error) {
	var ids []string
	for i := range part.Edges {
		ids = append(ids, part.Edges[i].Source, part.Edges[i].Target)
	}
	if err := r.read(append(ids, actors...)); err != nil {
		return nil, err
	}
	for i := range part.Edges {
		r.edges[part.Edges[i].ID] = &part.Edges[i]
	}
	for _, n := range part.Nodes {
		r.nodes[n.ID] = n
	}
	g := r.graph()
	var documents []string
	for i := range g.Edges {
		documents = append(documents, Articles(&g.Edges[i])...)
	}
	var err error
	g.Documents, err = r.base.DocumentsOf(r.ctx, documents)
	return g, err
}

// graph is what was read.
func (r *roller) graph() *graph.Graph {
	g := new(graph.Graph)
	for _, n := range r.nodes {
		g.Nodes = append(g.Nodes, n)
	}
	for _, e := range r.edges {
		g.Edges = append(g.Edges, *e)
	}
	g.Sort()
	return g
}
