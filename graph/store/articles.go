package store

import (
	"errors"
	"maps"
	"slices"

	"newsgraph/graph"
)

// putArticle writes what is kept of an article itself.
func (w *writer) putArticle(a *article) error {
	id := a.fragment.graph.Documents[0].ID
	evidence := sentencesOf(a.fragment.graph)
	var was []graph.Evidence
	if a.was {
		var err error
		if was, err = newReader(w.Batch).storedSentences(id); err != nil {
			return err
		}
	}
	if err := w.indexWords(id, was, wholeSentences(id, a.text, evidence)); err != nil {
		return err
	}
	if err := w.putSentences(id, evidence); err != nil {
		return err
	}
	if !a.was {
		w.counts["documents"]++
	}
	if err := w.Set(key(articleRow, id), documentText(a.told())); err != nil {
		return err
	}
	if err := w.Set(key(factsTable, id), pack(a.fragment.text)); err != nil {
		return err
	}
	return errors.Join(
		w.put(key(textTable, id), a.text, pack),
		w.put(key(byTable, id), a.by, func(s string) []byte { return []byte(s) }))
}

// put sets a row to a text, or deletes it where that is empty.
func (w *writer) put(row []byte, text string, form func(string) []byte) error {
	if text == "" {
		return w.Delete(row)
	}
	return w.Set(row, form(text))
}

// dropArticle takes an article away.
func (w *writer) dropArticle(id string) error {
	w.counts["documents"]--
	was, err := newReader(w.Batch).storedSentences(id)
	if err != nil {
		return err
	}
	if err := w.indexWords(id, was, nil); err != nil {
		return err
	}
	if err := w.putSentences(id, nil); err != nil {
		return err
	}
	for _, table := range []byte{articleRow, factsTable, textTable, byTable} {
		if err := w.Delete(key(table, id)); err != nil {
			return err
		}
	}
	return nil
}

// putSentences replaces the sentences of an article.
func (w *writer) putSentences(id string, is map[span]string) error {
	w.sentences[id] = is
	prefix := key(wordsTable, id)
	before, after := map[string]string{}, map[string]string{}
	err := w.Scan(prefix, func(k, v []byte) bool {
		before[string(k)] = string(v)
		return true
	})
	if err != nil {
		return err
	}
	for at, text := range is {
		after[string(spanKey(slices.Clone(prefix), at.start, at.end))] = text
	}
	for _, k := range slices.Sorted(maps.Keys(before)) {
		if _, stays := after[k]; !stays {
			if err := w.Delete([]byte(k)); err != nil {
				return err
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(after)) {
		if was, there := before[k]; there && was == after[k] {
			continue
		}
		if err := w.Set([]byte(k), []byte(after[k])); err != nil {
			return err
		}
	}
	return nil
}

// sentencesOf lists the sentences of a fragment. Of several texts at one place
// the least counts; the others lie with their edges.
func sentencesOf(g *graph.Graph) map[span]string {
	out := map[span]string{}
	for i := range g.Edges {
		for _, v := range g.Edges[i].Evidence {
			at := span{v.Start, v.End}
			if text, there := out[at]; !there || v.Text < text {
				out[at] = v.Text
			}
		}
	}
	return out
}
