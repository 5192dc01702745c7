package score

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Normalize brings a name to the form in which names are compared: compatibility
// decomposition without combining marks, case folded, without possessive
// endings and punctuation, single spaces, without a leading "the".
func Normalize(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if norm.NFKD.PropertiesString(string(r)).CCC() == 0 {
			b.WriteRune(r)
		}
	}
	letters := []rune(cases.Fold().String(b.String()))
	var out []rune
	for i := 0; i < len(letters); i++ {
		switch r := letters[i]; {
		case possessive(letters, i):
			i++
		case isWord(r):
			out = append(out, r)
		default:
			out = append(out, ' ')
		}
	}
	return strings.TrimPrefix(strings.Join(strings.Fields(string(out)), " "), "the ")
}

// possessive tells whether an apostrophe and an s that ends a word stand at i.
func possessive(letters []rune, i int) bool {
	if r := letters[i]; r != '\'' && r != '’' && r != '`' {
		return false
	}
	return i+1 < len(letters) && letters[i+1] == 's' && (i+2 == len(letters) || !isWord(letters[i+2]))
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_' }
