package coref

import (
	"strings"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// introduce gives the unnamed person of a lead ("A Danish nurse was freed on Monday")
// the name that opens the next sentence ("Ann Lee was among the hostages"). It does so
// only where the lead has one such person and the named one, who is new there, speaks
// no line, holds no office and is not known from elsewhere: an official who comments
// is somebody else.
func (c *chains) introduce() {
	lead := c.leadPerson()
	if lead < 0 {
		return
	}
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if m.Form != document.Named || m.Entity < 0 || c.entity(m.Entity).Kind != "person" || c.sentence[i] == c.sentence[lead] {
			continue
		}
		opens := c.sentence[i] == c.sentence[lead]+1 && m.Start == c.d.Sentences[c.sentence[i]].Start
		if opens && strings.HasPrefix(c.token(m.Head).Rel, "nsubj") && m.Len() > 1 && c.unknownPerson(i) && c.agreesIn(c.entity(m.Entity).Country, c.d.Mentions[lead].Entity) {
			c.assign(lead, m.Entity)
		}
		return
	}
}

// leadPerson is the mention of the one unnamed person that the first sentence
// introduces, or -1.
func (c *chains) leadPerson() int {
	lead := -1
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		first := c.token(m.Start).Lower
		if c.sentence[i] > 0 {
			break
		}
		if m.Form != document.Nominal || !c.generic(m) || first != "a" && first != "an" || c.g.Noun(gazetteer.Singular(c.token(m.Head))).Type != gazetteer.Person {
			continue
		}
		if lead >= 0 {
			return -1
		}
		lead = i
	}
	return lead
}

// unknownPerson tells whether mention i names a person of whom neither the article
// nor the gazetteer knows an office, and who does not say what the sentence says.
func (c *chains) unknownPerson(i int) bool {
	e := c.root(c.d.Mentions[i].Entity)
	for _, p := range c.posts {
		if c.root(p.person) == e {
			return false
		}
	}
	for _, s := range c.d.Speech {
		if s.Verb >= 0 && s.Verb == c.token(c.d.Mentions[i].Head).Head {
			return false
		}
	}
	_, known := c.g.Figure(c.d.Entities[e].Name)
	return !known
}

// agreesIn tells whether the entity can belong to the state.
func (c *chains) agreesIn(state string, entity int) bool {
	own := c.entity(entity).Country
	return state == "" || own == "" || state == own
}
