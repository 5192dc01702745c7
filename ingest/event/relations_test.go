package event

import (
	"testing"

	"newsgraph/graph"
)

func TestEveryRelationHasARow(t *testing.T) {
	for _, def := range graph.Definitions() {
		if def.Class.Quad() != "" && relationRow[def.Relation] == nil {
			t.Errorf("%s has no row in relations: the rules know nothing of it", def.Relation)
		}
	}
	if len(relationRow) != len(relations) {
		t.Errorf("%d rows for %d relations: one stands twice", len(relations), len(relationRow))
	}
}

func TestEnded(t *testing.T) {
	for r, want := range map[graph.Relation]graph.Relation{
		graph.NegotiatedWith:   graph.Sanctioned,
		graph.Aided:            graph.Sanctioned,
		graph.Sanctioned:       graph.ConcededTo,
		graph.ProtestedAgainst: graph.ConcededTo,
		graph.Attacked:         graph.WithdrewFrom,
		graph.Warned:           graph.Warned,
		"":                     "",
	} {
		if got := ended(r); got != want {
			t.Errorf("to end %q is %q, want %q", r, got, want)
		}
	}
}

func TestTraits(t *testing.T) {
	for _, c := range []struct {
		name  string
		trait trait
		r     graph.Relation
		want  bool
	}{
		{"who will not talk refuses", friendly, graph.NegotiatedWith, true},
		{"who will not attack refuses nothing", friendly, graph.Attacked, false},
		{"threats speak of penalties", penal, graph.Sanctioned, true},
		{"threats speak of no gifts", penal, graph.Aided, false},
		{"what is nothing has no traits", penal, "", false},
	} {
		if got := c.trait.is(c.r); got != c.want {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}
