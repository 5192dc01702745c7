package score

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"

	"newsgraph/graph"
)

// Named tells under which of the wanted names an article of the graph is
// annotated: its id, source or title, or their file name without ending, or
// their last part; ok is false if under none.
func Named(d *graph.Document, wanted map[string]bool) (name string, ok bool) {
	for _, key := range []string{d.ID, d.Source, d.Title} {
		parts := separators.Split(key, -1)
		for _, n := range []string{key, stem(key), parts[len(parts)-1]} {
			if wanted[n] {
				return n, true
			}
		}
	}
	return "", false
}

var separators = regexp.MustCompile(`[#/:]`)

// stem is the last part of a path without its ending; points that begin a file
// name begin no ending.
func stem(key string) string {
	base := key[strings.LastIndexByte(key, '/')+1:]
	if strings.TrimLeft(base, ".") == "" {
		return base
	}
	ext := path.Ext(strings.TrimLeft(base, "."))
	return strings.TrimSuffix(base, ext)
}

// subject is a graph in the form in which it is scored.
type subject struct {
	g     *graph.Graph
	nodes map[string]*graph.Node
	// normal are the normalized names and aliases of each node, the name first.
	normal map[string][]string
	// edges are those with evidence in the article of each annotated name.
	edges map[string][]*graph.Edge
}

// newSubject prepares a graph; known is the number of its articles that have a
// wanted name.
func newSubject(g *graph.Graph, wanted map[string]bool) (s *subject, known int) {
	s = &subject{g: g, nodes: map[string]*graph.Node{}, normal: map[string][]string{}, edges: map[string][]*graph.Edge{}}
	names := map[string]string{}
	for i := range g.Documents {
		if n, ok := Named(&g.Documents[i], wanted); ok {
			names[g.Documents[i].ID] = n
		}
	}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		s.nodes[n.ID] = n
		s.normal[n.ID] = []string{Normalize(n.Name)}
		for _, a := range n.Aliases {
			s.normal[n.ID] = append(s.normal[n.ID], Normalize(a))
		}
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		seen := map[string]bool{}
		for _, ev := range e.Evidence {
			if n, ok := names[ev.Document]; ok && !seen[ev.Document] {
				seen[ev.Document] = true
				s.edges[n] = append(s.edges[n], e)
			}
		}
	}
	return s, len(names)
}

// alignment gives for each node of the graph the annotated entity that it is
// within one article.
type alignment map[string]string

// of is the entity of a node, or a name that no entity has.
func (a alignment) of(node string) string {
	if e, ok := a[node]; ok {
		return e
	}
	return "?" + node
}

// bearer is an entity that has a name; rank is 0 for its best name.
type bearer struct {
	rank   int
	entity string
}

// compare orders bearers by rank, then by id.
func (b bearer) compare(o bearer) int {
	return cmp.Or(cmp.Compare(b.rank, o.rank), cmp.Compare(b.entity, o.entity))
}

// align compares the names of nodes and entities.
func (s *subject) align(gold *Gold) alignment {
	names := map[string][]bearer{}
	last := map[string]map[string]bool{}
	for _, e := range gold.Entities {
		for i, a := range append([]string{e.Name}, e.Aliases...) {
			k := Normalize(a)
			names[k] = append(names[k], bearer{min(i, 1), e.ID})
		}
		if w := lastWord(Normalize(e.Name)); e.Kind == graph.Person && w != "" {
			if last[w] == nil {
				last[w] = map[string]bool{}
			}
			last[w][e.ID] = true
		}
	}
	out := alignment{}
	for id, n := range s.nodes {
		switch n.Kind {
		case graph.Meeting, graph.Article, graph.Paper:
			continue
		}
		if e := s.entity(n, names, last); e != "" {
			out[id] = e
		}
	}
	return out
}

// entity is the entity that n is, or empty. Among entities with equally many
// votes the one that was voted for first wins.
func (s *subject) entity(n *graph.Node, names map[string][]bearer, last map[string]map[string]bool) string {
	normal := s.normal[n.ID]
	if list := names[normal[0]]; len(list) > 0 {
		return slices.MinFunc(list, bearer.compare).entity
	}
	votes := map[string]int{}
	var order []string
	vote := func(entity string, weight int) {
		if votes[entity] == 0 {
			order = append(order, entity)
		}
		votes[entity] += weight
	}
	for _, a := range normal[1:] {
		for _, b := range names[a] {
			vote(b.entity, 1)
		}
	}
	if w := lastWord(normal[0]); n.Kind == graph.Person && len(last[w]) == 1 {
		for e := range last[w] {
			vote(e, 2)
		}
	}
	best := ""
	for _, e := range order {
		if best == "" || votes[e] > votes[best] {
			best = e
		}
	}
	return best
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }
