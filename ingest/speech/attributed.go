package speech

import "newsgraph/ingest/document"

// commentAs recognises the verb of a comment: "as the minister noted, ...".
func commentAs(d *document.Document, v int) bool {
	for i := v - 1; i >= 0 && i >= v-auxReach; i-- {
		if d.Tokens[i].Head == v && d.Tokens[i].Lower == "as" {
			return true
		}
	}
	return false
}

// auxReach is how far before a verb the small words that belong to it stand.
const auxReach = 12

// attributed finds by position the words that the verb of saying at v is set
// after: "Talks will go on, the envoy said on Monday", "..., said the envoy", and
// "The envoy wrote in a statement." behind the sentence that it is about. Trees of
// such sentences are often wrong. An empty span stands for none.
func attributed(d *document.Document, sentence document.Span, v int) document.Span {
	if v == sentence.Start || !last(d, sentence, v) {
		return document.Span{}
	}
	comma := v - 1
	for comma > sentence.Start && nameLike(d, comma) {
		comma--
	}
	if comma == sentence.Start && nameLike(d, comma) {
		return sentenceBefore(d, sentence, v)
	}
	comma = apposition(d, sentence, comma)
	words := trim(d, document.Span{Start: sentence.Start, End: comma})
	if d.Tokens[comma].Text != "," && markOf(d.Tokens[comma].Text) == noMark || !hasClause(d, words) {
		return document.Span{}
	}
	return words
}

// thatReach is how far behind a verb of saying the "that" of its clause stands.
const thatReach = 12

// thatClause finds by position the clause that "that" opens behind the verb at v,
// nothing but nouns between: "It was announced by the ministry that ...".
func thatClause(d *document.Document, sentence document.Span, v int) document.Span {
	i := v + 1
	for i < sentence.End && i < v+thatReach && d.Tokens[i].Lower != "that" && nameLike(d, i) {
		i++
	}
	words := trim(d, document.Span{Start: i, End: sentence.End})
	if i >= sentence.End || d.Tokens[i].Lower != "that" || d.Tokens[i].XPOS != "IN" || !hasClause(d, words) {
		return document.Span{}
	}
	return words
}

// apposition goes on from a comma over a name before it: "..., Ola Dahl, the
// envoy, said".
func apposition(d *document.Document, sentence document.Span, comma int) int {
	i := comma - 1
	for i > sentence.Start && i > comma-maxName && d.Tokens[i].UPOS == "PROPN" {
		i--
	}
	if i < comma-1 && (d.Tokens[i].Text == "," || markOf(d.Tokens[i].Text) != noMark) {
		return i
	}
	return comma
}

// last tells whether no other clause follows the verb of saying at v.
func last(d *document.Document, sentence document.Span, v int) bool {
	if x := d.Tokens[v].XPOS; x != "VBD" && x != "VBZ" {
		return false
	}
	return !hasClause(d, document.Span{Start: v + 1, End: sentence.End})
}

// nameLike tells whether the token can be part of the phrase of a speaker.
func nameLike(d *document.Document, i int) bool {
	switch d.Tokens[i].UPOS {
	case "NOUN", "PROPN", "ADJ", "DET", "PRON", "ADP", "PART", "ADV", "X":
		return true
	}
	return d.Tokens[i].Text == "-"
}

// hasClause tells whether a finite verb stands in s.
func hasClause(d *document.Document, s document.Span) bool {
	for i := s.Start; i < s.End; i++ {
		switch d.Tokens[i].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// maxAttribution is the length of a sentence that only says who said the one
// before it.
const maxAttribution = 14

// sentenceBefore is the sentence before a short one that only names a speaker, in
// the same paragraph.
func sentenceBefore(d *document.Document, sentence document.Span, v int) document.Span {
	k := d.SentenceOf(v)
	if k == 0 || sentence.Len() > maxAttribution || d.Sentences[k-1].Paragraph != d.Sentences[k].Paragraph {
		return document.Span{}
	}
	for i := v + 1; i < sentence.End; i++ {
		if d.Tokens[i].Head == v && d.Tokens[i].Rel == "obj" {
			return document.Span{}
		}
	}
	return trim(d, d.Sentences[k-1].Span)
}
