package resolve_test

import (
	"fmt"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/resolve"
)

// report is the fragment of one article: somebody warned Iceland.
func report(document, local, name string) *graph.Graph {
	return &graph.Graph{
		Documents: []graph.Document{{ID: document, Date: "2022-03-02"}},
		Nodes: []graph.Node{
			{ID: local, Kind: graph.Person, Name: name, Country: "NOR"},
			{ID: "country:ISL", Kind: graph.Country, Name: "Iceland", Country: "ISL"},
		},
		Edges: []graph.Edge{{
			ID: "e1", Source: local, Relation: graph.Warned, Class: graph.Threaten, Target: "country:ISL",
			Status: graph.Actual, Date: "2022-03-01", Confidence: 0.8,
			Evidence: []graph.Evidence{{Document: document, Start: 0, End: 20, Text: name + " warned Iceland."}},
		}},
	}
}

func ExampleResolve() {
	r, err := resolve.Resolve([]*graph.Graph{
		report("morning", "person:sergey-lund", "Sergey Lund"),
		report("evening", "person:lund", "Lund"),
		report("night", "person:sergei-lund", "Sergei Lund"),
	}, resolve.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, n := range r.Nodes() {
		fmt.Println(n.ID, n.Name, n.Aliases)
	}
	for _, e := range r.Graph().Edges {
		fmt.Println(e.Source, e.Relation, e.Target, e.Date, e.Confidence, len(e.Evidence))
	}
	// Output:
	// iceland Iceland []
	// sergei-lund Sergei Lund [Lund Sergey Lund]
	// sergei-lund warned iceland 2022-03-01 0.99 3
}

func ExampleParseCorrections() {
	table := "# who is who\n" +
		"different\tSergey Lund@morning\tSergey Lund@evening\n" +
		"rename\tSergey Lund@evening\tSergey Lund (the younger)\n"
	corrections, err := resolve.ParseCorrections("names.tsv", strings.NewReader(table))
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := resolve.Resolve([]*graph.Graph{
		report("morning", "person:sergey-lund", "Sergey Lund"),
		report("evening", "person:sergey-lund", "Sergey Lund"),
	}, resolve.Options{Corrections: corrections})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, n := range r.Nodes() {
		fmt.Println(n.ID, "is", n.Name)
	}
	// Output:
	// iceland is Iceland
	// sergey-lund is Sergey Lund
	// sergey-lund-the-younger is Sergey Lund (the younger)
}
