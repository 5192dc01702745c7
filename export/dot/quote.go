package dot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits on the text in a node: lines wrap at a width that keeps boxes compact,
// and a name that is a whole paragraph is cut (the tooltip has all of it).
const (
	wrapWidth = 22
	maxLabel  = 88
)

// appendID appends s as a quoted identifier. Only \" is an escape inside quotes;
// backslashes are doubled because a single one before the closing quote would
// escape it.
func appendID(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			dst = append(dst, '\\', byte(r))
		case r == 0: // would end the string inside Graphviz
			dst = utf8.AppendRune(dst, utf8.RuneError)
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return append(dst, '"')
}

// appendText appends s as a quoted text to show. Beyond the rules of
// identifiers, Graphviz reads backslash sequences (\N, \l) and HTML entities in
// such a text and knows no control characters.
func appendText(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			dst = append(dst, '\\', byte(r))
		case r == '&':
			dst = append(dst, "&amp;"...)
		case r == '\n':
			dst = append(dst, `\n`...)
		case unicode.IsControl(r):
			dst = append(dst, ' ')
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return append(dst, '"')
}

// wrap breaks s between words into lines of about wrapWidth characters and cuts
// it behind maxLabel.
func wrap(s string) string {
	var b strings.Builder
	line, total := 0, 0
	for i, word := range strings.Fields(s) {
		word = clip(word, maxLabel-total)
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case line+1+n > wrapWidth:
			b.WriteByte('\n')
			line = 0
		default:
			b.WriteByte(' ')
			line++
		}
		b.WriteString(word)
		line += n
		if total += n + 1; total >= maxLabel {
			if !strings.HasSuffix(word, "…") {
				b.WriteString(" …")
			}
			break
		}
	}
	return b.String()
}

// clip cuts s to at most n runes, the last of which is then an ellipsis.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:max(n-1, 0)]) + "…"
}
