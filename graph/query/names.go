package query

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"newsgraph/graph"
	"newsgraph/graph/resolve/name"
)

// Match says how a typed name met a node; lower is surer.
type Match int

// The ways of meeting.
const (
	ByID           Match = iota // the node's id
	ByName                      // the best name or an alias of an actor
	ByOther                     // the best name or an alias of anything else
	ByWord                      // a whole word, or several, of a name
	ByPrefix                    // the beginning of a word
	ByMisspelt                  // a name a few letters off
	ByMisspeltWord              // a word of a longer name a few letters off
)

// String says in words how the name met the node.
func (m Match) String() string {
	switch m {
	case ByID:
		return "id"
	case ByName, ByOther:
		return "name"
	case ByWord:
		return "part of a name"
	case ByPrefix:
		return "beginning of a name"
	}
	return "similar name"
}

// Candidate is a node that a typed name may mean.
type Candidate struct {
	Node  graph.Node
	Match Match
	// Name is the name of the node that was met.
	Name string
	// Distance is the number of wrong letters of a misspelt name, otherwise 0.
	Distance int
	// Edges is the number of edges at the node, mentions aside.
	Edges int
}

// NotFoundError says that no node bears a name, not even a similar one.
type NotFoundError struct {
	Name string
	// Nearest are names in the graph that are the least unlike; there may be none.
	Nearest []string
}

// Error names the name, and what is the least unlike.
func (e *NotFoundError) Error() string {
	if len(e.Nearest) == 0 {
		return fmt.Sprintf("nothing in the graph is called %q", e.Name)
	}
	return fmt.Sprintf("nothing in the graph is called %q; the nearest names are %s", e.Name, strings.Join(e.Nearest, ", "))
}

// AmbiguousError says that several nodes bear a name equally well.
type AmbiguousError struct {
	Name string
	// Candidates are the nodes, best first; the ids tell them apart.
	Candidates []Candidate
}

// Error lists the candidates with their ids.
func (e *AmbiguousError) Error() string {
	var names []string
	for _, c := range e.Candidates {
		names = append(names, fmt.Sprintf("%s (%s)", c.Node.Name, c.Node.ID))
	}
	return fmt.Sprintf("%q can be %s: give the id", e.Name, strings.Join(names, ", "))
}

// Index finds nodes by name. It is safe for concurrent use.
type Index struct {
	nodes   []graph.Node
	byID    map[string]int
	degree  []int
	entries []entry
	exact   map[string][]int // folded name -> entries
}

// entry is one name of one node.
type entry struct {
	node   int
	raw    string
	folded string
}

// NewIndex indexes the nodes of g by their names. Articles are found by id and
// title alike.
func NewIndex(g *graph.Graph) *Index {
	x := &Index{nodes: g.Nodes, byID: make(map[string]int, len(g.Nodes)), degree: make([]int, len(g.Nodes)), exact: map[string][]int{}}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		x.byID[n.ID] = i
		x.add(i, n.Name)
		for _, a := range n.Aliases {
			x.add(i, a)
		}
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		if e.Relation == graph.MentionedIn {
			continue
		}
		for _, id := range []string{e.Source, e.Target} {
			if k, ok := x.byID[id]; ok {
				x.degree[k]++
			}
		}
	}
	return x
}

func (x *Index) add(node int, raw string) {
	folded := name.Fold(raw)
	if folded == "" {
		return
	}
	x.exact[folded] = append(x.exact[folded], len(x.entries))
	x.entries = append(x.entries, entry{node, raw, folded})
}

// Find returns the one node that a typed name means best: an id before a name,
// an actor's name before another thing's, a whole name before a part, and any
// of these before a misspelling. A misspelt name means what has edges before what
// has none. Several that are equally good are an *AmbiguousError, none is a
// *NotFoundError.
func (x *Index) Find(typed string) (Candidate, error) {
	all := x.Search(typed, 0)
	if len(all) == 0 {
		return Candidate{}, &NotFoundError{typed, x.nearest(typed)}
	}
	best := slices.IndexFunc(all, func(c Candidate) bool {
		return c.Match != all[0].Match || c.Distance != all[0].Distance
	})
	if best < 0 {
		best = len(all)
	}
	if all[0].Match >= ByMisspelt {
		best = connected(all[:best])
	}
	if best > 1 {
		return Candidate{}, &AmbiguousError{typed, all[:min(best, maxCandidates)]}
	}
	return all[0], nil
}

// connected is the number of candidates with edges, which go first, or of all where
// none has any.
func connected(all []Candidate) int {
	n := slices.IndexFunc(all, func(c Candidate) bool { return c.Edges == 0 })
	if n <= 0 {
		return len(all)
	}
	return n
}

// maxNearest is how many names a message offers in place of one that is not there.
const maxNearest = 3

// Offered tells whether a node is offered in place of a name that nothing bears: it has
// edges, and is neither a meeting nor an article, whose names are made of others.
func (k Known) Offered() bool {
	return k.Edges > 0 && k.Node.Kind != graph.Meeting && k.Node.Kind != graph.Article
}

// nearest lists names of nodes that are offered, or one of whose words, half of the
// letters away at most: the nearest first, then the most connected.
func (x *Index) nearest(typed string) []string {
	folded := name.Fold(typed)
	limit := utf8.RuneCountInString(folded) / 2
	found := map[int]Candidate{}
	for k := range x.entries {
		e := &x.entries[k]
		if k := (Known{x.nodes[e.node], x.degree[e.node]}); !k.Offered() {
			continue
		}
		for _, part := range NameParts(e.folded) {
			if d := name.Distance(folded, part, limit); d <= limit && len(part) > limit {
				x.offer(found, e.node, ByMisspelt, e.raw, d)
			}
		}
	}
	var out []string
	for _, c := range ordered(found) {
		out = append(out, c.Node.Name)
	}
	return out[:min(len(out), maxNearest)]
}

// maxCandidates is how many choices an ambiguous name offers: a screenful.
const maxCandidates = 20

// Search returns the nodes that a typed name may mean, best first: by the way of
// matching, then by wrong letters, then by number of edges, then by id. limit
// bounds their number; 0 is no bound. Misspellings are looked for only where
// nothing else is found.
func (x *Index) Search(typed string, limit int) []Candidate {
	found := map[int]Candidate{}
	if i, ok := x.byID[strings.TrimSpace(typed)]; ok {
		x.offer(found, i, ByID, x.nodes[i].Name, 0)
	}
	folded := name.Fold(typed)
	if folded != "" {
		x.searchNames(found, folded)
	}
	if len(found) == 0 && folded != "" {
		x.searchMisspelt(found, folded)
	}
	out := ordered(found)
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	return out
}

// ordered lists candidates, the best first.
func ordered(found map[int]Candidate) []Candidate {
	out := make([]Candidate, 0, len(found))
	for _, c := range found {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(a.Match, b.Match), cmp.Compare(a.Distance, b.Distance),
			cmp.Compare(b.Edges, a.Edges), cmp.Compare(a.Node.ID, b.Node.ID))
	})
	return out
}

// Complete lists what a typed beginning can become: names and aliases of actors, and
// words of them that stand in the names of one actor alone, whatever their case. Each
// is given once, with the actor, by the number of its edges; limit bounds the list.
func (x *Index) Complete(typed string, limit int) []Candidate {
	typed = strings.ToLower(typed)
	found := map[string]Candidate{}
	shared := map[string]bool{}
	for k := range x.entries {
		e := &x.entries[k]
		if !x.nodes[e.node].Kind.Actor() {
			continue
		}
		for _, w := range beginnings(e.raw, typed) {
			old, ok := found[w]
			switch {
			case ok && old.Node.ID != x.nodes[e.node].ID && w != e.raw:
				shared[w] = true
			case !ok || x.degree[e.node] > old.Edges:
				found[w] = Candidate{x.nodes[e.node], ByPrefix, w, 0, x.degree[e.node]}
			}
		}
	}
	maps.DeleteFunc(found, func(w string, _ Candidate) bool { return shared[w] })
	out := slices.SortedFunc(maps.Values(found), func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Edges, a.Edges), cmp.Compare(a.Name, b.Name))
	})
	return out[:min(len(out), limit)]
}

// beginnings is a name that begins with what is typed, or the words of it that do.
func beginnings(raw, typed string) []string {
	begins := func(w string) bool { return strings.HasPrefix(strings.ToLower(w), typed) }
	if begins(raw) {
		return []string{raw}
	}
	out := slices.DeleteFunc(strings.Fields(raw), func(w string) bool { return !begins(w) })
	slices.Sort(out)
	return slices.Compact(out)
}

// offer enters a candidate unless the node is found in a better way already.
func (x *Index) offer(found map[int]Candidate, node int, m Match, raw string, distance int) {
	old, ok := found[node]
	if ok && cmp.Or(cmp.Compare(old.Match, m), cmp.Compare(old.Distance, distance)) <= 0 {
		return
	}
	found[node] = Candidate{x.nodes[node], m, raw, distance, x.degree[node]}
}

// searchNames finds whole names and, if there are none, parts of names.
func (x *Index) searchNames(found map[int]Candidate, folded string) {
	for _, k := range x.exact[folded] {
		e := &x.entries[k]
		way := ByOther
		if x.nodes[e.node].Kind.Actor() {
			way = ByName
		}
		x.offer(found, e.node, way, e.raw, 0)
	}
	if len(found) > 0 {
		return
	}
	for k := range x.entries {
		e := &x.entries[k]
		padded := " " + e.folded + " "
		switch {
		case strings.Contains(padded, " "+folded+" "):
			x.offer(found, e.node, ByWord, e.raw, 0)
		case strings.Contains(padded, " "+folded):
			x.offer(found, e.node, ByPrefix, e.raw, 0)
		}
	}
}

// searchMisspelt finds names, or single words of names, that are a slip or
// another transliteration away.
func (x *Index) searchMisspelt(found map[int]Candidate, folded string) {
	limit := Slips(utf8.RuneCountInString(folded))
	skeleton := NameSkeleton(folded)
	for k := range x.entries {
		e := &x.entries[k]
		for _, part := range NameParts(e.folded) {
			way := ByMisspeltWord
			if part == e.folded {
				way = ByMisspelt
			}
			if NameSkeleton(part) == skeleton {
				x.offer(found, e.node, way, e.raw, 1)
			} else if d := name.Distance(folded, part, limit); d <= limit {
				x.offer(found, e.node, way, e.raw, d)
			}
		}
	}
}

// Slips is how many wrong letters a name of a length may have: none in a very
// short one, which would become another name, and one for every four letters
// up to three, since the studies of typing errors find one slip in most wrong
// words (Damerau 1964) and names from other scripts add to them.
func Slips(letters int) int { return min(letters/4, MaxSlips) }

// MaxSlips is the most wrong letters that a name may have.
const MaxSlips = 3

// NameParts are a folded name and its words: what a misspelt name is compared
// with.
func NameParts(folded string) []string {
	words := strings.Fields(folded)
	if len(words) < 2 {
		return words
	}
	return append(words, folded)
}

// NameSkeleton is the form in which different transliterations of a name agree.
func NameSkeleton(folded string) string {
	words := strings.Fields(folded)
	for i, w := range words {
		words[i] = name.Skeleton(name.Given(w))
	}
	return strings.Join(words, " ")
}
