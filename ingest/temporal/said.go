package temporal

import (
	"sort"

	"newsgraph/ingest/document"
)

// wordsAt is the shortest stretch of somebody's words that holds the token, with the
// word that introduces them; nil for none.
func wordsAt(d *document.Document, token int) *document.Speech {
	var best *document.Speech
	last := sort.Search(len(d.Speech), func(i int) bool { return d.Speech[i].Start > token })
	for i := last - 1; i >= max(0, last-speechReach); i-- {
		s := &d.Speech[i]
		if s.Verb >= 0 && s.Contains(token) && (best == nil || s.Len() < best.Len()) {
			best = s
		}
	}
	return best
}

// present tells whether the verb at i is in the present tense or says what is due.
func present(d *document.Document, i int) bool {
	x := d.Tokens[i].XPOS
	now := x == "VBZ" || x == "VBP"
	for k := max(i-auxReach, 0); k < i; k++ {
		t := &d.Tokens[k]
		if t.Head != i || t.UPOS != "AUX" && t.Rel != "cop" {
			continue
		}
		switch {
		case t.XPOS == "MD":
			return cueOf(t) != ahead
		case t.XPOS == "VBD" && t.Lemma == "be" && x == "VBG":
			now = true // "said that it was sending": goes on when it is said
		case t.XPOS == "VBD":
			return false
		case t.Lemma == "be":
			now = true
		case t.Lemma == "have":
			return false
		}
	}
	return now
}

// saidDate is the day on which the words were said.
func saidDate(d *document.Document, s *document.Speech) string {
	if value, told := clauseDate(d, s.Verb); told {
		return value
	}
	return nearDate(d, d.SentenceOf(s.Verb), s.Speaker)
}
