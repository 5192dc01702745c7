package coref

import (
	"newsgraph/ingest/document"
	"newsgraph/ingest/speech"
)

// speakers fills the speakers of speeches whose phrase denotes somebody.
func (c *chains) speakers() {
	for i := range c.d.Speech {
		q := &c.d.Speech[i]
		if q.Speaker >= 0 {
			q.Speaker = c.root(q.Speaker)
			continue
		}
		head, phrase := speech.Speaker(c.d, q)
		q.Speaker = c.denoted(head, phrase)
	}
	c.unattributed()
}

// denoted returns the entity that a phrase with the given head denotes, or -1.
// Where the tree has another head than the mention, a name in the phrase counts.
func (c *chains) denoted(head int, phrase document.Span) int {
	if m := c.d.MentionAt(head); m != nil && m.Entity >= 0 {
		return c.root(m.Entity)
	}
	for i := phrase.Start; i < phrase.End; i++ {
		if m := c.d.MentionAt(i); m != nil && m.Form == document.Named && m.Entity >= 0 {
			return c.root(m.Entity)
		}
	}
	return -1
}

// voice returns what a person speaks for: the state or body of his office.
func (c *chains) voice(e int) int {
	for _, p := range c.posts {
		if c.root(p.person) == c.root(e) && p.of >= 0 && !p.title.Former {
			return c.root(p.of)
		}
	}
	return e
}
