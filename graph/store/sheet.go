package store

import (
	"slices"
	"strings"

	"newsgraph/graph"
)

// sheet is the part of a graph that lies with one article. Either it holds the
// facts that were extracted from the article, or the article's share of the
// resolved graph: each edge lies with the first article that tells it, each
// node with the first article that tells an edge of it.
type sheet struct {
	// document is zero in the sheet of what no article tells.
	document graph.Document
	nodes    []graph.Node
	// edges have the evidence of this article alone.
	edges []graph.Edge
	// further is what this article adds to edges that lie elsewhere: their id,
	// ends and relation, and the evidence.
	further []graph.Edge
}

// divide divides a sorted graph among the documents. What no document tells has
// the key "", if there is any.
func divide(g *graph.Graph, documents map[string]graph.Document) map[string]*sheet {
	sheets := make(map[string]*sheet, len(documents))
	for id, d := range documents {
		sheets[id] = &sheet{document: d}
	}
	home := make(map[string]string, len(g.Nodes)) // of nodes
	for i := range g.Edges {
		e := &g.Edges[i]
		first := ""
		if len(e.Evidence) > 0 {
			first = e.Evidence[0].Document
		}
		for _, id := range []string{e.Source, e.Target, e.ReportedBy} {
			if was := home[id]; was == "" || first != "" && first < was {
				home[id] = first
			}
		}
		spread(sheets, e)
	}
	for _, n := range g.Nodes {
		s := sheetOf(sheets, home[n.ID])
		s.nodes = append(s.nodes, n)
	}
	return sheets
}

// spread enters an edge, whose evidence is sorted, into the sheets.
func spread(sheets map[string]*sheet, e *graph.Edge) {
	if len(e.Evidence) == 0 {
		s := sheetOf(sheets, "")
		s.edges = append(s.edges, *e)
		return
	}
	for from := 0; from < len(e.Evidence); {
		document := e.Evidence[from].Document
		to := from + 1
		for to < len(e.Evidence) && e.Evidence[to].Document == document {
			to++
		}
		s := sheetOf(sheets, document)
		part := *e
		part.Evidence = e.Evidence[from:to:to]
		if from == 0 {
			s.edges = append(s.edges, part)
		} else {
			s.further = append(s.further, part)
		}
		from = to
	}
}

func sheetOf(sheets map[string]*sheet, id string) *sheet {
	s, ok := sheets[id]
	if !ok {
		s = new(sheet)
		sheets[id] = s
	}
	return s
}

// assemble puts the sheets of a resolved graph, which are sorted by article,
// together again, sorted.
func assemble(sheets []sheet) (*graph.Graph, error) {
	g := new(graph.Graph)
	for i := range sheets {
		s := &sheets[i]
		if s.document.ID != "" {
			g.Documents = append(g.Documents, s.document)
		}
		g.Nodes = append(g.Nodes, s.nodes...)
	}
	edges := edgesOf(sheets)
	g.Edges = make([]graph.Edge, len(edges))
	for k, e := range edges {
		g.Edges[k] = *e
	}
	if err := addFurther(g, sheets); err != nil {
		return nil, err
	}
	slices.SortFunc(g.Nodes, func(a, b graph.Node) int { return strings.Compare(a.ID, b.ID) })
	return g, nil
}

// edgesOf returns the edges of all sheets, sorted. Edges are large: pointers sort
// in a third of the time.
func edgesOf(sheets []sheet) []*graph.Edge {
	n := 0
	for i := range sheets {
		n += len(sheets[i].edges)
	}
	edges := make([]*graph.Edge, 0, n)
	for i := range sheets {
		for k := range sheets[i].edges {
			edges = append(edges, &sheets[i].edges[k])
		}
	}
	slices.SortFunc(edges, func(a, b *graph.Edge) int { return strings.Compare(a.ID, b.ID) })
	return edges
}

// addFurther adds the evidence of later articles to sorted edges.
func addFurther(g *graph.Graph, sheets []sheet) error {
	byID := func(e graph.Edge, id string) int { return strings.Compare(e.ID, id) }
	for i := range sheets {
		for _, f := range sheets[i].further {
			k, ok := slices.BinarySearchFunc(g.Edges, f.ID, byID)
			if !ok {
				return damaged("article %q tells of edge %q, which is missing", sheets[i].document.ID, f.ID)
			}
			g.Edges[k].Evidence = append(g.Edges[k].Evidence, f.Evidence...)
		}
	}
	return nil
}
