package query_test

import (
	"slices"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

// claims is a graph of acts of different confidence beside edges of structure.
func claims() *graph.Graph {
	g := ferries()
	for i, c := range []float64{0.9, 0.3, 0.49} {
		g.Edges[i].Confidence = c
	}
	g.Edges = append(g.Edges,
		graph.Edge{ID: "4", Source: "eva-berg", Relation: graph.HoldsOffice, Target: "norway", Title: "minister", Confidence: 0.1},
		graph.Edge{ID: "5", Source: "norway", Relation: graph.Supported, Class: graph.Support, Target: "iceland", Status: graph.Actual},
		graph.Edge{ID: "6", Source: "norway", Relation: graph.Accused, Class: graph.Accuse, Target: "iceland", Status: graph.Actual, Confidence: 0.2},
	)
	return g
}

func ids(edges []graph.Edge) []string {
	var out []string
	for _, e := range edges {
		out = append(out, e.ID)
	}
	return out
}

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		name                   string
		filter                 query.Filter
		shown, weaker, undated []string
	}{
		{"no line", query.Filter{}, []string{"1", "2", "3", "4", "5", "6"}, nil, nil},
		{"structure and what nobody weighed stay", query.Filter{MinConfidence: 0.5}, []string{"1", "4", "5"}, []string{"2", "3", "6"}, nil},
		{"an act on the line", query.Filter{MinConfidence: 0.3}, []string{"1", "2", "3", "4", "5"}, []string{"6"}, nil},
		{"weak and undated is neither", query.Filter{MinConfidence: 0.4, From: "2022"}, []string{"1", "3"}, []string{"2"}, []string{"5"}},
		{"undated ones asked for", query.Filter{MinConfidence: 0.4, From: "2022", Undated: true}, []string{"1", "3", "5"}, []string{"2", "6"}, nil},
		{"what else is asked for", query.Filter{MinConfidence: 0.5, Actors: []string{"norway"}}, []string{"4", "5"}, []string{"2", "6"}, nil},
		{"hops over what is shown", query.Filter{MinConfidence: 0.5, Actors: []string{"ada-berg"}, Hops: 1}, []string{"1"}, []string{"3"}, nil},
	} {
		part, left := c.filter.Split(claims())
		if got := ids(part.Edges); !slices.Equal(got, c.shown) {
			t.Errorf("%s: shows %v, want %v", c.name, got, c.shown)
		}
		if got := ids(left.Weaker); !slices.Equal(got, c.weaker) {
			t.Errorf("%s: weaker %v, want %v", c.name, got, c.weaker)
		}
		if got := ids(left.Undated); !slices.Equal(got, c.undated) {
			t.Errorf("%s: undated %v, want %v", c.name, got, c.undated)
		}
	}
}

func TestSortByConfidence(t *testing.T) {
	g := claims()
	query.SortByConfidence(g.Edges, query.ByDate)
	if got, want := ids(g.Edges), []string{"1", "3", "2", "6", "4", "5"}; !slices.Equal(got, want) {
		t.Errorf("order %v, want %v", got, want)
	}
}
