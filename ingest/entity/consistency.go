package entity

import (
	"cmp"
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
// by type, that the word alone names something.
type vote [len(kinds)]float32

// kinds are the types that are handed out.
var kinds = [...]document.NameType{document.PER, document.ORG, document.LOC}

// votes collects the votes of the names of a document by word. The last word of
// a person's name, and the first one where that is rarer as a given name, later
// stands for the person; places and organizations are only repeated as a whole.
func (c *Context) votes(names []document.Name) map[uint32]*vote {
	votes := map[uint32]*vote{}
	for _, n := range names {
		if n.Score < sure {
			continue
		}
		kind := slices.Index(kinds[:], n.Type)
		switch {
		case n.Len() == 1:
			add(votes, c.words[n.Start].form, kind, n.Score)
		case n.Type == document.PER:
			add(votes, c.words[n.End-1].form, kind, n.Score)
			if c.words[n.Start].flags.First() == 0 {
				add(votes, c.words[n.Start].form, kind, n.Score)
			}
		}
	}
	return votes
}

func add(votes map[uint32]*vote, form uint32, kind int, score float32) {
	v := votes[form]
	if v == nil {
		v = new(vote)
		votes[form] = v
	}
	v[kind] += score
}

// favour raises the scores of a sentence's words with a capital letter towards
// the type that the rest of the document gives them. It tells whether it
// changed anything.
func (c *Context) favour(s document.Span, emissions [][LabelCount]float32, votes map[uint32]*vote) bool {
	changed := false
	for i := s.Start; i < s.End; i++ {
		w := &c.words[i]
		v := votes[w.form]
		if v == nil || !w.capital {
			continue
		}
		kind := 0
		for k := range v {
			if cmp.Compare(v[k], v[kind]) > 0 {
				kind = k
			}
		}
		emissions[i-s.Start][label(kind, unit)] += favoured
		changed = true
	}
	return changed
}
