package store

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"

	"newsgraph/graph"
	"newsgraph/graph/internal/crowd"
	"newsgraph/graph/resolve"
)

func byRules(fsys vfs.FS) Options {
	o := Options{fs: fsys}
	o.ByRules(resolve.Options{}, nil)
	return o
}

// version is an article of the crowd, or a corrected one: with an act less.
func version(i, n int) *graph.Graph {
	g := crowd.Article(i)
	g.Edges = g.Edges[n:]
	return g
}

// TestUpdateAgreesWithResolve changes a store at random, by what each change
// touches: every row must be as if all had been resolved and stored at once.
func TestUpdateAgreesWithResolve(t *testing.T) {
	ctx := context.Background()
	fsys := vfs.NewMem()
	s := mustOpen(t, "disk", byRules(fsys))
	model := map[string]*graph.Graph{}
	r := rand.New(rand.NewPCG(11, 4))
	for step := range 25 {
		var batch []*graph.Graph
		for range r.IntN(6) {
			g := version(r.IntN(40), r.IntN(3))
			batch = append(batch, g)
			model[g.Documents[0].ID] = g
		}
		mustPut(t, s, batch...)
		if r.IntN(3) == 0 {
			id := fmt.Sprintf("news-%07d", r.IntN(40))
			if _, err := s.Remove(ctx, id, "nothing"); err != nil {
				t.Fatal(err)
			}
			delete(model, id)
		}
		if r.IntN(5) == 0 {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = mustOpen(t, "disk", byRules(fsys))
		}
		if step%6 < 5 {
			continue
		}
		all, err := resolve.Resolve(slices.Collect(maps.Values(model)), resolve.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got, want := bytesOf(t, s), jsonOf(t, all.Graph()); got != want {
			t.Fatalf("step %d: another graph:\n%.400s\nwant\n%.400s", step, got, want)
		}
		checkRows(t, s)
	}
	if c := mustPut(t, s, model[slices.Sorted(maps.Keys(model))[0]]); c.Rows != 0 || len(c.Unchanged) != 1 {
		t.Errorf("an article put again: %+v", c)
	}
}

// TestManyTellers lets the evidence of one edge grow past what lies in its row, and
// shrink again.
func TestManyTellers(t *testing.T) {
	s := mustOpen(t, "disk", byRules(vfs.NewMem()))
	var all []*graph.Graph
	for i := range 2*inlineEvidence + 5 {
		all = append(all, teller(i))
	}
	check := func(want []*graph.Graph) {
		t.Helper()
		r, err := resolve.Resolve(want, resolve.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if bytesOf(t, s) != jsonOf(t, r.Graph()) {
			t.Errorf("another graph after %d articles", len(want))
		}
		checkRows(t, s)
	}
	for i, g := range all {
		mustPut(t, s, g)
		if i%8 == 7 || i >= inlineEvidence-1 && i <= inlineEvidence+1 {
			check(all[:i+1])
		}
	}
	for i := len(all) - 1; i > inlineEvidence-3; i-- {
		if _, err := s.Remove(context.Background(), all[i].Documents[0].ID); err != nil {
			t.Fatal(err)
		}
		if i <= inlineEvidence+1 {
			check(all[:i])
		}
	}
}

// teller is an article that tells, in two sentences, that one state warned another.
func teller(i int) *graph.Graph {
	id := fmt.Sprintf("news-%03d", i)
	return &graph.Graph{
		Documents: []graph.Document{{ID: id, Date: "2022-01-23"}},
		Nodes: []graph.Node{
			{ID: "northland", Kind: graph.Country, Name: "Northland"}, {ID: "southland", Kind: graph.Country, Name: "Southland"},
		},
		Edges: []graph.Edge{{
			ID: "1", Source: "northland", Target: "southland", Relation: graph.Warned, Class: graph.Threaten, Status: graph.Actual,
			Confidence: 0.6, Evidence: []graph.Evidence{
				{Document: id, End: 10, Text: "Northland warned " + id}, {Document: id, Start: 20, End: 30, Text: "It warned again."},
			},
		}},
	}
}
