// Package xmltext escapes text for XML 1.0.
package xmltext

import "unicode/utf8"

// Append appends s, escaped for character data and for attribute values in
// double quotes: what a parser gives back is s, except that invalid UTF-8 and
// characters that XML cannot hold become U+FFFD.
func Append(dst []byte, s string) []byte {
	last := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError || r == 0xFFFE || r == 0xFFFF {
				dst = append(append(dst, s[last:i]...), "\uFFFD"...)
				last = i + n
			}
			i += n
			continue
		}
		if e := escapes[c]; e != "" {
			dst = append(append(dst, s[last:i]...), e...)
			last = i + 1
		}
		i++
	}
	return append(dst, s[last:]...)
}

// escapes holds the replacement of each ASCII character that has one. White
// space other than the blank is written as a reference, because attribute
// values lose it otherwise.
var escapes = func() (t [utf8.RuneSelf]string) {
	for c := range 0x20 {
		t[c] = "\uFFFD"
	}
	t['\t'], t['\n'], t['\r'] = "&#9;", "&#10;", "&#13;"
	t['&'], t['<'], t['>'], t['"'], t['\''] = "&amp;", "&lt;", "&gt;", "&quot;", "&#39;"
	return t
}()
