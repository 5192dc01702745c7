package ask_test

import (
	"context"
	"errors"
	"fmt"

	"newsgraph/graph"
	"newsgraph/graph/ask"
	"newsgraph/graph/query"
)

// ferries is a graph of three acts; a program would Open a store instead.
func ferries() *graph.Graph {
	told := func(start int, text string) []graph.Evidence {
		return []graph.Evidence{{Document: "ferry", Start: start, End: start + len(text), Text: text}}
	}
	return &graph.Graph{
		Documents: []graph.Document{{ID: "ferry", Title: "The ferry to Bergen", Date: "2022-03-05"}},
		Nodes: []graph.Node{
			{ID: "ada-berg", Kind: graph.Person, Name: "Ada Berg", Aliases: []string{"Berg"}, Country: "NOR"},
			{ID: "iceland", Kind: graph.Country, Name: "Iceland", Country: "ISL"},
			{ID: "norway", Kind: graph.Country, Name: "Norway", Country: "NOR"},
		},
		Edges: []graph.Edge{
			{ID: "1", Source: "ada-berg", Relation: graph.HoldsOffice, Target: "norway", Title: "minister", Evidence: told(0, "Minister Ada Berg warned Iceland.")},
			{ID: "2", Source: "ada-berg", Relation: graph.Warned, Class: graph.Threaten, Target: "iceland", Status: graph.Actual, Date: "2022-03-01", Confidence: 0.9, Evidence: told(0, "Minister Ada Berg warned Iceland.")},
			{ID: "3", Source: "iceland", Relation: graph.Rejected, Class: graph.Reject, Target: "norway", Status: graph.Actual, Date: "2022-03-04", Confidence: 0.8, Evidence: told(40, "Iceland rejected Norway's offer of a ferry.")},
			{ID: "4", Source: "iceland", Relation: graph.Threatened, Class: graph.Threaten, Target: "norway", Status: graph.Possible, Confidence: 0.2, Evidence: told(90, "Iceland may yet threaten Norway.")},
		},
	}
}

func ExampleDB_Acts() {
	db := ask.New(ferries()) // or ask.Open(ctx, "newsgraph-out/store")
	for act, err := range db.Acts(context.Background(), ask.Filter{Actors: []string{"Iceland"}, From: "2022"}) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(act.Date, act.SourceName, act.Relation, act.TargetName)
	}
	// Output:
	// 2022-03-01 Ada Berg warned Iceland
	// 2022-03-04 Iceland rejected Norway
}

func ExampleDB_Acts_rollUp() {
	db := ask.New(ferries())
	for act, err := range db.Acts(context.Background(), ask.Filter{Source: "Norway", Relation: "THREATEN", RollUp: query.ToCountry}) {
		fmt.Println(act.SourceName, act.Relation, act.TargetName, err)
	}
	// Output:
	// Norway warned Iceland <nil>
}

func ExampleDB_List() {
	acts, left, err := ask.New(ferries()).List(context.Background(), ask.Filter{Source: "Iceland"})
	fmt.Println(len(acts), "acts,", left.Weaker, "weaker,", err)
	// Output:
	// 2 acts, 1 weaker, <nil>
}

func ExampleDB_Actor() {
	a, err := ask.New(ferries()).Actor(context.Background(), "Berg", ask.Filter{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Node.Name, a.Offices[0].Title, len(a.Acts), a.Articles)
	// Output:
	// Ada Berg minister 1 [ferry]
}

func ExampleDB_Path() {
	paths, err := ask.New(ferries()).Path(context.Background(), ask.Filter{Source: "Ada Berg", Target: "Iceland"}, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, step := range paths[0] {
		fmt.Println(step.FromName, "–", step.ToName, len(step.Edges))
	}
	// Output:
	// Ada Berg – Iceland 1
}

func ExampleDB_Sentences() {
	found, err := ask.New(ferries()).Sentences(context.Background(), "offer*", ask.Filter{}, ask.Page{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range found.Sentences {
		fmt.Println(s.Date, s.Text, len(s.Acts))
	}
	// Output:
	// 2022-03-05 Iceland rejected Norway's offer of a ferry. 1
}

func ExampleFieldError() {
	_, _, err := ask.New(ferries()).List(context.Background(), ask.Filter{Source: "Sweden"})
	var field *ask.FieldError
	var missing *query.NotFoundError
	fmt.Println(errors.As(err, &field), field.Field, errors.As(err, &missing), missing.Name)
	// Output:
	// true source true Sweden
}
