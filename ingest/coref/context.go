package coref

import (
	"slices"
	"strings"

	"newsgraph/ingest/document"
)

// endsIn tells whether a name ends in a word, in any case.
func endsIn(name, word string) bool {
	return len(name) >= len(word) && strings.EqualFold(name[len(name)-len(word):], word)
}

// settleCountries gives persons the state of their office, and bodies and groups
// without a state of their own the only one that their sentence names.
func (c *chains) settleCountries() {
	for _, p := range c.posts {
		e, of := c.root(p.person), c.root(p.of)
		if of < 0 {
			continue
		}
		x := &c.d.Entities[e]
		if x.Country == "" {
			x.Country = c.d.Entities[of].Country
		}
		if x.Sector == "" {
			x.Sector = p.title.Sector
			if x.Sector == "" {
				x.Sector = c.d.Entities[of].Sector
			}
			if c.d.Entities[of].Sector == "IGO" {
				x.Sector, x.Country = "IGO", ""
			}
		}
	}
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if e := c.root(m.Entity); e >= 0 && c.homeless(&c.d.Entities[e]) {
			c.d.Entities[e].Country = c.homeAround(i)
		}
	}
	c.settleFigures()
	c.joinGovernments()
}

// settleFigures gives persons of whom the article does not tell it the state that
// they are known to belong to.
func (c *chains) settleFigures() {
	for i := range c.d.Entities {
		x := &c.d.Entities[i]
		if x.Kind != "person" || x.Country != "" || x.Sector == "IGO" || x.Generic {
			continue
		}
		if f, ok := c.g.Figure(x.Name); ok {
			x.Country = f.Country
			if x.Sector == "" {
				x.Sector = f.Sector
			}
		}
	}
}

// joinGovernments makes one of the phrases for the government of a state that
// name no state ("the government", "the cabinet"), once context has told it.
func (c *chains) joinGovernments() {
	first := map[string]int{}
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		e := c.root(m.Entity)
		if e < 0 || c.d.Entities[e].Country == "" || !c.bareGovernment(m) {
			continue
		}
		code := c.d.Entities[e].Country
		k, ok := first[code]
		if !ok {
			key := "gov:" + strings.ToLower(code) + "-government"
			if k = c.keyed(key); k < 0 {
				k = e
				c.entitle(e, key)
			}
			first[code] = k
		}
		c.join(k, e)
	}
}

// entitle gives the government of a state, which the article calls by other
// words, its key and full name.
func (c *chains) entitle(e int, key string) {
	x := &c.d.Entities[e]
	state := c.g.State(x.Country)
	if state == nil || c.g.ByKey(key) != nil {
		return
	}
	x.Aliases = append(x.Aliases, x.Name)
	x.Name, x.Key, x.Generic, c.byKey[key] = state.Adjective+" government", key, false, e
	if x.PartOf < 0 {
		x.PartOf = c.keyed(state.Key)
	}
}

// bareGovernment tells whether a phrase is a noun for a government with at most a
// determiner or one of its officers ("Borisov's government").
func (c *chains) bareGovernment(m *document.Mention) bool {
	if m.Form != document.Nominal || !c.generic(m) || m.End != m.Head+1 {
		return false
	}
	if m.Head > m.Start+1 && c.officerIn(m) < 0 && (m.Head > m.Start+2 || !ofWhole(c.token(m.Head-1).Lower)) {
		return false
	}
	if m.Head == m.Start+1 && c.token(m.Start).UPOS != "DET" && c.token(m.Start).XPOS != "PRP$" || c.quantified(m) || c.token(m.Start).Lower == "a" {
		return false
	}
	switch c.token(m.Head).Lower {
	case "government", "cabinet", "regime":
		return true
	}
	return false
}

// ofWhole tells whether an adjective says that a government is that of the whole state.
func ofWhole(lower string) bool {
	return lower == "federal" || lower == "central" || lower == "national"
}

// homeless tells whether an entity must belong to some state but does not say to
// which.
func (c *chains) homeless(e *document.Entity) bool {
	if e.Country != "" || e.Key != "" || e.Sector == "IGO" {
		return false
	}
	if e.PartOf >= 0 || endsIn(e.Name, "governments") {
		return false
	}
	return e.Kind == "government" || e.Generic && e.Sector != "" && e.Sector != "BUS"
}

// homeAround is the state that an actor without one belongs to at mention i: the
// only one that the sentence names, or else the one where the report comes from or
// that prevails in it; for the government and the like the latter goes first.
func (c *chains) homeAround(i int) string {
	m := &c.d.Mentions[i]
	if code := c.ownerBelow(m.Head, 3); code != "" {
		return code
	}
	here, base := c.onlyState(c.sentence[i]), c.base()
	if base != "" && c.generic(m) && c.token(m.Start).Lower != "a" && (here == "" || c.bareGovernment(m)) {
		return base
	}
	return here
}

// ownerBelow is the state in the phrases with "of" below token h, or "". depth
// bounds the steps.
func (c *chains) ownerBelow(h, depth int) string {
	for k := c.first[h]; k >= 0 && depth > 0; k = c.next[k] {
		if c.token(int(k)).Rel != "nmod" || !c.hasCase(int(k), "of") {
			continue
		}
		if m := c.d.MentionAt(int(k)); m != nil && m.Entity >= 0 && c.entity(m.Entity).Country != "" {
			return c.entity(m.Entity).Country
		}
		if code := c.ownerBelow(int(k), depth-1); code != "" {
			return code
		}
	}
	return ""
}

// hasCase tells whether the preposition stands over token h.
func (c *chains) hasCase(h int, preposition string) bool {
	for k := c.first[h]; k >= 0; k = c.next[k] {
		if t := c.token(int(k)); t.Rel == "case" && t.Lower == preposition {
			return true
		}
	}
	return false
}

// base is the state of the dateline or else the one that the article names more
// often than all others together, or "".
func (c *chains) base() string {
	if code := c.dateline(); code != "" {
		return code
	}
	for _, e := range c.states {
		if e = c.root(e); c.prevails(e) {
			return c.d.Entities[e].Country
		}
	}
	return ""
}

// dateline is the state of the place that the article reports from, if it opens with
// one and names that state too.
func (c *chains) dateline() string {
	if len(c.d.Sentences) == 0 || !c.d.Sentences[0].Fragment {
		return ""
	}
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		if c.sentence[i] > 0 {
			break
		}
		if m.Entity < 0 || c.entity(m.Entity).Country == "" || c.entity(m.Entity).Kind != "place" && c.entity(m.Entity).Kind != "country" {
			continue
		}
		if code := c.entity(m.Entity).Country; c.keyed("country:"+code) >= 0 {
			return code
		}
	}
	return ""
}

// onlyState returns the code of the only state that the sentence names in any
// way, or "".
func (c *chains) onlyState(sentence int) string {
	found := ""
	// mentions are ordered by their start, and so by sentence
	first, _ := slices.BinarySearch(c.sentence, sentence)
	for i := first; i < len(c.sentence) && c.sentence[i] == sentence; i++ {
		m := &c.d.Mentions[i]
		if m.Entity < 0 || m.Form == document.Pronoun {
			continue
		}
		e := c.entity(m.Entity)
		if e.Generic || e.Country == "" || e.Kind == "media" {
			continue
		}
		if found != "" && found != e.Country {
			return ""
		}
		found = e.Country
	}
	return found
}
