package store

import (
	"context"
	"encoding/json"
	"testing"

	"newsgraph/graph"
)

// memory opens an empty store in memory.
func memory(t testing.TB) *Store {
	t.Helper()
	return mustOpen(t, "memory", Options{Resolve: resolveByName, InMemory: true})
}

func mustOpen(t testing.TB, dir string, o Options) *Store {
	t.Helper()
	s, err := Open(context.Background(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func mustPut(t testing.TB, s *Store, fragments ...*graph.Graph) Changes {
	t.Helper()
	c, err := s.Put(context.Background(), fragments...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// bytesOf returns the resolved graph of the store as text.
func bytesOf(t testing.TB, s *Store) string {
	t.Helper()
	g, err := s.Graph(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return jsonOf(t, g)
}

func jsonOf(t testing.TB, v any) string {
	t.Helper()
	text, err := jsonText(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func jsonText(v any) (string, error) {
	text, err := json.Marshal(v)
	return string(text), err
}

// expected is the graph that a store of the fragments must give, made without
// a store.
func expected(t testing.TB, fragments ...*graph.Graph) string {
	t.Helper()
	facts := map[string]fragment{}
	for _, g := range fragments {
		f, err := newFragment(g)
		if err != nil {
			t.Fatal(err)
		}
		facts[f.graph.Documents[0].ID] = f
	}
	g, err := resolved(facts, resolveByName)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range ordered(facts) {
		g.Documents = append(g.Documents, f.Documents...)
	}
	g.Edges = append([]graph.Edge{}, g.Edges...)
	return jsonOf(t, g)
}

func TestRoundTrip(t *testing.T) {
	dir := t.TempDir()
	articles := makeArticles(8)
	s := mustOpen(t, dir, Options{Resolve: resolveByName})
	c := mustPut(t, s, articles...)
	if len(c.Added) != 8 || c.Rows == 0 {
		t.Errorf("Put: %+v", c)
	}
	want := expected(t, articles...)
	if got := bytesOf(t, s); got != want {
		t.Errorf("graph differs:\n got %.300s\nwant %.300s", got, want)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := mustOpen(t, dir, Options{ReadOnly: true})
	if got := bytesOf(t, again); got != want {
		t.Errorf("graph differs after opening again:\n got %.300s\nwant %.300s", got, want)
	}
}
