package temporal

import (
	"newsgraph/ingest/document"
)

// unit is the smallest piece that the grammar reads: a run of letters, a run
// of digits or one other character. Tokens are cut into units so that the
// grammar does not depend on whether a tokeniser splits "mid-September",
// "10January" or "2022-01-23".
type unit struct {
	entry
	text   string // lower case
	token  int    // index in Document.Tokens
	number int    // value of a run of digits, otherwise -1
	digits int    // its length
	glued  bool   // no white space before it
	upper  bool   // starts with a capital letter
}

// maxDigits bounds the runs of digits that are read as a number; a longer run
// is no part of a date.
const maxDigits = 4

// cut appends the units of the tokens of s to buf.
func cut(buf []unit, d *document.Document, s document.Span) []unit {
	words := lexicon()
	for i := s.Start; i < s.End; i++ {
		t := &d.Tokens[i]
		if len(t.Text) == len(t.Lower) {
			buf = cutToken(buf, words, t, i)
			continue
		}
		buf = append(buf, unit{text: t.Lower, token: i, number: -1, glued: !t.Space})
	}
	return buf
}

// cutToken cuts one token whose two forms are of equal length.
func cutToken(buf []unit, words map[string]entry, t *document.Token, i int) []unit {
	for at := 0; at < len(t.Lower); {
		end, kind := run(t.Lower, at)
		u := unit{text: t.Lower[at:end], token: i, number: -1, glued: at > 0 || !t.Space}
		switch kind {
		case digit:
			u.digits = end - at
			if u.digits <= maxDigits {
				u.number = atoi(u.text)
			}
		case letter:
			u.entry = words[u.text]
			u.upper = t.Text[at] >= 'A' && t.Text[at] <= 'Z'
		}
		buf = append(buf, u)
		at = end
	}
	return buf
}

// kinds of character.
const (
	other = iota
	digit
	letter
)

func kindOf(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return digit
	case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80:
		return letter
	}
	return other
}

// run finds the end of the run of equal kind that begins at byte at of s.
// Characters of kind other, and dashes beyond ASCII, stand alone.
func run(s string, at int) (end, kind int) {
	if n := dash(s[at:]); n > 0 {
		return at + n, other
	}
	kind = kindOf(s[at])
	end = at + 1
	if kind == other {
		return end, kind
	}
	for end < len(s) && kindOf(s[end]) == kind && dash(s[end:]) == 0 {
		end++
	}
	return end, kind
}

// dash is the length in bytes of a dash beyond ASCII at the start of s, or 0:
// the code points U+2010 to U+2015.
func dash(s string) int {
	if len(s) >= 3 && s[0] == 0xE2 && s[1] == 0x80 && s[2] >= 0x90 && s[2] <= 0x95 {
		return 3
	}
	return 0
}

// atoi reads a short run of digits.
func atoi(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// isDash tells whether u is a hyphen or dash.
func (u *unit) isDash() bool { return u.text == "-" || dash(u.text) > 0 }
