package coref

import (
	"newsgraph/ingest/actor"
	"newsgraph/ingest/document"
)

// settleOffices fills posts and finds what the offices belong to that the text
// leaves open ("President Biden").
func (c *chains) settleOffices() {
	c.countStates()
	for i := range c.d.Offices {
		o := &c.d.Offices[i]
		c.posts = append(c.posts, post{person: c.root(o.Person), title: c.officeTitle(o), of: o.Of, office: i})
	}
	for i := range c.posts {
		p := &c.posts[i]
		if p.of >= 0 || c.ownerPhrase(p) != nil {
			continue
		}
		if word := c.bodyWord(p); word != "" {
			p.of = c.bodyCalled(word)
		} else {
			p.of = c.home(p)
		}
		c.d.Offices[p.office].Of = p.of
	}
}

// settleOwned finds the owners of the offices that wait for another phrase ("the
// department's spokeswoman"), after all phrases have been resolved.
func (c *chains) settleOwned() {
	for i := range c.posts {
		p := &c.posts[i]
		if p.of >= 0 || p.office < 0 || c.bodyWord(p) != "" {
			continue
		}
		switch m := c.ownerPhrase(p); {
		case m == nil:
			p.of = c.home(p)
		case m.Entity < 0 || c.generic(m) && c.entity(m.Entity).Kind != "person":
			// nobody knows whose
		case c.entity(m.Entity).Kind == "person":
			if p.of = c.voice(c.root(m.Entity)); c.d.Entities[p.of].Kind == "person" {
				p.of = c.home(p)
			}
		default:
			p.of = c.root(m.Entity)
		}
		c.d.Offices[p.office].Of = p.of
	}
}

// ownerPhrase returns the common noun or pronoun in the words of an office that
// stands for its owner, or nil.
func (c *chains) ownerPhrase(p *post) *document.Mention {
	o := &c.d.Offices[p.office]
	for i := o.Span.Start; i < o.Span.End; i++ {
		m := c.d.MentionAt(i)
		if m == nil || i >= p.title.Span.Start || c.token(i).Rel != "nmod:poss" {
			continue
		}
		named := m.Form == document.Named && m.Entity >= 0 && c.entity(m.Entity).Kind == "person" && c.root(m.Entity) != p.person
		if m.Form == document.Nominal || m.Form == document.Pronoun || named {
			return m
		}
	}
	return c.ownerAfter(p.title.Span.End)
}

// ownerAfter returns the common noun after "of" behind a title that ends before
// token i ("president of the court"), or nil.
func (c *chains) ownerAfter(i int) *document.Mention {
	if i <= 0 || i+2 >= len(c.d.Tokens) || c.token(i).Lower != "of" || c.token(i+1).UPOS != "DET" {
		return nil
	}
	if m := c.d.MentionAt(i + 2); m != nil && m.Form == document.Nominal && m.Start == i+1 {
		return m
	}
	return nil
}

// bodyWord returns the noun, in lower case, by which the phrase of an office
// calls the body that it belongs to by its last word ("Commission President",
// "Council chief Lee"), or "".
func (c *chains) bodyWord(p *post) string {
	o := &c.d.Offices[p.office]
	i := p.title.Span.Start - 1
	if i < o.Span.Start {
		i = o.Span.Start // the title takes in what looks like a qualifier
	}
	t := c.token(i)
	if _, ok := c.lex.kinds[t.Lower]; !ok || t.Text == t.Lower || c.lex.kinds[t.Lower].what == "state" || c.d.MentionAt(i) != nil {
		return ""
	}
	return t.Lower
}

// bodyCalled returns the one body of the article that a noun may stand for, or
// -1.
func (c *chains) bodyCalled(noun string) int {
	found := -1
	for i := range c.d.Mentions {
		e := c.root(c.d.Mentions[i].Entity)
		if e < 0 || e == found || c.d.Entities[e].Generic || !c.standsFor(&c.d.Entities[e], noun) && !endsIn(c.d.Entities[e].Name, " "+noun) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// officeTitle reads the title of an office again from its words.
func (c *chains) officeTitle(o *document.Office) actor.Title {
	for k := o.Span.End; k > o.Span.Start; k-- {
		if t, ok := actor.ReadTitle(c.g, c.d.Tokens, o.Span.Start, k, o.Span.End); ok && t.Text == o.Title {
			return t
		}
	}
	return actor.Title{}
}

// title reads the title that heads a common noun phrase, the longest one
// ("Secretary of State"); its Office is empty if there is none.
func (c *chains) title(m *document.Mention) actor.Title {
	for end := min(m.End, m.Head+3); end > m.Head; end-- {
		if t, ok := actor.ReadTitle(c.g, c.d.Tokens, m.Start, end, m.End); ok && t.Span.Contains(m.Head) {
			return t
		}
	}
	return actor.Title{}
}

// owner returns the state or body that a phrase names as its own ("the Russian
// minister", "the head of the White House", "its president"), or -1.
func (c *chains) owner(m *document.Mention) int {
	best, rank := -1, -1
	for i := m.Start; i < m.End; i++ {
		n := c.d.MentionAt(i)
		if n == nil || n.Start < m.Start || n.End > m.End || n.Head == m.Head || n.Entity < 0 {
			continue
		}
		e := c.root(n.Entity)
		if k := c.d.Entities[e].Kind; k == "person" || c.d.Entities[e].Generic {
			continue
		}
		// before the noun the nearest counts, after it the first
		r := 1
		if n.Head < m.Head {
			r = 2 + n.Head
		}
		if r > rank {
			best, rank = e, r
		}
	}
	return best
}

// keyed returns the entity with the gazetteer key, or -1.
func (c *chains) keyed(key string) int {
	if e, ok := c.byKey[key]; ok {
		return c.root(e)
	}
	return -1
}

// sameState tells whether two owners of an office are one, or a state and a body
// of it.
func (c *chains) sameState(a, b int) bool {
	a, b = c.root(a), c.root(b)
	if a == b {
		return true
	}
	if a < 0 || b < 0 {
		return false
	}
	x, y := &c.d.Entities[a], &c.d.Entities[b]
	if x.Kind == "organization" || y.Kind == "organization" {
		return false
	}
	return x.Country != "" && x.Country == y.Country && (x.Kind == "country" || y.Kind == "country" || c.seat(a) || c.seat(b))
}

// seat tells whether a body is the seat of its state's head, so that "the head
// of the White House" is the president.
func (c *chains) seat(e int) bool {
	entry := c.g.ByKey(c.d.Entities[e].Key)
	return entry != nil && entry.Head
}
