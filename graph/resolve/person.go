package resolve

import (
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/resolve/name"
)

// personName is a person's name in the form in which names are compared.
type personName struct {
	// tokens are the words of the name as skeletons, honorifics dropped; there
	// is at least one.
	tokens []string
	// particle is set when the first word is "von", "bin" and the like.
	particle bool
}

func (p *personName) first() string    { return p.tokens[0] }
func (p *personName) last() string     { return p.tokens[len(p.tokens)-1] }
func (p *personName) middle() []string { return p.tokens[1 : len(p.tokens)-1] }

// full tells whether there is a given name, more than an initial, and a family
// name.
func (p *personName) full() bool { return len(p.tokens) > 1 && len(p.first()) > 1 && !p.particle }

// parsePerson takes a folded name apart.
func parsePerson(folded string) *personName {
	words := strings.Fields(folded)
	for len(words) > 1 && titles().honorific[words[0]] {
		words = words[1:]
	}
	for len(words) > 1 && isSuffix(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	p := &personName{particle: titles().particle[words[0]]}
	for i, w := range words {
		if isArticle(w) && i < len(words)-1 {
			continue
		}
		if i < len(words)-1 {
			w = name.Given(w)
		}
		p.tokens = append(p.tokens, name.Skeleton(w))
	}
	return p
}

// isSuffix tells whether a last word counts generations.
func isSuffix(w string) bool {
	switch w {
	case "jr", "sr", "junior", "senior", "ii", "iii", "iv":
		return true
	}
	return false
}

// isArticle tells whether w is the Arabic article, which newspapers now write
// and now leave out.
func isArticle(w string) bool { return w == "al" || w == "el" }

// people resolves the nodes of kind person that bear a name.
type people struct {
	*corpus
	named []int
	// profiles are the full-named persons known so far.
	profiles []profile
	// byWord lists the profiles by each word of the name that may stand alone.
	byWord map[string][]int
}

func (c *corpus) resolvePersons() {
	p := &people{corpus: c}
	for i := range c.things {
		t := &c.things[i]
		if t.node.Kind != graph.Person || t.unnamed || t.folded == "" {
			continue
		}
		t.person = parsePerson(t.folded)
		p.named = append(p.named, i)
	}
	p.dropDoubtful()
	p.joinFullNames()
	p.joinMisspelt()
	p.joinPartial()
}

// joinFullNames joins persons of one first and last name, middle names and
// attributes permitting.
func (p *people) joinFullNames() {
	groups := newGrouping()
	for _, i := range p.named {
		if n := p.things[i].person; n.full() {
			groups.add(n.first()+" "+n.last(), i)
		}
	}
	for _, g := range groups.lists {
		for _, same := range p.splitByMiddle(g) {
			p.joinCompatible(same)
		}
	}
}

// splitByMiddle parts bearers of one first and last name whose middle names
// contradict each other. A bearer without middle name goes with the others when
// they are of one mind, and otherwise with those who have none.
func (p *people) splitByMiddle(members []int) [][]int {
	groups := newGrouping()
	for _, i := range members {
		groups.add(strings.Join(p.things[i].person.middle(), " "), i)
	}
	if len(groups.lists) == 1 {
		return groups.lists
	}
	kinds := newSets(len(groups.keys))
	none := -1
	for a, x := range groups.keys {
		if x == "" {
			none = a
			continue
		}
		for b := range a {
			if y := groups.keys[b]; y != "" && sameMiddle(strings.Fields(x), strings.Fields(y)) {
				kinds.join(a, b)
			}
		}
	}
	return mergeLists(groups.lists, kinds, none)
}

// mergeLists concatenates the lists of each set of kinds; the list none is
// added to the only other set, if there is just one.
func mergeLists(lists [][]int, kinds sets, none int) [][]int {
	var known []int
	for k := range lists {
		if k != none {
			known = append(known, k)
		}
	}
	var out [][]int
	for _, set := range kinds.groups(known) {
		var all []int
		for _, k := range set {
			all = append(all, lists[k]...)
		}
		out = append(out, all)
	}
	switch {
	case none >= 0 && len(out) == 1:
		out[0] = append(out[0], lists[none]...)
		slices.Sort(out[0])
	case none >= 0:
		out = append(out, lists[none])
	}
	return out
}

// sameMiddle tells whether two lists of middle names can be of one person: the
// shorter one is found, in order and be it as initials, in the longer one.
func sameMiddle(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	k := 0
	for _, w := range b {
		if k < len(a) && (a[k] == w || (min(len(a[k]), len(w)) == 1 && a[k][0] == w[0])) {
			k++
		}
	}
	return k == len(a)
}

// joinCompatible joins bearers of one name: those of one country, those who
// share an office, and those of whom neither is known with the others, if these
// are one person.
func (p *people) joinCompatible(members []int) {
	groups := newGrouping()
	for _, i := range members {
		if country := p.things[i].country; country != "" {
			groups.add("country "+country, i)
		}
		for _, o := range p.things[i].offices {
			groups.add("office "+o.title+" of "+o.of, i)
		}
	}
	for _, g := range groups.lists {
		p.sets.joinAll(g)
	}
	p.joinFloating(members)
}

// joinFloating joins the members whose set has no country to one another, and
// to the set that has one, if there is just one such set.
func (c *corpus) joinFloating(members []int) {
	var floating []int
	anchored := -1
	several := false
	for _, g := range c.sets.groups(members) {
		if !slices.ContainsFunc(g, func(i int) bool { return c.things[i].country != "" }) {
			floating = append(floating, g...)
			continue
		}
		several = several || anchored >= 0
		anchored = g[0]
	}
	c.sets.joinAll(floating)
	if len(floating) > 0 && anchored >= 0 && !several {
		c.sets.join(anchored, floating[0])
	}
}

// grouping collects things by key and keeps the order of first appearance.
type grouping struct {
	at    map[string]int
	keys  []string
	lists [][]int
}

func newGrouping() *grouping { return &grouping{at: map[string]int{}} }

func (g *grouping) add(key string, i int) {
	k, ok := g.at[key]
	if !ok {
		k = len(g.lists)
		g.at[key] = k
		g.keys = append(g.keys, key)
		g.lists = append(g.lists, nil)
	}
	g.lists[k] = append(g.lists[k], i)
}
