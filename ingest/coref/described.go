package coref

import (
	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// describe notes the common nouns by which mention i calls a person whom it names: the
// one before the name ("the singer Ann Lee") or the one that it is ("Lee, a singer").
func (c *chains) describe(i int) {
	m := &c.d.Mentions[i]
	e := c.root(m.Entity)
	if e < 0 || c.d.Entities[e].Kind != "person" || c.d.Entities[e].Generic {
		return
	}
	if m.Form == document.Nominal {
		c.called(e, m.Head)
		c.called(e, c.predicate(m.Head))
		return
	}
	for k := m.Start; k < m.End; k++ {
		if c.token(k).UPOS == "NOUN" {
			c.called(e, k)
		}
	}
	c.called(e, c.predicate(m.Head))
}

// predicate is the noun that the phrase headed by token h is said to be ("Lee is a
// singer"), or -1.
func (c *chains) predicate(h int) int {
	p := c.token(h).Head
	if p < 0 || c.token(h).Rel != "nsubj" || c.token(p).UPOS != "NOUN" {
		return -1
	}
	for k := c.first[p]; k >= 0; k = c.next[k] {
		if c.token(int(k)).Rel == "cop" {
			return p
		}
	}
	return -1
}

// called notes that person e is called by the noun at token i, if that is one for a
// single human and no office.
func (c *chains) called(e, i int) {
	if i < 0 || plural(c.token(i)) {
		return
	}
	noun := gazetteer.Singular(c.token(i))
	if c.g.Noun(noun).Type != gazetteer.Person {
		return
	}
	if c.callings == nil {
		c.callings = map[calling]bool{}
	}
	c.callings[calling{e, noun}] = true
}

// calling is a noun by which the article calls a person.
type calling struct {
	person int
	noun   string
}

// describedPerson resolves "the singer" to the person whom the article called one
// before, unless it has spoken of an unnamed one since. It tells whether it did.
func (c *chains) describedPerson(i int) bool {
	m := &c.d.Mentions[i]
	if !c.generic(m) || m.Head != m.Start+1 || m.End != m.Head+1 || !pointing(c.token(m.Start).Lower) || len(c.callings) == 0 {
		return false
	}
	noun := gazetteer.Singular(c.token(m.Head))
	for k := len(c.seen) - 1; k >= 0 && c.seen[k].sentence >= c.sentence[i]-farthest; k-- {
		s := &c.seen[k]
		if s.entity < 0 {
			continue
		}
		e, n := c.root(s.entity), &c.d.Mentions[s.mention]
		if c.callings[calling{e, noun}] {
			c.assign(i, e)
			return true
		}
		if c.d.Entities[e].Generic && n.Form == document.Nominal && gazetteer.Singular(c.token(n.Head)) == noun {
			return false
		}
	}
	return false
}

// figure is a person who is known to have held an office of a state, with the first
// mention.
type figure struct{ person, mention int }

// onlyFigure is the only person named before mention i who is known to have held an
// office of a state and to whom the article gives none: "the President" of an article
// that everybody knows him from; or -1.
func (c *chains) onlyFigure(i int) int {
	if c.figures == nil {
		c.figures = c.unpostedFigures()
	}
	found := -1
	for _, f := range c.figures {
		if f.mention > i {
			break
		}
		if found >= 0 {
			return -1
		}
		found = f.person
	}
	return found
}

// figureOf is the person whom "the Russian leader" or "the President of Russia" at mention
// i means where the article gives nobody the office: the only one of that state, named
// before, who is known to have held an office of it ("Putin"); or -1.
func (c *chains) figureOf(i, owner int) int {
	t := &c.titles[i]
	if t.Former || !headship(t.Office) && t.Office != "leader" || c.entity(owner).Kind != "country" {
		return -1
	}
	if c.figures == nil {
		c.figures = c.unpostedFigures()
	}
	found := -1
	for _, f := range c.figures {
		known, _ := c.g.Figure(c.entity(f.person).Name)
		if known.Country != c.entity(owner).Country {
			continue
		}
		if found >= 0 || f.mention > i {
			return -1
		}
		found = c.root(f.person)
	}
	if found >= 0 && t.Gender != 0 && c.gender[found] != 0 && c.gender[found] != t.Gender {
		return -1
	}
	return found
}

// unpostedFigures lists them for the whole article, in order of their first mentions.
func (c *chains) unpostedFigures() []figure {
	out, done := []figure{}, map[int]bool{}
	for i := range c.d.Mentions {
		e := c.root(c.d.Mentions[i].Entity)
		if e < 0 || done[e] || c.d.Entities[e].Kind != "person" || c.d.Entities[e].Generic {
			continue
		}
		done[e] = true
		if f, ok := c.g.Figure(c.d.Entities[e].Name); ok && f.Sector == "GOV" && f.Country != "" && !c.posted(e) {
			out = append(out, figure{e, i})
		}
	}
	return out
}

// headship tells whether the office is that of the head of a state or government.
func headship(office string) bool {
	switch office {
	case "president", "prime minister", "head of state", "chancellor":
		return true
	}
	return false
}
