package actor_test

import (
	"testing"

	"newsgraph/ingest/actor"
	"newsgraph/ingest/actor/actortest"
)

// FuzzAnnotate feeds arbitrary trees, cycles among them, and checks that spans
// and indices stay in bounds and that heads lie in their mentions.
func FuzzAnnotate(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
	f.Add([]byte{6, 0, 2, 1, 7, 9, 2, 2, 11, 4, 2, 3, 12, 7, 2, 3, 200, 7, 7, 7})
	a := actor.New()
	f.Fuzz(func(t *testing.T, b []byte) {
		d := actortest.Arbitrary(b)
		a.Annotate(d)
		for _, m := range d.Mentions {
			if m.Start < 0 || m.End > len(d.Tokens) || !m.Contains(m.Head) {
				t.Fatalf("mention %v with head %d in %d tokens", m.Span, m.Head, len(d.Tokens))
			}
			if m.Entity < -1 || m.Entity >= len(d.Entities) {
				t.Fatalf("entity %d of %d", m.Entity, len(d.Entities))
			}
		}
		for i, a := range d.Mentions {
			for _, b := range d.Mentions[i+1:] {
				if a.Start < b.Start && b.Start < a.End && a.End < b.End {
					t.Fatalf("mentions %v and %v cross", a.Span, b.Span)
				}
			}
		}
		for _, e := range d.Entities {
			if e.Kind == "" || e.PartOf < -1 || e.PartOf >= len(d.Entities) {
				t.Fatalf("entity %+v of %d", e, len(d.Entities))
			}
		}
		for _, o := range d.Offices {
			if d.Entities[o.Person].Kind != "person" || o.Of >= len(d.Entities) {
				t.Fatalf("office %+v", o)
			}
		}
	})
}
