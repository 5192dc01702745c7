package query

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"newsgraph/graph"
)

// large makes a graph of n actors with ten edges each, some actors with many.
func large(n int) *graph.Graph {
	rng := rand.New(rand.NewPCG(5, 6))
	g := &graph.Graph{}
	for i := range n {
		g.Nodes = append(g.Nodes, graph.Node{ID: fmt.Sprintf("actor-%d", i), Kind: graph.Person,
			Name: fmt.Sprintf("Ada%d Berg%d", i%97, i), Aliases: []string{fmt.Sprintf("Berg%d", i)}})
	}
	relations := graph.Definitions()
	for i := range 10 * n {
		d := relations[rng.IntN(20)]
		a := int(float64(n) * rng.Float64() * rng.Float64()) // the first ones more often
		g.Edges = append(g.Edges, graph.Edge{ID: fmt.Sprintf("e%08d", i), Source: g.Nodes[a].ID, Target: g.Nodes[rng.IntN(n)].ID,
			Relation: d.Relation, Class: d.Class, Status: graph.Actual, Date: fmt.Sprintf("20%02d-0%d-11", rng.IntN(23), 1+rng.IntN(9)),
			Evidence: []graph.Evidence{{Document: fmt.Sprintf("doc-%d", rng.IntN(n))}}})
	}
	return g
}

const benchNodes = 10_000

func BenchmarkFilterByDate(b *testing.B) {
	g := large(benchNodes)
	f := Filter{From: "2020", To: "2021-06"}
	for b.Loop() {
		f.Apply(g)
	}
}

func BenchmarkFilterGiant(b *testing.B) {
	g := large(benchNodes)
	f := Filter{Giant: true}
	for b.Loop() {
		f.Apply(g)
	}
}

func BenchmarkNewIndex(b *testing.B) {
	g := large(benchNodes)
	for b.Loop() {
		NewIndex(g)
	}
}

func BenchmarkFindMisspelt(b *testing.B) {
	x := NewIndex(large(benchNodes))
	for b.Loop() {
		x.Search("Barg77x7", 5)
	}
}

func BenchmarkPaths(b *testing.B) {
	g := large(benchNodes)
	for b.Loop() {
		if _, err := Paths(g, "actor-9999", "actor-9998", PathOptions{Count: 5, Detour: 1}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStats(b *testing.B) {
	g := large(benchNodes)
	for b.Loop() {
		NewStats(g, 10)
	}
}
