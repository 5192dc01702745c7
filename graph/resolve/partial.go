package resolve

import (
	"slices"
	"strings"
)

// profile sums up what the articles say of one full-named person.
type profile struct {
	members   []int
	names     []*personName // distinct
	countries []string      // distinct
	offices   []office      // distinct
}

// newProfile sums up the members, which are in the order of things.
func (c *corpus) newProfile(members []int) profile {
	p := profile{members: members}
	seen := map[string]bool{}
	for _, i := range members {
		t := &c.things[i]
		if key := strings.Join(t.person.tokens, " "); !seen[key] {
			seen[key] = true
			p.names = append(p.names, t.person)
		}
		if t.country != "" && !slices.Contains(p.countries, t.country) {
			p.countries = append(p.countries, t.country)
		}
		for _, o := range t.offices {
			if o = o.held(); !slices.Contains(p.offices, o) {
				p.offices = append(p.offices, o)
			}
		}
	}
	return p
}

// fit says how the attributes of two bearers go together.
type fit int

const (
	conflict fit = iota // both have a country, another one, and no office in common
	neutral             // nothing speaks for it or against it
	agree               // country or office in common
)

func (p *profile) fit(t *thing) fit {
	if slices.ContainsFunc(t.offices, func(o office) bool { return slices.Contains(p.offices, o.held()) }) {
		return agree
	}
	switch {
	case t.country == "" || len(p.countries) == 0:
		return neutral
	case len(t.offices) > 0 && len(p.members) >= outvoted && p.holdsTitlesOf(t.offices):
		// The title is right, the country of one article against many is not.
		return neutral
	case slices.Contains(p.countries, t.country):
		return agree
	}
	return conflict
}

// holdsTitlesOf tells whether the person holds an office of each title, of
// whatever body.
func (p *profile) holdsTitlesOf(offices []office) bool {
	for _, o := range offices {
		if !slices.ContainsFunc(p.offices, func(x office) bool { return x.title == o.title }) {
			return false
		}
	}
	return true
}

// index makes profiles of the full-named persons and finds them by the words
// that may stand for the whole name: the family name and middle names, and the
// first word where family names come first.
func (p *people) index() {
	p.profiles, p.byWord = nil, map[string][]int{}
	var full []int
	for _, i := range p.named {
		if p.things[i].person.full() {
			full = append(full, i)
		}
	}
	for _, g := range p.sets.groups(full) {
		pr := p.newProfile(g)
		k := len(p.profiles)
		p.profiles = append(p.profiles, pr)
		for _, w := range pr.words() {
			p.byWord[w] = append(p.byWord[w], k)
		}
	}
}

// words lists the words that may stand for the person alone, without repetition.
func (p *profile) words() []string {
	var out []string
	for _, n := range p.names {
		from := 1
		if slices.ContainsFunc(p.countries, func(c string) bool { return titles().first[c] }) {
			from = 0
		}
		out = append(out, n.tokens[from:]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// joinPartial joins names that are part of a full name to the one person that
// fits: first full names within longer ones, then names that are not full,
// which may be part of either.
func (p *people) joinPartial() {
	p.index()
	p.joinParts(func(n *personName) bool { return n.full() })
	p.index()
	for _, g := range p.joinParts(func(n *personName) bool { return !n.full() }).lists {
		p.joinCompatible(g)
	}
}

// joinParts joins the bearers of the chosen names to their persons and returns
// the others by name, but for those who could be any of several known persons.
// All decisions are made against the same profiles, before any is carried
// out, so that none depends on another.
func (p *people) joinParts(chosen func(*personName) bool) *grouping {
	target := map[int]int{}
	rest := newGrouping()
	for _, i := range p.named {
		n := p.things[i].person
		if !chosen(n) {
			continue
		}
		k, rivals := p.pick(i)
		switch {
		case k >= 0:
			target[i] = p.profiles[k].members[0]
		case n.regnal:
			rest.add("regnal "+n.last(), i)
		case rivals > 1 && p.things[i].country == "" && len(p.things[i].offices) == 0:
		default:
			rest.add(strings.Join(n.tokens, " "), i)
		}
	}
	for _, i := range p.named {
		if to, ok := target[i]; ok {
			p.sets.join(i, to)
		}
	}
	return rest
}

// pick returns the one profile whose name the name of thing i may be part of
// and whose attributes fit best, or -1, and the number of profiles that are
// possible at all.
func (p *people) pick(i int) (best, rivals int) {
	t := &p.things[i]
	if t.person.regnal {
		return -1, 0
	}
	var agreeing, open []int
	for _, k := range p.byWord[t.person.last()] {
		pr := &p.profiles[k]
		if !pr.covers(t.person) || p.sets.find(pr.members[0]) == p.sets.find(i) || p.toldApart(i, pr) {
			continue
		}
		switch pr.fit(t) {
		case agree:
			agreeing = append(agreeing, k)
		case neutral:
			open = append(open, k)
		}
	}
	rivals = len(agreeing) + len(open)
	candidates := agreeing
	if len(candidates) == 0 {
		candidates = open
	}
	if k := p.byFamilyName(t.person.last(), candidates); k >= 0 {
		return k, rivals
	}
	return p.bestKnown(candidates), rivals
}

// toldApart tells whether the article of thing i knows the person too: it would
// have made one of them, were they one.
func (p *people) toldApart(i int, pr *profile) bool {
	document := p.things[i].ref.Document
	_, found := slices.BinarySearchFunc(pr.members, document, func(m int, d string) int {
		return strings.Compare(p.things[m].ref.Document, d) // things are in the order of documents
	})
	return found
}

// byFamilyName returns the only candidate, or the only one of whom a bare name
// is the family name rather than a middle name; otherwise -1.
func (p *people) byFamilyName(word string, candidates []int) int {
	if len(candidates) == 1 {
		return candidates[0]
	}
	found := -1
	for _, k := range candidates {
		if !slices.ContainsFunc(p.profiles[k].names, func(n *personName) bool { return n.last() == word }) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = k
	}
	return found
}

// prominence is how many times as many articles must know the bearer whom a
// bare name means where nothing else decides: news leave out the given name of
// the best known bearer alone.
const prominence = 10

// bestKnown returns the candidate whom far more articles know than any other,
// or -1.
func (p *people) bestKnown(candidates []int) int {
	best, second := -1, 0
	for _, k := range candidates {
		n := len(p.profiles[k].members)
		switch {
		case best < 0:
			best = k
		case n > len(p.profiles[best].members):
			best, second = k, max(second, len(p.profiles[best].members))
		default:
			second = max(second, n)
		}
	}
	if best >= 0 && len(p.profiles[best].members) >= prominence*second {
		return best
	}
	return -1
}

// covers tells whether part may be short for one of the person's names: its
// words, initials allowed for the given names, follow one another in the name,
// and at least one word of the name is not spelt out.
func (p *profile) covers(part *personName) bool {
	return slices.ContainsFunc(p.names, func(n *personName) bool { return n.covers(part) })
}

func (n *personName) covers(part *personName) bool {
	if len(part.tokens) == 1 {
		k := slices.Index(n.tokens, part.last())
		// "Salman" is not short for "bin Salman": a father's name.
		return k == 0 || k > 0 && !titles().patronymic[n.tokens[k-1]]
	}
	if n.last() != part.last() || len(part.tokens) > len(n.tokens) {
		return false
	}
	if part.full() && (len(part.tokens) == len(n.tokens) || part.first() == n.first()) {
		return false // judged by the middle names
	}
	k := 0
	for _, w := range n.tokens {
		if k < len(part.tokens) && (w == part.tokens[k] || (len(part.tokens[k]) == 1 && w[0] == part.tokens[k][0])) {
			k++
		}
	}
	return k == len(part.tokens)
}
