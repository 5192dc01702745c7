package resolve

import (
	"math/rand/v2"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/internal/crowd"
)

// TestUpdateOfCrowd adds many articles in batches and one by one, takes some out again,
// and demands the graph of all that are left.
func TestUpdateOfCrowd(t *testing.T) {
	const articles = 500
	rng := rand.New(rand.NewPCG(8, 8))
	rows, whole, there := NewMemory(), &graph.Graph{}, map[string]*graph.Graph{}
	step := func(added []*graph.Graph, removed ...string) {
		t.Helper()
		change, err := Update(rows, added, removed, Options{})
		if err != nil {
			t.Fatal(err)
		}
		change.Apply(whole)
		for _, id := range removed {
			delete(there, id)
		}
		for _, g := range added {
			there[g.Documents[0].ID] = g
		}
	}
	order := rng.Perm(articles)
	for len(order) > 0 {
		n := min(1+rng.IntN(1+rng.IntN(200)), len(order))
		var added []*graph.Graph
		for _, i := range order[:n] {
			added = append(added, crowd.Article(i))
		}
		order = order[n:]
		step(added)
	}
	for i := range 40 {
		if g := crowd.Article(rng.IntN(articles)); i%3 > 0 {
			step(nil, g.Documents[0].ID)
		} else {
			step([]*graph.Graph{g})
		}
	}
	all := make([]*graph.Graph, 0, len(there))
	for _, g := range there {
		all = append(all, g)
	}
	compareGraphs(t, whole, graphOf(t, all))
}
