package gazetteer

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a word into the form in which names are compared: lower case,
// without accents, full stops and apostrophes.
func Fold(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		if r == '.' || r == '\'' || r == '’' || r == '`' || unicode.Is(unicode.Mn, r) {
			continue
		}
		b.WriteString(letter(unicode.ToLower(r)))
	}
	return b.String()
}

// plain tells whether Fold would leave s as it is.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || c >= 'A' && c <= 'Z' || c == '.' || c == '\'' || c == '`' {
			return false
		}
	}
	return true
}

// letter spells out the letters that do not decompose into a base and a mark.
func letter(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'ı':
		return "i"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	}
	return string(r)
}

// words splits a name into the keys that it is indexed by. Hyphens, slashes and
// possessive marks separate words, as they do in tokenised text.
func words(name string) []string {
	fields := strings.FieldsFunc(name, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("-–/,&()+!", r)
	})
	out := make([]string, 0, len(fields))
	for _, f := range fields {
		stem, ok := strings.CutSuffix(f, "'s")
		if w := Fold(stem); w != "" {
			out = append(out, w)
		}
		if ok {
			out = append(out, "s")
		}
	}
	return out
}
