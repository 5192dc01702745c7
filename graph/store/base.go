package store

import (
	"context"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

var _ query.Base = (*Store)(nil)

// Nodes returns the nodes of the given ids that there are, sorted.
func (s *Store) Nodes(ctx context.Context, ids []string) (out []graph.Node, err error) {
	err = s.view(ctx, func(r *reader) error {
		for _, id := range distinct(ids) {
			n, ok, err := r.node(id)
			if err != nil {
				return err
			}
			if ok {
				out = append(out, n)
			}
		}
		return nil
	})
	return out, err
}

// OfState returns the ids of the nodes of a state, and of a kind if one is given,
// sorted.
func (s *Store) OfState(ctx context.Context, code string, kind graph.Kind) (out []string, err error) {
	prefix := key(stateTable, code)
	if kind != "" {
		prefix = key(stateTable, code, string(kind))
	}
	err = s.view(ctx, func(r *reader) error {
		return r.Scan(prefix, func(k, _ []byte) bool {
			out = append(out, lastText(k))
			return true
		})
	})
	slices.Sort(out)
	return out, err
}

// DocumentsOf returns the articles of the given ids that there are, sorted.
func (s *Store) DocumentsOf(ctx context.Context, ids []string) (out []graph.Document, err error) {
	err = s.view(ctx, func(r *reader) error {
		for _, id := range distinct(ids) {
			d, ok, err := r.document(id)
			if err != nil {
				return err
			}
			if ok {
				out = append(out, d)
			}
		}
		return nil
	})
	return out, err
}

// EdgeCount is the number of edges, mentions included.
func (s *Store) EdgeCount(ctx context.Context) (n int, err error) {
	err = s.view(ctx, func(r *reader) error {
		n, err = r.count("edges")
		return err
	})
	return n, err
}

// EdgesOf returns the edges of the given ids that there are, mentions aside,
// sorted.
func (s *Store) EdgesOf(ctx context.Context, ids []string) (out []graph.Edge, err error) {
	err = s.view(ctx, func(r *reader) error {
		for _, id := range distinct(ids) {
			v, ok, err := r.Get(key(edgeTable, id))
			if err != nil {
				return err
			}
			if !ok {
				continue
			}
			e, err := r.whole(v)
			if err != nil {
				return err
			}
			out = append(out, *e)
		}
		return nil
	})
	return out, err
}

// Links enumerates the edges at a node, mentions aside, without their evidence.
func (s *Store) Links(ctx context.Context, node string, bands map[query.Band]bool, visit func(*query.Link) bool) error {
	prefixes := [][]byte{key(atTable, node)}
	if bands != nil {
		prefixes = nil
		for _, b := range bandTexts(bands) {
			prefixes = append(prefixes, key(atTable, node, b))
		}
	}
	return s.view(ctx, func(r *reader) error {
		var failure error
		more := true
		for _, p := range prefixes {
			err := r.Scan(p, func(k, v []byte) bool {
				var l *query.Link
				l, failure = parseLink(k, v)
				more = failure == nil && visit(l)
				return more
			})
			if err := firstError(failure, err); err != nil || !more {
				return err
			}
		}
		return nil
	})
}

// Edges enumerates the edges of a window.
func (s *Store) Edges(ctx context.Context, w query.Window, visit func(*graph.Edge) bool) error {
	return s.view(ctx, func(r *reader) error {
		more := true
		see := func(e *graph.Edge) bool {
			if w.Holds(e) {
				more = visit(e)
			}
			return more
		}
		if err := r.window(&w, see); err != nil || !more || !w.Mentions || w.Speaker != "" {
			return err
		}
		if w.At != "" {
			return r.mentionsAt(w.At, see)
		}
		if len(w.Bands) > 0 && !w.Bands[query.Band{Relation: graph.MentionedIn}] {
			return nil
		}
		return r.eachEdge([]byte{inTable}, see)
	})
}

// window enumerates edges among which are those of a window, mentions aside.
func (r *reader) window(w *query.Window, see func(*graph.Edge) bool) error {
	switch {
	case w.At != "":
		return r.banded(w, []string{w.At}, atTable, see)
	case w.Speaker != "":
		return r.linked(key(saidTable, w.Speaker), lastText, see)
	case w.Article != "":
		return r.linked(key(toldTable, w.Article), lastText, see)
	case w.Bands != nil:
		return r.banded(w, nil, actTable, see)
	}
	return r.eachEdge([]byte{edgeTable}, see)
}

// banded enumerates the edges of some bands of a table, or of all.
func (r *reader) banded(w *query.Window, prefix []string, table byte, see func(*graph.Edge) bool) error {
	more := true
	visit := func(e *graph.Edge) bool {
		more = see(e)
		return more
	}
	if w.Bands == nil {
		return r.dated(key(table, prefix...), w.To, visit)
	}
	for _, b := range bandTexts(w.Bands) {
		if err := r.dated(key(table, append(slices.Clone(prefix), b)...), w.To, visit); err != nil || !more {
			return err
		}
	}
	return nil
}

// bandTexts lists bands as keys have them, in their order.
func bandTexts(bands map[query.Band]bool) []string {
	var out []string
	for b := range bands {
		out = append(out, bandText(b))
	}
	slices.Sort(out)
	return out
}

// dated enumerates the edges of the keys with a prefix that end in date and edge,
// without those after a date.
func (r *reader) dated(prefix []byte, to string, visit func(*graph.Edge) bool) error {
	var failure error
	err := r.Scan(prefix, func(k, _ []byte) bool {
		t := texts(k)
		if query.After(t[len(t)-2], to) {
			return true
		}
		e, err := r.edge(t[len(t)-1])
		failure = err
		return err == nil && visit(e)
	})
	return firstError(failure, err)
}

// known returns nodes with the numbers of their edges.
func (r *reader) known(ids map[string]bool) ([]query.Known, error) {
	var out []query.Known
	for id := range ids {
		n, ok, err := r.node(id)
		if err != nil {
			return nil, err
		}
		if !ok {
			return nil, damaged("the names of node %q are there, but not the node", id)
		}
		v, _, err := r.Get(key(degreeTable, id))
		if err != nil {
			return nil, err
		}
		out = append(out, query.Known{Node: n, Edges: parseNumber(v)})
	}
	slices.SortFunc(out, func(a, b query.Known) int { return strings.Compare(a.Node.ID, b.Node.ID) })
	return out, nil
}
