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
// one, or else of the officer named last before it.
func (c *chains) adopt(e, at int) {
	portfolio, _, _ := strings.Cut(strings.ToLower(c.d.Entities[e].Name), " ministry")
	state := -1
	for _, p := range c.posts {
		if p.of >= 0 && strings.HasSuffix(p.title.Office, "minister:"+portfolio) {
			if state >= 0 && !c.sameState(state, p.of) {
				return
			}
			state = c.root(p.of)
		}
	}
	if state < 0 {
		state = c.lastOfficer(at)
	}
	if state < 0 || c.d.Entities[state].Country == "" {
		return
	}
	entry := c.g.State(c.d.Entities[state].Country)
	if entry == nil {
		return
	}
	x := &c.d.Entities[e]
	x.Aliases = append(x.Aliases, x.Name)
	x.Key = "gov:" + strings.ToLower(entry.Country) + "-" + strings.ReplaceAll(portfolio, " ", "-") + "-ministry"
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
