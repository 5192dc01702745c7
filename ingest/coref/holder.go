package coref

import (
	"newsgraph/ingest/actor"
	"newsgraph/ingest/document"
)

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
			if c.entity(m.Entity).Kind == "person" {
				c.sameOffice(i, p, owner)
				return true
			}
			if e := c.holderOf(p.title.Office, owner); e >= 0 {
				c.assign(i, e)
			} else {
				c.unnamed(i, p, owner)
			}
			return true
		}
	}
	return false
}

// unnamed gives "her Turkish counterpart", whom the article does not name, the
// office for a name.
func (c *chains) unnamed(i int, p post, owner int) {
	m := &c.d.Mentions[i]
	state := c.g.State(c.entity(owner).Country)
	if !c.generic(m) || state == nil {
		return
	}
	e := c.root(m.Entity)
	c.counterparts[e] = p.title.Office
	x := &c.d.Entities[e]
	x.Aliases = append(x.Aliases, x.Name)
	x.Name = state.Adjective + " " + c.localTitle(p.title, owner)
	x.Kind, x.Sector = "government", "GOV"
}

// namesCounterpart tells whether a phrase calls somebody a counterpart.
func (c *chains) namesCounterpart(m *document.Mention) bool {
	for i := m.Start; i < m.End; i++ {
		if l := c.token(i).Lower; l == "counterpart" || l == "colleague" {
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
		} else if f := c.figureOf(i, owner); e < 0 && f >= 0 {
			c.assign(i, f)
		} else if e < 0 {
			c.appoint(i, owner)
		}
		return true
	}
	if e := c.recentHolder(i, t.Office, t.Gender); e >= 0 {
		c.assign(i, e)
		return true
	}
	if headship(t.Office) && m.End == m.Head+1 {
		if e := c.onlyFigure(i); e >= 0 && c.hasHead(e, t.Office) {
			c.assign(i, e)
			return true
		}
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
	if c.role(i) != roleSubject {
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
		if c.seen[k].sentence == c.sentence[i] {
			return // two phrases of one sentence rarely speak of one person
		}
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

// holderReach is how many mentions back the holder of an office is looked for: more than
// articles have, less than makes the work on a book grow with the square of its length.
const holderReach = 1000

// recentHolder returns the person named last who holds an office that the given
// one covers, or -1. A general office reaches back only a few sentences.
func (c *chains) recentHolder(i int, office string, gender byte) int {
	near := c.lex.families[office].near
	for k := len(c.seen) - 1; k >= max(0, len(c.seen)-holderReach); k-- {
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
		if c.root(p.person) != c.root(e) {
			continue
		}
		// the head of a ministry is its minister
		if c.lex.covers(office, p.title.Office) || office == "minister" && p.title.Office == "head" && p.of >= 0 && endsIn(c.entity(p.of).Name, "ministry") {
			return true
		}
	}
	return false
}

// hasHead tells whether the state that person e is known to belong to has heads of the
// title: chancellors are few.
func (c *chains) hasHead(e int, office string) bool {
	f, ok := c.g.Figure(c.entity(e).Name)
	return !ok || office != "chancellor" || f.Country == "DEU" || f.Country == "AUT"
}
