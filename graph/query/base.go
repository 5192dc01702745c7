package query

import (
	"context"

	"newsgraph/graph"
)

// Base is a graph that is asked piece by piece, wherever it lies: in memory
// (NewMemory) or in a store, which reads what it is asked for through its
// indexes. All calls of one question must see one state. Edges come with all
// their evidence, and must not be changed; visit returns false to have enough.
type Base interface {
	// Meant returns nodes among which are all that a typed name may mean: as
	// Index.Search has it or, where nothing is called so, as the names of an error
	// have it that offers others. Begun is the same for beginnings, as
	// Index.Complete has it.
	Meant(ctx context.Context, typed string) ([]Known, error)
	Begun(ctx context.Context, typed string) ([]Known, error)
	// Nodes and DocumentsOf return those of the given ids that there are, sorted.
	Nodes(ctx context.Context, ids []string) ([]graph.Node, error)
	DocumentsOf(ctx context.Context, ids []string) ([]graph.Document, error)
	// OfState returns the ids of the nodes whose country is the one with an ISO 3166-1
	// alpha-3 code, and of a kind if that is not empty, sorted.
	OfState(ctx context.Context, code string, kind graph.Kind) ([]string, error)
	// Documents returns all articles, sorted.
	Documents(ctx context.Context) ([]graph.Document, error)
	// EdgeCount is the number of edges, mentions included.
	EdgeCount(ctx context.Context) (int, error)
	// Graph returns everything, sorted.
	Graph(ctx context.Context) (*graph.Graph, error)
	// Edges enumerates the edges of a window.
	Edges(ctx context.Context, w Window, visit func(*graph.Edge) bool) error
	// EdgesOf returns those edges of the given ids that there are, mentions aside,
	// sorted.
	EdgesOf(ctx context.Context, ids []string) ([]graph.Edge, error)
	// Links enumerates the edges at a node, mentions aside, without their evidence; those
	// of other bands are left out where bands is not nil.
	Links(ctx context.Context, node string, bands map[Band]bool, visit func(*Link) bool) error
}

// Known is a node with the number of edges at it, mentions aside.
type Known struct {
	Node  graph.Node
	Edges int
}

// Window says which edges are wanted. Of At, Speaker and Article at most one is
// set; none asks for all edges.
type Window struct {
	// At is a node: the edges at it.
	At string
	// Speaker is a node: the edges that it is given as the source of, mentions aside.
	Speaker string
	// Article is a document: the edges told there.
	Article string
	// Mentions asks for the mentions in articles, too.
	Mentions bool
	// Bands, if not nil, leaves out edges of other bands, and To edges dated
	// after it; both may leave in some of these.
	Bands map[Band]bool
	To    string
}

// Band is a class of acts or, for what is none, a relation.
type Band struct {
	Class    graph.Class
	Relation graph.Relation
}

// BandOf is the band of an edge.
func BandOf(e *graph.Edge) Band {
	if e.Class != "" {
		return Band{Class: e.Class}
	}
	return Band{Relation: e.Relation}
}

// Link is an edge without its evidence, title, rule, CAMEO code and what it is
// about.
type Link struct {
	Edge graph.Edge
	// Articles is the number of articles that tell the edge.
	Articles int
}

// Memory is a Base in memory. It is safe for concurrent use.
type Memory struct {
	g         *graph.Graph
	index     *Index
	nodes     map[string]int
	documents map[string]int
	edges     map[string]int
	at        map[string][]int32
}

// NewMemory makes a Base of a sorted graph, which must not change afterwards.
func NewMemory(g *graph.Graph) *Memory {
	m := &Memory{g: g, index: NewIndex(g), nodes: map[string]int{}, documents: map[string]int{}, edges: map[string]int{}, at: map[string][]int32{}}
	for i := range g.Nodes {
		m.nodes[g.Nodes[i].ID] = i
	}
	for i := range g.Documents {
		m.documents[g.Documents[i].ID] = i
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		m.edges[e.ID] = i
		m.at[e.Source] = append(m.at[e.Source], int32(i))
		if e.Target != e.Source {
			m.at[e.Target] = append(m.at[e.Target], int32(i))
		}
	}
	return m
}

// Meant returns all nodes.
func (m *Memory) Meant(context.Context, string) ([]Known, error) {
	out := make([]Known, len(m.g.Nodes))
	for i, n := range m.g.Nodes {
		out[i] = Known{n, m.index.degree[i]}
	}
	return out, nil
}

// Begun returns all nodes.
func (m *Memory) Begun(ctx context.Context, typed string) ([]Known, error) {
	return m.Meant(ctx, typed)
}

// Nodes returns the nodes of the given ids.
func (m *Memory) Nodes(_ context.Context, ids []string) (out []graph.Node, err error) {
	for _, i := range numbered(ids, m.nodes) {
		out = append(out, m.g.Nodes[i])
	}
	return out, nil
}

// OfState returns the nodes of a state.
func (m *Memory) OfState(_ context.Context, code string, kind graph.Kind) (out []string, err error) {
	for i := range m.g.Nodes {
		if n := &m.g.Nodes[i]; n.Country == code && code != "" && (kind == "" || n.Kind == kind) {
			out = append(out, n.ID)
		}
	}
	return out, nil
}

// DocumentsOf returns the articles of the given ids.
func (m *Memory) DocumentsOf(_ context.Context, ids []string) (out []graph.Document, err error) {
	for _, i := range numbered(ids, m.documents) {
		out = append(out, m.g.Documents[i])
	}
	return out, nil
}

// EdgesOf returns the edges of the given ids.
func (m *Memory) EdgesOf(_ context.Context, ids []string) (out []graph.Edge, err error) {
	for _, i := range numbered(ids, m.edges) {
		if e := m.g.Edges[i]; e.Relation != graph.MentionedIn {
			out = append(out, e)
		}
	}
	return out, nil
}

func numbered(ids []string, numbers map[string]int) []int {
	var out []int
	for _, id := range distinct(ids) {
		if i, ok := numbers[id]; ok {
			out = append(out, i)
		}
	}
	return out
}

// Documents returns all articles.
func (m *Memory) Documents(context.Context) ([]graph.Document, error) { return m.g.Documents, nil }

// EdgeCount is the number of edges.
func (m *Memory) EdgeCount(context.Context) (int, error) { return len(m.g.Edges), nil }

// Graph returns the graph.
func (m *Memory) Graph(context.Context) (*graph.Graph, error) { return m.g, nil }

// Edges enumerates the edges of a window.
func (m *Memory) Edges(_ context.Context, w Window, visit func(*graph.Edge) bool) error {
	if w.At != "" {
		for _, i := range m.at[w.At] {
			if e := &m.g.Edges[i]; w.Holds(e) && !visit(e) {
				return nil
			}
		}
		return nil
	}
	for i := range m.g.Edges {
		if e := &m.g.Edges[i]; w.Holds(e) && !visit(e) {
			return nil
		}
	}
	return nil
}

// Holds tells whether an edge lies in the window.
func (w *Window) Holds(e *graph.Edge) bool {
	switch {
	case e.Relation == graph.MentionedIn && !w.Mentions, w.Bands != nil && !w.Bands[BandOf(e)]:
		return false
	case w.At != "":
		return e.Source == w.At || e.Target == w.At
	case w.Speaker != "":
		return e.ReportedBy == w.Speaker && e.Relation != graph.MentionedIn
	case w.Article != "":
		for _, v := range e.Evidence {
			if v.Document == w.Article {
				return true
			}
		}
		return false
	}
	return true
}

// Links enumerates the edges at a node.
func (m *Memory) Links(_ context.Context, node string, bands map[Band]bool, visit func(*Link) bool) error {
	for _, i := range m.at[node] {
		e := m.g.Edges[i]
		if e.Relation == graph.MentionedIn || bands != nil && !bands[BandOf(&e)] {
			continue
		}
		l := Link{Edge: e, Articles: len(Articles(&e))}
		l.Edge.Evidence, l.Edge.Title, l.Edge.About, l.Edge.Rule, l.Edge.Cameo = nil, "", "", "", ""
		if !visit(&l) {
			return nil
		}
	}
	return nil
}
