package query

import (
	"fmt"

	"newsgraph/graph"
)

// harbour is a small made-up graph: five actors, acts over two years, an
// office, a meeting, a place and two articles.
func harbour() *graph.Graph {
	g := &graph.Graph{
		Documents: []graph.Document{{ID: "a", Date: "2022-03-02"}, {ID: "b", Date: "2021-05-01"}},
		Nodes: []graph.Node{
			{ID: "ada-berg", Kind: graph.Person, Name: "Ada Berg", Aliases: []string{"Berg", "the Norwegian premier"}, Country: "NOR"},
			{ID: "article:a", Kind: graph.Article, Name: "Cod talks"},
			{ID: "article:b", Kind: graph.Article, Name: "Herring"},
			{ID: "fjord-times", Kind: graph.Media, Name: "Fjord Times"},
			{ID: "iceland", Kind: graph.Country, Name: "Iceland", Aliases: []string{"Icelandic", "Reykjavik"}, Country: "ISL"},
			{ID: "isle-of-man", Kind: graph.Country, Name: "Isle of Man", Country: "IMN"},
			{ID: "katrin-jonsdottir", Kind: graph.Person, Name: "Katrín Jónsdóttir", Country: "ISL"},
			{ID: "norway", Kind: graph.Country, Name: "Norway", Aliases: []string{"Norwegian", "Oslo"}, Country: "NOR"},
			{ID: "otto-berg", Kind: graph.Person, Name: "Otto Berg", Country: "AUT"},
			{ID: "reykjavik", Kind: graph.Place, Name: "Reykjavik"},
			{ID: "talks-2022-03-01", Kind: graph.Meeting, Name: "talks", Date: "2022-03-01"},
		},
	}
	add := func(source string, r graph.Relation, target string, status graph.Status, date string, docs ...string) *graph.Edge {
		d, _ := graph.Define(r)
		e := graph.Edge{ID: fmt.Sprintf("e%02d", len(g.Edges)), Source: source, Relation: r, Target: target,
			Class: d.Class, Cameo: d.Cameo, Status: status, Date: date, Confidence: 0.5}
		for k, doc := range docs {
			e.Evidence = append(e.Evidence, graph.Evidence{Document: doc, Start: 10 * k, End: 10*k + 9, Text: "…"})
		}
		g.Edges = append(g.Edges, e)
		return &g.Edges[len(g.Edges)-1]
	}
	add("ada-berg", graph.Met, "katrin-jonsdottir", graph.Actual, "2022-03-01", "a", "b")      // e00
	add("ada-berg", graph.Warned, "iceland", graph.Actual, "2022-02", "a")                     // e01
	add("iceland", graph.Rejected, "norway", graph.Actual, "", "a").ReportedBy = "fjord-times" // e02
	add("norway", graph.Sanctioned, "iceland", graph.Planned, "2022-04-01", "a")               // e03
	add("norway", graph.Sanctioned, "iceland", graph.Denied, "2021", "b")                      // e04
	add("ada-berg", graph.HoldsOffice, "norway", "", "", "a").Title = "Prime Minister"         // e05
	add("ada-berg", graph.ParticipatedIn, "talks-2022-03-01", graph.Actual, "2022-03-01", "a") // e06
	add("talks-2022-03-01", graph.HeldIn, "reykjavik", graph.Actual, "2022-03-01", "a")        // e07
	add("ada-berg", graph.MentionedIn, "article:a", "", "", "a")                               // e08
	add("otto-berg", graph.MentionedIn, "article:b", "", "", "b")                              // e09
	add("isle-of-man", graph.Supported, "otto-berg", graph.Possible, "2021-05", "b")           // e10
	return g
}

// ids lists the numbers of edges.
func ids(edges []graph.Edge) string {
	s := ""
	for i, e := range edges {
		if i > 0 {
			s += " "
		}
		s += e.ID[1:]
	}
	return s
}
