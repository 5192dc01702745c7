package store

import (
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
	var nodes, edges, further int
	for i := range sheets {
		nodes += len(sheets[i].nodes)
		edges += len(sheets[i].edges)
		further += len(sheets[i].further)
	}
	g := &graph.Graph{
		Documents: make([]graph.Document, 0, len(sheets)),
		Nodes:     make([]graph.Node, 0, nodes),
		Edges:     make([]graph.Edge, 0, edges),
	}
	for i := range sheets {
		s := &sheets[i]
		if s.document.ID != "" {
			g.Documents = append(g.Documents, s.document)
		}
		g.Nodes = append(g.Nodes, s.nodes...)
		g.Edges = append(g.Edges, s.edges...)
	}
	if further > 0 {
		if err := addFurther(g, sheets); err != nil {
			return nil, err
		}
	}
	g.Sort()
	return g, nil
}

// addFurther adds the evidence of later articles.
func addFurther(g *graph.Graph, sheets []sheet) error {
	at := make(map[string]int, len(g.Edges))
	for i := range g.Edges {
		at[g.Edges[i].ID] = i
	}
	for i := range sheets {
		for _, f := range sheets[i].further {
			k, ok := at[f.ID]
			if !ok {
				return damaged("article %q tells of edge %q, which is missing", sheets[i].document.ID, f.ID)
			}
			g.Edges[k].Evidence = append(g.Edges[k].Evidence, f.Evidence...)
		}
	}
	return nil
}
