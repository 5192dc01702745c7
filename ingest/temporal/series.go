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
		case i == first || opensClause(d, t, d.Times[i-1].Span.End):
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

// opensClause tells whether the expression stands in the form in which a date
// opens a clause: behind "and" and a preposition, or between commas. One that
// follows right behind another, which ends before the token last, is added to it
// ("on Monday and on Tuesday").
func opensClause(d *document.Document, t *document.Time, last int) bool {
	i, joined := t.Start-1, false
	for i >= 0 && (d.Tokens[i].UPOS == "ADP" || d.Tokens[i].UPOS == "CCONJ" || d.Tokens[i].UPOS == "ADV") {
		joined = joined || d.Tokens[i].UPOS == "CCONJ"
		i--
	}
	if joined || i < last {
		return i >= last
	}
	closed := t.Span.End < len(d.Tokens) && d.Tokens[t.Span.End].Text == ","
	return closed && i >= 0 && (d.Tokens[i].Text == "," || d.Tokens[i].Text == ";")
}
