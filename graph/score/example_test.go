package score_test

import (
	"fmt"

	"newsgraph/graph"
	"newsgraph/graph/score"
)

func ExampleArticles() {
	gold := []score.Gold{{
		Document: "ferries",
		Entities: []score.GoldEntity{
			{ID: "berg", Kind: graph.Person, Name: "Ada Berg"},
			{ID: "iceland", Kind: graph.Country, Name: "Iceland"},
		},
		Events: []score.GoldEvent{
			{Source: "berg", Relation: graph.Warned, Target: "iceland", Status: graph.Actual},
			{Source: "berg", Relation: graph.Visited, Target: "iceland", Status: graph.Planned},
		},
	}}
	g := &graph.Graph{
		Documents: []graph.Document{{ID: "news/ferries.txt"}},
		Nodes: []graph.Node{
			{ID: "ada-berg", Kind: graph.Person, Name: "Ada Berg"},
			{ID: "iceland", Kind: graph.Country, Name: "Iceland"},
		},
		Edges: []graph.Edge{{
			ID: "1", Source: "ada-berg", Relation: graph.Warned, Target: "iceland", Status: graph.Actual,
			Evidence: []graph.Evidence{{Document: "news/ferries.txt", Start: 0, End: 27, Text: "Ada Berg has warned Iceland."}},
		}},
	}
	scores, faults, err := score.Articles(g, gold)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("P %.2f R %.2f\n", scores.EventsTyped.P, scores.EventsTyped.R)
	for _, f := range faults {
		fmt.Println(f)
	}
	// Output:
	// P 1.00 R 0.50
	// ferries: missed  berg visited iceland
}
