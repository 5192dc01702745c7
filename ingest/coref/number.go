package coref

import (
	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// single tells whether a common noun phrase denotes one human.
func (c *chains) single(i int) bool {
	t := c.token(c.d.Mentions[i].Head)
	return t.XPOS == "NN" && (c.titles[i].Office != "" || c.g.Noun(gazetteer.Singular(t)).Type == gazetteer.Person)
}

// one tells whether a sighting speaks of a single state or body, which "they" stands for
// only where no group is near.
func (c *chains) one(s *sighting) bool {
	n := &c.d.Mentions[s.mention]
	return !c.entity(s.entity).Generic || n.Form == document.Nominal && !plural(c.token(n.Head)) && c.g.Noun(gazetteer.Singular(c.token(n.Head))).Type == gazetteer.Corporate
}

// singular is taken off for a single state or body as what "they" stands for: a little
// more than a sentence of distance costs a subject.
const singular = 1.0

// onlyPersons returns the persons of a sentence if they are two, or nil.
func (c *chains) onlyPersons(sentence int) []int {
	var out []int
	for k := len(c.seen) - 1; k >= 0 && c.seen[k].sentence >= sentence; k-- {
		s := &c.seen[k]
		if s.sentence == sentence && s.entity >= 0 && c.entity(s.entity).Kind == "person" && !holds(out, c.root(s.entity)) {
			out = append(out, c.root(s.entity))
		}
	}
	if len(out) != 2 {
		return nil
	}
	return out
}
