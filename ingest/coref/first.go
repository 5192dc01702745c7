package coref

import (
	"slices"

	"newsgraph/ingest/document"
	"newsgraph/ingest/speech"
)

// firstPersons resolves "I" in somebody's words to the speaker, and "we" to what the
// speaker speaks for. Outside of marked words the one who spoke last goes on, as
// clumsy translations and records of debates have it.
func (c *chains) firstPersons() {
	last, words := turn{speaker: -1}, c.wordsOf()
	for i := range c.d.Mentions {
		m := &c.d.Mentions[i]
		p, ok := c.lex.pronouns[c.token(m.Head).Lower]
		if m.Form != document.Pronoun || !ok || p.person != 1 {
			continue
		}
		speaker := int(words[m.Head]) - 1
		if speaker < 0 {
			speaker = c.goesOn(i, last)
		}
		last = turn{speaker, c.sentence[i]}
		if speaker >= 0 && p.plural {
			speaker = c.voice(speaker)
		}
		m.Entity = speaker
	}
}

// turn is who spoke in a sentence; speaker is -1 for nobody known.
type turn struct{ speaker, sentence int }

// turnReach is how many sentences a speaker goes on without being named again.
const turnReach = 2

// goesOn is the speaker of the sentence of mention i if that is not marked as speech:
// of the last first person, or of the last words of somebody, both close before; or -1.
func (c *chains) goesOn(i int, last turn) int {
	if last.speaker >= 0 && last.sentence >= c.sentence[i]-turnReach {
		return last.speaker
	}
	at := c.d.Mentions[i].Head
	after, _ := slices.BinarySearchFunc(c.d.Speech, at, func(q document.Speech, at int) int { return q.Start - at })
	for k := after - 1; k >= 0 && c.d.SentenceOf(c.d.Speech[k].Start) >= c.sentence[i]-turnReach-1; k-- {
		q := &c.d.Speech[k]
		if q.Speaker >= 0 && c.d.Entities[q.Speaker].Kind != "place" && q.End <= at && c.d.SentenceOf(q.End-1) >= c.sentence[i]-turnReach {
			return q.Speaker
		}
	}
	return -1
}

// wordsOf gives for each token the speaker of the innermost words of somebody that it
// stands in, quoted ones before others, 1 + its index; 0 where nobody is known to speak.
func (c *chains) wordsOf() []int32 {
	var known []*document.Speech
	for i := range c.d.Speech {
		if q := &c.d.Speech[i]; q.Speaker >= 0 && c.d.Entities[q.Speaker].Kind != "place" {
			known = append(known, q)
		}
	}
	// The innermost comes last; of two of one length that which comes first.
	slices.Reverse(known)
	slices.SortStableFunc(known, func(a, b *document.Speech) int {
		if a.Quoted != b.Quoted {
			if b.Quoted {
				return -1
			}
			return 1
		}
		return b.Len() - a.Len()
	})
	table := make([]int32, len(c.d.Tokens))
	for _, q := range known {
		for i := q.Start; i < q.End; i++ {
			table[i] = int32(q.Speaker + 1)
		}
	}
	return table
}

// unattributed gives quotations without a verb of saying a speaker: that of the next
// one where the quotation was left open at the end of its paragraph, and else the
// person of whom the sentence before speaks.
func (c *chains) unattributed() {
	for k := len(c.d.Speech) - 1; k >= 0; k-- {
		q := &c.d.Speech[k]
		if q.Speaker >= 0 || !q.Quoted || q.Verb >= 0 {
			continue
		}
		if next := c.nextQuotation(k); next >= 0 && c.leftOpen(q) {
			q.Speaker = c.d.Speech[next].Speaker
		}
	}
	for k := range c.d.Speech {
		q := &c.d.Speech[k]
		if q.Speaker < 0 && q.Quoted && q.Verb < 0 {
			q.Speaker = c.subjectBefore(k)
		}
	}
}

// nextQuotation is the quotation that opens the sentence after speech k, or -1.
func (c *chains) nextQuotation(k int) int {
	s := c.d.SentenceOf(c.d.Speech[k].End-1) + 1
	for n := k + 1; n < len(c.d.Speech) && s < len(c.d.Sentences); n++ {
		if q := &c.d.Speech[n]; q.Quoted && c.d.Sentences[s].Contains(q.Start) && q.Start <= c.d.Sentences[s].Start+1 {
			return n
		}
	}
	return -1
}

// leftOpen tells whether the quotation runs to the end of its paragraph without a
// closing mark.
func (c *chains) leftOpen(q *document.Speech) bool {
	s := c.d.SentenceOf(q.End - 1)
	return q.End == c.d.Sentences[s].End && (s+1 == len(c.d.Sentences) || c.d.Sentences[s+1].Paragraph != c.d.Sentences[s].Paragraph)
}

// subjectBefore is the named person who is the subject of the sentence before speech
// k, where that fills its sentence, or the speaker of the quotation right before; or
// -1.
func (c *chains) subjectBefore(k int) int {
	q := &c.d.Speech[k]
	s := c.d.SentenceOf(q.Start)
	if s == 0 || q.Start > c.d.Sentences[s].Start+1 || q.End < c.d.Sentences[s].End-2 {
		return -1
	}
	if k > 0 && c.d.Speech[k-1].Quoted && c.d.SentenceOf(c.d.Speech[k-1].End-1) == s-1 && c.d.Speech[k-1].Speaker >= 0 {
		return c.d.Speech[k-1].Speaker
	}
	for i := c.d.Sentences[s-1].Start; i < c.d.Sentences[s-1].End; i++ {
		if c.token(i).Head >= 0 || c.token(i).UPOS != "VERB" {
			continue
		}
		if e := c.subjectOf(i); e >= 0 && c.d.Entities[e].Kind == "person" && !c.d.Entities[e].Generic {
			return e
		}
	}
	return -1
}

// talks tells whether the phrase headed by token h is the subject of a verb of saying.
func (c *chains) talks(h int) bool {
	v := c.token(h).Head
	return c.token(h).Rel == "nsubj" && v >= 0 && speech.KindOf(c.token(v)) != speech.NoSpeech
}

// saidBy tells whether the sighting stands in the quoted words whose speaker the
// pronoun of mention m is: "Lee will not yield", he said.
func (c *chains) saidBy(m *document.Mention, s *sighting) bool {
	v := c.token(m.Head).Head
	if c.token(m.Head).Rel != "nsubj" || v < 0 {
		return false
	}
	if c.quoting == nil {
		c.quoting = map[int][]document.Span{}
		for k := range c.d.Speech {
			if q := &c.d.Speech[k]; q.Quoted && q.Verb >= 0 {
				c.quoting[q.Verb] = append(c.quoting[q.Verb], q.Span)
			}
		}
	}
	at := c.d.Mentions[s.mention].Head
	return slices.ContainsFunc(c.quoting[v], func(q document.Span) bool { return q.Contains(at) })
}
