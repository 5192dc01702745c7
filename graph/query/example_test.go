package query_test

import (
	"errors"
	"fmt"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

// ferries is a graph of three acts.
func ferries() *graph.Graph {
	return &graph.Graph{
		Nodes: []graph.Node{
			{ID: "ada-berg", Kind: graph.Person, Name: "Ada Berg", Aliases: []string{"Berg"}},
			{ID: "eva-berg", Kind: graph.Person, Name: "Eva Berg", Aliases: []string{"Berg"}},
			{ID: "iceland", Kind: graph.Country, Name: "Iceland", Country: "ISL"},
			{ID: "norway", Kind: graph.Country, Name: "Norway", Country: "NOR"},
		},
		Edges: []graph.Edge{
			{ID: "1", Source: "ada-berg", Relation: graph.Warned, Class: graph.Threaten, Target: "iceland", Status: graph.Actual, Date: "2022-03-01"},
			{ID: "2", Source: "iceland", Relation: graph.Rejected, Class: graph.Reject, Target: "norway", Status: graph.Actual, Date: "2022-03-04"},
			{ID: "3", Source: "ada-berg", Relation: graph.Visited, Class: graph.Consult, Target: "iceland", Status: graph.Planned, Date: "2022-05"},
		},
	}
}

func ExampleEdges() {
	edges, err := query.Edges(ferries(), query.Pattern{Source: "Ada Berg", Relation: "warns", Target: query.Any})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range edges {
		fmt.Println(e.Source, e.Relation, e.Target, e.Date)
	}
	// Output:
	// ada-berg warned iceland 2022-03-01
}

func ExampleFilter_Apply() {
	march := query.Filter{From: "2022-03", To: "2022-03"}
	for _, e := range march.Apply(ferries()).Edges {
		fmt.Println(e.Source, e.Relation, e.Target, e.Date)
	}
	// Output:
	// ada-berg warned iceland 2022-03-01
	// iceland rejected norway 2022-03-04
}

func ExampleIndex_Find() {
	x := query.NewIndex(ferries())
	c, _ := x.Find("Noway")
	fmt.Println(c.Node.Name, "by", c.Match)

	_, err := x.Find("Berg")
	var several *query.AmbiguousError
	if errors.As(err, &several) {
		for _, c := range several.Candidates {
			fmt.Println(c.Node.ID, c.Edges)
		}
	}
	// Output:
	// Norway by similar name
	// ada-berg 2
	// eva-berg 0
}

func ExamplePaths() {
	paths, err := query.Paths(ferries(), "ada-berg", "norway", query.PathOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, step := range paths[0].Steps {
		for _, e := range step.Edges {
			fmt.Println(e.Source, e.Relation, e.Target)
		}
	}
	// Output:
	// ada-berg warned iceland
	// ada-berg visited iceland
	// iceland rejected norway
}

func ExampleAggregate() {
	g := ferries()
	g.Edges = append(g.Edges, graph.Edge{ID: "4", Source: "ada-berg", Relation: graph.Visited, Class: graph.Consult,
		Target: "iceland", Status: graph.Actual, Date: "2021-06-02"})
	for _, e := range query.Aggregate(g).Edges {
		fmt.Println(e.Source, e.Relation, e.Target, e.Count, e.First, e.Last)
	}
	// Output:
	// ada-berg warned iceland 1 2022-03-01 2022-03-01
	// iceland rejected norway 1 2022-03-04 2022-03-04
	// ada-berg visited iceland 2 2021-06-02 2022-05
}
