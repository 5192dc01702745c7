package query

import (
	"cmp"
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
	// By says which date From and To look at; Undated keeps edges without it.
	By      Basis
	Undated bool
	// Articles are document ids: edges told there, with the evidence from there.
	Articles []string
	// Speakers are node ids: edges that one of them reported.
	Speakers []string
	// MinArticles is the least number of articles that tell an edge, copies of one
	// story counted once.
	MinArticles int
	// MinConfidence is the least confidence of an act, from 0 to 1; see Weak.
	MinConfidence float64
	// Giant keeps the largest connected component alone, edges to articles aside.
	Giant bool
}

// IsZero tells whether f chooses everything.
func (f *Filter) IsZero() bool {
	return len(f.Actors) == 0 && len(f.Relations) == 0 && len(f.Classes) == 0 && !f.narrowsEvents() &&
		len(f.Articles) == 0 && f.MinArticles <= 1 && f.MinConfidence <= 0 && !f.Giant
}

// narrowsEvents tells whether f asks for something that only acts have, and
// edges of structure lack.
func (f *Filter) narrowsEvents() bool {
	return len(f.Statuses) > 0 || f.From != "" || f.To != "" || len(f.Speakers) > 0
}

// Apply returns the part of g that f chooses, in the order of g. Nodes without
// an edge left are dropped, but for Actors; so are documents without evidence, but where
// nothing is asked for but confidence.
//
// Edges of structure that have neither date nor status (offices, membership,
// mentions) hold at all times: a filter by status, date or speaker does not
// drop them, but leaves them only where they join nodes, or nodes and articles,
// that the remaining acts touch.
//
// The conditions on single edges come first, then Hops, then Giant.
func (f *Filter) Apply(g *graph.Graph) *graph.Graph {
	part, _ := f.Split(g)
	return part
}

// Split is Apply, and returns beside the part the acts that f leaves out for want
// of confidence or of a date alone.
func (f *Filter) Split(g *graph.Graph) (*graph.Graph, Left) {
	if f.IsZero() {
		return g, Left{}
	}
	edges, left := f.edges(g)
	if len(f.Actors) > 0 {
		near := f.around(edges)
		edges, left = only(edges, near), left.Keep(near)
	}
	if f.Giant {
		in := giant(edges)
		edges, left = only(edges, in), left.Keep(in)
	}
	out := subgraph(g, edges, f.Actors)
	if f.onlySurer() {
		keepArticles(out, g)
	}
	return out, left
}

// onlySurer tells whether f asks for nothing but confidence.
func (f *Filter) onlySurer() bool {
	rest := *f
	rest.MinConfidence = 0
	return rest.IsZero()
}

// keepArticles gives a part all articles of g: one of which nothing is sure enough was
// read all the same.
func keepArticles(part, g *graph.Graph) {
	there := map[string]bool{}
	for i := range part.Nodes {
		there[part.Nodes[i].ID] = true
	}
	part.Documents, part.Nodes = g.Documents, nil
	for _, n := range g.Nodes {
		if n.Kind == graph.Article || there[n.ID] {
			part.Nodes = append(part.Nodes, n)
		}
	}
}

// edges returns the edges that meet the conditions on single edges, in the order
// of g, and the acts that lack one thing.
func (f *Filter) edges(g *graph.Graph) (out []graph.Edge, left Left) {
	var timeless []graph.Edge
	origins := originsOf(g)
	for i := range g.Edges {
		e := &g.Edges[i]
		if !f.matchesAnyTime(e) || f.MinArticles > 1 && witnesses(e, origins) < f.MinArticles {
			continue
		}
		e = f.trim(e)
		if f.narrowsEvents() && isTimeless(e) {
			timeless = append(timeless, *e)
			continue
		}
		if !f.matchesAct(e) {
			continue
		}
		weak, undated := Weak(e, f.MinConfidence), f.lacksDate(e)
		switch {
		case weak && !undated:
			left.Weaker = append(left.Weaker, *e)
		case undated && !weak:
			left.Undated = append(left.Undated, *e)
		case !weak:
			out = append(out, *e)
		}
	}
	if more := touching(timeless, out); len(more) > 0 {
		out = append(out, more...)
		sortAs(g, out)
	}
	return out, left
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

// matchesAct checks status, speaker and, of a dated edge, the date.
func (f *Filter) matchesAct(e *graph.Edge) bool {
	if len(f.Statuses) > 0 && !slices.Contains(f.Statuses, e.Status) {
		return false
	}
	if len(f.Speakers) > 0 && !slices.Contains(f.Speakers, e.ReportedBy) {
		return false
	}
	return !f.asksDate() || f.By.Of(e) == "" || f.span().meets(intervalOf(f.By.Of(e)))
}

func (f *Filter) asksDate() bool { return f.From != "" || f.To != "" }

// Covers tells whether f chooses a date by From, To and, where it is empty, Undated.
func (f *Filter) Covers(date string) bool {
	switch {
	case !f.asksDate():
		return true
	case date == "":
		return f.Undated
	}
	return f.span().meets(intervalOf(date))
}

// lacksDate tells whether e is left out because it has no date.
func (f *Filter) lacksDate(e *graph.Edge) bool { return f.asksDate() && f.By.Of(e) == "" && !f.Undated }

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
func touching(timeless, acts []graph.Edge) []graph.Edge {
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

// around returns a test for edges at the actors, or between nodes that edges put
// within Hops of them.
func (f *Filter) around(edges []graph.Edge) func(*graph.Edge) bool {
	if f.Hops <= 0 {
		return func(e *graph.Edge) bool {
			return slices.Contains(f.Actors, e.Source) || slices.Contains(f.Actors, e.Target)
		}
	}
	near := newTopology(edges).within(f.Actors, f.Hops)
	return func(e *graph.Edge) bool {
		return near[e.Source] && (near[e.Target] || e.Relation == graph.MentionedIn)
	}
}

// giant returns a test for edges of the largest connected component.
func giant(edges []graph.Edge) func(*graph.Edge) bool {
	in := map[string]bool{}
	if components := newTopology(edges).components(); len(components) > 0 {
		for _, id := range components[0] {
			in[id] = true
		}
	}
	return func(e *graph.Edge) bool { return in[e.Source] }
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

// originsOf are the origins of the documents that have one, by their ids.
func originsOf(g *graph.Graph) map[string]string {
	out := map[string]string{}
	for i := range g.Documents {
		if d := &g.Documents[i]; d.Origin != "" {
			out[d.ID] = d.Origin
		}
	}
	return out
}

// witnesses is the number of independent articles that tell an edge: copies of one
// story are one.
func witnesses(e *graph.Edge, origins map[string]string) int {
	seen := map[string]bool{}
	for _, ev := range e.Evidence {
		seen[cmp.Or(origins[ev.Document], ev.Document)] = true
	}
	return len(seen)
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
