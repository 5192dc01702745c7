package coref

import (
	"slices"

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
	quoted := c.quotedBy()
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		p, ok := c.lex.pronouns[c.token(m.Head).Lower]
		if m.Form != document.Pronoun || !ok || p.person != 1 {
			continue
		}
		speaker := int(quoted[m.Head]) - 1
		if speaker >= 0 && p.plural {
			speaker = c.voice(speaker)
		}
		m.Entity = speaker
	}
}

// quotedBy gives for each token the speaker of the innermost quoted words that it
// stands in, 1 + its index; 0 where there are none or nobody is known to speak.
func (c *chains) quotedBy() []int32 {
	var quotes []*document.Speech
	for i := range c.d.Speech {
		if q := &c.d.Speech[i]; q.Quoted {
			quotes = append(quotes, q)
		}
	}
	// The innermost comes last; of two of one length that which comes first.
	slices.Reverse(quotes)
	slices.SortStableFunc(quotes, func(a, b *document.Speech) int { return b.Len() - a.Len() })
	table := make([]int32, len(c.d.Tokens))
	for _, q := range quotes {
		for i := q.Start; i < q.End; i++ {
			table[i] = int32(q.Speaker + 1)
		}
	}
	return table
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
