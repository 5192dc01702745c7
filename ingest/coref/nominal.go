package coref

import (
	"slices"
	"strings"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// nominal joins a common noun phrase to what was named before, if it surely
// denotes that.
func (c *chains) nominal(i int) {
	m := &c.d.Mentions[i]
	if m.Entity >= 0 && c.d.Entities[c.root(m.Entity)].Kind == "person" {
		c.counterpart(i)
		return // joined by an apposition
	}
	for k := i + 1; k < len(c.d.Mentions) && c.d.Mentions[k].Start == m.Start; k++ {
		if c.d.Mentions[k].Form == document.Pronoun {
			c.pronoun(k) // "her" of "her government" comes after the whole phrase
		}
	}
	head := c.token(m.Head)
	if len(m.Members) > 1 && c.entity(m.Members[0]).Kind == "person" && !c.entity(m.Members[0]).Generic {
		return // named beside it
	}
	if plural(head) || head.Lower == "both" || head.Lower == "two" {
		if members := c.plural(i); len(members) > 1 {
			m.Entity, m.Members = -1, members
			return
		}
		c.sameGroup(i)
		c.membersOf(i)
		return
	}
	if c.counterpart(i) || c.holder(i) || c.describedPerson(i) {
		return
	}
	c.body(i)
	c.governmentOf(i)
	if m := &c.d.Mentions[i]; c.generic(m) {
		c.sameGroup(i)
	}
}

func plural(t *document.Token) bool { return t.XPOS == "NNS" || t.XPOS == "NNPS" }

// generic tells whether the mention still denotes an entity of its own phrase.
func (c *chains) generic(m *document.Mention) bool {
	return m.Entity >= 0 && c.entity(m.Entity).Generic
}

// assign lets mention i denote entity e.
func (c *chains) assign(i, e int) { c.d.Mentions[i].Entity = c.root(e) }

// body resolves "the alliance", "the ministry", "the country" to the body or
// state named before.
func (c *chains) body(i int) {
	m := &c.d.Mentions[i]
	lemma := gazetteer.Singular(c.token(m.Head))
	first := c.token(m.Start).Lower
	if c.token(m.Start).XPOS == "PRP$" {
		c.owned(i, lemma)
		return
	}
	bare := m.Len() == 1 && c.token(m.Head).Text == "Parliament" // needs no article
	if !bare && first != "the" && first != "this" && first != "that" || m.Head > m.Start+2 {
		return
	}
	kind, known := c.lex.kinds[lemma]
	if area := c.area(m); kind.what == "state" && area != nil {
		c.stateOfArea(i, area)
		return
	}
	owner := c.owner(m)
	for k := len(c.seen) - 1; k >= 0; k-- {
		s := &c.seen[k]
		if s.entity < 0 || c.d.Mentions[s.mention].Form == document.Pronoun {
			continue
		}
		e := c.entity(s.entity)
		gap := c.sentence[i] - s.sentence
		if c.standsFor(e, lemma) && gap <= farthest || known && gap <= kind.near && c.isKind(s, kind.what) {
			if (owner < 0 || c.sameState(owner, s.entity)) && !c.otherSort(m, e) {
				c.assign(i, s.entity)
				return
			}
		}
		if gap > farthest {
			return
		}
	}
}

// otherSort tells whether the phrase says by an adjective or noun that it means another
// court, council or the like than e: "the regional court" after "the Supreme Court".
func (c *chains) otherSort(m *document.Mention, e *document.Entity) bool {
	if m.Head != m.Start+2 || c.d.MentionAt(m.Start+1) != nil {
		return false
	}
	switch c.lex.kinds[gazetteer.Singular(c.token(m.Head))].what {
	case "court", "council", "ministry", "agency":
	default:
		return false
	}
	word := c.token(m.Start + 1)
	switch word.Lower {
	case "same", "whole", "entire", "new", "former", "said", "above":
		return false
	}
	named := func(name string) bool { return strings.Contains(strings.ToLower(name), word.Lower) }
	return !named(e.Name) && !slices.ContainsFunc(e.Aliases, named)
}

// describedRegion recognises a phrase like "the Himalayan region", which looks like a
// name but describes a region named before.
func (c *chains) describedRegion(m *document.Mention) bool {
	h := c.token(m.End - 1)
	return m.Entity >= 0 && c.entity(m.Entity).Kind == "place" && m.Len() == 3 && c.token(m.Start+1).UPOS == "ADJ" && c.lex.kinds[h.Lower].what == "region" && h.Text == h.Lower
}

// area lists the states of the region that a phrase names by its adjective ("the
// Balkan country"), or nil.
func (c *chains) area(m *document.Mention) []string {
	for k := m.Start + 1; k < m.Head; k++ {
		if codes := c.lex.areas[c.token(k).Lower]; codes != nil {
			return codes
		}
	}
	return nil
}

// stateOfArea lets mention i denote the state among codes that was named last, be
// it by its adjective or capital, or else the only one of the article.
func (c *chains) stateOfArea(i int, codes []string) {
	for k := len(c.seen) - 1; k >= 0 && c.seen[k].sentence >= c.sentence[i]-farthest; k-- {
		if e := c.seen[k].entity; e >= 0 && c.entity(e).Kind == "country" && slices.Contains(codes, c.entity(e).Country) {
			c.assign(i, e)
			return
		}
	}
	only := -1
	for _, e := range c.states {
		if e = c.root(e); slices.Contains(codes, c.d.Entities[e].Country) && e != only {
			if only >= 0 {
				return
			}
			only = e
		}
	}
	if only >= 0 {
		c.assign(i, only)
	}
}

// owned gives "his country" the state of its owner, and other groups of an owner
// ("his advisers", "its army") the owner's country.
func (c *chains) owned(i int, lemma string) {
	m := &c.d.Mentions[i]
	p := c.d.MentionAt(m.Start)
	if p == nil || p.Entity < 0 || !c.generic(m) {
		return
	}
	owner := c.entity(c.voice(c.root(p.Entity)))
	state := c.keyed("country:" + owner.Country)
	if owner.Country == "" || state < 0 {
		return
	}
	if k := c.lex.kinds[lemma]; k.what == "state" && c.entity(p.Entity).Kind == "person" {
		c.assign(i, state)
		return
	}
	if x := c.entity(m.Entity); x.Country == "" {
		x.Country = owner.Country
		x.PartOf = state
	}
}

// farthest is how many sentences back a body may have been named that the
// gazetteer says the noun stands for.
const farthest = 10

// standsFor tells whether the gazetteer gives the noun for the entity.
func (c *chains) standsFor(e *document.Entity, lemma string) bool {
	entry := c.g.ByKey(e.Key)
	if e.Key == "" || entry == nil {
		return false
	}
	for _, n := range entry.Nouns {
		if n == lemma {
			return true
		}
	}
	return false
}

// isKind tells whether a sighting is of the kind that a noun stands for.
func (c *chains) isKind(s *sighting, what string) bool {
	e := c.entity(s.entity)
	if e.Generic && what != "group" {
		return false
	}
	form := c.d.Mentions[s.mention].Form
	switch what {
	case "state":
		return e.Kind == "country" && form != document.Adjective && (s.role >= roleOblique || c.leads(s.entity))
	case "region":
		sense, _, ok := c.g.Find(c.d.Tokens, c.d.Mentions[s.mention].Head, c.d.Mentions[s.mention].End)
		return e.Kind == "place" && form != document.Adjective && ok && sense.Entry.Class == gazetteer.Region
	case "city":
		sense, _, ok := c.g.Find(c.d.Tokens, c.d.Mentions[s.mention].Head, c.d.Mentions[s.mention].End)
		return e.Kind == "place" && form != document.Adjective && ok && (sense.Entry.Class == gazetteer.City || sense.Form == gazetteer.Seat)
	case "ministry":
		return e.Kind == "government" && (endsIn(e.Name, "ministry") || endsIn(e.Name, "department"))
	case "parliament":
		return e.Kind == "government" && e.Sector == "LEG" || e.Kind == "organization" && endsIn(e.Name, "parliament")
	case "court":
		return e.Sector == "JUD" || endsIn(e.Name, "court")
	case "media":
		return e.Kind == "media"
	case "party":
		return e.Sector == "PTY" || endsIn(e.Name, "party")
	case "company":
		return e.Kind == "organization" && e.Key == "" && !e.Generic && (e.Sector == "" || e.Sector == "BUS")
	case "group":
		return e.Kind == "organization" && !e.Generic && (e.Sector == "REB" || e.Sector == "NGO" || e.Sector == "OPP" || e.Sector == "")
	case "agency":
		return e.Kind == "media" || endsIn(e.Name, "agency")
	case "council":
		return endsIn(e.Name, "council") || endsIn(e.Name, "commission") || endsIn(e.Name, "committee") || endsIn(e.Name, "assembly")
	case "body":
		return e.Kind == "organization" && (e.Sector == "IGO" || e.Sector == "NGO")
	}
	return false
}
