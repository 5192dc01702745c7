package resolve

import "slices"

// profile sums up what the articles say of one full-named person.
type profile struct {
	// weight is the number of things that it sums up.
	weight    int
	names     []*personName // distinct
	countries []string      // distinct
	offices   []office      // distinct
}

// newProfile sums up the members.
func newProfile(members []*thing) profile {
	var p profile
	seen := map[string]bool{}
	for _, t := range members {
		p.weight += t.weight
		if key := t.person.key; !seen[key] {
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
	case len(t.offices) > 0 && p.weight >= outvoted && p.holdsTitlesOf(t.offices):
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
	p.profiles, p.firsts, p.byWord = nil, nil, map[string][]int{}
	var full []int
	for _, i := range p.named {
		if p.things[i].person.full() {
			full = append(full, i)
		}
	}
	for k, g := range p.sets.groups(full) {
		members := make([]*thing, len(g))
		for x, i := range g {
			members[x] = &p.things[i]
		}
		p.profiles = append(p.profiles, newProfile(members))
		p.firsts = append(p.firsts, g[0])
		for _, w := range p.profiles[k].words() {
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
		p.apply(g, compatible)
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
		t := &p.things[i]
		if !chosen(t.person) {
			continue
		}
		var candidates []*profile
		var sets []int
		for _, k := range p.byWord[t.person.last()] {
			if p.sets.find(p.firsts[k]) != p.sets.find(i) {
				candidates = append(candidates, &p.profiles[k])
				sets = append(sets, p.firsts[k])
			}
		}
		k, rivals := pick(t, candidates)
		if k >= 0 {
			target[i] = sets[k]
		} else if key := t.restKey(rivals); key != "" {
			rest.add(key, i)
		}
	}
	for _, i := range p.named {
		if to, ok := target[i]; ok {
			p.sets.join(i, to)
		}
	}
	return rest
}

// restKey is the key under which a name that is nobody's part meets its like; it
// is empty for one that could be any of several known persons, of whom rivals
// counts those that are possible.
func (t *thing) restKey(rivals int) string {
	switch {
	case t.person.regnal:
		return "regnal " + t.person.last()
	case rivals > 1 && t.country == "" && len(t.offices) == 0:
		return ""
	}
	return t.person.key
}

// pick returns the one profile whose name the name of a thing may be part of
// and whose attributes fit best, or -1, and the number of profiles that are
// possible at all. The candidates are persons of other sets than the thing's.
func pick(t *thing, candidates []*profile) (best, rivals int) {
	if t.person.regnal {
		return -1, 0
	}
	var agreeing, open []int
	for k, pr := range candidates {
		if !pr.covers(t.person) || pr.toldApart(t) {
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
	fitting := agreeing
	if len(fitting) == 0 {
		fitting = open
	}
	if k := byFamilyName(t.person.last(), candidates, fitting); k >= 0 {
		return k, rivals
	}
	return bestKnown(candidates, fitting), rivals
}

// toldApart tells whether the article of a thing knows the person under a fuller
// name: it would have made one of them, were they one.
func (p *profile) toldApart(t *thing) bool {
	return slices.ContainsFunc(p.names, func(n *personName) bool { return slices.Contains(t.company, n.key) })
}

// byFamilyName returns the only fitting candidate, or the only one of whom a
// bare name is the family name rather than a middle name; otherwise -1.
func byFamilyName(word string, candidates []*profile, fitting []int) int {
	if len(fitting) == 1 {
		return fitting[0]
	}
	found := -1
	for _, k := range fitting {
		if !slices.ContainsFunc(candidates[k].names, func(n *personName) bool { return n.last() == word }) {
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

// bestKnown returns the fitting candidate whom far more articles know than any
// other, or -1.
func bestKnown(candidates []*profile, fitting []int) int {
	best, second := -1, 0
	for _, k := range fitting {
		n := candidates[k].weight
		switch {
		case best < 0:
			best = k
		case n > candidates[best].weight:
			best, second = k, max(second, candidates[best].weight)
		default:
			second = max(second, n)
		}
	}
	if best >= 0 && candidates[best].weight >= prominence*second {
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
