package entity

import (
	"slices"

	"newsgraph/ingest/document"
)

// Both in units of one update of the training, where the names that are right
// have margins of 30 to 150 and slips one of 5. Chosen on the development part.
const (
	// sure is the margin from which on a name counts as evidence elsewhere.
	sure = 10
	// favoured is what the label that the rest of the document speaks for gets
	// added: enough to overturn a doubtful label, not a clear one.
	favoured = 25
)

// vote is what the names found so far say of one word: how sure they are, type
// by type in the order of types, that the word alone names something.
type vote [handedOut]float32

// votes collects the votes of the names of a document by word. The last word of
// a person's name, and the first one if no list has it as a given name ("Xi
// Jinping"), later stands for the person; places and organizations are only
// repeated as a whole.
func (c *Context) votes(names []document.Name) map[uint32]*vote {
	votes := map[uint32]*vote{}
	add := func(token, kind int, score float32) {
		form := c.words[token].form
		if votes[form] == nil {
			votes[form] = new(vote)
		}
		votes[form][kind] += score
	}
	for _, n := range names {
		if n.Score < sure {
			continue
		}
		kind := slices.Index(types, n.Type)
		switch {
		case n.Len() == 1:
			add(n.Start, kind, n.Score)
		case n.Type == document.PER:
			add(n.End-1, kind, n.Score)
			if c.words[n.Start].flags.First() == 0 {
				add(n.Start, kind, n.Score)
			}
		}
	}
	return votes
}

// favour raises the scores of those of a sentence's words with a capital letter
// that are not labelled with the type that the rest of the document gives them,
// towards it. It tells whether there were any.
func (c *Context) favour(s document.Span, votes map[uint32]*vote) bool {
	changed := false
	for i := s.Start; i < s.End; i++ {
		w := &c.words[i]
		v := votes[w.form]
		if v == nil || !w.capital {
			continue
		}
		kind := 0
		for k := range v {
			if v[k] > v[kind] {
				kind = k
			}
		}
		if now, _ := split(c.labels[i]); now != kind {
			c.emissions[i][label(kind, unit)] += favoured
			changed = true
		}
	}
	return changed
}

// names appends the names of all sentences as they are labelled now.
func (c *Context) names(names []document.Name) []document.Name {
	for _, s := range c.sentences {
		names = AppendNames(names, s.Start, c.labels[s.Start:s.End], c.emissions[s.Start:s.End])
	}
	return names
}
