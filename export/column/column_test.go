package column_test

import (
	"slices"
	"testing"

	"newsgraph/export/column"
	"newsgraph/export/internal/sample"
	"newsgraph/graph"
)

func TestKindsKeepParallelEdgesApart(t *testing.T) {
	var kinds column.Kinds
	var got []string
	for _, e := range []graph.Edge{
		{Source: "a", Target: "b", Relation: graph.Met},
		{Source: "a", Target: "b", Relation: graph.Warned},
		{Source: "a", Target: "b", Relation: graph.Met},
		{Source: "b", Target: "a", Relation: graph.Met},
		{Source: "a", Target: "b", Relation: graph.Met},
	} {
		got = append(got, kinds.Of(&e))
	}
	if want := []string{"met", "warned", "met 2", "met", "met 3"}; !slices.Equal(got, want) {
		t.Errorf("got %q; want %q", got, want)
	}
}

func TestWeight(t *testing.T) {
	evidence := func(documents ...string) *graph.Edge {
		e := &graph.Edge{}
		for _, d := range documents {
			e.Evidence = append(e.Evidence, graph.Evidence{Document: d})
		}
		return e
	}
	for want, edges := range map[int][]*graph.Edge{
		1: {evidence(), evidence("a"), evidence("a", "a")},
		2: {evidence("a", "b", "a"), {Count: 2}},
	} {
		for _, e := range edges {
			if got := column.Weight(e); got != want {
				t.Errorf("weight of %+v is %d; want %d", e, got, want)
			}
		}
	}
}

func TestUsedLeavesOutEmptyColumns(t *testing.T) {
	var names []string
	for _, c := range column.Used(column.Edges(), []graph.Edge{{Relation: graph.Met}, {Relation: graph.Met, Count: 3, First: "2022"}}) {
		names = append(names, c.Name)
	}
	if want := []string{"relation", "symmetric", "weight", "count", "first_date"}; !slices.Equal(names, want) {
		t.Errorf("got %q; want %q", names, want)
	}
}

// Every field of an edge must reach the attributed formats.
func TestColumnsOfAnEdge(t *testing.T) {
	e := sample.Graph().Edges[1]
	e.Count, e.First, e.Last, e.Title = 2, "2022", "2023", "Minister"
	want := map[string]string{
		"relation": "warned", "class": "THREATEN", "cameo": "13", "status": "actual", "date": "2023-03-18",
		"title": "Minister", "about": `"closed" berths <by summer>`, "reported_by": "media:bay", "confidence": "0.81",
		"symmetric": "false", "weight": "2", "count": "2", "first_date": "2022", "last_date": "2023", "articles": "a2",
		"spans": "a2:0-71", "rule": "warn/VERB nsubj obj",
		"sentences": `Laakso warned Moura that "closed" berths would cost both ports dear.`,
	}
	for _, c := range column.Edges() {
		if got := string(c.Append(nil, &e)); got != want[c.Name] || got == "" {
			t.Errorf("%s is %q; want %q", c.Name, got, want[c.Name])
		}
		delete(want, c.Name)
	}
	if len(want) > 0 {
		t.Errorf("no column for %v", want)
	}
}
