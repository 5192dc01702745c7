package graph

import (
	"slices"
	"testing"
)

func TestEveryPLOVERClassLiesInOneQuad(t *testing.T) {
	var all []Class
	for _, q := range Quads() {
		all = append(all, q.Classes()...)
	}
	for _, c := range Classes() {
		want := 1
		if c == Statement || c == Govern {
			want = 0
		}
		n := 0
		for _, other := range all {
			if other == c {
				n++
			}
		}
		if n != want || (c.Quad() != "") != (want == 1) {
			t.Errorf("%s lies in %d quads (%q); want %d", c, n, c.Quad(), want)
		}
	}
	if len(all) != 16 || Class("").Quad() != "" {
		t.Errorf("%d classes in the quads; want the 16 of PLOVER", len(all))
	}
}

func TestClassesAreTheOntologys(t *testing.T) {
	classes := Classes()
	if len(classes) != 18 || classes[0] != Consult || !slices.Contains(classes, Govern) {
		t.Errorf("classes %v", classes)
	}
	for _, r := range []Relation{Appointed, Dismissed, ElectedTo, Resigned} {
		if d, ok := Define(r); !ok || d.Class != Govern || d.Cameo != "" || !r.Event() || r.Symmetric() {
			t.Errorf("%s: %+v", r, d)
		}
	}
}
