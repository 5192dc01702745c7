package query_test

import (
	"fmt"
	"slices"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

// chanceries is a graph of two states with their people, and of a body of several states.
func chanceries() *graph.Graph {
	act := func(id, source string, r graph.Relation, target, date string) graph.Edge {
		d, _ := graph.Define(r)
		return graph.Edge{ID: id, Source: source, Target: target, Relation: r, Class: d.Class, Status: graph.Actual, Date: date}
	}
	office := func(id, who, where, from, until string) graph.Edge {
		return graph.Edge{ID: id, Source: who, Target: where, Relation: graph.HoldsOffice, Title: "minister", From: from, Until: until}
	}
	return &graph.Graph{
		Nodes: []graph.Node{
			{ID: "berg", Kind: graph.Person, Name: "Ada Berg"},
			{ID: "dahl", Kind: graph.Person, Name: "Nils Dahl", Country: "NOR", Sector: "GOV"},
			{ID: "herald", Kind: graph.Media, Name: "Herald", Country: "NOR"},
			{ID: "iceland", Kind: graph.Country, Name: "Iceland", Country: "ISL"},
			{ID: "ministry", Kind: graph.Government, Name: "Fisheries Ministry"},
			{ID: "department", Kind: graph.Government, Name: "Cod Department"},
			{ID: "norway", Kind: graph.Country, Name: "Norway", Country: "NOR"},
			{ID: "troops", Kind: graph.Government, Name: "Danish troops", Country: "DNK", Sector: "MIL"},
			{ID: "union", Kind: graph.Organization, Name: "Nordic Union", Sector: "IGO"},
		},
		Edges: []graph.Edge{
			{ID: "p1", Source: "department", Target: "ministry", Relation: graph.PartOf},
			{ID: "p2", Source: "ministry", Target: "norway", Relation: graph.PartOf},
			office("o1", "berg", "ministry", "2020", "2021"),
			office("o2", "berg", "union", "2022", ""),
			act("1", "berg", graph.Warned, "iceland", "2021-05-01"),
			act("2", "berg", graph.Warned, "iceland", "2022-05-01"),
			act("3", "dahl", graph.Met, "berg", "2021-02"),
			act("4", "department", graph.Met, "iceland", "2021-03"),
			act("5", "troops", graph.Attacked, "iceland", "2021-04"),
			act("6", "herald", graph.Criticized, "dahl", ""),
		},
	}
}

func acts(g *graph.Graph) []string {
	var out []string
	for _, e := range g.Edges {
		if e.Relation.Event() {
			out = append(out, e.ID+" "+e.Source+" "+string(e.Relation)+" "+e.Target)
		}
	}
	return out
}

func TestRollUp(t *testing.T) {
	for _, c := range []struct {
		level       query.Level
		acts, inner []string
	}{
		{query.ToCountry, []string{"1 norway warned iceland", "2 union warned iceland", "4 iceland met norway", "5 state-dnk attacked iceland"}, []string{"3", "6"}},
		{query.ToGovernment, []string{"1 norway warned iceland", "2 berg warned iceland", "4 iceland met norway", "5 state-dnk attacked iceland", "6 herald criticized norway"}, []string{"3"}},
	} {
		r := query.NewRollUp(chanceries(), c.level)
		if got := acts(r.Graph); !slices.Equal(got, c.acts) {
			t.Errorf("%s: %q, want %q", c.level, got, c.acts)
		}
		if got := ids(r.Inner); !slices.Equal(got, c.inner) {
			t.Errorf("%s: inner %v, want %v", c.level, got, c.inner)
		}
		k := slices.IndexFunc(r.Graph.Nodes, func(n graph.Node) bool { return n.ID == "state-dnk" })
		if k < 0 || r.Graph.Nodes[k].Name != "Denmark" {
			t.Errorf("%s: no node for the state that only troops name: %v", c.level, r.Graph.Nodes)
		}
	}
}

// TestRollUpLeavesTheGraph changes nothing of what it is given.
func TestRollUpLeavesTheGraph(t *testing.T) {
	g := chanceries()
	query.NewRollUp(g, query.ToCountry)
	if got, want := fmt.Sprint(g), fmt.Sprint(chanceries()); got != want {
		t.Errorf("the graph is %s, was %s", got, want)
	}
}

func TestSeries(t *testing.T) {
	periods := func(t query.Table) []string {
		var out []string
		for _, b := range t.Bins {
			out = append(out, fmt.Sprintf("%s %s %s %d", b.Period, b.Source, b.Target, b.Acts))
		}
		return out
	}
	g := ferries() // acts on 2022-03-01, 2022-03-04 and in 2022-05
	for _, c := range []struct {
		table           query.Table
		bins            []string
		undated, coarse int
	}{
		{query.Series(g, query.Monthly, query.ByDate), []string{"2022-03   2", "2022-04   0", "2022-05   1"}, 0, 0},
		{query.Series(g, query.Yearly, query.ByDate), []string{"2022   3"}, 0, 0},
		{query.Series(g, query.Daily, query.ByDate), []string{"2022-03-01   1", "2022-03-02   0", "2022-03-03   0", "2022-03-04   1"}, 0, 1},
		{query.Series(g, query.Weekly, query.ByDate), []string{"2022-W09   2"}, 0, 1},
		{query.Series(g, query.Monthly, query.ByReported), nil, 3, 0},
		{query.Pairs(g, "", query.ByDate), []string{" ada-berg iceland 2", " iceland norway 1"}, 0, 0},
		{query.Pairs(g, query.Monthly, query.ByDate), []string{"2022-03 ada-berg iceland 1", "2022-03 iceland norway 1", "2022-05 ada-berg iceland 1"}, 0, 0},
	} {
		if got := periods(c.table); !slices.Equal(got, c.bins) {
			t.Errorf("bins %q, want %q", got, c.bins)
		}
		if c.table.Undated != c.undated || c.table.Coarse != c.coarse {
			t.Errorf("%q: %d undated, %d coarse, want %d and %d", c.bins, c.table.Undated, c.table.Coarse, c.undated, c.coarse)
		}
	}
	march := query.Series(g, query.Monthly, query.ByDate).Bins[0]
	if march.Quads[graph.VerbalConflict] != 2 || march.Classes[graph.Threaten] != 1 || march.Classes[graph.Reject] != 1 {
		t.Errorf("March is %v", march)
	}
}

// TestSeriesOverYears has weeks at the turn of the year, and no table of centuries for
// one stray date.
func TestSeriesOverYears(t *testing.T) {
	g := ferries()
	g.Edges[0].Date, g.Edges[1].Date, g.Edges[2].Date = "2020-12-28", "2021-01-11", "1815-06-18"
	var got []string
	for _, b := range query.Series(g, query.Weekly, query.ByDate).Bins {
		got = append(got, fmt.Sprintf("%s %d", b.Period, b.Acts))
	}
	want := []string{"1815-W24 1", "2020-W53 1", "2021-W01 0", "2021-W02 1"}
	if !slices.Equal(got, want) {
		t.Errorf("weeks %q, want %q", got, want)
	}
}
