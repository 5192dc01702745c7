package store

import (
	"bytes"
	"errors"
	"maps"
	"slices"

	"newsgraph/graph"
	"newsgraph/graph/query/sentence"
	"newsgraph/graph/store/engine"
)

// change is the difference between two resolved graphs.
type change struct {
	// nodes and edges are new or other than before, each as a whole.
	nodes []graph.Node
	edges []graph.Edge
	// noNodes are the ids of nodes that are no more, noEdges edges that are no
	// more: of these, id, ends and relation count.
	noNodes []string
	noEdges []graph.Edge
}

// writer writes one commit. It reads the state before and gathers counts, which
// many changes move, in memory; finish writes them.
type writer struct {
	engine.Batch
	// sentences are those of the articles of this commit, by article.
	sentences map[string]map[span]string
	counts    map[string]int // moves of countTable
	degrees   map[string]int // of degreeTable
	parts     map[string]int // of partTable
	words     map[string]int // of stemTable, by word
	tallier   *sentence.Tallier
	// rows is the number of rows written or deleted.
	rows int
}

// span is a place in a text.
type span struct{ start, end int }

func newWriter(b engine.Batch) *writer {
	return &writer{
		Batch: b, sentences: map[string]map[span]string{}, counts: map[string]int{},
		degrees: map[string]int{}, parts: map[string]int{}, words: map[string]int{}, tallier: sentence.NewTallier(),
	}
}

// Set sets a row and counts it.
func (w *writer) Set(key, value []byte) error {
	w.rows++
	return w.Batch.Set(key, value)
}

// Delete deletes a row and counts it.
func (w *writer) Delete(key []byte) error {
	w.rows++
	return w.Batch.Delete(key)
}

// apply brings the rows of the graph up to date.
func (w *writer) apply(c *change) error {
	for _, id := range c.noNodes {
		if err := w.putNode(id, nil); err != nil {
			return err
		}
	}
	for i := range c.nodes {
		if err := w.putNode(c.nodes[i].ID, &c.nodes[i]); err != nil {
			return err
		}
	}
	for i := range c.noEdges {
		if err := w.putEdge(&c.noEdges[i], nil); err != nil {
			return err
		}
	}
	for i := range c.edges {
		if err := w.putEdge(&c.edges[i], &c.edges[i]); err != nil {
			return err
		}
	}
	return nil
}

// putNode replaces the node with an id by next, or takes it away.
func (w *writer) putNode(id string, next *graph.Node) error {
	row := key(nodeTable, id)
	v, there, err := w.Get(row)
	if err != nil {
		return err
	}
	if there {
		old, err := parseNode(v)
		if err != nil {
			return err
		}
		if err := w.countNode(&old, -1); err != nil {
			return err
		}
	}
	if next == nil {
		return w.Delete(row)
	}
	if err := w.countNode(next, 1); err != nil {
		return err
	}
	return w.Set(row, nodeText(next))
}

func (w *writer) countNode(n *graph.Node, by int) error {
	w.counts["nodes"] += by
	w.counts["kind "+string(n.Kind)] += by
	if n.Country != "" {
		if err := w.mark(by, key(stateTable, n.Country, string(n.Kind), n.ID)); err != nil {
			return err
		}
	}
	return w.indexNames(n, by)
}

// edgeKey is the key of the row of an edge.
func edgeKey(e *graph.Edge) []byte {
	if e.Relation == graph.MentionedIn {
		return key(inTable, e.Source, e.Target, e.ID)
	}
	return key(edgeTable, e.ID)
}

// putEdge replaces the edge of the same id, ends and relation by next, or takes
// it away.
func (w *writer) putEdge(e, next *graph.Edge) error {
	k := edgeKey(e)
	v, there, err := w.Get(k)
	if err != nil {
		return err
	}
	var old edgeRow
	var evidence []graph.Evidence
	if there {
		if old, err = parseEdge(v); err != nil {
			return err
		}
		if evidence, err = evidenceOf(w.Batch, &old); err != nil {
			return err
		}
	}
	return w.replaceEdge(&old, evidence, next)
}

// replaceEdge replaces the edge of a row, which is empty where there was none, with
// its evidence by next, or takes it away.
func (w *writer) replaceEdge(old *edgeRow, was []graph.Evidence, next *graph.Edge) error {
	if old.edge.ID != "" {
		if err := w.indexEdge(&old.edge, old.articles, -1); err != nil {
			return err
		}
	}
	if err := w.putEvidence(old, was, next); err != nil {
		return err
	}
	if next == nil {
		return w.Delete(edgeKey(&old.edge))
	}
	if err := w.indexEdge(next, countArticles(next.Evidence), 1); err != nil {
		return err
	}
	text, err := edgeText(next, w.ownText)
	if err != nil {
		return err
	}
	return w.Set(edgeKey(next), text)
}

// indexEdge adds the keys by which an edge is found, or takes them away. A key
// that is taken away and added again is there in the end: the later write counts.
func (w *writer) indexEdge(e *graph.Edge, articles, by int) error {
	w.counts["edges"] += by
	w.counts["relation "+string(e.Relation)] += by
	if e.Relation == graph.MentionedIn {
		return w.mark(by, key(ofTable, e.Target, e.Source, e.ID))
	}
	if e.Relation.Event() {
		w.counts["events"] += by
		w.counts["class "+string(e.Class)] += by
		w.counts["status "+string(e.Status)] += by
	}
	w.degrees[e.Source] += by
	w.degrees[e.Target] += by
	link := linkText(e, articles)
	for _, end := range distinct([]string{e.Source, e.Target}) {
		if err := w.set(by, key(atTable, end, band(e), e.Date, e.ID), link); err != nil {
			return err
		}
	}
	keys := [][]byte{key(actTable, band(e), e.Date, e.ID)}
	if e.ReportedBy != "" {
		keys = append(keys, key(saidTable, e.ReportedBy, e.ID))
	}
	return w.mark(by, keys...)
}

// set sets a row, or deletes it.
func (w *writer) set(by int, k, v []byte) error {
	if by > 0 {
		return w.Set(k, v)
	}
	return w.Delete(k)
}

// mark sets keys without a value, or deletes them.
func (w *writer) mark(by int, keys ...[]byte) error {
	for _, k := range keys {
		if err := w.set(by, k, nil); err != nil {
			return err
		}
	}
	return nil
}

// putEvidence replaces the rows of evidence of an edge. The edge's own row is
// written by its caller.
func (w *writer) putEvidence(old *edgeRow, was []graph.Evidence, next *graph.Edge) error {
	var is []graph.Evidence
	id := old.edge.ID
	mention := old.edge.Relation == graph.MentionedIn
	if next != nil {
		is, id, mention = next.Evidence, next.ID, next.Relation == graph.MentionedIn
	}
	if !mention {
		if err := w.tell(id, articlesOf(was), articlesOf(is)); err != nil {
			return err
		}
	}
	before, after := map[string][]byte{}, map[string][]byte{}
	if old.long {
		for _, v := range was {
			before[string(longKey(id, v, v.Text))] = nil
		}
	}
	if len(is) > inlineEvidence {
		for _, v := range is {
			text, err := w.ownText(v)
			if err != nil {
				return err
			}
			after[string(longKey(id, v, text))] = nil
		}
	}
	return w.replace(before, after)
}

// replace deletes the rows of before that are not in after, and writes those of
// after that are new or other than before.
func (w *writer) replace(before, after map[string][]byte) error {
	for _, k := range slices.Sorted(maps.Keys(before)) {
		if _, stays := after[k]; !stays {
			if err := w.Delete([]byte(k)); err != nil {
				return err
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(after)) {
		if was, there := before[k]; there && bytes.Equal(was, after[k]) {
			continue
		}
		if err := w.Set([]byte(k), after[k]); err != nil {
			return err
		}
	}
	return nil
}

// longKey is the key of evidence; own is its text as rows have it.
func longKey(id string, v graph.Evidence, own string) []byte {
	return spanKey(key(longTable, id, v.Document, own), v.Start, v.End)
}

// tell replaces the marks of the articles that tell an edge.
func (w *writer) tell(id string, was, is []string) error {
	before, after := map[string][]byte{}, map[string][]byte{}
	for _, a := range was {
		before[string(key(toldTable, a, id))] = nil
	}
	for _, a := range is {
		after[string(key(toldTable, a, id))] = nil
	}
	return w.replace(before, after)
}

// articlesOf lists the articles of sorted evidence.
func articlesOf(list []graph.Evidence) []string {
	var out []string
	for _, v := range list {
		if len(out) == 0 || out[len(out)-1] != v.Document {
			out = append(out, v.Document)
		}
	}
	return out
}

// ownText is the text of evidence for its row: empty where it is the article's
// sentence at that place.
func (w *writer) ownText(v graph.Evidence) (string, error) {
	text, err := w.sentence(v)
	if err != nil || text == v.Text {
		return "", err
	}
	return ownText + v.Text, nil
}

// sentence is the article's sentence at the place of v.
func (w *writer) sentence(v graph.Evidence) (string, error) {
	if list, ok := w.sentences[v.Document]; ok {
		return list[span{v.Start, v.End}], nil
	}
	text, _, err := w.Get(spanKey(key(wordsTable, v.Document), v.Start, v.End))
	return string(text), err
}

// finish writes the counts.
func (w *writer) finish() error {
	return errors.Join(
		moved(w, w.counts, func(s string) []byte { return key(countTable, s) }),
		moved(w, w.degrees, func(s string) []byte { return key(degreeTable, s) }),
		w.movedParts(), w.movedWords())
}

func moved(w *writer, moves map[string]int, row func(string) []byte) error {
	for _, s := range slices.Sorted(maps.Keys(moves)) {
		if _, err := w.move(row(s), moves[s]); err != nil {
			return err
		}
	}
	return nil
}

// move changes a count and returns the counts before and after.
func (w *writer) move(row []byte, by int) (counts [2]int, err error) {
	if by == 0 {
		return counts, nil
	}
	v, _, err := w.Get(row)
	if err != nil {
		return counts, err
	}
	counts[0] = parseNumber(v)
	counts[1] = counts[0] + by
	switch {
	case counts[1] < 0:
		return counts, damaged("a count fell below zero: %q", row)
	case counts[1] == 0:
		return counts, w.Delete(row)
	}
	return counts, w.Set(row, number(counts[1]))
}
