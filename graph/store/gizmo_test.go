package store

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"

	"newsgraph/graph"
)

// summit is a small article: Ann met Bob, Bob warned Cid on a later day.
func summit(t *testing.T) *Store {
	t.Helper()
	s := memory(t)
	evidence := []graph.Evidence{{Document: "news-1", Start: 0, End: 12, Text: "Ann met Bob."}}
	mustPut(t, s, &graph.Graph{
		Documents: []graph.Document{{ID: "news-1"}},
		Nodes: []graph.Node{
			{ID: "a", Kind: graph.Person, Name: "Ann"},
			{ID: "b", Kind: graph.Person, Name: "Bob"},
			{ID: "c", Kind: graph.Country, Name: "Cid"},
		},
		Edges: []graph.Edge{
			{ID: "1", Source: "a", Target: "b", Relation: graph.Met, Status: graph.Actual, Evidence: evidence},
			{ID: "2", Source: "b", Target: "c", Relation: graph.Warned, Status: graph.Planned, Date: "2022-02", Evidence: evidence},
		},
	})
	return s
}

func TestGizmo(t *testing.T) {
	s := summit(t)
	for _, c := range []struct {
		query string
		limit int
		want  []string
	}{
		{`g.V("<Ann>").Out("<met>").All()`, 0, []string{`{"id":"\u003cBob\u003e"}`}},
		{`g.V("<Ann>").Both("<met>").Out("<warned>").All()`, 0, []string{`{"id":"\u003cCid\u003e"}`}},
		{`g.V("<Bob>").In("<ng:source>").Has("<ng:status>", "planned").Out("<ng:target>").All()`, 0, []string{`{"id":"\u003cCid\u003e"}`}},
		{`g.V("<Bob>").In("<ng:source>").Out("<ng:sentence>").All()`, 0, []string{`{"id":"Ann met Bob."}`}},
		{`g.V().Has("<ng:kind>", "person").Out("<ng:name>").All()`, 0, []string{`{"id":"Ann"}`, `{"id":"Bob"}`}},
		{`g.V("<nobody>").Out("<met>").All()`, 0, nil},
	} {
		found, err := s.Gizmo(context.Background(), c.query, c.limit)
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
		}
		var got []string
		for _, v := range found {
			text, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, string(text))
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.query, got, c.want)
		}
	}
}

func TestGizmoLimit(t *testing.T) {
	s := summit(t)
	found, err := s.Gizmo(context.Background(), `g.V().Has("<ng:kind>").All()`, 2)
	if err != nil || len(found) != 2 {
		t.Errorf("2 results of 3: %v %v", found, err)
	}
}

func TestGizmoFails(t *testing.T) {
	s := summit(t)
	for _, query := range []string{`g.V(`, `nothing.here()`, `throw "up"`} {
		if found, err := s.Gizmo(context.Background(), query, 0); err == nil {
			t.Errorf("%s: no error, but %v", query, found)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := s.Gizmo(ctx, `while (true) {}`, 0); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("an endless query: %v", err)
	}
	if _, err := s.Remove(context.Background(), "news-1"); err != nil { // the lock is free again
		t.Error(err)
	}
}
