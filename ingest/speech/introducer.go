package speech

import "newsgraph/ingest/document"

// introducer finds the word that introduces the quotation s in the sentences that
// it lies in: the verb of saying that follows it, else the one that governs it,
// else the nearest before it. all are the quotations of the paragraph.
func introducer(d *document.Document, all []document.Span, s document.Span) int {
	if v := after(d, s.End); v >= 0 {
		return v
	}
	if v := above(d, all, s); v >= 0 {
		return v
	}
	return before(d, all, s)
}

// introduces tells whether the token can introduce a quotation.
func introduces(d *document.Document, i int) bool {
	return KindOf(&d.Tokens[i]) != NoSpeech && finite(d, i) || isAccording(d, i)
}

// afterReach is how far behind a quotation its verb stands: with a subject before
// the verb that names an office and a person it takes a dozen words.
const afterReach = 16

// after finds the verb of saying that follows a quotation which ends before token
// i: "...," said the envoy; "...," the envoy of Norway said. It stays in the
// sentence, unless the next one begins with the verb or a dash.
func after(d *document.Document, i int) int {
	k := d.SentenceOf(i - 1)
	end := d.Sentences[k].End
	if i+1 >= end && k+1 < len(d.Sentences) && d.Sentences[k+1].Paragraph == d.Sentences[k].Paragraph {
		i, end = tail(d, k+1)
	}
	for at := i; at < end && at < i+afterReach; at++ {
		if introduces(d, at) {
			return at
		}
		if t := d.Tokens[at].Text; t == "." || at > i+1 && markOf(t) != noMark {
			return -1
		}
	}
	return -1
}

// tail gives the tokens of sentence k if it can be the tail of a quotation that
// was split off: a verb of saying or a dash opens it.
func tail(d *document.Document, k int) (start, end int) {
	s := d.Sentences[k]
	if isDash(d.Tokens[s.Start].Text) || KindOf(&d.Tokens[s.Start]) != NoSpeech {
		return s.Start, s.End
	}
	return s.Start, s.Start
}

// above finds the verb of saying that governs the quotation in the tree.
func above(d *document.Document, all []document.Span, s document.Span) int {
	i := s.Start
	for n := 0; n < maxClimb && i >= 0; n++ {
		if !inside(all, i) && introduces(d, i) {
			return i
		}
		i = d.Tokens[i].Head
	}
	return -1
}

// before finds the nearest word before the quotation that can introduce it, in
// its sentence and outside of other quotations.
func before(d *document.Document, all []document.Span, s document.Span) int {
	first := around(d, s.Start).Start
	for i := s.Start - 1; i >= first && !inside(all, i); i-- {
		if introduces(d, i) || s.Start > 1 && isNoun(&d.Tokens[i]) && d.Tokens[s.Start-2].Text == ":" {
			return i
		}
	}
	return -1
}

// isAccording recognises the word of "according to".
func isAccording(d *document.Document, i int) bool {
	return d.Tokens[i].Lower == "according" && i+1 < len(d.Tokens) && d.Tokens[i+1].Lower == "to"
}
