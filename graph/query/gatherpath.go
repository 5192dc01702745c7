package query

import (
	"context"
	"errors"

	"newsgraph/graph"
)

// GatherPath returns a part of the graph that is enough to find the shortest
// paths between two nodes: Filter.Split and Paths, without a detour, give of the
// part what they give of the whole. It searches from both ends, and reads the
// edges of the nodes that it passes. The error is ErrNoPath where there is none.
func GatherPath(ctx context.Context, b Base, f *Filter, from, to string) (*graph.Graph, error) {
	if f.Giant || len(f.Actors) > 0 || len(f.Articles) > 0 || f.MinArticles > 1 || from == to {
		return b.Graph(ctx) // what decides is not at the nodes on the way
	}
	s := &meeting{ctx: ctx, base: b, filter: f, touched: map[string]bool{}}
	s.sides = [2]side{newSide(from), newSide(to)}
	if err := s.search(); err != nil {
		return nil, err
	}
	return s.graph()
}

// meeting is a search from two nodes until it meets.
type meeting struct {
	ctx    context.Context
	base   Base
	filter *Filter
	sides  [2]side
	// touched remembers which nodes some act touches that the filter keeps.
	touched map[string]bool
	middle  []string // where the sides meet
}

// side is a search from one node.
type side struct {
	// depth gives the distance of each node that was reached, neighbours those of
	// each that was passed.
	depth      map[string]int
	neighbours map[string][]string
	edge       []string // the nodes of the greatest depth
	reach      int      // that depth
}

func newSide(start string) side {
	return side{map[string]int{start: 0}, map[string][]string{}, []string{start}, 0}
}

// search widens the side that has less to pass until a node lies in both.
func (s *meeting) search() error {
	for {
		k := 0
		if len(s.sides[1].edge) < len(s.sides[0].edge) {
			k = 1
		}
		if len(s.sides[k].edge) == 0 {
			return ErrNoPath
		}
		if err := s.widen(&s.sides[k]); err != nil {
			return err
		}
		for _, id := range s.sides[k].edge {
			if _, met := s.sides[1-k].depth[id]; met {
				s.middle = append(s.middle, id)
			}
		}
		if len(s.middle) > 0 {
			return nil
		}
	}
}

// widen passes the nodes at the edge of a side.
func (s *meeting) widen(d *side) error {
	var next []string
	for _, id := range d.edge {
		list, err := s.neighbours(id)
		if err != nil {
			return err
		}
		d.neighbours[id] = list
		for _, n := range list {
			if _, seen := d.depth[n]; !seen {
				d.depth[n] = d.reach + 1
				next = append(next, n)
			}
		}
	}
	d.edge, d.reach = next, d.reach+1
	return nil
}

// neighbours lists the nodes that edges which the filter keeps join to one.
func (s *meeting) neighbours(id string) ([]string, error) {
	seen := map[string]bool{id: true}
	var out []string
	var failure error
	err := s.base.Links(s.ctx, id, func(l *Link) bool {
		other := l.Edge.Target
		if other == id {
			other = l.Edge.Source
		}
		if seen[other] {
			return true
		}
		kept, err := s.kept(&l.Edge)
		if failure = err; err != nil {
			return false
		}
		if kept {
			seen[other] = true
			out = append(out, other)
		}
		return true
	})
	return out, errors.Join(failure, err)
}

// kept tells whether the filter leaves an edge.
func (s *meeting) kept(e *graph.Edge) (bool, error) {
	f := s.filter
	if !f.narrowsEvents() || !isTimeless(e) {
		return f.kept(e), nil
	}
	if !f.matchesAnyTime(e) {
		return false, nil
	}
	for _, id := range []string{e.Source, e.Target} {
		if ok, err := s.touches(id); !ok || err != nil {
			return false, err
		}
	}
	return true, nil
}

// touches tells whether an act that the filter keeps touches a node.
func (s *meeting) touches(id string) (bool, error) {
	if ok, known := s.touched[id]; known {
		return ok, nil
	}
	found := false
	err := s.base.Links(s.ctx, id, func(l *Link) bool {
		found = s.filter.kept(&l.Edge)
		return !found
	})
	s.touched[id] = found
	return found, err
}

// graph gathers the edges between the nodes on the shortest ways, kept or not,
// and what decides whether they are kept.
func (s *meeting) graph() (*graph.Graph, error) {
	on := map[string]bool{}
	for k := range s.sides {
		layer := s.middle
		for len(layer) > 0 {
			for _, id := range layer {
				on[id] = true
			}
			layer = s.sides[k].before(layer)
		}
	}
	c := &collector{ctx: s.ctx, base: s.base, need: Need{Filter: s.filter}, edges: map[string]*graph.Edge{}, witnessed: map[string]bool{}}
	// Of each pair on the way one side was passed: its links lead to the other.
	var ids []string
	for k := range s.sides {
		for id := range s.sides[k].neighbours {
			if !on[id] {
				continue
			}
			err := s.base.Links(s.ctx, id, func(l *Link) bool {
				if on[l.Edge.Source] && on[l.Edge.Target] {
					ids = append(ids, l.Edge.ID)
				}
				return true
			})
			if err != nil {
				return nil, err
			}
		}
	}
	edges, err := s.base.EdgesOf(s.ctx, ids)
	if err != nil {
		return nil, err
	}
	for i := range edges {
		c.take(&edges[i])
	}
	if err := c.witnesses(); err != nil {
		return nil, err
	}
	return c.graph()
}

// before lists the nodes that are one step nearer to the start than those of a
// layer, and joined to one of them.
func (d *side) before(layer []string) []string {
	in := map[string]bool{}
	depth := -1
	for _, id := range layer {
		in[id] = true
		depth = d.depth[id]
	}
	var out []string
	for id, list := range d.neighbours {
		if d.depth[id] != depth-1 {
			continue
		}
		for _, n := range list {
			if in[n] {
				out = append(out, id)
				break
			}
		}
	}
	return out
}
