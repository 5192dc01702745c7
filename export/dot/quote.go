package dot

import (
	"crypto/sha256"
	"fmt"
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

// Graphviz reads no quoted string of more than 16,384 bytes. A rune takes up to
// five (&amp;), so that these numbers of runes stay far below.
const (
	maxID      = 250
	maxTooltip = 1000
)

// shortID returns id, or for a very long one its beginning and a digest of the
// whole, so that it still stands for one node.
func shortID(id string) string {
	if utf8.RuneCountInString(id) <= maxID {
		return id
	}
	return fmt.Sprintf("%s %x", clip(id, maxID/2), sha256.Sum256([]byte(id)))
}

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

// wrap breaks s into lines of at most wrapWidth characters, between words where it
// can, and cuts it behind maxLabel.
func wrap(s string) string {
	var b strings.Builder
	line := 0
	for _, word := range strings.Fields(clip(s, maxLabel)) {
		for _, piece := range pieces(word) {
			n := utf8.RuneCountInString(piece)
			switch {
			case b.Len() == 0:
			case line+1+n > wrapWidth:
				b.WriteByte('\n')
				line = 0
			default:
				b.WriteByte(' ')
				line++
			}
			b.WriteString(piece)
			line += n
		}
	}
	return b.String()
}

// pieces cuts a word that is longer than a line.
func pieces(word string) []string {
	r := []rune(word)
	var out []string
	for len(r) > wrapWidth {
		out = append(out, string(r[:wrapWidth]))
		r = r[wrapWidth:]
	}
	return append(out, string(r))
}

// clip cuts s to at most n runes, the last of which is then an ellipsis.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}
