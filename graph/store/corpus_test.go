package store

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"

	"newsgraph/graph"
)

// resolveByName is the resolver of the tests: nodes with one name are one
// thing, whose id is the name; edges with equal ends and attributes are one.
func resolveByName(fragments []*graph.Graph) (*graph.Graph, error) {
	type localNode struct{ document, id string }
	names := map[localNode]string{}
	nodes := map[string]graph.Node{}
	edges := map[string]graph.Edge{}
	for _, f := range fragments {
		doc := f.Documents[0].ID
		for _, n := range f.Nodes {
			names[localNode{doc, n.ID}] = n.Name
			n.ID = n.Name
			n.Aliases = mergeSorted(nodes[n.ID].Aliases, n.Aliases)
			n.Country = max(n.Country, nodes[n.ID].Country)
			nodes[n.ID] = n
		}
		for _, e := range f.Edges {
			e.Source, e.Target = names[localNode{doc, e.Source}], names[localNode{doc, e.Target}]
			e.ID = fmt.Sprintf("%s %s %s %s %s", e.Source, e.Relation, e.Target, e.Status, e.Date)
			if e.Source == e.Target {
				continue
			}
			e.ReportedBy = names[localNode{doc, e.ReportedBy}]
			e.Confidence = max(e.Confidence, edges[e.ID].Confidence)
			e.Evidence = append(slices.Clone(edges[e.ID].Evidence), e.Evidence...)
			edges[e.ID] = e
		}
	}
	g := &graph.Graph{}
	for _, n := range nodes {
		g.Nodes = append(g.Nodes, n)
	}
	for _, e := range edges {
		g.Edges = append(g.Edges, e)
	}
	return g, nil
}

func mergeSorted(a, b []string) []string {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// articleSize is what a news article of some 600 words holds, by the count of
// the sample articles.
const (
	articleNodes = 40
	articleEdges = 30
)

// makeArticle invents the facts of article number i: about articleNodes nodes
// out of a world in which some are in many articles and most in few.
func makeArticle(i, nodes, edges int) *graph.Graph {
	r := rand.New(rand.NewPCG(uint64(i), 1))
	doc := fmt.Sprintf("news-%05d", i)
	g := &graph.Graph{Documents: []graph.Document{{ID: doc, Title: "Report " + strconv.Itoa(i), Date: "2022-01-23"}}}
	known := map[string]bool{}
	for len(g.Nodes) < nodes {
		// Squaring makes small numbers, the much-told actors, frequent.
		f := r.Float64()
		name := fmt.Sprintf("Actor %d", int(f*f*float64(10*nodes+3*i)))
		if known[name] {
			continue
		}
		known[name] = true
		g.Nodes = append(g.Nodes, graph.Node{
			ID: "n" + strconv.Itoa(len(g.Nodes)), Kind: graph.Person, Name: name,
			Aliases: []string{"the " + name, "Mr " + name}, Country: "USA", Sector: "GOV",
		})
	}
	for k := range edges {
		g.Edges = append(g.Edges, makeEdge(r, doc, k, nodes))
	}
	return g
}

func makeEdge(r *rand.Rand, doc string, k, nodes int) graph.Edge {
	defs := graph.Definitions()
	d := defs[r.IntN(20)]
	source := r.IntN(nodes)
	target := (source + 1 + r.IntN(nodes-1)) % nodes
	start := 150 * k
	return graph.Edge{
		ID: "e" + strconv.Itoa(k), Source: "n" + strconv.Itoa(source), Target: "n" + strconv.Itoa(target),
		Relation: d.Relation, Class: d.Class, Cameo: d.Cameo,
		Status: graph.Statuses()[r.IntN(4)], Date: cmp.Or([]string{"", "2022-01", "2022-01-21"}[r.IntN(3)], ""),
		Confidence: float64(r.IntN(100)) / 100, Rule: "verb: " + string(d.Relation),
		Evidence: []graph.Evidence{{Document: doc, Start: start, End: start + 120, Text: madeSentence(r)}},
	}
}

func madeSentence(r *rand.Rand) string {
	words := []string{"minister", "talks", "said", "border", "council", "proposal", "troops", "on", "Friday", "the", "of"}
	out := make([]byte, 0, 120)
	for len(out) < 110 {
		out = append(out, words[r.IntN(len(words))]...)
		out = append(out, ' ')
	}
	return string(append(out, '.'))
}

func makeArticles(n int) []*graph.Graph {
	out := make([]*graph.Graph, n)
	for i := range out {
		out[i] = makeArticle(i, articleNodes, articleEdges)
	}
	return out
}

// makeBatch returns the articles of batch number n, small ones.
func makeBatch(n int) []*graph.Graph {
	numbers := make([]int, childBatch)
	for i := range numbers {
		numbers[i] = n*childBatch + i
	}
	return makeArticlesOf(numbers)
}

func makeArticlesOf(numbers []int) []*graph.Graph {
	var out []*graph.Graph
	for _, i := range numbers {
		out = append(out, makeArticle(i, 8, 5))
	}
	return out
}
