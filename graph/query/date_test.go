package query_test

import (
	"slices"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

func TestDays(t *testing.T) {
	for _, c := range []struct{ date, first, last string }{
		{"2022", "2022-01-01", "2022-12-31"},
		{"2022-02", "2022-02-01", "2022-02-28"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"2022-04-30", "2022-04-30", "2022-04-30"},
		{"2022-04/2022-06", "2022-04-01", "2022-06-30"},
		{"", "", ""},
		{"soon", "", ""},
		{"2022-13", "", ""},
	} {
		if first, last := query.Days(c.date); first != c.first || last != c.last {
			t.Errorf("%q: %s to %s, want %s to %s", c.date, first, last, c.first, c.last)
		}
	}
}

func TestBasis(t *testing.T) {
	told := func(id, date, reported string) graph.Edge {
		return graph.Edge{ID: id, Source: "norway", Target: "iceland", Relation: graph.Warned, Class: graph.Threaten, Date: date, DateReported: reported}
	}
	g := ferries()
	g.Edges = []graph.Edge{told("a", "2022-03-01", "2022-06-01"), told("b", "", "2022-04-01"), told("c", "2022-05-01", ""), told("d", "", "")}
	for _, c := range []struct {
		by               query.Basis
		order, may, none []string
	}{
		{query.ByDate, []string{"a", "c", "b", "d"}, []string{"c"}, []string{"b", "d"}},
		{query.ByReported, []string{"b", "a", "c", "d"}, []string{"a"}, []string{"c", "d"}},
		{query.ByEither, []string{"a", "b", "c", "d"}, []string{"c"}, []string{"d"}},
	} {
		edges := slices.Clone(g.Edges)
		query.SortByDate(edges, c.by)
		if got := ids(edges); !slices.Equal(got, c.order) {
			t.Errorf("%s: order %v, want %v", c.by, got, c.order)
		}
		f := query.Filter{From: "2022-05", By: c.by}
		part, left := f.Split(g)
		if got := ids(part.Edges); !slices.Equal(got, c.may) {
			t.Errorf("%s: from May %v, want %v", c.by, got, c.may)
		}
		if got := ids(left.Undated); !slices.Equal(got, c.none) {
			t.Errorf("%s: undated %v, want %v", c.by, got, c.none)
		}
	}
}
