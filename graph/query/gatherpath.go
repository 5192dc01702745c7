package query

import (
	"context"
	"errors"
	"maps"

	"newsgraph/graph"
)

// GatherPath returns a part of the graph that is enough to find paths between two
// nodes: Filter.Split and Paths with opts give of the part what they give of the
// whole. It searches from both ends, and reads the edges of the nodes that it passes.
// The error is ErrNoPath where there is none.
func GatherPath(ctx context.Context, b Base, f *Filter, from, to string, opts PathOptions) (*graph.Graph, error) {
	if f.Giant || len(f.Actors) > 0 || len(f.Articles) > 0 || f.MinArticles > 1 || from == to {
		return b.Graph(ctx) // what decides is not at the nodes on the way
	}
	s := &meeting{ctx: ctx, base: b, filter: f, touched: map[string]bool{}}
	s.sides = [2]side{newSide(from), newSide(to)}
	if err := s.search(max(opts.Detour, 0)); err != nil {
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
	// length is the most edges that a path may have.
	length int
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

// search widens the side that has less to pass until a node lies in both, and on as
// far as a detour leads.
func (s *meeting) search(detour int) error {
	for met := false; !met; {
		k := s.lesser()
		if len(s.sides[k].edge) == 0 {
			return ErrNoPath
		}
		if err := s.widen(&s.sides[k]); err != nil {
			return err
		}
		for _, id := range s.sides[k].edge {
			_, there := s.sides[1-k].depth[id]
			met = met || there
		}
	}
	s.length = s.reach() + detour
	for s.reach() < s.length {
		k := s.lesser()
		if len(s.sides[k].edge) == 0 {
			k = 1 - k // one that has nothing left to pass holds all there is
		}
		if err := s.widen(&s.sides[k]); err != nil {
			return err
		}
	}
	return nil
}

// lesser is the side with less to pass.
func (s *meeting) lesser() int {
	if len(s.sides[1].edge) < len(s.sides[0].edge) {
		return 1
	}
	return 0
}

// reach is the length of the paths of which every edge is at a node that was passed.
func (s *meeting) reach() int { return s.sides[0].reach + s.sides[1].reach }

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
	err := s.base.Links(s.ctx, id, nil, func(l *Link) bool {
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
	err := s.base.Links(s.ctx, id, nil, func(l *Link) bool {
		found = s.filter.kept(&l.Edge)
		return !found
	})
	s.touched[id] = found
	return found, err
}

// on lists the nodes that lie on paths of no more edges than wanted.
func (s *meeting) on() map[string]bool {
	out := map[string]bool{}
	for k := range s.sides {
		other := s.toOther(k)
		for id, depth := range s.sides[k].depth {
			if rest, known := other[id]; known && depth+rest <= s.length {
				out[id] = true
			}
		}
	}
	return out
}

// toOther gives the distances from the nodes of side k to the start of the other one,
// as far as the paths that are wanted go: each such path runs over nodes that side k
// has passed until it comes to one that the other side has reached.
func (s *meeting) toOther(k int) map[string]int {
	out := maps.Clone(s.sides[1-k].depth)
	for changed := true; changed; {
		changed = false
		for id, list := range s.sides[k].neighbours {
			for _, n := range list {
				rest, known := out[n]
				if was, better := out[id]; known && (!better || rest+1 < was) {
					out[id], changed = rest+1, true
				}
			}
		}
	}
	return out
}

// graph gathers the edges between the nodes on the ways, kept or not, and what
// decides whether they are kept.
func (s *meeting) graph() (*graph.Graph, error) {
	on := s.on()
	c := &collector{ctx: s.ctx, base: s.base, need: Need{Filter: s.filter}, edges: map[string]*graph.Edge{}, witnessed: map[string]bool{}}
	// Of each pair on the way one side was passed: its links lead to the other.
	var ids []string
	for k := range s.sides {
		for id := range s.sides[k].neighbours {
			if !on[id] {
				continue
			}
			err := s.base.Links(s.ctx, id, nil, func(l *Link) bool {
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
