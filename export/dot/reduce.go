package dot

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"newsgraph/export/column"
	"newsgraph/export/style"
	"newsgraph/graph"
)

// line is what the picture shows as one edge: an edge of the graph, or several
// between the same two nodes.
type line struct {
	edge   *graph.Edge // gives direction and look
	label  string
	tip    string
	weight int
}

// picture is the part of a graph that is drawn.
type picture struct {
	nodes []*graph.Node
	lines []line
	// note says what was left out, or is empty.
	note string
}

// reduce chooses what to draw of g.
func reduce(g *graph.Graph, o Options) picture {
	var shown []*graph.Edge
	for i := range g.Edges {
		if e := &g.Edges[i]; o.Articles || e.Relation != graph.MentionedIn {
			shown = append(shown, e)
		}
	}
	limit := cmp.Or(o.MaxEdges, DefaultMaxEdges)
	p := picture{lines: single(shown)}
	if !o.All && len(shown) > limit {
		folded := fold(shown)
		p.lines = strongest(folded, int(math.Ceil(reducedShare*float64(limit))))
		p.note = fmt.Sprintf("Reduced for reading: %d edges folded into %d, of which the %d weightiest are shown (acts first)",
			len(shown), len(folded), len(p.lines))
	}
	// Without any edge, the nodes are all there is to see.
	lonely := o.All || len(p.lines) == 0
	p.nodes = drawn(g, p.lines, func(n *graph.Node) bool {
		return lonely && (o.Articles || n.Kind != graph.Article)
	})
	return p
}

func single(edges []*graph.Edge) []line {
	lines := make([]line, len(edges))
	for i, e := range edges {
		lines[i] = line{edge: e, label: style.EdgeLabel(e), tip: tip(e), weight: column.Weight(e)}
	}
	return lines
}

// tip is the first sentence that e rests on.
func tip(e *graph.Edge) string {
	if len(e.Evidence) == 0 {
		return ""
	}
	return e.Evidence[0].Text
}

// fold makes one line of all edges from one node to another that belong to one
// group of relations and have one status, because those look alike.
func fold(edges []*graph.Edge) []line {
	type key struct {
		source, target, group string
		status                graph.Status
	}
	at := map[key]int{}
	var members [][]*graph.Edge
	for _, e := range edges {
		k := key{e.Source, e.Target, style.OfClass(e.Class).Name, e.Status}
		if e.Relation.Symmetric() && k.source > k.target {
			k.source, k.target = k.target, k.source
		}
		i, ok := at[k]
		if !ok {
			i = len(members)
			at[k] = i
			members = append(members, nil)
		}
		members[i] = append(members[i], e)
	}
	lines := make([]line, len(members))
	for i, m := range members {
		lines[i] = foldOne(m)
	}
	return lines
}

// foldOne makes one line of edges. It runs as one of them that has a direction
// does, if there is any.
func foldOne(edges []*graph.Edge) line {
	if len(edges) == 1 {
		return single(edges)[0]
	}
	l := line{edge: edges[0], tip: tip(edges[0]), label: foldLabel(edges)}
	for _, e := range edges {
		l.weight += column.Weight(e)
		if l.edge.Relation.Symmetric() && !e.Relation.Symmetric() {
			l.edge = e
		}
	}
	return l
}

// mostRelations is the number of relations on one label; more would hide the line.
const mostRelations = 3

// foldLabel names each relation and how often it stands, the most frequent first.
func foldLabel(edges []*graph.Edge) string {
	count := map[graph.Relation]int{}
	var relations []graph.Relation
	for _, e := range edges {
		if count[e.Relation] == 0 {
			relations = append(relations, e.Relation)
		}
		count[e.Relation] += max(e.Count, 1)
	}
	slices.SortFunc(relations, func(a, b graph.Relation) int {
		return cmp.Or(count[b]-count[a], cmp.Compare(a, b))
	})
	var parts []string
	for i, r := range relations {
		if i == mostRelations {
			parts = append(parts, "…")
			break
		}
		s := strings.ReplaceAll(string(r), "_", " ")
		if count[r] > 1 {
			s = fmt.Sprintf("%s ×%d", s, count[r])
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, "\n")
}

// strongest keeps the limit weightiest lines, in their old order: events before
// structure, then by weight, then what joins two well connected nodes, so that
// the picture hangs together; then the order of the graph decides. Loops go
// first.
func strongest(lines []line, limit int) []line {
	if len(lines) <= limit {
		return lines
	}
	strength := map[string]int{}
	for _, l := range lines {
		strength[l.edge.Source] += l.weight
		strength[l.edge.Target] += l.weight
	}
	better := func(a, b *line) int {
		return cmp.Or(
			ahead(a.edge.Source != a.edge.Target, b.edge.Source != b.edge.Target),
			ahead(a.edge.Relation.Event(), b.edge.Relation.Event()),
			cmp.Compare(b.weight, a.weight),
			ahead(a.edge.Status == graph.Actual, b.edge.Status == graph.Actual),
			cmp.Compare(min(strength[b.edge.Source], strength[b.edge.Target]), min(strength[a.edge.Source], strength[a.edge.Target])),
		)
	}
	rank := make([]int, len(lines))
	for i := range rank {
		rank[i] = i
	}
	slices.SortStableFunc(rank, func(a, b int) int { return better(&lines[a], &lines[b]) })
	rank = rank[:limit]
	slices.Sort(rank)
	kept := make([]line, limit)
	for i, r := range rank {
		kept[i] = lines[r]
	}
	return kept
}

// ahead orders what is true before what is not.
func ahead(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// drawn returns the nodes that lines join and those that also, in the order of g.
func drawn(g *graph.Graph, lines []line, also func(*graph.Node) bool) []*graph.Node {
	joined := map[string]bool{}
	for _, l := range lines {
		joined[l.edge.Source], joined[l.edge.Target] = true, true
	}
	var nodes []*graph.Node
	for i := range g.Nodes {
		if n := &g.Nodes[i]; joined[n.ID] || also(n) {
			nodes = append(nodes, n)
		}
	}
	return nodes
}
