package speech

import (
	"unicode"
	"unicode/utf8"

	"newsgraph/ingest/document"
)

// Bounds of a caption: a name has two to four words, and with its title it takes
// no more than sixteen. minCaptioned is the least number of words before it that
// can be what was said.
const (
	minName, maxName = 2, 4
	maxCaption       = 16
	minCaptioned     = 5
)

// caption recognises a paragraph that is somebody's words followed by a name and
// title without any mark between: "We had no choice Jane Doe Deputy Minister of
// Health". It returns the words and the first token of the name, or -1.
func caption(d *document.Document, paragraph document.Span) (document.Span, int) {
	if paragraph.Len() < minCaptioned+minName+1 {
		return document.Span{}, -1
	}
	end := paragraph.End
	if last := d.Tokens[end-1].Text; last == "." || last == ":" {
		return document.Span{}, -1
	}
	for i := max(paragraph.Start+minCaptioned, end-maxCaption); i < end-minName; i++ {
		n := nameLength(d, i, end)
		if n < minName || capitalised(d, i-1) && d.Tokens[i-1].UPOS == "PROPN" {
			continue
		}
		if title := i + n; title < end && isTitle(d, title) && nounPhrase(d, document.Span{Start: i, End: end}) {
			return trim(d, document.Span{Start: paragraph.Start, End: i}), i
		}
	}
	return document.Span{}, -1
}

// nameLength counts the capitalised words from token i on that are no title.
func nameLength(d *document.Document, i, end int) int {
	n := 0
	for i+n < end && n < maxName && capitalised(d, i+n) && !isTitle(d, i+n) {
		n++
	}
	return n
}

func isTitle(d *document.Document, i int) bool { return words().titles[d.Tokens[i].Lower] }

func capitalised(d *document.Document, i int) bool {
	r, _ := utf8.DecodeRuneInString(d.Tokens[i].Text)
	return unicode.IsUpper(r)
}

// nounPhrase tells whether no verb and no mark stands in s, so that it can be a
// name with its title.
func nounPhrase(d *document.Document, s document.Span) bool {
	for i := s.Start; i < s.End; i++ {
		t := &d.Tokens[i]
		if t.UPOS == "PUNCT" && t.Text != "-" && t.Text != "." || t.UPOS == "AUX" || t.UPOS == "PRON" {
			return false
		}
		if t.UPOS == "VERB" && !capitalised(d, i) {
			return false
		}
	}
	return true
}

// captioned is the name of a caption that begins at token i; its head is the token
// of the name that the tree hangs the others on.
func captioned(d *document.Document, i int) (head int, phrase document.Span) {
	k := d.SentenceOf(i)
	n := max(nameLength(d, i, d.Sentences[k].End), 1)
	name := document.Span{Start: i, End: i + n}
	for head = i; head < name.End-1 && name.Contains(d.Tokens[head].Head); {
		head++
	}
	return head, name
}
