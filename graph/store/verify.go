package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/store/engine"
)

// Report is what Verify found.
type Report struct {
	Stats
	// Rows is the number of rows that were compared.
	Rows int
	// Faults says what does not hold, the first ones only.
	Faults []string
}

// maxFaults is how many faults a Report lists: more would say the same.
const maxFaults = 20

func (r *Report) fault(format string, args ...any) {
	if len(r.Faults) < maxFaults {
		r.Faults = append(r.Faults, fmt.Sprintf(format, args...))
	}
}

// Verify reads everything and checks that it holds together: each edge has its
// ends, its evidence, and each piece of evidence lies within its article; the
// graph is the one that Options.Resolve makes of the facts, if there is one; and
// every row of every index is as it would be if all were stored anew. Damage
// that keeps it from reading is an error, what reads well and is wrong a fault.
// It needs memory for all that the store holds.
func (s *Store) Verify(ctx context.Context) (Report, error) {
	var report Report
	var err error
	if report.Stats, err = s.Stats(ctx); err != nil {
		return report, err
	}
	err = s.view(ctx, func(r *reader) error {
		fragments, err := r.fragments()
		if err != nil {
			return err
		}
		g, err := r.graph()
		if err != nil {
			return err
		}
		if err := report.graph(r, fragments, g); err != nil {
			return err
		}
		if s.options.Resolve != nil {
			fresh, err := resolved(fragments, s.options.Resolve)
			if err != nil {
				return err
			}
			if !maps.Equal(originsOf(g), originsOf(fresh)) {
				report.fault("the facts give other origins of articles")
			}
			if c := difference(g, fresh); len(c.nodes)+len(c.edges)+len(c.noNodes)+len(c.noEdges) > 0 {
				report.fault("the facts give another graph: %d nodes and %d edges differ, %d nodes and %d edges are too many",
					len(c.nodes), len(c.edges), len(c.noNodes), len(c.noEdges))
			}
		}
		return report.rows(ctx, r, fragments, g)
	})
	return report, err
}

// graph checks what edges and nodes refer to.
func (r *Report) graph(from *reader, fragments map[string]fragment, g *graph.Graph) error {
	known := make(map[string]bool, len(fragments))
	for id := range fragments {
		known[id] = true
	}
	if err := checkGraph(g, known); err != nil {
		r.fault("%v", err)
	}
	texts := map[string][]rune{}
	for i := range g.Edges {
		e := &g.Edges[i]
		if len(e.Evidence) == 0 {
			r.fault("edge %q has no evidence", e.ID)
		}
		for _, v := range e.Evidence {
			if err := r.within(from, texts, e.ID, v); err != nil {
				return err
			}
		}
	}
	return nil
}

// within checks that evidence lies in its article, where the text is kept.
func (r *Report) within(from *reader, texts map[string][]rune, edge string, v graph.Evidence) error {
	text, read := texts[v.Document]
	if !read {
		packed, ok, err := from.Get(key(textTable, v.Document))
		if err != nil {
			return err
		}
		if ok {
			s, err := unpack(packed)
			if err != nil {
				return err
			}
			text = []rune(s)
		}
		texts[v.Document] = text
	}
	switch {
	case text == nil:
	case v.Start < 0 || v.End < v.Start || v.End > len(text):
		r.fault("edge %q: its evidence from %d to %d lies outside of article %q", edge, v.Start, v.End, v.Document)
	case string(text[v.Start:v.End]) != v.Text:
		r.fault("edge %q: article %q reads otherwise from %d to %d", edge, v.Document, v.Start, v.End)
	}
	return nil
}

// rows compares all rows with those of a database made anew.
func (r *Report) rows(ctx context.Context, from *reader, fragments map[string]fragment, g *graph.Graph) error {
	db := engine.NewMemory()
	if err := fill(ctx, db, from.kept, fragments, g); err != nil {
		return err
	}
	return db.View(ctx, func(fresh engine.Reader) error { return r.compare(from.Reader, fresh) })
}

// portion is how many articles, or nodes and edges, are written at once where
// everything is.
const portion = 2000

// fill writes all rows of a store into an empty database.
func fill(ctx context.Context, db engine.Engine, kept func(id string) (text, by string, err error), fragments map[string]fragment, g *graph.Graph) error {
	var ids []string
	for id := range fragments {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	origins := originsOf(g)
	for part := range slices.Chunk(ids, portion) {
		if err := update(ctx, db, func(w *writer) error {
			for _, id := range part {
				a := &article{fragment: fragments[id], origin: origins[id]}
				var err error
				if a.text, a.by, err = kept(id); err == nil {
					err = w.putArticle(a)
				}
				if err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return err
		}
	}
	for part := range slices.Chunk(g.Nodes, portion) {
		if err := update(ctx, db, func(w *writer) error { return w.apply(&change{nodes: part}) }); err != nil {
			return err
		}
	}
	for part := range slices.Chunk(g.Edges, portion) {
		if err := update(ctx, db, func(w *writer) error { return w.apply(&change{edges: part}) }); err != nil {
			return err
		}
	}
	return nil
}

func update(ctx context.Context, db engine.Engine, work func(*writer) error) error {
	return db.Update(ctx, func(b engine.Batch) error {
		w := newWriter(b)
		if err := work(w); err != nil {
			return err
		}
		return w.finish()
	})
}

// compare walks along two databases, beside head, chain and what the resolution
// keeps.
func (r *Report) compare(a, b engine.Reader) error {
	type row struct{ key, value string }
	next := func(from engine.Reader) (func() (row, bool), func() error) {
		var list []row
		var at []byte
		var err error
		ended := false
		return func() (row, bool) {
			for len(list) == 0 && !ended && err == nil {
				ended = true
				err = from.Range(at, nil, func(k, v []byte) bool {
					if len(list) == portion {
						at, ended = slices.Clone(k), false
						return false
					}
					if !strings.ContainsRune(string([]byte{headTable, chainTable, rowsTable}), rune(k[0])) {
						list = append(list, row{string(k), string(v)})
					}
					return true
				})
			}
			if len(list) == 0 || err != nil {
				return row{}, false
			}
			first := list[0]
			list = list[1:]
			return first, true
		}, func() error { return err }
	}
	nextA, errA := next(a)
	nextB, errB := next(b)
	x, okA := nextA()
	y, okB := nextB()
	for okA || okB {
		switch {
		case okA && (!okB || x.key < y.key):
			r.fault("a row too many: %q", x.key)
			x, okA = nextA()
			continue
		case okB && (!okA || y.key < x.key):
			r.fault("a row is missing: %q", y.key)
			y, okB = nextB()
			continue
		case x.value != y.value:
			r.fault("row %q reads %.60q instead of %.60q", x.key, x.value, y.value)
		}
		r.Rows++
		x, okA = nextA()
		y, okB = nextB()
	}
	return errors.Join(errA(), errB())
}
