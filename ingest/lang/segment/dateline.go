package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/ingest/document"
)

// longestDateline is the largest number of tokens of a dateline: two places of
// three words each with a date and an agency have about twenty.
const longestDateline = 24

// dateline returns the number of tokens of the dateline that opens a paragraph, or
// 0: place, date and agency as in "OSLO, Nov. 8 (NTB) -", "KYIV, Ukraine (AP) —",
// "Lima, 3 May 2023 -", "MINSK, May 4. /BelTA/.". The place alone is enough where
// it stands in capitals.
func dateline(tokens []document.Token) int {
	var seen lead
	for i := range tokens[:min(len(tokens), longestDateline)] {
		t := &tokens[i]
		switch {
		case isDash(t.Text) && t.Space:
			if i > 0 && i+1 < len(tokens) && seen.closedBy(tokens[i+1:]) {
				return i + 1
			}
			return 0
		case t.Text == "." && seen.slashed && tokens[i-1].Text == "/":
			if i+1 < len(tokens) && opens(tokens[i+1].Text) {
				return i + 1
			}
			return 0
		case !seen.read(tokens, i):
			return 0
		}
	}
	return 0
}

// lead is what has been read of a dateline.
type lead struct {
	// shouted, dated, agency and slashed tell whether the place stands in
	// capitals, and a day with its month, a name in brackets and a name between
	// slashes came.
	shouted, dated, agency, slashed bool
	depth, slashes                  int
}

// read takes token i in, and tells whether it can stand in a dateline.
func (l *lead) read(tokens []document.Token, i int) bool {
	t := &tokens[i]
	switch {
	case i == 0:
		l.shouted = isShouted(t.Text)
		return isUpper(t.Text)
	case t.Text == "(" || t.Text == "[":
		l.depth++
		return l.depth == 1
	case t.Text == ")" || t.Text == "]":
		l.agency = l.depth == 1
		l.depth--
		return l.depth == 0
	case t.Text == "/":
		l.slashes++
		l.slashed = l.slashes > 1 && i > 1 && tokens[i-2].Text == "/"
		return true
	case t.Text == "," || t.Text == "." || t.Text == "-" && !t.Space:
		return true
	case isDigit(t.Text[0]):
		l.dated = l.dated || isUpper(tokens[i-1].Text) || i+1 < len(tokens) && isUpper(tokens[i+1].Text)
		return true
	}
	return isUpper(t.Text) || l.depth > 0
}

// closedBy tells whether the dash before rest ends a dateline: a sentence begins
// behind it, and before it stood more than a word of the text. Where that is only
// a place in capitals, the sentence must be long enough for one.
func (l *lead) closedBy(rest []document.Token) bool {
	if l.depth != 0 || !opens(rest[0].Text) {
		return false
	}
	return l.dated || l.agency || l.shouted && len(rest) >= longestTitle && !isShouted(rest[0].Text)
}

// longestTitle is the largest number of tokens of what is more likely a title with
// a dash in it than a dateline with its sentence.
const longestTitle = 12

func isDash(s string) bool { return strings.Trim(s, "-–—―") == "" }

// isShouted tells whether s is a word in capitals and not just an initial.
func isShouted(s string) bool {
	return utf8.RuneCountInString(s) > 2 && s == strings.ToUpper(s) && strings.ContainsFunc(s, unicode.IsLetter)
}

// opens tells whether a sentence can begin with a token.
func opens(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune("\"'“„«‘", r)
}
