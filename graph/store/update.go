package store

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/store/engine"
)

// Rows is an ordered table that the resolution keeps its state in. It reads its own
// writes; all of them are part of one commit.
type Rows = engine.Rows

// Change is what becomes of the resolved graph.
type Change struct {
	Nodes []NodeChange
	Edges []EdgeChange
	// Origins are those of the articles whose document is new or other than before.
	Origins map[string]string
}

// NodeChange is a node that is new or other than before, or, where After is nil,
// the id of one that is no more.
type NodeChange struct {
	ID    string
	After *graph.Node
}

// EdgeChange is an edge that is new (Before is nil), no more (After is nil), or has
// other attributes or other evidence. Both have one id, source, target and relation, and no
// evidence: what came and what went stands in Added and Dropped.
type EdgeChange struct {
	Before, After  *graph.Edge
	Added, Dropped []graph.Evidence
}

// updateWith is changeWith where Options.Update tells what a change does: it reads
// what the change touches.
func (s *Store) updateWith(ctx context.Context, e *edit, incoming map[string]*article, remove []string) error {
	return s.committed(ctx, e, func(w *writer) error {
		r := newReader(w.Batch)
		added, err := e.against(r, incoming, remove)
		if err != nil {
			return err
		}
		rows := w.Rows([]byte{rowsTable})
		all, first, err := unknown(r, rows, e, added)
		if err != nil {
			return err
		}
		c, err := s.options.Update(rows, all, e.Removed)
		if err != nil {
			return err
		}
		if err := w.writeTold(e, c.Origins); err != nil {
			return err
		}
		if !first {
			return w.applyChange(&c)
		}
		old, err := r.graph()
		if err != nil {
			return err
		}
		return w.apply(difference(old, c.graph()))
	})
}

// graph is the graph that the change makes of an empty one.
func (c *Change) graph() *graph.Graph {
	g := new(graph.Graph)
	for _, n := range c.Nodes {
		if n.After != nil {
			g.Nodes = append(g.Nodes, *n.After)
		}
	}
	for _, e := range c.Edges {
		if e.After != nil {
			next := *e.After
			next.Evidence = e.Added
			g.Edges = append(g.Edges, next)
		}
	}
	g.Sort()
	return g
}

// against sorts the incoming articles by what is there, and returns the facts of
// those that are new or other than before.
func (e *edit) against(r *reader, incoming map[string]*article, remove []string) ([]*graph.Graph, error) {
	var added []*graph.Graph
	for _, id := range sortedKeys(incoming) {
		a := incoming[id]
		var was fragment
		v, there, err := r.Get(key(factsTable, id))
		if err != nil {
			return nil, err
		}
		if there {
			a.was = true
			if was.text, err = unpack(v); err != nil {
				return nil, err
			}
		}
		if e.put(id, was, a) {
			added = append(added, a.fragment.graph)
		}
	}
	for _, id := range distinct(remove) {
		_, there, err := r.Get(key(articleRow, id))
		if err != nil {
			return nil, err
		}
		if there {
			e.Removed = append(e.Removed, id)
		}
	}
	return added, nil
}

// unknown adds to the facts that are added those of all articles of a store whose
// resolution has no rows yet, since Options.Resolve made its graph, but for those
// that are removed. Then first is set.
func unknown(r *reader, rows Rows, e *edit, added []*graph.Graph) (all []*graph.Graph, first bool, err error) {
	some := false
	if err := rows.Scan(nil, func(_, _ []byte) bool { some = true; return false }); err != nil || some {
		return added, false, err
	}
	n, err := r.count("nodes")
	if err != nil || n == 0 {
		return added, false, err
	}
	fragments, err := r.fragments()
	if err != nil {
		return nil, false, err
	}
	for _, id := range e.Removed {
		delete(fragments, id)
	}
	for _, g := range added {
		delete(fragments, g.Documents[0].ID)
	}
	return append(added, ordered(fragments)...), true, nil
}

// applyChange brings the rows of the graph up to date.
func (w *writer) applyChange(c *Change) error {
	for _, n := range c.Nodes {
		if n.After != nil {
			if err := checkNode(n.After); err != nil {
				return err
			}
		}
		if err := w.putNode(n.ID, n.After); err != nil {
			return err
		}
	}
	for i := range c.Edges {
		if err := w.changeEdge(&c.Edges[i]); err != nil {
			return err
		}
	}
	return nil
}

// changeEdge writes an edge that has changed. Where it has much evidence before
// and after, the rows of what came and went are written, and no others.
func (w *writer) changeEdge(c *EdgeChange) error {
	e := cmp.Or(c.Before, c.After)
	if c.After != nil {
		if err := checkOwn(c.After); err != nil {
			return err
		}
	}
	v, there, err := w.Get(edgeKey(e))
	if err != nil {
		return err
	}
	if there == (c.Before == nil) {
		return damaged("edge %q is there: %v, the resolution says otherwise", e.ID, there)
	}
	var old edgeRow
	if there {
		if old, err = parseEdge(v); err != nil {
			return err
		}
	}
	count := old.evidence + len(c.Added) - len(c.Dropped)
	if c.After != nil && old.long && count > inlineEvidence {
		return w.changeLong(&old, c, count)
	}
	was, err := evidenceOf(w.Batch, &old)
	if err != nil {
		return err
	}
	if c.After == nil {
		return w.replaceEdge(&old, was, nil)
	}
	next := *c.After
	if next.Evidence, err = w.changed(was, c); err != nil {
		return err
	}
	return w.replaceEdge(&old, was, &next)
}

// changed is evidence after a change, with all its texts.
func (w *writer) changed(was []graph.Evidence, c *EdgeChange) ([]graph.Evidence, error) {
	list := slices.Clone(was)
	for _, d := range c.Dropped {
		k, err := w.find(list, d)
		if err != nil {
			return nil, err
		}
		list = slices.Delete(list, k, k+1)
	}
	for i := range list {
		text, own := strings.CutPrefix(list[i].Text, ownText)
		if !own {
			var err error
			if text, err = w.sentence(list[i]); err != nil {
				return nil, err
			}
		}
		list[i].Text = text
	}
	list = append(list, c.Added...)
	slices.SortFunc(list, compareEvidence)
	return list, nil
}

// find finds evidence in a list as rows have it: by its own text, else among those
// that have the article's sentence.
func (w *writer) find(list []graph.Evidence, v graph.Evidence) (int, error) {
	for _, text := range []string{ownText + v.Text, ""} {
		k := slices.IndexFunc(list, func(x graph.Evidence) bool {
			return x.Document == v.Document && x.Start == v.Start && x.End == v.End && x.Text == text
		})
		if k >= 0 {
			return k, nil
		}
	}
	return 0, damaged("the evidence from %d to %d in %q is not there to be dropped", v.Start, v.End, v.Document)
}

func compareEvidence(a, b graph.Evidence) int {
	return cmp.Or(strings.Compare(a.Document, b.Document), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), strings.Compare(a.Text, b.Text))
}

// changeLong writes what came and went of an edge with much evidence.
func (w *writer) changeLong(old *edgeRow, c *EdgeChange, count int) error {
	id := old.edge.ID
	articles := old.articles
	was := map[string]int{} // evidence by article
	for _, list := range [][]graph.Evidence{c.Added, c.Dropped} {
		for _, v := range list {
			if _, known := was[v.Document]; known {
				continue
			}
			n := 0
			if err := w.Scan(key(longTable, id, v.Document), func(_, _ []byte) bool { n++; return true }); err != nil {
				return err
			}
			was[v.Document] = n
		}
	}
	is := map[string]int{}
	for d, n := range was {
		is[d] = n
	}
	var err error
	for _, v := range c.Dropped {
		is[v.Document]--
		err = errors.Join(err, w.dropLong(id, v))
	}
	for _, v := range c.Added {
		is[v.Document]++
		text, failure := w.ownText(v)
		err = errors.Join(err, failure, w.Set(longKey(id, v, text), nil))
	}
	mention := old.edge.Relation == graph.MentionedIn
	for _, d := range sortedKeys(was) {
		switch {
		case was[d] == 0 && is[d] > 0:
			articles++
			if !mention {
				err = errors.Join(err, w.Set(key(toldTable, d, id), nil))
			}
		case was[d] > 0 && is[d] == 0:
			articles--
			if !mention {
				err = errors.Join(err, w.Delete(key(toldTable, d, id)))
			}
		}
	}
	if err != nil {
		return err
	}
	if err := w.indexEdge(&old.edge, old.articles, -1); err != nil {
		return err
	}
	if err := w.indexEdge(c.After, articles, 1); err != nil {
		return err
	}
	return w.Set(edgeKey(c.After), longText(c.After, articles, count))
}

// dropLong deletes the row of evidence, of its own text or of the article's.
func (w *writer) dropLong(id string, v graph.Evidence) error {
	own := longKey(id, v, ownText+v.Text)
	_, there, err := w.Get(own)
	if err != nil {
		return err
	}
	if there {
		return w.Delete(own)
	}
	return w.Delete(longKey(id, v, ""))
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
