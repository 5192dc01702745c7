package temporal

import "newsgraph/ingest/document"

// inSeries dates an event in a sentence that tells one day after the other: "On
// Monday talks began in Oslo, on Tuesday a treaty was signed, and on Friday the
// guests left". Each date governs what follows it up to the next; trees of such
// sentences are often wrong about that. first is the first of Document.Times in
// the sentence. It returns an index in Document.Times, or -1 where the sentence is
// no such series or the token comes before it.
func inSeries(d *document.Document, sentence document.Span, first, token int) int {
	if first == len(d.Times) || d.Times[first].Start >= sentence.End || !initial(d, sentence, &d.Times[first]) {
		return -1
	}
	members, governing := 0, -1
	for i := first; i < len(d.Times) && d.Times[i].Start < sentence.End; i++ {
		t := &d.Times[i]
		switch {
		case i == first || opensClause(d, t):
			members++
			if t.Span.End <= token {
				governing = i
			}
		default:
			return -1 // a date that modifies something: the tree has to tell what
		}
	}
	if members < 2 {
		return -1
	}
	return governing
}

// opensClause tells whether the expression stands between commas, after nothing
// but "and" and a preposition: the form in which a date opens a clause.
func opensClause(d *document.Document, t *document.Time) bool {
	if t.Span.End >= len(d.Tokens) || d.Tokens[t.Span.End].Text != "," {
		return false
	}
	i := t.Start - 1
	for i >= 0 && (d.Tokens[i].UPOS == "ADP" || d.Tokens[i].UPOS == "CCONJ" || d.Tokens[i].UPOS == "ADV") {
		i--
	}
	return i >= 0 && (d.Tokens[i].Text == "," || d.Tokens[i].Text == ";")
}
