package store

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"

	"newsgraph/graph"
)

func TestPutAgainWritesNothing(t *testing.T) {
	dir := t.TempDir()
	articles := makeArticles(5)
	s := mustOpen(t, dir, Options{Resolve: resolveByName})
	mustPut(t, s, articles...)
	same := func(s *Store) {
		t.Helper()
		slices.Reverse(articles)
		c := mustPut(t, s, articles...)
		if len(c.Unchanged) != 5 || len(c.Added)+len(c.Updated) != 0 || c.Rows != 0 {
			t.Errorf("Put of the same facts: %+v", c)
		}
	}
	same(s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	same(mustOpen(t, dir, Options{Resolve: resolveByName}))
}

func TestPutReplacesAndRemoveForgets(t *testing.T) {
	s := memory(t)
	articles := makeArticles(4)
	mustPut(t, s, articles...)
	corrected := makeArticle(2, 10, 5)
	c := mustPut(t, s, corrected)
	if !slices.Equal(c.Updated, []string{"news-00002"}) || c.Rows == 0 {
		t.Errorf("Put of a corrected article: %+v", c)
	}
	if got, want := bytesOf(t, s), expected(t, articles[0], articles[1], corrected, articles[3]); got != want {
		t.Error("after the correction the graph is not that of the corrected articles")
	}
	c, err := s.Remove(context.Background(), "news-00003", "no such article", "news-00000")
	if err != nil || !slices.Equal(c.Removed, []string{"news-00000", "news-00003"}) {
		t.Errorf("Remove: %+v %v", c, err)
	}
	if got, want := bytesOf(t, s), expected(t, articles[1], corrected); got != want {
		t.Error("after the removal the graph is not that of the remaining articles")
	}
	if _, err := s.Remove(context.Background(), "news-00001", "news-00002"); err != nil {
		t.Fatal(err)
	}
	if stats, err := s.Stats(context.Background()); err != nil || stats.Documents+stats.Nodes+stats.Edges != 0 {
		t.Errorf("an emptied store: %+v %v", stats, err)
	}
}

// TestFirstTellerComesAndGoes lets the article with which an edge and its nodes
// lie come later than another that tells them, and leave before it.
func TestFirstTellerComesAndGoes(t *testing.T) {
	s := memory(t)
	later := meeting("news-2", "They met on Friday.")
	first := meeting("news-1", "Ann and Bob met.")
	check := func(want ...*graph.Graph) {
		t.Helper()
		if got := bytesOf(t, s); got != expected(t, want...) {
			t.Errorf("the graph of %d articles is %s", len(want), got)
		}
		checkRows(t, s)
		sentences, err := s.Gizmo(context.Background(), `g.V("<Ann>").In("<ng:source>").Out("<ng:sentence>").All()`, 0)
		if err != nil || len(sentences) != len(want) {
			t.Errorf("%d articles tell %v (%v)", len(want), sentences, err)
		}
	}
	mustPut(t, s, later)
	check(later)
	if c := mustPut(t, s, first); c.Rows > 25 { // eleven of them for the four words of its sentence
		t.Errorf("an edge more was put by %d rows", c.Rows)
	}
	check(first, later)
	if _, err := s.Remove(context.Background(), "news-1"); err != nil {
		t.Fatal(err)
	}
	check(later)
}

// meeting is an article that says in its own words that Ann met Bob.
func meeting(id, text string) *graph.Graph {
	return &graph.Graph{
		Documents: []graph.Document{{ID: id}},
		Nodes:     []graph.Node{{ID: "a", Kind: graph.Person, Name: "Ann"}, {ID: "b", Kind: graph.Person, Name: "Bob"}},
		Edges: []graph.Edge{{
			ID: "1", Source: "a", Target: "b", Relation: graph.Met, Status: graph.Actual,
			Evidence: []graph.Evidence{{Document: id, End: len(text), Text: text}},
		}},
	}
}

func TestOrderAndBatchesDoNotMatter(t *testing.T) {
	articles := slices.Concat(makeBatch(0), makeBatch(1))
	want := expected(t, articles...)
	r := rand.New(rand.NewPCG(3, 1))
	for range 4 {
		s := memory(t)
		r.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
		rest := articles
		for len(rest) > 0 {
			n := 1 + r.IntN(len(rest))
			mustPut(t, s, rest[:n]...)
			rest = rest[n:]
		}
		if bytesOf(t, s) != want {
			t.Fatal("another order gave another graph")
		}
	}
}

// TestRandomChanges compares a store, through random changes, with a map of
// articles; now and then it is opened anew or compacted.
func TestRandomChanges(t *testing.T) {
	options := Options{Resolve: resolveByName, fs: vfs.NewMem()}
	s := mustOpen(t, "disk", options)
	model := map[string]*graph.Graph{}
	r := rand.New(rand.NewPCG(5, 8))
	for step := range 40 {
		switch r.IntN(8) {
		case 0:
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = mustOpen(t, "disk", options)
		case 1:
			if err := s.Compact(context.Background()); err != nil {
				t.Fatal(err)
			}
		case 2, 3:
			removeSome(t, r, s, model)
		default:
			putSome(t, r, s, model)
		}
		if got, want := bytesOf(t, s), expected(t, slices.Collect(maps.Values(model))...); got != want {
			t.Fatalf("step %d: the graph differs from the model", step)
		}
		checkRows(t, s)
	}
}

func removeSome(t *testing.T, r *rand.Rand, s *Store, model map[string]*graph.Graph) {
	t.Helper()
	var ids []string
	for range r.IntN(4) {
		ids = append(ids, fmt.Sprintf("news-%05d", r.IntN(10)))
	}
	if _, err := s.Remove(context.Background(), ids...); err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		delete(model, id)
	}
}

func putSome(t *testing.T, r *rand.Rand, s *Store, model map[string]*graph.Graph) {
	t.Helper()
	var batch []*graph.Graph
	for range r.IntN(4) {
		g := makeArticle(r.IntN(10), 4+r.IntN(4), r.IntN(5))
		batch = append(batch, g)
		model[g.Documents[0].ID] = g
	}
	mustPut(t, s, batch...)
}

// checkRows compares the rows of the store, one by one, with those of a store
// made anew.
func checkRows(t *testing.T, s *Store) {
	t.Helper()
	report, err := s.Verify(context.Background())
	if err != nil || len(report.Faults) > 0 {
		t.Fatalf("%v %q", err, report.Faults)
	}
}

func TestFragmentsComeBackAsTheyWere(t *testing.T) {
	s := memory(t)
	articles := makeArticles(6)
	mustPut(t, s, articles[3:]...)
	mustPut(t, s, articles[:3]...)
	got, err := s.Fragments(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range articles {
		g.Sort()
	}
	if jsonOf(t, got) != jsonOf(t, articles) {
		t.Error("the fragments differ from what was put")
	}
	documents, err := s.Documents(context.Background())
	if err != nil || len(documents) != 6 || documents[5] != articles[5].Documents[0] {
		t.Errorf("Documents: %v %v", documents, err)
	}
}

func TestPutRefusesBrokenFragments(t *testing.T) {
	s := memory(t)
	mustPut(t, s, makeArticle(1, 5, 5))
	want := bytesOf(t, s)
	for name, spoil := range map[string]func(*graph.Graph){
		"exactly one":      func(g *graph.Graph) { g.Documents = nil },
		"without an id":    func(g *graph.Graph) { g.Documents[0].ID = "" },
		"reserved":         func(g *graph.Graph) { g.Documents[0].ID = "ng:resolved" },
		"two nodes":        func(g *graph.Graph) { g.Nodes[1].ID = g.Nodes[0].ID },
		"two edges":        func(g *graph.Graph) { g.Edges[1].ID = g.Edges[0].ID },
		"source":           func(g *graph.Graph) { g.Edges[0].Source = "nobody" },
		"target":           func(g *graph.Graph) { g.Edges[0].Target = "nobody" },
		"speaker":          func(g *graph.Graph) { g.Edges[0].ReportedBy = "nobody" },
		"empty alias":      func(g *graph.Graph) { g.Nodes[0].Aliases = []string{"", "x"} },
		"several edges":    func(g *graph.Graph) { g.Edges[0].Count = 2 },
		"no relation":      func(g *graph.Graph) { g.Edges[0].Relation = "" },
		"which is not the": func(g *graph.Graph) { g.Edges[0].Evidence[0].Document = "another" },
	} {
		g := makeArticle(2, 5, 5)
		spoil(g)
		if _, err := s.Put(context.Background(), makeArticle(3, 5, 5), g); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if bytesOf(t, s) != want {
		t.Error("a refused Put has changed the store")
	}
}
