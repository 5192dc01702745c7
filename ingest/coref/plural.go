package coref

import (
	"slices"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// plural returns the entities that a plural phrase stands for ("the two
// leaders", "both sides"), or nil. They are the two that were named last of the
// kind that the noun asks for.
func (c *chains) plural(i int) []int {
	m := &c.d.Mentions[i]
	noun, ok := c.lex.plurals[c.pluralLemma(i)]
	if !ok {
		return nil
	}
	if owners := c.owners(m); len(owners) > 1 {
		return c.each(noun, owners)
	}
	if !c.pairing(i) {
		return nil
	}
	if first := c.token(m.Start).Lower; first == "both" || first == "two" || c.token(min(m.Start+1, m.Head)).Lower == "two" {
		return c.lastTwo(i, noun)
	}
	return c.onlyTwo(i, noun)
}

// owners returns the states that a plural phrase names ("the American and Russian
// leaders", "the leaders of Turkey and Germany").
func (c *chains) owners(m *document.Mention) []int {
	var out []int
	for i := m.Start; i < m.End; i++ {
		n := c.d.MentionAt(i)
		if n == nil || n.Head == m.Head || n.Entity < 0 || n.End > m.End || n.Form == document.Pronoun {
			continue
		}
		if e := c.root(n.Entity); c.d.Entities[e].Kind == "country" && !holds(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// each returns, for states, the states themselves or the holders of the office
// that the noun asks for; nil when one is not known.
func (c *chains) each(noun pluralNoun, owners []int) []int {
	if noun.what != "person" {
		return owners
	}
	var out []int
	for _, o := range owners {
		e := c.holderOf(noun.office, o)
		if e < 0 {
			return nil
		}
		out = append(out, e)
	}
	return out
}

// pluralLemma is the singular of the phrase's noun, with the portfolio of a
// minister.
func (c *chains) pluralLemma(i int) string {
	m := &c.d.Mentions[i]
	lemma := gazetteer.Singular(c.token(m.Head))
	if m.Head > m.Start {
		if two := c.token(m.Head-1).Lower + " " + lemma; c.lex.plurals[two].what != "" {
			return two
		}
	}
	if t := &c.titles[i]; t.Office == "president" && lemma == "head" {
		return "head of state"
	}
	return lemma
}

// pairing tells whether the phrase speaks of a known pair: "the two", "both", or
// "the" alone, and names no owner of its own.
func (c *chains) pairing(i int) bool {
	m := &c.d.Mentions[i]
	first := c.token(m.Start).Lower
	for k := m.Start + 1; k < m.Head; k++ {
		if w := c.token(k).Lower; w == "three" || w == "four" || w == "five" || w == "six" || w == "other" {
			return false
		}
	}
	if c.owner(m) >= 0 {
		return false
	}
	switch first {
	case "both", "two":
		return true
	case "the", "these":
		return m.Head == m.Start+1 || c.token(m.Start+1).Lower == "two" || m.Head == m.Start+2 && c.lex.plurals[c.pluralLemma(i)].office != ""
	}
	return false
}

// pairReach is how many sentences back the members of a pair may have been named.
const pairReach = 4

// lastTwo returns the two entities of the kind that were named last before
// mention i, in order of the text, or nil. A coordination counts as a whole.
func (c *chains) lastTwo(i int, noun pluralNoun) []int {
	var out []int
	kind := noun.what
	for k := len(c.seen) - 1; k >= 0 && c.seen[k].sentence >= c.sentence[i]-2; k-- {
		pair := c.pairOf(&c.seen[k], noun, kind)
		if pair == nil {
			continue
		}
		if d := c.dyad(); d != nil && kind == "state" && c.acts(d[0]) && c.acts(d[1]) && !holds(d, c.root(pair[0])) && !holds(d, c.root(pair[1])) {
			return d // two who take a stand in what the article is about
		}
		return pair // named together, a pair goes before two that stand alone
	}
	if kind == "state" {
		if pair := c.dyad(); pair != nil {
			return pair
		}
	}
	for k := len(c.seen) - 1; k >= 0 && c.seen[k].sentence >= c.sentence[i]-pairReach; k-- {
		s := &c.seen[k]
		if pair := c.pairOf(s, noun, kind); pair != nil && len(out) == 0 {
			return pair
		}
		if s.entity < 0 || !c.fits(s.entity, noun, kind) || holds(out, c.root(s.entity)) {
			continue
		}
		if kind == "any" {
			kind = "state"
			if c.entity(s.entity).Kind == "person" {
				kind = "person"
			}
		}
		if out = append(out, c.root(s.entity)); len(out) == 2 {
			out[0], out[1] = out[1], out[0]
			return out
		}
	}
	if len(out) == 1 && c.entity(out[0]).Kind == "person" {
		if e := c.nextPerson(i, out[0]); e >= 0 {
			return append(out, e)
		}
	}
	return nil
}

// dyad returns the two states that the article is about, both named so far, in order of
// the text: those named several times, at least twice as often as any
// other; or nil.
func (c *chains) dyad() []int {
	var first, second, third int // counts
	a, b := -1, -1
	for _, e := range c.states {
		e = c.root(e)
		switch n := c.named[e]; {
		case e == a || e == b:
		case n > first:
			first, second, third, a, b = n, first, second, e, a
		case n > second:
			second, third, b = n, second, e
		case n > third:
			third = n
		}
	}
	if b < 0 || second < 2 || second < 2*third || !c.sighted(a) || !c.sighted(b) {
		return nil
	}
	for _, e := range c.states {
		switch c.root(e) {
		case a:
			return []int{a, b}
		case b:
			return []int{b, a}
		}
	}
	return nil
}

// acts tells whether an entity, or who speaks for it, has been the subject of a clause
// so far.
func (c *chains) acts(e int) bool {
	return slices.ContainsFunc(c.seen, func(s sighting) bool {
		return s.entity >= 0 && s.role >= roleSubject && c.voice(c.root(s.entity)) == c.root(e)
	})
}

// sighted tells whether an entity has been named so far.
func (c *chains) sighted(e int) bool {
	return slices.ContainsFunc(c.seen, func(s sighting) bool { return s.entity >= 0 && c.root(s.entity) == e })
}

// pairOf returns the members of a sighting of two, or the states that two persons
// speak for where the noun asks for states; nil if they do not fit.
func (c *chains) pairOf(s *sighting, noun pluralNoun, kind string) []int {
	if len(s.members) != 2 {
		return nil
	}
	a, b := s.members[0], s.members[1]
	if c.fits(a, noun, kind) && c.fits(b, noun, kind) {
		return s.members
	}
	if kind != "state" {
		return nil
	}
	if c.fights(a) && c.fights(b) {
		return s.members
	}
	a, b = c.voice(c.root(a)), c.voice(c.root(b))
	if a != b && c.d.Entities[a].Kind == "country" && c.d.Entities[b].Kind == "country" {
		return []int{a, b}
	}
	return nil
}

// fights tells whether an entity is an army or armed group, which can be a side.
func (c *chains) fights(e int) bool {
	x := c.entity(e)
	return x.Kind != "person" && (x.Sector == "MIL" || x.Sector == "REB")
}

// nextPerson returns the first person named after mention i, within the reach of
// a pair, who has no office that speaks against being the other one of a pair
// with e; or -1.
func (c *chains) nextPerson(i, e int) int {
	for k := i + 1; k < len(c.d.Mentions) && c.sentence[k] <= c.sentence[i]+pairReach; k++ {
		m := &c.d.Mentions[k]
		if m.Form != document.Named || m.Entity < 0 {
			continue
		}
		if r := c.root(m.Entity); r != c.root(e) && c.d.Entities[r].Kind == "person" && (!c.posted(r) || c.hasOffice(r, "leader")) {
			return r
		}
	}
	return -1
}

// posted tells whether the article gives the person any office.
func (c *chains) posted(e int) bool {
	for _, p := range c.posts {
		if c.root(p.person) == c.root(e) {
			return true
		}
	}
	return false
}

// onlyTwo is lastTwo for a phrase that does not say that they are two ("the
// leaders"): nil if a third one was named in that sentence or the one before.
func (c *chains) onlyTwo(i int, noun pluralNoun) []int {
	pair := c.lastTwo(i, noun)
	if pair == nil {
		return nil
	}
	for k := len(c.seen) - 1; k >= 0 && c.seen[k].sentence >= c.sentence[i]-1; k-- {
		s := &c.seen[k]
		if len(s.members) == 2 {
			return pair
		}
		kind := c.entity(pair[0]).Kind
		if s.entity >= 0 && c.entity(s.entity).Kind == kind && !holds(pair, c.root(s.entity)) && c.fits(s.entity, noun, noun.what) {
			return nil
		}
	}
	return pair
}

func holds(list []int, e int) bool {
	for _, x := range list {
		if x == e {
			return true
		}
	}
	return false
}

// knownLeader tells whether a person to whom the article gives no office is known to have
// held one of a state ("Macron").
func (c *chains) knownLeader(e int) bool {
	f, ok := c.g.Figure(c.entity(e).Name)
	return ok && f.Sector == "GOV" && f.Country != "" && !c.posted(e)
}

// fits tells whether an entity can be a member of the pair.
func (c *chains) fits(e int, noun pluralNoun, kind string) bool {
	x := c.entity(e)
	switch kind {
	case "person":
		if office, ok := c.counterparts[c.root(e)]; ok {
			return noun.office == "" || c.lex.covers(noun.office, office)
		}
		return x.Kind == "person" && (noun.office == "" || c.hasOffice(e, noun.office) || noun.office == "leader" && c.knownLeader(e))
	case "state":
		return !x.Generic && (x.Kind == "country" || x.Kind == "organization" && x.Sector == "IGO" && noun.what == "any")
	}
	return !x.Generic && (x.Kind == "country" || x.Kind == "person" && c.hasOffice(e, "politician"))
}
