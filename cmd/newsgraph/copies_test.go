package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/graph"
)

// writtenGraph reads the graph.json of a build.
func writtenGraph(t *testing.T, dir string) *graph.Graph {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "graph.json"))
	if err != nil {
		t.Fatal(err)
	}
	g := new(graph.Graph)
	if err := json.Unmarshal(b, g); err != nil {
		t.Fatal(err)
	}
	return g
}

// sayings are what a graph says apart from which articles say it: its nodes and edges, one
// a line.
func sayings(t *testing.T, g *graph.Graph) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	articles := map[string]bool{}
	add := func(v any) {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out[string(b)] = true
	}
	for _, n := range g.Nodes {
		if articles[n.ID] = n.Kind == graph.Article; !articles[n.ID] {
			add(n)
		}
	}
	for _, e := range g.Edges {
		if e.Evidence = nil; !articles[e.Target] {
			add(e)
		}
	}
	return out
}

// TestCopiesAreOneWitness builds the graph of the sample articles, and of ten copies of
// each: nothing changes but the list of sources.
func TestCopiesAreOneWitness(t *testing.T) {
	seeds, err := filepath.Glob(filepath.Join("..", "..", "seeds", "*.txt"))
	if err != nil || len(seeds) == 0 {
		t.Fatalf("seeds %v: %v", seeds, err)
	}
	files := map[string]string{}
	for i, p := range seeds {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		for copy := range 10 {
			// The text of a copy is set in another way: articles with the very same are
			// passed over when they are read.
			text := strings.Replace(string(b), " ", strings.Repeat(" ", copy+1), 1)
			files[fmt.Sprintf("copies/%d/a%d.txt", copy, i)] = text
			files[fmt.Sprintf("one/a%d.txt", i)] = string(b)
		}
	}
	w := newWorld(t)
	w.write(files)
	w.must(exitOK, "build", "one", "--out", "alone")
	w.must(exitOK, "build", "copies", "--out", "tenfold")
	one, ten := writtenGraph(t, "alone"), writtenGraph(t, "tenfold")
	if len(one.Documents) != len(seeds) || len(ten.Documents) != 10*len(seeds) {
		t.Fatalf("%d and %d documents", len(one.Documents), len(ten.Documents))
	}
	for _, d := range ten.Documents {
		first := strings.HasPrefix(d.ID, "0/")
		if first != (d.Origin == "") || !first && d.Origin != "0"+d.ID[1:] {
			t.Errorf("%s has the origin %q", d.ID, d.Origin)
		}
	}
	want, got := sayings(t, one), sayings(t, ten)
	for line := range want {
		if !got[line] {
			t.Errorf("copies change %s", line)
		}
	}
	for line := range got {
		if !want[line] {
			t.Errorf("copies add %s", line)
		}
	}
	kinds := map[string]bool{}
	for _, n := range one.Nodes {
		kinds[fmt.Sprint(n.Kind, " ", n.Country != "", " ", n.Date != "")] = true
	}
	for _, hard := range []string{"organization false false", "meeting false false", "document false false"} {
		if !kinds[hard] {
			t.Errorf("the samples have no %s, which only its story tells", hard)
		}
	}
	w.must(exitNotFound, "query", "--min-articles", "6", "--all-claims", "--store", filepath.Join("tenfold", "store"))
}

// parting is where two texts of lines differ.
func parting(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range x {
		if i >= len(y) || x[i] != y[i] {
			return strings.Join(x[max(0, i-8):i+1], "\n") + "\nis\n" + strings.Join(y[max(0, i-8):min(i+3, len(y))], "\n")
		}
	}
	return "more lines"
}

// TestCopiesInAnyOrder takes copies in in several batches, takes the first one out again,
// and compares with one build.
func TestCopiesInAnyOrder(t *testing.T) {
	const text = "The foreign minister of Chile, Ana Rojas, met the president of Peru, Luis Vega, in Lima on Tuesday and warned the mining " +
		"company Andina against closing the road between both countries before the talks that are to begin in Arica next week."
	w := newWorld(t)
	w.write(map[string]string{
		"a/one.jsonl":   `{"id": "one", "date": "2022-03-04", "text": "` + text + `"}`,
		"b/two.jsonl":   `{"id": "two", "date": "2022-03-03", "text": "` + strings.ToUpper(text[:20]) + text[20:] + `"}`,
		"c/three.jsonl": `{"id": "three", "date": "2022-03-05", "text": "By our staff. ` + text + `"}`,
		"d/other.jsonl": `{"id": "other", "date": "2022-03-05", "text": "Ana Rojas warned Andina on Tuesday."}`,
	})
	origins := func(store string) string {
		t.Helper()
		w.must(exitOK, "export", "json", "--store", store, "-o", "out.json", "--all-claims")
		b, err := os.ReadFile("out.json")
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	w.must(exitOK, "ingest", "a", "b", "c", "d", "--store", "whole")
	for _, dir := range []string{"d", "c", "a", "b"} {
		w.must(exitOK, "ingest", dir, "--store", "steps")
	}
	want := origins("whole")
	contains(t, want, `"origin":"two"`)
	if got := origins("steps"); got != want {
		t.Errorf("batches make a difference:\n%s", parting(want, got))
	}
	w.must(exitOK, "remove", "two", "--store", "steps")
	contains(t, origins("steps"), `"origin":"one"`)
	w.must(exitOK, "ingest", "a", "c", "d", "--store", "without")
	if a, b := origins("without"), origins("steps"); a != b {
		t.Errorf("what was removed leaves a trace:\n%s", parting(a, b))
	}
}
