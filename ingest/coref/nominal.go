package coref

import (
	"newsgraph/ingest/actor"
	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// nominal joins a common noun phrase to what was named before, if it surely
// denotes that.
func (c *chains) nominal(i int) {
	m := &c.d.Mentions[i]
	if m.Entity >= 0 && c.d.Entities[c.root(m.Entity)].Kind == "person" {
		return // joined by an apposition
	}
	for k := i + 1; k < len(c.d.Mentions) && c.d.Mentions[k].Start == m.Start; k++ {
		if c.d.Mentions[k].Form == document.Pronoun {
			c.pronoun(k) // "her" of "her government" comes after the whole phrase
		}
	}
	head := c.token(m.Head)
	if plural(head) || head.Lower == "both" || head.Lower == "two" {
		if members := c.plural(i); len(members) > 1 {
			m.Entity, m.Members = -1, members
			return
		}
		c.sameGroup(i)
		c.membersOf(i)
		return
	}
	if c.counterpart(i) || c.holder(i) {
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

// counterpart resolves "his Russian counterpart": the holder of the same office
// elsewhere.
func (c *chains) counterpart(i int) bool {
	m := &c.d.Mentions[i]
	if !c.namesCounterpart(m) {
		return false
	}
	owner := c.owner(m)
	if owner < 0 {
		return false
	}
	for k := len(c.seen) - 1; k >= 0; k-- {
		s := &c.seen[k]
		if s.sentence < c.sentence[i]-2 {
			break
		}
		if s.entity < 0 || c.d.Entities[s.entity].Kind != "person" {
			continue
		}
		for _, p := range c.posts {
			if c.root(p.person) != c.root(s.entity) || c.sameState(p.of, owner) {
				continue
			}
			if m.Form == document.Named {
				c.sameOffice(i, p, owner)
				return true
			}
			if e := c.holderOf(p.title.Office, owner); e >= 0 {
				c.assign(i, e)
				return true
			}
		}
	}
	return false
}

// namesCounterpart tells whether a phrase calls somebody a counterpart.
func (c *chains) namesCounterpart(m *document.Mention) bool {
	for i := m.Start; i < m.End; i++ {
		if c.token(i).Lower == "counterpart" {
			return m.Form == document.Named || i == m.Head
		}
	}
	return false
}

// sameOffice gives the person of mention i ("his Russian counterpart Ann Lee") the
// office of p in another state.
func (c *chains) sameOffice(i int, p post, owner int) {
	m := &c.d.Mentions[i]
	if c.stateOfficer(c.root(m.Entity)) {
		return
	}
	person := c.root(m.Entity)
	p.title.Text = c.localTitle(p.title, owner)
	c.d.Offices = append(c.d.Offices, document.Office{Person: person, Of: owner, Title: p.title.Text, Span: m.Span})
	c.posts = append(c.posts, post{person: person, title: p.title, of: owner, office: len(c.d.Offices) - 1})
}

// localTitle is the title that an office has in another state: the counterpart of
// a secretary of state is a foreign minister.
func (c *chains) localTitle(t actor.Title, owner int) string {
	american := c.entity(owner).Country == "USA"
	switch {
	case t.Office == "minister:foreign" && american:
		return "Secretary of State"
	case t.Office == "minister:foreign" && endsIn(t.Text, "of state"):
		return "Foreign Minister"
	}
	return t.Text
}

// holderOf returns the person who holds the office in the state of owner, or -1.
// Of several the one whose office is named exactly goes first.
func (c *chains) holderOf(office string, owner int) int {
	found := -1
	for _, p := range c.posts {
		if p.title.Former || !c.sameState(p.of, owner) {
			continue
		}
		if p.title.Office == office {
			return c.root(p.person)
		}
		// "the Russian leader" gives an office by a general noun
		vague := p.title.Office == "leader" && c.entity(p.of).Kind == "country" && c.lex.covers("leader", office)
		if found < 0 && (vague || c.lex.covers(office, p.title.Office)) {
			found = c.root(p.person)
		}
	}
	return found
}

// holder resolves an office phrase ("the American leader", "the minister") to the
// person whom the article gives that office. It tells whether the phrase is one
// of a singular definite office, resolved or not.
func (c *chains) holder(i int) bool {
	m := &c.d.Mentions[i]
	t := &c.titles[i]
	if t.Office == "" || !c.definite(m) {
		return false
	}
	owner := c.owner(m)
	if owner < 0 && t.Office == "minister:foreign" && endsIn(t.Text, "of state") {
		owner = c.keyed("country:USA") // no other state's foreign minister has this title
	}
	if owner >= 0 {
		if e := c.holderOf(t.Office, owner); e >= 0 && !t.Former {
			c.assign(i, e)
			c.specify(e, owner, t)
		} else if e < 0 {
			c.appoint(i, owner)
		}
		return true
	}
	if e := c.recentHolder(i, t.Office, t.Gender); e >= 0 {
		c.assign(i, e)
		return true
	}
	return false
}

// specify replaces the title of an office that the article first gave by a general
// noun ("the Russian leader") once it gives the office itself.
func (c *chains) specify(person, owner int, t *actor.Title) {
	for i := range c.posts {
		p := &c.posts[i]
		if c.root(p.person) != person || p.title.Office != "leader" || t.Office == "leader" || t.Office == "head" || !c.sameState(p.of, owner) {
			continue
		}
		c.d.Offices[p.office].Title = t.Text
		p.title = *t
	}
}

// appoint gives an office that nobody holds yet ("the Polish minister") to the
// person whom the last sentences speak of, if there is but one and he has no
// office of a state.
func (c *chains) appoint(i, owner int) {
	t := &c.titles[i]
	if t.Of != "state" && t.Office != "president" || c.entity(owner).Kind != "country" || t.Former || t.Office == "leader" || t.Office == "spokesperson" {
		return
	}
	person := -1
	for k := len(c.seen) - 1; k >= 0 && c.seen[k].sentence >= c.sentence[i]-2; k-- {
		e := c.seen[k].entity
		if e < 0 || c.d.Entities[e].Kind != "person" || c.root(e) == person {
			continue
		}
		if person >= 0 {
			return
		}
		person = c.root(e)
	}
	if person < 0 || c.stateOfficer(person) || t.Gender != 0 && c.gender[person] != 0 && c.gender[person] != t.Gender {
		return
	}
	m := &c.d.Mentions[i]
	c.d.Offices = append(c.d.Offices, document.Office{Person: person, Of: owner, Title: t.Text, Span: m.Span})
	c.posts = append(c.posts, post{person: person, title: *t, of: owner, office: len(c.d.Offices) - 1})
	c.assign(i, person)
}

// stateOfficer tells whether the person holds an office of a state.
func (c *chains) stateOfficer(e int) bool {
	for _, p := range c.posts {
		if c.root(p.person) == e && (p.title.Of == "state" || p.of >= 0 && c.entity(p.of).Kind != "organization") {
			return true
		}
	}
	return false
}

// definite tells whether a phrase speaks of something known: by its article, a
// possessor, or as a bare title at the start.
func (c *chains) definite(m *document.Mention) bool {
	first := c.token(m.Start)
	switch first.Lower {
	case "the", "this", "that":
		return true
	case "a", "an", "another", "some", "any", "no", "each", "every", "one":
		return false
	}
	if r := first.Text[0]; r >= 'A' && r <= 'Z' && first.UPOS != "NUM" {
		return true // "Deputy Minister noted": a title used as a name
	}
	return first.XPOS == "PRP$" || c.owner(m) >= 0
}

// recentHolder returns the person named last who holds an office that the given
// one covers, or -1. A general office reaches back only a few sentences.
func (c *chains) recentHolder(i int, office string, gender byte) int {
	near := c.lex.families[office].near
	for k := len(c.seen) - 1; k >= 0; k-- {
		s := &c.seen[k]
		if near > 0 && s.sentence < c.sentence[i]-near {
			break
		}
		if s.entity < 0 || c.d.Entities[s.entity].Kind != "person" || s.role == 0 {
			continue
		}
		if g := c.gender[c.root(s.entity)]; gender != 0 && g != 0 && g != gender {
			continue
		}
		if c.hasOffice(s.entity, office) {
			return s.entity
		}
	}
	return -1
}

// hasOffice tells whether the person holds an office that the given one covers.
func (c *chains) hasOffice(e int, office string) bool {
	for _, p := range c.posts {
		if c.root(p.person) == c.root(e) && c.lex.covers(office, p.title.Office) {
			return true
		}
	}
	return false
}

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
	if first != "the" && first != "this" && first != "that" || m.Head > m.Start+2 {
		return
	}
	kind, known := c.lex.kinds[lemma]
	owner := c.owner(m)
	for k := len(c.seen) - 1; k >= 0; k-- {
		s := &c.seen[k]
		if s.entity < 0 || c.d.Mentions[s.mention].Form == document.Pronoun {
			continue
		}
		e := c.entity(s.entity)
		gap := c.sentence[i] - s.sentence
		if c.standsFor(e, lemma) && gap <= farthest || known && gap <= kind.near && c.isKind(s, kind.what) {
			if owner < 0 || c.sameState(owner, s.entity) {
				c.assign(i, s.entity)
				return
			}
		}
		if gap > farthest {
			return
		}
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
		return e.Kind == "country" && form != document.Adjective && s.role >= roleOblique
	case "ministry":
		return e.Kind == "government" && (endsIn(e.Name, "ministry") || endsIn(e.Name, "department"))
	case "parliament":
		return e.Kind == "government" && e.Sector == "LEG"
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

// sameGroup joins a definite phrase without owner ("the protesters") to the group
// of the same noun named last.
func (c *chains) sameGroup(i int) {
	m := &c.d.Mentions[i]
	if !c.generic(m) {
		return
	}
	if first := c.token(m.Start).Lower; first != "the" && first != "these" && first != "those" && first != "this" || m.Head != m.Start+1 {
		return
	}
	lemma := c.groupNoun(m.Head)
	if c.lex.kinds[lemma].what == "state" {
		return
	}
	for k := len(c.seen) - 1; k >= 0 && c.seen[k].sentence >= c.sentence[i]-farthest; k-- {
		s := &c.seen[k]
		n := &c.d.Mentions[s.mention]
		if s.entity < 0 || n.Form != document.Nominal || !c.entity(s.entity).Generic || c.quantified(n) {
			continue
		}
		if c.groupNoun(n.Head) == lemma && plural(c.token(n.Head)) == plural(c.token(m.Head)) {
			c.assign(i, s.entity)
			return
		}
	}
}

// quantified tells whether a phrase speaks of no group in particular.
func (c *chains) quantified(m *document.Mention) bool {
	switch c.token(m.Start).Lower {
	case "every", "no", "any", "each", "one", "other", "another":
		return true
	}
	return false
}

// membersOf lets "members of the security team" denote the team, a group without
// a name of its own.
func (c *chains) membersOf(i int) {
	m := &c.d.Mentions[i]
	if c.token(m.Head).Lower != "members" || m.Head != m.Start && m.Head != m.Start+1 || !c.generic(m) {
		return
	}
	for k := c.first[m.Head]; k >= 0; k = c.next[k] {
		if n := c.d.MentionAt(int(k)); n != nil && n.Form == document.Nominal && c.generic(n) && c.token(int(k)).Rel == "nmod" {
			c.assign(i, n.Entity)
			return
		}
	}
}

// groupNoun is the noun that tells what a group is: that of the head, or after a
// measure ("hundreds of workers") the one that follows.
func (c *chains) groupNoun(h int) string {
	if c.g.Noun(c.token(h).Lower).Type == gazetteer.Measure {
		for k := c.first[h]; k >= 0; k = c.next[k] {
			if c.token(int(k)).Rel == "nmod" {
				h = int(k)
				break
			}
		}
	}
	noun := gazetteer.Singular(c.token(h))
	if s, ok := c.lex.synonyms[noun]; ok {
		return s
	}
	return noun
}
