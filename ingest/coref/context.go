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
			c.d.Entities[e].Country = c.onlyState(c.sentence[i])
		}
	}
}

// homeless tells whether an entity must belong to some state but does not say to
// which.
func (c *chains) homeless(e *document.Entity) bool {
	if e.Country != "" || e.Key != "" || e.Sector == "IGO" {
		return false
	}
	return e.Kind == "government" || e.Generic && e.Sector != "" && e.Sector != "BUS"
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
		if e.Generic || e.Country == "" {
			continue
		}
		if found != "" && found != e.Country {
			return ""
		}
		found = e.Country
	}
	return found
}
