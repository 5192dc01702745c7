package query

import (
	"slices"

	"newsgraph/graph"
)

// Filter chooses a part of a graph. The zero Filter chooses all of it; each
// field that is set narrows the choice. Values within one field are
// alternatives.
type Filter struct {
	// Actors are node ids: edges at one of them, or within Hops of one.
	Actors []string
	// Hops widens Actors to the nodes that are at most so many edges away, with
	// all edges between them; 0 takes the edges at the actors alone.
	Hops int
	// Relations, Classes and Statuses are those an edge may have. When Relations or Classes
	// is set, only edges of these remain; see Apply for edges of structure.
	Relations []graph.Relation
	Classes   []graph.Class
	Statuses  []graph.Status
	// From and To are ISO dates, each as exact as wanted; empty is open.
	From, To string
	// Undated keeps undated edges when From or To is set.
	Undated bool
	// Articles are document ids: edges told there, with the evidence from there.
	Articles []string
	// Speakers are node ids: edges that one of them reported.
	Speakers []string
	// MinArticles is the least number of articles that tell an edge.
	MinArticles int
	// Giant keeps the largest connected component alone, edges to articles aside.
	Giant bool
}

// IsZero tells whether f chooses everything.
func (f *Filter) IsZero() bool {
	return len(f.Actors) == 0 && len(f.Relations) == 0 && len(f.Classes) == 0 && !f.narrowsEvents() &&
		len(f.Articles) == 0 && f.MinArticles <= 1 && !f.Giant
}

// narrowsEvents tells whether f asks for something that only acts have, and
// edges of structure lack.
func (f *Filter) narrowsEvents() bool {
	return len(f.Statuses) > 0 || f.From != "" || f.To != "" || len(f.Speakers) > 0
}

// Apply returns the part of g that f chooses, in the order of g. Nodes without
// an edge left are dropped, but for Actors; so are documents without evidence.
//
// Edges of structure that have neither date nor status (offices, membership,
// mentions) hold at all times: a filter by status, date or speaker does not
// drop them, but leaves them only where they join nodes, or nodes and articles,
// that the remaining acts touch.
//
// The conditions on single edges come first, then Hops, then Giant.
func (f *Filter) Apply(g *graph.Graph) *graph.Graph {
	if f.IsZero() {
		return g
	}
	edges := f.edges(g)
	if len(f.Actors) > 0 {
		edges = f.around(g, edges)
	}
	if f.Giant {
		edges = giant(edges)
	}
	return subgraph(g, edges, f.Actors)
}

// edges returns the edges that meet the conditions on single edges.
func (f *Filter) edges(g *graph.Graph) []graph.Edge {
	var out, timeless []graph.Edge
	for i := range g.Edges {
		e := &g.Edges[i]
		if !f.matchesAnyTime(e) {
			continue
		}
		e = f.trim(e)
		switch {
		case f.narrowsEvents() && isTimeless(e):
			timeless = append(timeless, *e)
		case f.matchesAct(e):
			out = append(out, *e)
		}
	}
	return append(out, touching(g, timeless, out)...)
}

// isTimeless tells whether e is an edge of structure without date and status.
func isTimeless(e *graph.Edge) bool {
	return !e.Relation.Event() && e.Date == "" && e.Status == ""
}

// matchesAnyTime checks what all edges have: relation, class and articles.
func (f *Filter) matchesAnyTime(e *graph.Edge) bool {
	if len(f.Relations)+len(f.Classes) > 0 &&
		!slices.Contains(f.Relations, e.Relation) && !slices.Contains(f.Classes, e.Class) {
		return false
	}
	if f.MinArticles > 1 && len(Articles(e)) < f.MinArticles {
		return false
	}
	return len(f.Articles) == 0 || slices.ContainsFunc(e.Evidence, f.wanted)
}

func (f *Filter) wanted(ev graph.Evidence) bool { return slices.Contains(f.Articles, ev.Document) }

// trim leaves the evidence of the wanted articles.
func (f *Filter) trim(e *graph.Edge) *graph.Edge {
	if len(f.Articles) == 0 {
		return e
	}
	c := *e
	c.Evidence = nil
	for _, ev := range e.Evidence {
		if f.wanted(ev) {
			c.Evidence = append(c.Evidence, ev)
		}
	}
	return &c
}

// matchesAct checks status, speaker and date.
func (f *Filter) matchesAct(e *graph.Edge) bool {
	if len(f.Statuses) > 0 && !slices.Contains(f.Statuses, e.Status) {
		return false
	}
	if len(f.Speakers) > 0 && !slices.Contains(f.Speakers, e.ReportedBy) {
		return false
	}
	if f.From == "" && f.To == "" {
		return true
	}
	if e.Date == "" {
		return f.Undated
	}
	return f.span().meets(intervalOf(e.Date))
}

// span is the interval that From and To leave open or closed.
func (f *Filter) span() interval {
	var s interval
	if f.From != "" {
		s.first = intervalOf(f.From).first
	}
	if f.To != "" {
		s.last = intervalOf(f.To).last
	}
	return s
}

// touching returns the timeless edges between nodes that the acts touch, and
// from such nodes to the articles that tell the acts.
func touching(g *graph.Graph, timeless, acts []graph.Edge) []graph.Edge {
	if len(timeless) == 0 {
		return nil
	}
	touched := map[string]bool{}
	told := map[string]bool{}
	for i := range acts {
		touched[acts[i].Source], touched[acts[i].Target] = true, true
		for _, ev := range acts[i].Evidence {
			told[ev.Document] = true
		}
	}
	var out []graph.Edge
	for _, e := range timeless {
		if !touched[e.Source] {
			continue
		}
		mention := e.Relation == graph.MentionedIn && slices.ContainsFunc(e.Evidence, func(ev graph.Evidence) bool { return told[ev.Document] })
		if mention || touched[e.Target] {
			out = append(out, e)
		}
	}
	return out
}

// around returns the edges at the actors, or between nodes within Hops.
func (f *Filter) around(g *graph.Graph, edges []graph.Edge) []graph.Edge {
	var keep func(e *graph.Edge) bool
	if f.Hops <= 0 {
		keep = func(e *graph.Edge) bool {
			return slices.Contains(f.Actors, e.Source) || slices.Contains(f.Actors, e.Target)
		}
	} else {
		near := newTopology(edges).within(f.Actors, f.Hops)
		keep = func(e *graph.Edge) bool {
			return near[e.Source] && (near[e.Target] || e.Relation == graph.MentionedIn)
		}
	}
	var out []graph.Edge
	for i := range edges {
		if keep(&edges[i]) {
			out = append(out, edges[i])
		}
	}
	return out
}

// giant returns the edges of the largest connected component.
func giant(edges []graph.Edge) []graph.Edge {
	components := newTopology(edges).components()
	if len(components) == 0 {
		return nil
	}
	in := make(map[string]bool, len(components[0]))
	for _, id := range components[0] {
		in[id] = true
	}
	var out []graph.Edge
	for _, e := range edges {
		if in[e.Source] {
			out = append(out, e)
		}
	}
	return out
}

// subgraph returns the edges with their nodes and documents, and the nodes of
// the given ids, in the order of g.
func subgraph(g *graph.Graph, edges []graph.Edge, ids []string) *graph.Graph {
	out := &graph.Graph{Edges: edges}
	nodes, documents := map[string]bool{}, map[string]bool{}
	for _, id := range ids {
		nodes[id] = true
	}
	for i := range edges {
		e := &edges[i]
		nodes[e.Source], nodes[e.Target] = true, true
		if e.ReportedBy != "" {
			nodes[e.ReportedBy] = true
		}
		for _, ev := range e.Evidence {
			documents[ev.Document] = true
		}
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
	sortAs(g, out.Edges)
	return out
}

// sortAs brings edges into the order in which g has them.
func sortAs(g *graph.Graph, edges []graph.Edge) {
	at := make(map[string]int, len(g.Edges))
	for i := range g.Edges {
		at[g.Edges[i].ID] = i
	}
	slices.SortFunc(edges, func(a, b graph.Edge) int { return at[a.ID] - at[b.ID] })
}

// Articles lists the documents that tell an edge, in the order of its evidence.
func Articles(e *graph.Edge) []string {
	var out []string
	for _, ev := range e.Evidence {
		if !slices.Contains(out, ev.Document) {
			out = append(out, ev.Document)
		}
	}
	return out
}
