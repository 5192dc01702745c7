package llm

import (
	"strings"
	"unicode"

	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/segment"
)

// squeeze is what of a text counts when words are compared: letters, digits and
// marks in lower case with plain quotation marks, without white space and without
// marks that show nothing. Models change the others when they copy.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
			return -1
		case r == '–' || r == '—' || r == '‑':
			return '-'
		}
		return r
	}, segment.Lower(s))
}

// find returns the places in a sentence where the words stand, as whole tokens or
// parts of a hyphenated one. Quotation marks around the words are the model's.
func find(d *document.Document, s int, words string) []document.Span {
	want := squeeze(strings.Trim(words, "\"“”„ \t\n"))
	if want == "" || s < 0 || s >= len(d.Sentences) {
		return nil
	}
	span := d.Sentences[s].Span
	var text strings.Builder
	var owner []int // token of each byte
	for i := span.Start; i < span.End; i++ {
		t := squeeze(d.Tokens[i].Text)
		text.WriteString(t)
		for range len(t) {
			owner = append(owner, i)
		}
	}
	have := text.String()
	var out []document.Span
	for from := 0; ; {
		k := strings.Index(have[from:], want)
		if k < 0 {
			return out
		}
		start := from + k
		end := start + len(want)
		if border(have, owner, start) && border(have, owner, end) {
			out = append(out, document.Span{Start: owner[start], End: owner[end-1] + 1})
		}
		from = start + 1
	}
}

// border tells whether a word may begin or end at byte i: between two tokens, or
// at a hyphen within one.
func border(have string, owner []int, i int) bool {
	if i == 0 || i == len(have) {
		return true
	}
	return owner[i-1] != owner[i] || have[i-1] == '-' || have[i] == '-'
}

// locate finds words in the sentence that the model names or, where it counted
// wrongly, in the only other one that has them. s is -1 if they are nowhere, or
// nobody knows where.
func locate(d *document.Document, s int, words string) (spans []document.Span, sentence int) {
	if spans = find(d, s, words); len(spans) > 0 {
		return spans, s
	}
	sentence = -1
	for i := range d.Sentences {
		if found := find(d, i, words); len(found) > 0 {
			if sentence >= 0 {
				return nil, -1
			}
			spans, sentence = found, i
		}
	}
	return spans, sentence
}

// head is the token of the span that carries the others in the tree.
func head(d *document.Document, s document.Span) int {
	for i := s.Start; i < s.End; i++ {
		if !s.Contains(d.Tokens[i].Head) && d.Tokens[i].UPOS != "PUNCT" {
			return i
		}
	}
	return s.Start
}

// distance is how many tokens lie between a span and a token.
func distance(s document.Span, token int) int {
	switch {
	case token < s.Start:
		return s.Start - token
	case token >= s.End:
		return token - s.End + 1
	}
	return 0
}
