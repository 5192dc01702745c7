package store_test

import (
	"context"
	"fmt"
	"log"

	"newsgraph/graph"
	"newsgraph/graph/resolve"
	"newsgraph/graph/store"
)

// byRules joins nodes by the rules of package resolve.
func byRules(fragments []*graph.Graph) (*graph.Graph, error) {
	r, err := resolve.Resolve(fragments, resolve.Options{})
	if err != nil {
		return nil, err
	}
	return r.Graph(), nil
}

func Example() {
	ctx := context.Background()
	s, err := store.Open(ctx, "memory", store.Options{Resolve: byRules, InMemory: true})
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()
	changes, err := s.Put(ctx, report("news-1", "Maria Keller"), report("news-2", "Maria Keller"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("added:", changes.Added)

	g, err := s.Graph(ctx)
	if err != nil {
		log.Fatal(err)
	}
	for _, e := range g.Edges {
		fmt.Println(e.Source, e.Relation, e.Target, "in", len(e.Evidence), "articles")
	}
	// Output:
	// added: [news-1 news-2]
	// maria-keller met tom-osei in 2 articles
}

// report is an article that says that two ministers met.
func report(id, name string) *graph.Graph {
	text := name + " met Tom Osei."
	return &graph.Graph{
		Documents: []graph.Document{{ID: id, Date: "2022-01-23"}},
		Nodes: []graph.Node{
			{ID: "k", Kind: graph.Person, Name: name},
			{ID: "o", Kind: graph.Person, Name: "Tom Osei"},
		},
		Edges: []graph.Edge{{
			ID: "1", Source: "k", Target: "o", Relation: graph.Met, Class: graph.Consult, Status: graph.Actual,
			Evidence: []graph.Evidence{{Document: id, End: len(text), Text: text}},
		}},
	}
}
