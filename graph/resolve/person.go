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
	// joined is the skeleton of the words written as one, key the tokens with
	// spaces between.
	joined, key string
	// particle is set when the first word is "von", "bin" and the like.
	particle bool
	// regnal is set for a single given name with a title that goes with one
	// ("King Harald"): it is not short for a full name.
	regnal bool
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
	regnal := titles().regnal[words[0]]
	for len(words) > 1 && titles().honorific[words[0]] {
		words = words[1:]
	}
	for len(words) > 1 && isSuffix(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	p := &personName{particle: titles().particle[words[0]], joined: name.Skeleton(strings.Join(words, ""))}
	for i, w := range words {
		if isArticle(w) && i < len(words)-1 {
			continue
		}
		if i < len(words)-1 {
			w = name.Given(w)
		}
		p.tokens = append(p.tokens, name.Skeleton(w))
	}
	p.regnal = regnal && len(p.tokens) == 1
	p.key = strings.Join(p.tokens, " ")
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
	// profiles are the full-named persons known so far, firsts the first thing
	// of each.
	profiles []profile
	firsts   []int
	// byWord lists the profiles by each word of the name that may stand alone.
	byWord map[string][]int
}

func (c *corpus) resolvePersons() {
	p := &people{corpus: c, named: c.nameParts()}
	p.dropDoubtful()
	p.joinFullNames()
	p.joinMisspelt()
	p.joinPartial()
}

// nameParts takes the names of persons apart and returns the things that bear one.
func (c *corpus) nameParts() []int {
	var named []int
	for i := range c.things {
		t := &c.things[i]
		if t.node.Kind != graph.Person || t.unnamed || t.folded == "" {
			continue
		}
		t.person = parsePerson(t.folded)
		if len(t.person.tokens) == 1 && slices.ContainsFunc(t.offices, func(o office) bool { return titles().regnal[o.title] }) {
			t.person.regnal = true
		}
		named = append(named, i)
	}
	c.findCompany(named)
	return named
}

// findCompany notes for each person the fuller names that its own article has for
// others: names of which its own could be a part.
func (c *corpus) findCompany(named []int) {
	for from := 0; from < len(named); {
		to := from
		for to < len(named) && c.things[named[to]].ref.Document == c.things[named[from]].ref.Document {
			to++
		}
		company(c.things, named[from:to])
		from = to
	}
}

// company is findCompany for the persons of one article.
func company(things []thing, persons []int) {
	for _, i := range persons {
		own := things[i].person
		var others []string
		for _, j := range persons {
			if n := things[j].person; n.full() && n.key != own.key && slices.Contains(n.tokens, own.last()) {
				others = append(others, n.key)
			}
		}
		slices.Sort(others)
		things[i].company = slices.Compact(others)
	}
}

// joinFullNames joins persons of one first and last name, middle names and
// attributes permitting, and those whose names are one but for the spaces
// ("Amir-Abdollahian", "Amirabdollahian").
func (p *people) joinFullNames() {
	groups := newGrouping()
	joined := newGrouping()
	for _, i := range p.named {
		if n := p.things[i].person; n.full() {
			groups.add(n.first()+" "+n.last(), i)
			joined.add(n.joined, i)
		}
	}
	for _, g := range joined.lists {
		p.apply(g, compatible)
	}
	for _, g := range groups.lists {
		p.apply(g, fullName)
	}
}

// splitByMiddle parts bearers of one first and last name whose middle names
// contradict each other. A bearer without middle name goes with the others when
// they are of one mind, and otherwise with those who have none.
func splitByMiddle(block []*thing) [][]int {
	groups := newGrouping()
	for k, t := range block {
		groups.add(strings.Join(t.person.middle(), " "), k)
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

// minTypoMiddle is the least length of a misspelt middle name. It is less than
// minTypoWord, since first and last name agree.
const minTypoMiddle = 4

// sameMiddle tells whether two lists of middle names can be of one person: as
// far as both go they agree, be it as initials or but for a slip.
func sameMiddle(a, b []string) bool {
	for k := range min(len(a), len(b)) {
		initial := min(len(a[k]), len(b[k])) == 1 && a[k][0] == b[k][0]
		if a[k] != b[k] && !initial && (min(len(a[k]), len(b[k])) < minTypoMiddle || name.Distance(a[k], b[k], 1) > 1) {
			return false
		}
	}
	return true
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
