package coref

import (
	"strings"

	"newsgraph/ingest/document"
)

// settleBodies finds the state of ministries and other bodies that a phrase
// names without it ("the Foreign Ministry").
func (c *chains) settleBodies() {
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if m.Form != document.Named && m.Form != document.Adjective || m.Entity < 0 {
			continue
		}
		e := c.root(m.Entity)
		if x := &c.d.Entities[e]; x.Kind != "government" || x.Key != "" || x.Country != "" {
			continue
		}
		if k := c.sameBody(e, m.Head); k >= 0 {
			c.join(k, e)
		} else if endsIn(c.d.Entities[e].Name, "ministry") {
			c.adopt(e, m.Head)
		}
	}
}

// sameBody returns the body with a state whose name ends in that of e: the one
// named nearest before token at, or else the first after it; or -1.
func (c *chains) sameBody(e, at int) int {
	suffix := " " + c.d.Entities[e].Name
	found := -1
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if m.Entity < 0 || m.Head > at && found >= 0 {
			continue
		}
		x := c.entity(m.Entity)
		if x.Key != "" && x.Kind == "government" && strings.HasSuffix(x.Name, suffix) {
			found = c.root(m.Entity)
		}
	}
	return found
}

// adopt gives a ministry the state of its minister, if the article names exactly
// one; where it names ministers of several states, the one that it is about or comes
// from; and else that of the officer named last before it.
func (c *chains) adopt(e, at int) {
	portfolio, _, _ := strings.Cut(strings.ToLower(c.d.Entities[e].Name), " ministry")
	state := -1
	for _, p := range c.posts {
		if p.of >= 0 && strings.HasSuffix(p.title.Office, "minister:"+portfolio) {
			if state >= 0 && !c.sameState(state, p.of) {
				state = c.keyed("country:" + c.base())
				break
			}
			state = c.root(p.of)
		}
	}
	if state < 0 {
		state = c.lastOfficer(at)
	}
	if state < 0 && len(c.states) == 1 {
		state = c.root(c.states[0])
	}
	if state < 0 || c.d.Entities[state].Country == "" {
		return
	}
	entry := c.g.State(c.d.Entities[state].Country)
	if entry == nil {
		return
	}
	key := "gov:" + strings.ToLower(entry.Country) + "-" + strings.ReplaceAll(portfolio, " ", "-") + "-ministry"
	if k := c.keyed(key); k >= 0 {
		c.join(k, e)
		return
	}
	x := &c.d.Entities[e]
	x.Aliases = append(x.Aliases, x.Name)
	x.Key, c.byKey[key] = key, e
	x.Name, x.Country, x.PartOf = entry.Adjective+" "+x.Name, entry.Country, c.keyed(entry.Key)
}

// lastOfficer returns what the office belongs to of the officer named last before
// token at, or -1.
func (c *chains) lastOfficer(at int) int {
	best, of := -1, -1
	for _, p := range c.posts {
		if p.of < 0 || p.office < 0 {
			continue
		}
		if s := c.d.Offices[p.office].Span.Start; s < at && s > best {
			best, of = s, c.root(p.of)
		}
	}
	return of
}

// joinForces joins the troops of a state that a phrase names by nothing but the
// state ("Russian troops", "the Russian forces") to its military, if the article
// names it, and otherwise to one another.
func (c *chains) joinForces() {
	first := map[string]int{}
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if m.Entity < 0 {
			continue
		}
		e := c.root(m.Entity)
		x := &c.d.Entities[e]
		if x.Country == "" || !strings.HasSuffix(x.Key, "-military") && !c.plainForces(m, x) {
			continue
		}
		k, ok := first[x.Country]
		if !ok {
			first[x.Country] = e
			continue
		}
		if x.Key != "" && c.d.Entities[c.root(k)].Key == "" {
			c.join(e, k)
			first[x.Country] = e
		} else {
			c.join(k, e)
		}
	}
}

// plainForces tells whether a phrase is a nationality and a noun for the forces
// of a state, without anything else.
func (c *chains) plainForces(m *document.Mention, x *document.Entity) bool {
	if !x.Generic || x.Sector != "MIL" || m.Form != document.Nominal || m.End != m.Head+1 {
		return false
	}
	switch c.token(m.Head).Lower {
	case "troops", "forces", "soldiers":
	default:
		return false
	}
	n := c.d.MentionAt(m.Head - 1)
	return n != nil && n.Entity >= 0 && c.entity(n.Entity).Kind == "country" && n.Start >= m.Start &&
		(n.Start == m.Start || n.Start == m.Start+1 && c.token(m.Start).UPOS == "DET")
}

// governmentOf joins "the Assad regime", "Borisov's government" to the government
// of the state that the person is an officer of, if the article names it, and
// gives it that state otherwise.
func (c *chains) governmentOf(i int) {
	m := &c.d.Mentions[i]
	switch c.token(m.Head).Lower {
	case "government", "regime", "administration", "cabinet":
	default:
		return
	}
	if !c.generic(m) {
		return
	}
	state := c.officerIn(m)
	if state < 0 || c.d.Entities[state].Country == "" {
		return
	}
	code := c.d.Entities[state].Country
	if k := c.keyed("gov:" + strings.ToLower(code) + "-government"); k >= 0 {
		c.assign(i, k)
		return
	}
	if x := c.entity(m.Entity); x.Country == "" {
		x.Country, x.PartOf = code, c.keyed("country:"+code)
	}
}

// officerIn returns the state of the first person named in the phrase, or -1.
func (c *chains) officerIn(m *document.Mention) int {
	for i := m.Start; i < m.Head; i++ {
		n := c.d.MentionAt(i)
		if n == nil || n.Entity < 0 || c.entity(n.Entity).Kind != "person" {
			continue
		}
		if v := c.voice(c.root(n.Entity)); v != c.root(n.Entity) {
			return v
		}
	}
	return -1
}
