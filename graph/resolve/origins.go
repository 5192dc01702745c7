package resolve

import (
	"slices"

	"newsgraph/graph"
	"newsgraph/graph/origin"
)

// withOrigins returns the fragments with the origins of those of their documents that
// have a signature. Where one changes, the fragment is a copy.
func withOrigins(fragments []*graph.Graph) []*graph.Graph {
	var documents []origin.Document
	for _, f := range fragments {
		if len(f.Documents) == 1 && f.Documents[0].Signature != "" {
			documents = append(documents, signed(f))
		}
	}
	if len(documents) == 0 {
		return fragments
	}
	origins := origin.Assign(documents)
	out := slices.Clone(fragments)
	for i, f := range fragments {
		if len(f.Documents) == 1 && f.Documents[0].Signature != "" {
			out[i] = withOrigin(f, origins[f.Documents[0].ID])
		}
	}
	return out
}

// signed is the document of a fragment as package origin sees it.
func signed(f *graph.Graph) origin.Document {
	d := &f.Documents[0]
	return origin.Document{ID: d.ID, Date: d.Date, Signature: d.Signature}
}

// withOrigin returns the fragment, or a copy of it, whose document has the origin.
func withOrigin(f *graph.Graph, id string) *graph.Graph {
	if f.Documents[0].Origin == id {
		return f
	}
	c := *f
	c.Documents = slices.Clone(f.Documents)
	c.Documents[0].Origin = id
	return &c
}

// tellOrigins gives the documents at hand their origins, and takes those of the table
// to hand whose origin becomes another one.
func (u *updater) tellOrigins(removed []string) error {
	var documents []origin.Document
	gone := slices.Clone(removed)
	for id, t := range u.documents {
		switch {
		case t.is == nil:
		case t.is.Documents[0].Signature == "":
			gone = append(gone, id)
		default:
			documents = append(documents, signed(t.is))
		}
	}
	gone = slices.DeleteFunc(gone, func(id string) bool {
		t := u.documents[id]
		return t == nil || t.is != nil && t.is.Documents[0].Signature != ""
	})
	origins, err := origin.Update(section{u.rows, rowSigned}, documents, gone)
	if err != nil {
		return err
	}
	for id, o := range origins {
		t := u.documents[id]
		if t == nil {
			f, err := Fragment(u.rows, id)
			if err != nil || f == nil {
				return err
			}
			t = &telling{was: f, is: f}
			if t.things, err = readThings(f); err != nil {
				return err
			}
			u.documents[id] = t
		}
		if t.is = withOrigin(t.is, o); t.things != nil {
			t.things.fromStory(witness(&t.is.Documents[0]))
		}
	}
	return nil
}

// section is the rows under one first byte.
type section struct {
	rows Rows
	kind byte
}

func (s section) key(k []byte) []byte { return append([]byte{s.kind}, k...) }

// Get implements origin.Rows.
func (s section) Get(k []byte) ([]byte, error) { return s.rows.Get(s.key(k)) }

// Put implements origin.Rows.
func (s section) Put(k, value []byte) error { return s.rows.Put(s.key(k), value) }

// Delete implements origin.Rows.
func (s section) Delete(k []byte) error { return s.rows.Delete(s.key(k)) }

// Scan implements origin.Rows.
func (s section) Scan(prefix []byte, yield func(key, value []byte) bool) error {
	return s.rows.Scan(s.key(prefix), func(k, v []byte) bool { return yield(k[1:], v) })
}
