package query

import (
	"context"
	"slices"
	"strings"

	"newsgraph/graph"
)

// Lookup returns an Index that finds what the typed names mean as an Index of the
// whole graph does. It knows no other names.
func Lookup(ctx context.Context, b Base, typed ...string) (*Index, error) {
	known := map[string]Known{}
	for _, name := range typed {
		list, err := b.Meant(ctx, name)
		if err != nil {
			return nil, err
		}
		for _, k := range list {
			known[k.Node.ID] = k
		}
	}
	return indexOf(known), nil
}

// Beginnings returns an Index that completes what is typed as an Index of the
// whole graph does.
func Beginnings(ctx context.Context, b Base, typed string) (*Index, error) {
	list, err := b.Begun(ctx, typed)
	known := map[string]Known{}
	for _, k := range list {
		known[k.Node.ID] = k
	}
	return indexOf(known), err
}

func indexOf(known map[string]Known) *Index {
	g := new(graph.Graph)
	for _, k := range known {
		g.Nodes = append(g.Nodes, k.Node)
	}
	g.Sort()
	x := NewIndex(g)
	for i, n := range g.Nodes {
		x.degree[i] = known[n.ID].Edges
	}
	return x
}

// Need says what a question needs of a graph.
type Need struct {
	// Filter is what Filter.Split will be asked for.
	Filter *Filter
	// Ends are nodes: only edges at one of them count in the answer. None means
	// that any may.
	Ends []string
	// Relations, if any, are those that count in the answer.
	Relations []graph.Relation
	// Mentions tells that mentions count, Reported that what the Ends are given as
	// the source of does.
	Mentions, Reported bool
}

// Gather returns a part of the graph, sorted, that is enough for the question:
// for edges that count in the answer, Filter.Split says of the part what it says
// of the whole graph. Beside these the part has edges that decide which of them
// remain. It reads as much as the answer is large, but for filters by Giant, which
// the whole graph decides.
func Gather(ctx context.Context, b Base, n Need) (*graph.Graph, error) {
	if n.Filter == nil {
		n.Filter = new(Filter)
	}
	if n.Filter.Giant || n.everything() {
		return b.Graph(ctx)
	}
	c := &collector{ctx: ctx, base: b, need: n, edges: map[string]*graph.Edge{}, witnessed: map[string]bool{}}
	if err := c.collect(); err != nil {
		return nil, err
	}
	return c.graph()
}

// everything tells that nothing bounds what is read.
func (n *Need) everything() bool {
	f := n.Filter
	return n.Mentions && f.To == "" &&
		len(n.Ends)+len(n.Relations)+len(f.Actors)+len(f.Articles)+len(f.Relations)+len(f.Classes) == 0
}

// GatherArticles returns the articles with all edges that they tell, mentions aside but
// for those of the given nodes.
func GatherArticles(ctx context.Context, b Base, articles, mentioned []string) (*graph.Graph, error) {
	c := &collector{ctx: ctx, base: b, need: Need{Filter: new(Filter)}, edges: map[string]*graph.Edge{}}
	articles = distinct(articles)
	for _, id := range articles {
		if err := b.Edges(ctx, Window{Article: id}, c.take); err != nil {
			return nil, err
		}
	}
	only := Window{Mentions: true, Bands: map[Band]bool{{Relation: graph.MentionedIn}: true}}
	for _, id := range distinct(mentioned) {
		only.At = id
		if err := b.Edges(ctx, only, c.take); err != nil {
			return nil, err
		}
	}
	g, err := c.graph()
	if err == nil {
		g.Documents, err = b.DocumentsOf(ctx, articles)
	}
	return g, err
}

// collector gathers edges.
type collector struct {
	ctx   context.Context
	base  Base
	need  Need
	edges map[string]*graph.Edge
	// witnessed are the nodes and articles that were asked whether acts touch them.
	witnessed map[string]bool
}

func (c *collector) take(e *graph.Edge) bool {
	c.edges[e.ID] = e
	return true
}

func (c *collector) collect() error {
	f := c.need.Filter
	ends := c.need.Ends
	if len(ends) == 0 {
		ends = f.Actors
	}
	if f.Hops > 0 && len(f.Actors) > 0 {
		near, err := c.near(f.Actors, f.Hops)
		if err != nil {
			return err
		}
		// Whatever is asked for lies among what is near.
		ends = near
	}
	if len(ends) == 0 {
		return c.everywhere()
	}
	for _, id := range distinct(ends) {
		if err := c.base.Edges(c.ctx, c.window(Window{At: id}), c.take); err != nil {
			return err
		}
		if c.need.Reported {
			if err := c.base.Edges(c.ctx, Window{Speaker: id}, c.take); err != nil {
				return err
			}
		}
	}
	return c.witnesses()
}

// window narrows a window to the bands and dates that can count. Those of the
// question bound it only where no other edge decides what remains.
func (c *collector) window(w Window) Window {
	f := c.need.Filter
	w.Mentions = c.need.Mentions
	r := c.need.Relations
	if f.Hops == 0 && (allEvents(r) || !f.narrowsEvents()) {
		w.Bands = bandsOf(r, nil)
	}
	if w.Bands == nil {
		w.Bands = bandsOf(f.Relations, f.Classes)
	}
	if f.To != "" && (f.By == ByDate || f.By == "") {
		w.To = f.To
	}
	return w
}

// bandsOf lists the bands of relations and classes, or is nil where there are
// none, for all.
func bandsOf(relations []graph.Relation, classes []graph.Class) map[Band]bool {
	if len(relations)+len(classes) == 0 {
		return nil
	}
	out := map[Band]bool{}
	for _, c := range classes {
		out[Band{Class: c}] = true
	}
	for _, r := range relations {
		out[Band{Relation: r}] = true // where the extractor gave no class
		for _, d := range graph.Definitions() {
			if d.Relation == r && d.Class != "" {
				out[Band{Class: d.Class}] = true
			}
		}
	}
	return out
}

// everywhere gathers where no node bounds the answer: what certain articles tell,
// what certain speakers report, or all edges of some bands. So it has all acts
// that decide which edges of structure remain.
func (c *collector) everywhere() error {
	f := c.need.Filter
	w := c.window(Window{})
	switch {
	case len(f.Articles) > 0:
		for _, id := range distinct(f.Articles) {
			w.Article = id
			if err := c.base.Edges(c.ctx, w, c.take); err != nil {
				return err
			}
		}
		return nil
	case len(f.Speakers) > 0 && len(c.need.Relations) > 0 && allEvents(c.need.Relations):
		for _, id := range distinct(f.Speakers) {
			w.Speaker = id
			if err := c.base.Edges(c.ctx, w, c.take); err != nil {
				return err
			}
		}
		return nil
	}
	return c.base.Edges(c.ctx, w, c.take)
}

// Events lists the relations of acts.
func Events() []graph.Relation {
	var out []graph.Relation
	for _, d := range graph.Definitions() {
		if d.Relation.Event() {
			out = append(out, d.Relation)
		}
	}
	return out
}

func allEvents(relations []graph.Relation) bool {
	return !slices.ContainsFunc(relations, func(r graph.Relation) bool { return !r.Event() })
}

// kept tells whether an edge remains by itself: it is neither timeless structure,
// which remains only beside acts, nor too weak, undated, or another thing than
// what is asked for.
func (f *Filter) kept(e *graph.Edge) bool {
	return f.matchesAnyTime(e) && !(f.narrowsEvents() && isTimeless(e)) && f.matchesAct(f.trim(e)) &&
		!Weak(e, f.MinConfidence) && !f.lacksDate(e)
}

// witnesses gathers, for each timeless edge, acts that decide whether it remains:
// one that touches each end, and for a mention one that its article tells.
func (c *collector) witnesses() error {
	f := c.need.Filter
	if !f.narrowsEvents() {
		return nil
	}
	var timeless []*graph.Edge
	for _, e := range c.edges {
		if isTimeless(e) && f.matchesAnyTime(e) {
			timeless = append(timeless, e)
		}
	}
	for _, e := range timeless {
		for _, id := range []string{e.Source, e.Target} {
			if err := c.witness(Window{At: id}); err != nil {
				return err
			}
		}
		if e.Relation != graph.MentionedIn {
			continue
		}
		for _, id := range Articles(e) {
			if err := c.witness(Window{Article: id}); err != nil {
				return err
			}
		}
	}
	return nil
}

// witness gathers an edge of the window that remains by itself, if there is one.
func (c *collector) witness(w Window) error {
	mark := w.At + "\x00" + w.Article
	if c.witnessed[mark] {
		return nil
	}
	c.witnessed[mark] = true
	w.Bands = bandsOf(c.need.Filter.Relations, c.need.Filter.Classes)
	return c.base.Edges(c.ctx, w, func(e *graph.Edge) bool {
		if !c.need.Filter.kept(e) {
			return true
		}
		c.take(e)
		return false
	})
}

// near lists the nodes that edges which may remain put within hops of the starts.
func (c *collector) near(starts []string, hops int) ([]string, error) {
	f := c.need.Filter
	seen := map[string]bool{}
	edge := distinct(starts)
	for _, id := range edge {
		seen[id] = true
	}
	for range hops {
		var next []string
		for _, id := range edge {
			err := c.base.Edges(c.ctx, c.window(Window{At: id}), func(e *graph.Edge) bool {
				if e.Relation == graph.MentionedIn || !f.kept(e) && !(f.narrowsEvents() && isTimeless(e) && f.matchesAnyTime(e)) {
					return true
				}
				for _, other := range []string{e.Source, e.Target} {
					if !seen[other] {
						seen[other] = true
						next = append(next, other)
					}
				}
				return true
			})
			if err != nil {
				return nil, err
			}
		}
		edge = next
	}
	out := make([]string, 0, len(seen))
	for id := range seen {
		out = append(out, id)
	}
	slices.Sort(out)
	return out, nil
}

// graph is what was gathered, with nodes and articles.
func (c *collector) graph() (*graph.Graph, error) {
	g := new(graph.Graph)
	var nodes, documents []string
	nodes = append(nodes, c.need.Ends...)
	nodes = append(nodes, c.need.Filter.Actors...)
	for _, e := range c.edges {
		g.Edges = append(g.Edges, *e)
		nodes = append(nodes, e.Source, e.Target)
		if e.ReportedBy != "" {
			nodes = append(nodes, e.ReportedBy)
		}
		documents = append(documents, Articles(e)...)
	}
	slices.SortFunc(g.Edges, func(a, b graph.Edge) int { return strings.Compare(a.ID, b.ID) })
	var err error
	if g.Nodes, err = c.base.Nodes(c.ctx, nodes); err != nil {
		return nil, err
	}
	g.Documents, err = c.base.DocumentsOf(c.ctx, documents)
	return g, err
}

func distinct(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}
