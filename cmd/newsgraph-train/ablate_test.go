package main

import (
	"testing"

	"newsgraph/cmd/newsgraph-train/internal/deciding"
	"newsgraph/graph"
	"newsgraph/ingest"
	"newsgraph/ingest/act"
	"newsgraph/ingest/document"
	"newsgraph/ingest/event"
)

func TestDifferences(t *testing.T) {
	a, b := act.Act{Relation: graph.Met, Source: 1}, act.Act{Relation: graph.Warned, Source: 1}
	for _, c := range []struct {
		name string
		x, y []act.Act
		want int
	}{
		{"the same", []act.Act{a, b}, []act.Act{b, a}, 0},
		{"one gone", []act.Act{a, b}, []act.Act{a}, 1},
		{"one twice", []act.Act{a, a}, []act.Act{a}, 1},
		{"another", []act.Act{a}, []act.Act{b}, 2},
	} {
		if got := differences(c.x, c.y); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// TestAblate counts what goes with a rule.
func TestAblate(t *testing.T) {
	rules, err := ingest.Rules()
	if err != nil {
		t.Fatal(err)
	}
	p, err := ingest.New(ingest.Options{Extract: []ingest.Stage{rules}})
	if err != nil {
		t.Fatal(err)
	}
	a, err := p.Analyse(t.Context(), document.Article{ID: "a", Text: "Norway should help Chile. Peru criticized Bolivia."})
	if err != nil {
		t.Fatal(err)
	}
	all, err := event.NewExtractor()
	if err != nil {
		t.Fatal(err)
	}
	x, err := all.Without("duty")
	if err != nil {
		t.Fatal(err)
	}
	texts := []*deciding.Text{{Set: "news", Doc: a.Document, Acts: a.Result}}
	if got := ablate(texts, all).changed["news"]; got != 0 {
		t.Errorf("%d acts change without a change", got)
	}
	if got := ablate(texts, x).changed["news"]; got != 1 {
		t.Errorf("%d acts change without the rule, want 1", got)
	}
}
