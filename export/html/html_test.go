package html_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"

	"newsgraph/export/html"
	"newsgraph/graph"
)

// sample reads the graph that the browser tests use; its names and sentences
// hold markup, scripts, and writing from right to left.
func sample(t testing.TB) *graph.Graph {
	t.Helper()
	data, err := os.ReadFile("testdata/sample.json")
	if err != nil {
		t.Fatal(err)
	}
	g := new(graph.Graph)
	if err := json.Unmarshal(data, g); err != nil {
		t.Fatal(err)
	}
	return g
}

func page(t testing.TB, g *graph.Graph, o html.Options) string {
	t.Helper()
	var out strings.Builder
	if err := html.Write(&out, g, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

var dataBlock = regexp.MustCompile(`(?s)<script type="application/json" id="data">(.*?)</script>`)

// payload is the data block as a JSON reader sees it.
func payload(t testing.TB, page string) (p struct {
	Title     string
	Live      string
	Ontology  []map[string]any
	Positions map[string][2]float64
	Geo       struct {
		Points map[string][2]float64
		States map[string]string
	}
	Left      html.Left
	Edit      string
	Sentences [][4]any
	Graph     graph.Graph
}) {
	t.Helper()
	found := dataBlock.FindStringSubmatch(page)
	if found == nil {
		t.Fatal("no data block")
	}
	// Evidence is numbers of sentences; here they are put in their places.
	var packed struct {
		Sentences [][4]any
		Graph     struct{ Edges []struct{ Evidence []int } }
	}
	text := []byte(found[1])
	if err := json.Unmarshal(text, &packed); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(evidenceNumbers.ReplaceAll(text, []byte(`"evidence":[]`)), &p); err != nil {
		t.Fatal(err)
	}
	for i, e := range packed.Graph.Edges {
		for _, n := range e.Evidence {
			s := packed.Sentences[n]
			document, listed := s[0].(float64)
			v := graph.Evidence{Start: int(s[1].(float64)), End: int(s[2].(float64)), Text: s[3].(string)}
			if v.Document = fmt.Sprint(s[0]); listed {
				v.Document = p.Graph.Documents[int(document)].ID
			}
			p.Graph.Edges[i].Evidence = append(p.Graph.Edges[i].Evidence, v)
		}
	}
	return p
}

var evidenceNumbers = regexp.MustCompile(`"evidence":\[[0-9,]*\]`)

// A graph with more edges than a browser can show is cut down, mentions first, and the
// page says by how much.
func TestLargeGraphIsCutDown(t *testing.T) {
	g := sample(t)
	mentions := 0
	for _, e := range g.Edges {
		if e.Relation == graph.MentionedIn {
			mentions++
		}
	}
	others := len(g.Edges) - mentions
	for _, most := range []int{len(g.Edges), others, others - 3, 1} {
		got := payload(t, page(t, g, html.Options{Most: most}))
		want := html.Left{}
		if most < len(g.Edges) {
			want = html.Left{Mentions: mentions, Edges: others - most}
		}
		if got.Left != want || got.Left != html.LeftOut(g, html.Options{Most: most}) {
			t.Errorf("of %d edges %d may stay: left out are %+v, want %+v", len(g.Edges), most, got.Left, want)
		}
		if len(got.Graph.Edges)+got.Left.Mentions+got.Left.Edges != len(g.Edges) {
			t.Errorf("%d edges in the page", len(got.Graph.Edges))
		}
		if (want == html.Left{}) != (got.Left.String() == "") {
			t.Errorf("%+v reads %q", got.Left, got.Left)
		}
	}
	strongest := payload(t, page(t, g, html.Options{Most: 1})).Graph
	for _, e := range g.Edges {
		if e.Relation != graph.MentionedIn && e.Origins > strongest.Edges[0].Origins {
			t.Errorf("%+v is kept, %+v is not", strongest.Edges[0], e)
		}
	}
	if len(strongest.Nodes) > 3 || len(strongest.Documents) == 0 {
		t.Errorf("%d nodes and %d documents for one edge", len(strongest.Nodes), len(strongest.Documents))
	}
}

// A sentence that ten edges rest on stands once.
func TestSentencesOnce(t *testing.T) {
	v := []graph.Evidence{{Document: "d", End: 9, Text: "Sentences stand once."}}
	g := &graph.Graph{Documents: []graph.Document{{ID: "d"}}, Nodes: []graph.Node{{ID: "a"}, {ID: "b"}}}
	for i := range 10 {
		g.Edges = append(g.Edges, graph.Edge{ID: fmt.Sprint(i), Source: "a", Target: "b", Relation: graph.Met, Evidence: v})
	}
	if n := strings.Count(page(t, g, html.Options{}), v[0].Text); n != 1 {
		t.Errorf("the sentence stands %d times", n)
	}
}

func TestWriteKeepsTheGraph(t *testing.T) {
	g := sample(t)
	got := payload(t, page(t, g, html.Options{Title: "A & B </title>"}))
	want, _ := json.Marshal(g)
	have, _ := json.Marshal(got.Graph)
	if !bytes.Equal(want, have) {
		t.Error("the page's graph differs from the one written")
	}
	if got.Title != "A & B </title>" {
		t.Errorf("title = %q", got.Title)
	}
	if len(got.Ontology) != len(graph.Definitions()) {
		t.Errorf("%d relations in the page, want %d", len(got.Ontology), len(graph.Definitions()))
	}
	for _, r := range got.Ontology {
		if r["group"] == "" || r["relation"] == "appointed" && r["group"] != "office" {
			t.Errorf("%s is in group %q", r["relation"], r["group"])
		}
	}
}

// The map gets the places of states and towns, and the numbers of states.
func TestWriteTellsWhereThingsLie(t *testing.T) {
	g := &graph.Graph{Nodes: []graph.Node{
		{ID: "c", Kind: graph.Country, Name: "Finland", Country: "FIN"}, {ID: "p", Kind: graph.Person, Name: "Aino Laakso", Country: "PRT"},
		{ID: "g", Kind: graph.Place, Name: "Geneva", Country: "CHE"}, {ID: "x", Kind: graph.Place, Name: "Nowhere at all"},
	}}
	got := payload(t, page(t, g, html.Options{})).Geo
	if len(got.Points) != 2 || got.Points["g"] != [2]float64{46.2022, 6.1457} {
		t.Errorf("points %v", got.Points)
	}
	if len(got.States) != 3 || got.States["FIN"] != "246" || got.States["PRT"] != "620" {
		t.Errorf("states %v", got.States)
	}
}

// The sample holds "</script>", "<img onerror>" and the like: none of it may
// stand in the page as markup.
func TestHostileTextIsNoMarkup(t *testing.T) {
	got := page(t, sample(t), html.Options{Title: `</title><script>alert(1)</script>`})
	if n := strings.Count(got, "<script"); n != 2 {
		t.Errorf("%d script elements, want 2", n)
	}
	if n := strings.Count(got, "</script"); n != 2 {
		t.Errorf("%d ends of script elements, want 2", n)
	}
	for _, bad := range []string{"<img", "<svg onload", "<b>bold", "<script>alert"} {
		if strings.Contains(got, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	if data := dataBlock.FindStringSubmatch(got)[1]; strings.ContainsAny(data, "<>&\u2028\u2029") {
		t.Error("the data block holds a character that HTML or script could read as its own")
	}
}

// The policy allows exactly the script and the style sheet that the page holds.
func TestPolicyFitsThePage(t *testing.T) {
	got := page(t, &graph.Graph{}, html.Options{})
	policy := regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(got)[1]
	policy = strings.ReplaceAll(policy, "&#39;", "'")
	for _, element := range []string{"style", "script"} {
		body := regexp.MustCompile(`(?s)<` + element + `>(.*?)</` + element + `>`).FindStringSubmatch(got)[1]
		sum := sha256.Sum256([]byte(body))
		want := element + "-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "';"
		if !strings.Contains(policy, want) {
			t.Errorf("policy %q lacks %s", policy, want)
		}
	}
	for _, want := range []string{"default-src 'none'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("policy %q lacks %s", policy, want)
		}
	}
	if strings.Contains(policy, "unsafe") {
		t.Errorf("policy %q is not strict", policy)
	}
}

func TestEmptyGraphHasLists(t *testing.T) {
	got := page(t, &graph.Graph{}, html.Options{})
	if !strings.Contains(got, `"graph":{"documents":[],"nodes":[],"edges":[]}`) {
		t.Error("an empty graph must give empty lists, not null")
	}
	if !strings.Contains(got, "<title>"+html.DefaultTitle+"</title>") {
		t.Error("no default title")
	}
}

func TestWriteIsDeterministic(t *testing.T) {
	g := sample(t)
	o := html.Options{Layout: func(g *graph.Graph) map[string]html.Point {
		at := map[string]html.Point{}
		for i, n := range g.Nodes {
			at[n.ID] = html.Point{X: float64(i), Y: 1 / (1 + float64(i))}
		}
		return at
	}}
	first := page(t, g, o)
	if first != page(t, g, o) {
		t.Error("two pages of one graph differ")
	}
	if got := payload(t, first).Positions; len(got) != len(g.Nodes) {
		t.Errorf("%d places, want %d", len(got), len(g.Nodes))
	}
}

func TestPlacesThatAreNoNumbersAreLeftOut(t *testing.T) {
	g := &graph.Graph{Nodes: []graph.Node{{ID: "a"}, {ID: "b"}}}
	got := payload(t, page(t, g, html.Options{Layout: func(*graph.Graph) map[string]html.Point {
		return map[string]html.Point{"a": {X: math.NaN()}, "b": {X: 1, Y: 2}, "unknown": {}}
	}}))
	if len(got.Positions) != 1 || got.Positions["b"] != [2]float64{1, 2} {
		t.Errorf("positions = %v, want only b", got.Positions)
	}
}

func TestWriteReportsWhatJSONCannotHold(t *testing.T) {
	g := &graph.Graph{Edges: []graph.Edge{{ID: "e", Confidence: math.NaN()}}}
	if err := html.Write(&bytes.Buffer{}, g, html.Options{}); err == nil {
		t.Error("no error for a confidence that is not a number")
	}
}

type brokenWriter struct{ left int }

var errBroken = errors.New("disk full")

func (b *brokenWriter) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errBroken
	}
	return len(p), nil
}

func TestWriteReportsErrorsOfTheWriter(t *testing.T) {
	g := sample(t)
	whole := len(page(t, g, html.Options{}))
	for left := 0; left < whole; left += whole / 7 {
		if err := html.Write(&brokenWriter{left}, g, html.Options{}); !errors.Is(err, errBroken) {
			t.Errorf("with room for %d bytes: error %v, want %v", left, err, errBroken)
		}
	}
}

func FuzzHostileText(f *testing.F) {
	for _, s := range []string{"</script>", "<!--<script>", "\u2028", "\x00\xff", `"\`, "]]>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g := &graph.Graph{
			Documents: []graph.Document{{ID: s, Title: s}},
			Nodes:     []graph.Node{{ID: s, Name: s, Aliases: []string{s}}},
			Edges:     []graph.Edge{{ID: s, About: s, Evidence: []graph.Evidence{{Text: s}}}},
		}
		got := page(t, g, html.Options{Title: s})
		if strings.Count(got, "<script") != 2 || strings.Count(got, "</script") != 2 || strings.Count(got, "<!--") != 0 {
			t.Errorf("text %q stands in the page as markup", s)
		}
		payload(t, got)
	})
}

func BenchmarkWrite(b *testing.B) {
	g := sample(b)
	for b.Loop() {
		if err := html.Write(&bytes.Buffer{}, g, html.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
