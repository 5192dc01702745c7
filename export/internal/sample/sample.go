// Package sample holds graphs for tests and benchmarks of the exports: a small
// one with every feature of the model, a hostile one, and large ones.
package sample

import (
	"bytes"
	_ "embed"
	"fmt"
	"strings"

	"newsgraph/export/graphjson"
	"newsgraph/graph"
)

//go:embed sample.json
var small []byte

// Graph returns the small graph: all kinds, all statuses, dates of a day, a month
// and a year, parallel edges, text that needs escaping.
func Graph() *graph.Graph {
	g, err := graphjson.Read(bytes.NewReader(small))
	if err != nil {
		panic("sample.json: " + err.Error())
	}
	return g
}

// Single returns a graph of one node.
func Single() *graph.Graph {
	return &graph.Graph{Nodes: []graph.Node{{ID: "p:only", Kind: graph.Person, Name: "Aino Laakso"}}}
}

// hostile is text that has broken one tool or another.
var hostile = []string{
	`"quoted" and 'single'`,
	`back\slash\n \N \"`,
	`ends in backslash\`,
	`two of them\\`,
	`<b onclick="x()">bold</b><script>alert(1)</script>`,
	`<table><tr><td>cell</td></tr></table>`,
	"line\nfeed\r\nand\ttab",
	"nul\x00 bell\x07 escape\x1b",
	"invalid \xff\xfe bytes",
	"]]> &amp; &#60; <!-- -->",
	"Владимир Зеленский",
	"محمد بن سلمان",
	"习近平 👩‍🚀🇺🇳",
	`=HYPERLINK("http://evil.example","x")`,
	"@SUM(1,2);{}|[]",
	"-> -- digraph } {",
	" ",
	"comma, semicolon; pipe | tab",
	"\uFEFFmark \uFFFE\uFFFF\u2028separator",
	"$x ${y} `z` %s %n",
}

// maxID bounds ids in runes: Neo4j indexes none of more than 8,000 bytes.
const maxID = 1500

// Hostile returns a graph whose ids, names and texts are hostile, two of the texts
// 10,000 characters long and ids up to 1,500, and whose edges are parallel.
func Hostile() *graph.Graph {
	texts := append([]string(nil), hostile...)
	texts = append(texts, strings.Repeat("длинное имя ", 834), strings.Repeat("x", 10_000))
	g := &graph.Graph{Documents: []graph.Document{{ID: "doc", Title: hostile[4]}}}
	for i, s := range texts {
		g.Nodes = append(g.Nodes, graph.Node{
			ID: clip(fmt.Sprintf("%02d%s", i, s)), Kind: graph.Kinds()[i%8], Name: s, Aliases: []string{s, s + "2"},
		})
	}
	for i, s := range texts {
		for j, relation := range []graph.Relation{graph.Met, graph.Warned, graph.Warned} {
			d, _ := graph.Define(relation)
			g.Edges = append(g.Edges, graph.Edge{
				ID: clip(fmt.Sprintf("e%02d-%d%s", i, j, s)), Source: g.Nodes[i].ID, Target: g.Nodes[(i+1)%len(texts)].ID,
				Relation: relation, Class: d.Class, Cameo: d.Cameo, Status: graph.Statuses()[(i+j)%4],
				Date: "2022-01-10", About: s, Rule: s,
				Evidence: []graph.Evidence{{Document: "doc", Start: 0, End: 5, Text: s}},
			})
		}
	}
	return g
}

// clip cuts an id, which begins with a number of its own, to maxID; shorter ones
// keep their invalid bytes.
func clip(id string) string {
	if r := []rune(id); len(r) > maxID {
		return string(r[:maxID])
	}
	return id
}

// Large returns a graph of the given size, like that of a news corpus: few actors
// have most of the edges. The same sizes give the same graph.
func Large(nodes, edges int) *graph.Graph {
	g := &graph.Graph{Nodes: make([]graph.Node, nodes), Edges: make([]graph.Edge, edges)}
	for i := range 100 {
		g.Documents = append(g.Documents, graph.Document{ID: fmt.Sprintf("doc%03d", i), Title: "An article"})
	}
	kinds := graph.Kinds()[:5]
	for i := range g.Nodes {
		g.Nodes[i] = graph.Node{
			ID: fmt.Sprintf("n%07d", i), Kind: kinds[i%5], Name: fmt.Sprintf("Actor number %d", i),
			Aliases: []string{fmt.Sprintf("No. %d", i)}, Country: "FIN", Sector: "GOV",
		}
	}
	r := random(1)
	definitions := graph.Definitions()[:26]
	for i := range g.Edges {
		d := definitions[i%26]
		s, t := r.skewed(nodes), r.skewed(nodes)
		g.Edges[i] = graph.Edge{
			ID: fmt.Sprintf("e%08d", i), Source: g.Nodes[s].ID, Target: g.Nodes[t].ID,
			Relation: d.Relation, Class: d.Class, Cameo: d.Cameo, Status: graph.Statuses()[i%4],
			Date: fmt.Sprintf("2022-%02d-%02d", i%12+1, i%28+1), Confidence: float64(i%100) / 100,
			Evidence: []graph.Evidence{{Document: g.Documents[i%100].ID, Start: i, End: i + 60,
				Text: fmt.Sprintf("Actor number %d did something to actor number %d & others.", s, t)}},
		}
	}
	return g
}

// random is a linear congruential generator (Knuth's MMIX constants): tests need
// the same sequence in every version of Go.
type random uint64

// skewed returns a number in [0,n), the small ones far more often.
func (r *random) skewed(n int) int {
	*r = *r*6364136223846793005 + 1442695040888963407
	x := float64(*r>>11) / (1 << 53)
	return int(x * x * x * float64(n))
}
