package store

import (
	"cmp"
	"maps"
	"slices"

	"newsgraph/graph"
)

// The resolution tells which articles are copies of one story (graph.Document.Origin).
// The facts of an article are kept as they were extracted, without; its document has it.

// retold lists the documents that have an origin.
func retold(documents []graph.Document) []graph.Document {
	var out []graph.Document
	for i := range documents {
		if documents[i].Origin != "" {
			out = append(out, documents[i])
		}
	}
	return out
}

// originsOf are the origins by the ids of the articles that have one.
func originsOf(g *graph.Graph) map[string]string {
	out := map[string]string{}
	for i := range g.Documents {
		if d := &g.Documents[i]; d.Origin != "" {
			out[d.ID] = d.Origin
		}
	}
	return out
}

// told is the document of an article as its row holds it: with its origin, and without
// the signature, which only the resolution asks for.
func (a *article) told() *graph.Document {
	d := a.fragment.graph.Documents[0]
	d.Origin, d.Signature = cmp.Or(a.origin, d.Origin), ""
	return &d
}

// putOrigins writes the documents of the articles whose origin is another one than
// before, but for those that are written or removed anyway.
func (w *writer) putOrigins(was, is map[string]string, e *edit) error {
	changed := map[string]bool{}
	for id, o := range was {
		changed[id] = is[id] != o
	}
	for id, o := range is {
		changed[id] = was[id] != o
	}
	for _, id := range e.Removed {
		delete(changed, id)
	}
	for _, a := range e.articles {
		delete(changed, a.fragment.graph.Documents[0].ID)
	}
	for _, id := range slices.Sorted(maps.Keys(changed)) {
		if changed[id] {
			if err := w.putOrigin(id, is[id]); err != nil {
				return err
			}
		}
	}
	return nil
}

// putOrigin gives an article that is there an origin.
func (w *writer) putOrigin(id, origin string) error {
	v, there, err := w.Get(key(articleRow, id))
	if err != nil || !there {
		return cmp.Or(err, damaged("the article %q is not there to get an origin", id))
	}
	d, err := parseDocument(v)
	if err != nil {
		return err
	}
	d.Origin = origin
	return w.Set(key(articleRow, id), documentText(&d))
}

// writeTold writes the articles of an edit with their origins, and the documents of the
// other articles that get one.
func (w *writer) writeTold(e *edit, origins map[string]string) error {
	written := map[string]bool{}
	for _, id := range e.Removed {
		written[id] = true
	}
	for _, a := range e.articles {
		id := a.fragment.graph.Documents[0].ID
		written[id] = true
		o, told := origins[id]
		if !told && a.was {
			v, _, err := w.Get(key(articleRow, id))
			if err != nil {
				return err
			}
			d, err := parseDocument(v)
			if err != nil {
				return err
			}
			o = d.Origin
		}
		a.origin = o
	}
	if err := w.write(e); err != nil {
		return err
	}
	for _, id := range sortedKeys(origins) {
		if !written[id] {
			if err := w.putOrigin(id, origins[id]); err != nil {
				return err
			}
		}
	}
	return nil
}
