package coref_test

import (
	"testing"

	"newsgraph/ingest/actor"
	"newsgraph/ingest/actor/actortest"
	"newsgraph/ingest/coref"
	"newsgraph/ingest/document"
)

// FuzzAnnotate feeds arbitrary trees and checks that every reference is in
// bounds, that all entities are in use or the parent of one, and that no key
// stands twice.
func FuzzAnnotate(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
	f.Add([]byte{18, 8, 0, 2, 11, 2, 0, 3, 12, 2, 7, 2, 28, 1, 0, 0, 18, 8, 4, 7, 6, 0, 0, 2})
	a, c := actor.New(), coref.New()
	f.Fuzz(func(t *testing.T, b []byte) {
		d := actortest.Arbitrary(b)
		if n := len(d.Tokens); n > 4 {
			d.Speech = []document.Speech{{Span: document.Span{Start: 1, End: n / 2}, Speaker: -1, Verb: n - 1, Quoted: true}}
		}
		a.Annotate(d)
		c.Annotate(d)
		used := make([]bool, len(d.Entities))
		use := func(e int) {
			if e < -1 || e >= len(used) {
				t.Fatalf("entity %d of %d", e, len(used))
			}
			if e >= 0 {
				used[e] = true
			}
		}
		for _, m := range d.Mentions {
			use(m.Entity)
			for _, e := range m.Members {
				use(e)
			}
		}
		for _, o := range d.Offices {
			use(o.Person)
			use(o.Of)
		}
		for _, s := range d.Speech {
			use(s.Speaker)
		}
		keys := map[string]bool{}
		for _, e := range d.Entities {
			use(e.PartOf)
			if e.Key != "" && keys[e.Key] {
				t.Fatalf("two entities with the key %s", e.Key)
			}
			keys[e.Key] = true
		}
		for i, ok := range used {
			if !ok {
				t.Fatalf("entity %d (%s) is not in use", i, d.Entities[i].Name)
			}
		}
	})
}
