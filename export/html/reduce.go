package html

import (
	"cmp"
	"fmt"
	"slices"

	"newsgraph/graph"
)

// Left counts the edges that a page leaves out because the graph is too large.
type Left struct {
	// Mentions are those of nodes in articles, Edges the others, the weakest.
	Mentions int `json:"mentions,omitempty"`
	Edges    int `json:"edges,omitempty"`
}

// String says what is left out, or is empty.
func (l Left) String() string {
	switch {
	case l.Edges > 0:
		return fmt.Sprintf("%d mentions in articles and the %d weakest edges are left out", l.Mentions, l.Edges)
	case l.Mentions > 0:
		return fmt.Sprintf("%d mentions in articles are left out", l.Mentions)
	}
	return ""
}

// LeftOut counts what the page of g leaves out.
func LeftOut(g *graph.Graph, o Options) Left {
	_, left := reduce(g, o.most())
	return left
}

// reduce returns a part of g with at most so many edges, in the order of g: all but
// mentions and, where those are still too many, the ones that most independent sources
// tell, the surest of these first. Nodes and documents without an edge left go, too.
func reduce(g *graph.Graph, most int) (*graph.Graph, Left) {
	if len(g.Edges) <= most {
		return g, Left{}
	}
	var kept []int
	for i := range g.Edges {
		if g.Edges[i].Relation != graph.MentionedIn {
			kept = append(kept, i)
		}
	}
	left := Left{Mentions: len(g.Edges) - len(kept)}
	if len(kept) > most {
		left.Edges = len(kept) - most
		slices.SortFunc(kept, func(i, k int) int {
			a, b := &g.Edges[i], &g.Edges[k]
			return cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(i, k))
		})
		kept = kept[:most]
		slices.Sort(kept)
	}
	return part(g, kept), left
}

// part is the edges of some numbers with what they need.
func part(g *graph.Graph, kept []int) *graph.Graph {
	out := new(graph.Graph)
	nodes, documents := map[string]bool{}, map[string]bool{}
	for _, i := range kept {
		e := g.Edges[i]
		nodes[e.Source], nodes[e.Target], nodes[e.ReportedBy] = true, true, true
		for _, v := range e.Evidence {
			documents[v.Document] = true
		}
		out.Edges = append(out.Edges, e)
	}
	for _, n := range g.Nodes {
		if nodes[n.ID] {
			out.Nodes = append(out.Nodes, n)
		}
	}
	for _, d := range g.Documents {
		if documents[d.ID] {
			out.Documents = append(out.Documents, d)
		}
	}
	return out
}

// numbered is an edge whose evidence is numbers of sentences.
type numbered struct {
	graph.Edge
	Evidence []int `json:"evidence"`
}

// sentence is a piece of evidence: the number of its document among those of the
// graph, start, end and text.
type sentence [4]any

// number lists the sentences of g, each once, and the edges with their numbers. The
// order is that of the edges.
func number(g *graph.Graph) ([]sentence, []numbered) {
	documents := make(map[string]int, len(g.Documents))
	for i := range g.Documents {
		documents[g.Documents[i].ID] = i
	}
	numbers := map[graph.Evidence]int{}
	sentences := []sentence{}
	edges := make([]numbered, len(g.Edges))
	for i := range g.Edges {
		e := numbered{g.Edges[i], make([]int, 0, len(g.Edges[i].Evidence))}
		for _, v := range g.Edges[i].Evidence {
			n, known := numbers[v]
			if !known {
				n = len(sentences)
				numbers[v] = n
				var document any = v.Document // of a document that is not listed, the id itself
				if k, listed := documents[v.Document]; listed {
					document = k
				}
				sentences = append(sentences, sentence{document, v.Start, v.End, v.Text})
			}
			e.Evidence = append(e.Evidence, n)
		}
		edges[i] = e
	}
	return sentences, edges
}
