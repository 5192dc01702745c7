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
	for _, c := range column.Used(column.Edges(), []graph.Edge{{Relation: graph.Met}, {Relation: graph.Met, Count: 3, First: "2022", Last: "2022-03"}}) {
		names = append(names, c.Name)
	}
	if want := []string{"relation", "date_from", "date_to", "symmetric", "weight", "count", "first_date", "last_date"}; !slices.Equal(names, want) {
		t.Errorf("got %q; want %q", names, want)
	}
}

// Every field of an edge must reach the attributed formats.
func TestColumnsOfAnEdge(t *testing.T) {
	e := sample.Graph().Edges[1]
	e.Count, e.First, e.Last, e.Title = 2, "2022", "2023", "Minister"
	e.From, e.Until = "2022-03", "2023-04-01"
	want := map[string]string{
		"relation": "warned", "class": "THREATEN", "cameo": "13", "status": "actual", "date": "2023-03-18",
		"title": "Minister", "about": `"closed" berths <by summer>`, "reported_by": "media:bay", "confidence": "0.81",
		"symmetric": "false", "weight": "2", "origins": "1", "from": "2022-03", "until": "2023-04-01", "quad": "verbal_conflict",
		"date_reported": "2023-03-18", "date_from": "2022-01-01", "date_to": "2023-12-31", "count": "2", "first_date": "2022", "last_date": "2023", "articles": "a2",
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

// Every field of a document must reach the attributed formats, and those of an
// article's document the node that stands for it.
func TestColumnsOfADocument(t *testing.T) {
	g := sample.Graph()
	d := g.Documents[1]
	d.SHA256, d.Origin = "00ff", "a1"
	want := map[string]string{
		"title": d.Title, "date": "2023-03-18", "date_from": "page", "source": "harbour.html", "publisher": "North & Sea Wire",
		"url": "https://news.example/harbour?id=2&lang=en", "language": "en", "encoding": "windows-1252", "origin": "a1", "sha256": "00ff",
	}
	for _, c := range column.Documents() {
		if got := string(c.Append(nil, &d)); got != want[c.Name] || got == "" {
			t.Errorf("%s is %q; want %q", c.Name, got, want[c.Name])
		}
		delete(want, c.Name)
	}
	if len(want) > 0 {
		t.Errorf("no column for %v", want)
	}
	for _, n := range g.Nodes {
		for _, c := range column.Nodes(g, nil) {
			if got := string(c.Append(nil, &n)); c.Name == "publisher" && (got != "") != (n.Kind == graph.Article) {
				t.Errorf("%s has the publisher %q", n.ID, got)
			}
		}
	}
}

func TestIndex(t *testing.T) {
	g := sample.Graph()
	x := column.NewIndex(g)
	e := &g.Edges[0]
	if d, v := x.First(e); d.ID != "a1" || v.Start != 27 {
		t.Errorf("first told by %+v at %+v", d, v)
	}
	if got := x.Publishers(e); !slices.Equal(got, []string{"Bay Courier", "North & Sea Wire"}) {
		t.Errorf("publishers %q", got)
	}
	if got := x.Reported(&g.Edges[4]); got != "2023-03-18" {
		t.Errorf("reported on %q", got)
	}
	if d, v := x.First(&graph.Edge{}); d != nil || v != nil || x.Reported(&graph.Edge{}) != "" {
		t.Error("an edge without evidence was told")
	}
	if x.Node("none").ID != "none" || x.Document("none").ID != "none" || x.Node("c:fin").Name != "Finland" {
		t.Error("wrong node or document")
	}
}
