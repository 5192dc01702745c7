package coref

import (
	"newsgraph/ingest/actor"
	"newsgraph/ingest/document"
)

// settleOffices fills posts and finds what the offices belong to that the text
// leaves open ("President Biden").
func (c *chains) settleOffices() {
	for i := range c.d.Offices {
		o := &c.d.Offices[i]
		c.posts = append(c.posts, post{person: c.root(o.Person), title: c.officeTitle(o), of: o.Of, office: i})
	}
	for i := range c.posts {
		if p := &c.posts[i]; p.of < 0 {
			p.of = c.home(p)
			c.d.Offices[p.office].Of = p.of
		}
	}
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

// home finds what the office of p belongs to: where another phrase gives the
// same person an office of that kind, where a phrase of the article speaks of
// that office ("the Israeli Minister of Defence"), or else the state that the
// article names nearest and that has no other holder of it.
func (c *chains) home(p *post) int {
	for _, q := range c.posts {
		if q.of >= 0 && q.person == p.person && (q.title.Office == p.title.Office || q.title.Of == "state") {
			return q.of
		}
	}
	for i := range c.d.Mentions {
		if t := &c.titles[i]; t.Office != "" && t.Office == p.title.Office {
			if o := c.owner(&c.d.Mentions[i]); o >= 0 && !c.held(p, o) {
				return o
			}
		}
	}
	return c.nearestState(p)
}

// held tells whether somebody else holds the office of p in the state of o.
func (c *chains) held(p *post, o int) bool {
	for _, q := range c.posts {
		if q.of >= 0 && q.person != p.person && q.title.Office == p.title.Office && c.sameState(q.of, o) {
			return true
		}
	}
	return false
}

// nearestState returns the state that most probably has p for its officer: of
// the states without another holder the one named most often in the article,
// nearness breaking ties; -1 if the office is not a state's or none is named.
func (c *chains) nearestState(p *post) int {
	if p.title.Of != "state" && p.title.Of != "any" {
		return -1
	}
	at := c.d.Offices[p.office].Span.Start
	best, bestScore := -1, 0.0
	tried := map[int]bool{}
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		e := c.root(m.Entity)
		if e < 0 || tried[e] || c.d.Entities[e].Kind != "country" || c.d.Entities[e].Generic {
			continue
		}
		tried[e] = true
		if c.held(p, e) {
			continue
		}
		if s := c.statePull(e, at); s > bestScore {
			best, bestScore = e, s
		}
	}
	return best
}

// statePull measures how much an article speaks of a state around token at: its
// mentions, halved at fifty tokens, some two sentences; those in the sentence
// itself count again, halved at ten.
func (c *chains) statePull(e, at int) float64 {
	sum := 0.0
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		r := c.root(m.Entity)
		if r < 0 || r != e && c.d.Entities[r].PartOf != e {
			continue
		}
		gap := float64(m.Head - at)
		if gap < 0 {
			gap = -gap
		}
		sum += 1 / (1 + gap/50)
		if c.sentence[i] == c.d.SentenceOf(at) {
			sum += 1 / (1 + gap/10)
		}
	}
	return sum
}

// title reads the title that heads a common noun phrase; its Office is empty if
// there is none.
func (c *chains) title(m *document.Mention) actor.Title {
	for end := m.Head + 1; end <= min(m.End, m.Head+3); end++ {
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
	for e := range c.d.Entities {
		if c.d.Entities[e].Key == key {
			return c.root(e)
		}
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
	return x.Country != "" && x.Country == y.Country && (x.Kind == "country" || y.Kind == "country" || c.seat(a) || c.seat(b))
}

// seat tells whether a body is the seat of its state's head, so that "the head
// of the White House" is the president.
func (c *chains) seat(e int) bool {
	entry := c.g.ByKey(c.d.Entities[e].Key)
	return entry != nil && entry.Head
}
