package sentence_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/query"
	"newsgraph/graph/query/sentence"
)

// texts are the sentences of a graph of two articles.
var texts = []string{
	"The Nord Stream pipeline was closed on Monday.",
	"Norway's minister warned that streams in the Nord would freeze.",
	"Berg warned Iceland about the closing of the Nord Stream pipeline.",
	"Iceland closed its ports, and the U.S. did not.",
	"Señor Núñez warned nobody.",
}

func corpus() *graph.Graph {
	g := &graph.Graph{}
	for i, text := range texts {
		ev := graph.Evidence{Document: "a", Start: 100 * i, End: 100*i + len(text), Text: text}
		g.Edges = append(g.Edges, graph.Edge{ID: fmt.Sprint("m", i), Source: "x", Target: "a", Relation: graph.MentionedIn, Evidence: []graph.Evidence{ev}})
	}
	g.Edges = append(g.Edges, graph.Edge{ID: "act", Source: "berg", Target: "iceland", Relation: graph.Warned, Class: graph.Threaten, Evidence: g.Edges[2].Evidence})
	return g
}

func search(t *testing.T, question string) []sentence.Hit {
	t.Helper()
	q, err := sentence.Parse(question)
	if err != nil {
		t.Fatal(err)
	}
	return found(t, corpus(), q)
}

// found searches the sentences of a graph, and gives the hits their texts and acts.
func found(t testing.TB, g *graph.Graph, q sentence.Question) []sentence.Hit {
	t.Helper()
	x := sentence.NewMemory(g)
	hits, err := sentence.Search(context.Background(), x, q)
	if err == nil {
		err = sentence.Complete(context.Background(), x, q, hits)
	}
	if err != nil {
		t.Fatal(err)
	}
	return sentence.Select(&query.Filter{}, g, g, hits)
}

func TestSearch(t *testing.T) {
	for _, c := range []struct {
		question string
		want     []int // numbers of texts, best first
	}{
		{"Nord Stream", []int{0, 2, 1}},
		{`"nord stream"`, []int{0, 2}},
		{"nord -pipeline", []int{1}},
		{`nord -"nord stream"`, []int{1}},
		{"closing", []int{0, 3, 2}},
		{"warn* iceland", []int{2}},
		{"US", []int{3}},
		{"nunez", []int{4}},
		{"pipe", nil},
		{"pipe*", []int{0, 2}},
		{"norway", []int{1}},
	} {
		var got []int
		for _, h := range search(t, c.question) {
			got = append(got, slices.Index(texts, h.Text))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.question, got, c.want)
		}
	}
}

func TestHit(t *testing.T) {
	hits := search(t, "nord stream warned")
	if len(hits) != 2 {
		t.Fatalf("%d hits", len(hits))
	}
	h := hits[0]
	if len(h.Acts) == 0 {
		h = hits[1]
	}
	if len(h.Acts) != 1 || h.Acts[0].ID != "act" {
		t.Errorf("acts %v", h.Acts)
	}
	var marked []string
	for _, m := range h.Marks {
		marked = append(marked, string([]rune(h.Text)[m[0]:m[1]]))
	}
	if got, want := strings.Join(marked, "|"), "warned|Nord Stream"; got != want {
		t.Errorf("marks %q, want %q", got, want)
	}
	if h = search(t, "nunez")[0]; h.Marks[0] != [2]int{6, 11} {
		t.Errorf("marks %v are not in code points", h.Marks)
	}
}

func TestEmpty(t *testing.T) {
	for _, question := range []string{"", "  ", `""`, "-nord", "—"} {
		if _, err := sentence.Parse(question); !errors.Is(err, sentence.ErrEmpty) {
			t.Errorf("%q: error %v", question, err)
		}
	}
}

func FuzzSearch(f *testing.F) {
	f.Add("Nord \"Stream", "a -b* \"c")
	f.Fuzz(func(t *testing.T, text, question string) {
		q, err := sentence.Parse(question)
		if err != nil {
			return
		}
		g := &graph.Graph{Edges: []graph.Edge{{ID: "1", Evidence: []graph.Evidence{{Document: "a", End: len([]rune(text)), Text: text}}}}}
		for _, h := range found(t, g, q) {
			last := 0
			for _, m := range h.Marks {
				if m[0] < last || m[1] <= m[0] || m[1] > len([]rune(text)) {
					t.Fatalf("marks %v in %q", h.Marks, text)
				}
				last = m[1]
			}
		}
	})
}

func BenchmarkSearch(b *testing.B) {
	g := &graph.Graph{}
	for i := range 10_000 {
		text := strings.Replace(texts[i%len(texts)], "on", fmt.Sprint("on the ", i), 1)
		g.Edges = append(g.Edges, graph.Edge{ID: fmt.Sprint(i), Relation: graph.MentionedIn, Evidence: []graph.Evidence{{Document: "a", Start: i, End: i + 1, Text: text}}})
	}
	q, err := sentence.Parse("Nord Stream")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if hits := found(b, g, q); len(hits) == 0 {
			b.Fatal("nothing found")
		}
	}
}

func TestWhole(t *testing.T) {
	text := "Harbour news\n\nBerg warned Iceland. It rained in Oslo! Nobody came.\nBerg met Lund."
	at := func(s string) graph.Evidence {
		start := strings.Index(text, s)
		return graph.Evidence{Document: "a", Start: start, End: start + len(s), Text: s}
	}
	known := []graph.Evidence{at("Berg met Lund."), at("Berg warned Iceland. It rained"), at("Berg warned Iceland.")}
	var got []string
	for _, v := range sentence.Whole("a", text, known) {
		if text[v.Start:v.End] != v.Text {
			t.Errorf("%d-%d is %q, not %q", v.Start, v.End, text[v.Start:v.End], v.Text)
		}
		got = append(got, v.Text)
	}
	want := []string{"Harbour news", "Berg warned Iceland.", "It rained in Oslo!", "Nobody came.", "Berg met Lund."}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
