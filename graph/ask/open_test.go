package ask_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/ask"
	"newsgraph/graph/resolve"
	"newsgraph/graph/store"
)

// writing opens the store in dir for changes.
func writing(t *testing.T, dir string) *store.Store {
	t.Helper()
	var o store.Options
	o.ByRules(resolve.Options{}, nil)
	s, err := store.Open(context.Background(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// told is ferries as an article of some id.
func told(id string) *graph.Graph {
	g := ferries()
	g.Documents[0].ID = id
	for i := range g.Edges {
		g.Edges[i].Evidence[0].Document = id
	}
	return g
}

// TestWhileWriting asks from many sides while the store grows: each answer is of one
// state, and what is stored before a question is in its answer.
func TestWhileWriting(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir() + "/store"
	s := writing(t, dir)
	put := func(id string) {
		if _, err := s.Put(ctx, told(id)); err != nil {
			t.Error(err)
		}
	}
	put("a")
	db, err := ask.Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 25 {
				acts, _, err := db.List(ctx, ask.Filter{Source: "Ada Berg", AllClaims: true})
				if err != nil || len(acts) != 1 || len(acts[0].Evidence) == 0 {
					t.Errorf("%d acts, %v", len(acts), err)
					return
				}
			}
		})
	}
	for _, id := range []string{"b", "c", "d"} {
		put(id)
	}
	group.Wait()
	acts, _, err := db.List(ctx, ask.Filter{Source: "Ada Berg"})
	if err != nil || len(acts) != 1 || len(acts[0].Evidence) != 4 {
		t.Errorf("in the end %+v, %v", acts, err)
	}
	if err := errors.Join(db.Close(), db.Close(), s.Close()); err != nil {
		t.Error(err)
	}
}
