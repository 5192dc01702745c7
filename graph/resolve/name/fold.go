package name

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plain spells out the letters that Unicode does not decompose into a base
// letter and a mark.
var plain = strings.NewReplacer(
	"ł", "l", "Ł", "l", "ø", "o", "Ø", "o", "đ", "d", "Đ", "d", "ð", "d", "Ð", "d",
	"þ", "th", "Þ", "th", "ß", "ss", "ẞ", "ss", "æ", "ae", "Æ", "ae", "œ", "oe", "Œ", "oe",
	"ı", "i", "ħ", "h", "Ħ", "h", "ə", "a", "Ə", "a",
)

// Fold brings s to the form in which names are compared: lower case without
// accents, apostrophes and possessive endings, words of letters and digits
// separated by single spaces, without a leading "the". Points are dropped, so
// that "U.S." and "US" agree. Fold is idempotent.
func Fold(s string) string {
	if folded, ok := foldASCII(s); ok {
		return trimThe(folded)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range plain.Replace(norm.NFKD.String(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		case isApostrophe(r):
			b.WriteByte('\'')
		case r == '.':
		default:
			b.WriteByte(' ')
		}
	}
	return trimThe(join(b.String()))
}

// foldASCII is Fold for the common case without decomposition; ok is false
// when s holds anything beyond ASCII.
func foldASCII(s string) (string, bool) {
	buf := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 0x80:
			return "", false
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case c == '\'' || c == '`':
			c = '\''
		case c == '.':
			continue
		default:
			c = ' '
		}
		buf = append(buf, c)
	}
	return join(string(buf)), true
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '`', '’', '‘', 'ʼ', 'ʹ', '´':
		return true
	}
	return false
}

// join drops possessive endings and apostrophes and leaves single spaces; a
// word of apostrophes alone goes too.
func join(s string) string {
	words := strings.Fields(s)
	kept := words[:0]
	for _, w := range words {
		if bare := strings.TrimSuffix(w, "'s"); strings.Trim(bare, "'") != "" {
			w = bare
		}
		if w = strings.ReplaceAll(w, "'", ""); w != "" {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

func trimThe(s string) string {
	for {
		rest, ok := strings.CutPrefix(s, "the ")
		if !ok {
			return s
		}
		s = rest
	}
}
