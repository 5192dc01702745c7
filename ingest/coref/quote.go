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

// firstPersons resolves "I" in quoted words to the speaker, and "we" to what the
// speaker speaks for.
func (c *chains) firstPersons() {
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		p, ok := c.lex.pronouns[c.token(m.Head).Lower]
		if m.Form != document.Pronoun || !ok || p.person != 1 {
			continue
		}
		speaker := c.speakerAt(m.Head)
		if speaker >= 0 && p.plural {
			speaker = c.voice(speaker)
		}
		m.Entity = speaker
	}
}

// speakerAt returns the speaker of the innermost quoted words at token i, or -1.
func (c *chains) speakerAt(i int) int {
	best := -1
	for k := range c.d.Speech {
		q := &c.d.Speech[k]
		if q.Quoted && q.Contains(i) && (best < 0 || q.Len() < c.d.Speech[best].Len()) {
			best = k
		}
	}
	if best < 0 {
		return -1
	}
	return c.d.Speech[best].Speaker
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
