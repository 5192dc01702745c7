package dot

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"newsgraph/export/internal/sample"
	"newsgraph/graph"
)

func write(t *testing.T, g *graph.Graph, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, g, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Statements as Graphviz would split them: a quoted string ends at the first quote
// without an odd number of backslashes before it.
var (
	quoted        = `"(?:[^"\\]|\\.)*"`
	nodeStatement = regexp.MustCompile(`(?s)\A  (` + quoted + `) \[((?:[a-z]+=(?:` + quoted + `|[a-z0-9.]+)(?:, )?)*)\];\n`)
	edgeStatement = regexp.MustCompile(`(?s)\A  (` + quoted + `) -> (` + quoted + `) \[((?:[a-z]+=(?:` + quoted + `|[a-z0-9.]+)(?:, )?)*)\];\n`)
)

// parse checks that the body of text is a sequence of statements and counts them.
func parse(t *testing.T, text string) (nodes, edges int) {
	t.Helper()
	at := strings.Index(text, "\n  label=")
	rest := regexp.MustCompile(`(?s)\A\n  label=`+quoted+`;\n`).ReplaceAllString(text[at:], "")
	ids := map[string]bool{}
	for rest != "}\n" {
		if m := nodeStatement.FindStringSubmatch(rest); m != nil {
			if ids[m[1]] {
				t.Errorf("node %.80s appears twice", m[1])
			}
			ids[m[1]] = true
			rest = rest[len(m[0]):]
			continue
		}
		m := edgeStatement.FindStringSubmatch(rest)
		if m == nil {
			t.Fatalf("no statement: %.200s", rest)
		}
		if !ids[m[1]] || !ids[m[2]] {
			t.Errorf("an edge joins an undeclared node: %.80s, %.80s", m[1], m[2])
		}
		edges++
		rest = rest[len(m[0]):]
	}
	return len(ids), edges
}

func TestHostileTextStaysInItsQuotes(t *testing.T) {
	g := sample.Hostile()
	text := write(t, g, Options{All: true, Title: `a "title\`})
	if nodes, edges := parse(t, text); nodes != len(g.Nodes) || edges != len(g.Edges) {
		t.Errorf("%d nodes, %d edges; want %d, %d", nodes, edges, len(g.Nodes), len(g.Edges))
	}
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		t.Error("the file is no text")
	}
	for _, s := range regexp.MustCompile(quoted).FindAllString(text, -1) {
		if len(s) > 16384 {
			t.Errorf("a string of %d bytes, more than Graphviz reads", len(s))
		}
	}
}

func TestArticlesAreLeftOut(t *testing.T) {
	g := sample.Graph()
	if text := write(t, g, Options{}); strings.Contains(text, "article:a1") || strings.Contains(text, "Bay Courier") {
		t.Error("an article or a lonely node is drawn")
	}
	nodes, edges := parse(t, write(t, g, Options{Articles: true, All: true}))
	if nodes != len(g.Nodes) || edges != len(g.Edges) {
		t.Errorf("all: %d nodes, %d edges", nodes, edges)
	}
	nodes, _ = parse(t, write(t, &graph.Graph{Nodes: g.Nodes[2:]}, Options{}))
	if nodes != len(g.Nodes)-2 {
		t.Errorf("without edges: %d nodes", nodes)
	}
}

func TestLargeGraphIsReducedAndSaysSo(t *testing.T) {
	g := sample.Large(300, 2000)
	text := write(t, g, Options{})
	nodes, edges := parse(t, text)
	if edges != 60 || nodes > 2*edges {
		t.Errorf("%d nodes, %d edges", nodes, edges)
	}
	for _, part := range []string{"// Reduced for reading: 2000 edges", `label="Reduced for reading: 2000 edges`} {
		if !strings.Contains(text, part) {
			t.Errorf("the file does not say %q", part)
		}
	}
	if _, edges := parse(t, write(t, g, Options{MaxEdges: 40})); edges != 16 {
		t.Errorf("%d edges; want 16", edges)
	}
	all := write(t, g, Options{All: true})
	if _, edges := parse(t, all); edges != 2000 || !strings.Contains(all, "splines=line;\n  layout=\"sfdp\";\n") {
		t.Errorf("%d edges; want all, by sfdp", edges)
	}
	if nodes, edges := Size(g, Options{All: true}); nodes != 300 || edges != 2000 {
		t.Errorf("size %d, %d", nodes, edges)
	}
}

func TestLook(t *testing.T) {
	text := write(t, sample.Graph(), Options{})
	for _, want := range []string{
		`"c:fin" [label="Finland", shape=box, color="#263645"`,
		`"p:laakso" -> "p:moura" [label="met\n2023-03-14", color="#3f94cf", style=solid, penwidth=1.8, dir=none`,
		`[label="met\n2023-04", color="#3f94cf", style=dashed`,
		`[label="aided", color="#0a4f91", style=dotted`,
		`[label="denied: sanctioned", color="#8f1d4f"`,
		`tooltip="Laakso warned Moura that \"closed\" berths`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}

func TestFold(t *testing.T) {
	g := &graph.Graph{}
	add := func(source, target string, r graph.Relation, s graph.Status) {
		d, _ := graph.Define(r)
		g.Edges = append(g.Edges, graph.Edge{ID: fmt.Sprint(len(g.Edges)), Source: source, Target: target, Relation: r, Class: d.Class, Status: s})
	}
	add("a", "b", graph.Met, graph.Actual)
	add("b", "a", graph.Met, graph.Actual) // symmetric: the same pair
	add("a", "b", graph.Visited, graph.Actual)
	add("a", "b", graph.Met, graph.Planned)
	add("a", "c", graph.Warned, graph.Actual)
	var edges []*graph.Edge
	for i := range g.Edges {
		edges = append(edges, &g.Edges[i])
	}
	var got []string
	for _, l := range fold(edges) {
		got = append(got, fmt.Sprintf("%s %s %q %d", l.edge.Source, l.edge.Target, l.label, l.weight))
	}
	want := []string{`a b "met ×2\nvisited" 3`, `a b "met" 1`, `a c "warned" 1`}
	if strings.Join(got, "; ") != strings.Join(want, "; ") {
		t.Errorf("got %q; want %q", got, want)
	}
}

func TestEngineFor(t *testing.T) {
	for _, c := range []struct {
		nodes, edges int
		want         string
	}{{0, 0, "dot"}, {200, 300, "dot"}, {201, 10, "sfdp"}, {10, 301, "sfdp"}} {
		if got := EngineFor(c.nodes, c.edges); got != c.want {
			t.Errorf("EngineFor(%d, %d) = %s", c.nodes, c.edges, got)
		}
	}
}

func TestWrap(t *testing.T) {
	for in, want := range map[string]string{
		"":                                  "",
		"Aino Laakso":                       "Aino Laakso",
		"Ministry of Transport of Finland":  "Ministry of Transport\nof Finland",
		"  spaces\n and \t lines ":          "spaces and lines",
		strings.Repeat("x", 30):             strings.Repeat("x", 22) + "\n" + strings.Repeat("x", 8),
		strings.Repeat("long name ", 1_000): "long name long name\nlong name long name\nlong name long name\nlong name long name\nlong na…",
	} {
		if got := wrap(in); got != want {
			t.Errorf("wrap(%.40q) = %q; want %q", in, got, want)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	g := sample.Large(10_000, 100_000)
	for b.Loop() {
		if err := Write(io.Discard, g, Options{All: true}); err != nil {
			b.Fatal(err)
		}
	}
}
