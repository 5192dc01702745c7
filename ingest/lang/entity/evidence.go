package entity

import "newsgraph/ingest/document"

// What the other places of a word in the document show of it, one bit each. A
// name that stands bare at the beginning of a sentence is often told by how it
// was introduced.
const (
	seenCapital  = 1 << iota // with a capital letter within a sentence
	seenSmall                // without one
	afterGiven               // after a given name
	afterTitle               // after a title
	afterPlace               // after a preposition of place
	beforeSpeech             // before "said" and the like
	inBody                   // before or after the head noun of an organization
	seenBits     = iota
)

// noteElsewhere sets word.seen of the words with a capital letter: the evidence
// of the other tokens of the document with the same letters.
func (c *Context) noteElsewhere(d *document.Document) {
	if c.evidence == nil {
		c.evidence = map[uint32]*[seenBits]uint16{}
	}
	clear(c.evidence)
	own := make([]uint8, len(c.words))
	for k := range d.Sentences {
		for i := d.Sentences[k].Start; i < d.Sentences[k].End; i++ {
			if own[i] = c.evidenceAt(k, i); own[i] != 0 {
				c.count(c.words[i].form, own[i])
			}
		}
	}
	for i := range c.words {
		w := &c.words[i]
		if counts := c.evidence[w.form]; counts != nil && w.capital {
			for bit, n := range counts {
				if int(n) > int(own[i]>>bit&1) {
					w.seen |= 1 << bit
				}
			}
		}
	}
}

func (c *Context) count(form uint32, bits uint8) {
	counts := c.evidence[form]
	if counts == nil {
		counts = new([seenBits]uint16)
		c.evidence[form] = counts
	}
	for bit := range counts {
		counts[bit] += uint16(bits >> bit & 1)
	}
}

// evidenceAt tells what token i of sentence k shows of its word. Headings show
// nothing: their capital letters are those of any word.
func (c *Context) evidenceAt(k, i int) uint8 {
	s := &c.sentences[k]
	w, p1, n1 := &c.words[i], c.at(i-1, s), c.at(i+1, s)
	if c.styles[k] != mixed || !w.letters {
		return 0
	}
	if !w.capital {
		return seenSmall
	}
	bits := uint8(0)
	if i > s.Start {
		bits |= seenCapital
	}
	if p1.capital && p1.flags.First() >= 2 {
		bits |= afterGiven
	}
	if p1.flags&Title != 0 {
		bits |= afterTitle
	}
	if p1.flags&Locative != 0 {
		bits |= afterPlace
	}
	if n1.flags&Speech != 0 {
		bits |= beforeSpeech
	}
	if p1.capital && p1.flags&BodyHead != 0 || n1.capital && n1.flags&BodyHead != 0 {
		bits |= inBody
	}
	return bits
}
