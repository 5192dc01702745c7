// Package jsontext appends JSON to buffers, for formats whose objects are built
// from columns.
package jsontext

import (
	"unicode/utf8"

	"newsgraph/export/column"
)

const hex = "0123456789abcdef"

// AppendString appends s as a JSON string. Invalid UTF-8 becomes U+FFFD; the
// separators U+2028 and U+2029, which are line ends in JavaScript, are escaped.
func AppendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	last := 0
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if plain(r, n) {
			i += n
			continue
		}
		dst = appendEscape(append(dst, s[last:i]...), r)
		i += n
		last = i
	}
	return append(append(dst, s[last:]...), '"')
}

// plain tells whether r, of n bytes, stands for itself.
func plain(r rune, n int) bool {
	switch r {
	case '"', '\\', '\u2028', '\u2029':
		return false
	case utf8.RuneError:
		return n > 1
	}
	return r >= ' '
}

func appendEscape(dst []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(dst, '\\', byte(r))
	case '\n':
		return append(dst, `\n`...)
	case '\t':
		return append(dst, `\t`...)
	}
	return append(dst, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
}

// AppendField appends a comma and a member with a string value, or nothing where
// the value is empty.
func AppendField(dst []byte, name, value string) []byte {
	if value == "" {
		return dst
	}
	return AppendString(appendName(dst, name), value)
}

// AppendColumns appends a comma and a member for each column that has a value,
// with its JSON type; lists become arrays of strings.
func AppendColumns[T any](dst []byte, columns []column.Column[T], v *T) []byte {
	for i := range columns {
		c := &columns[i]
		begin := len(dst)
		dst = appendName(dst, c.Name)
		empty := len(dst)
		switch c.Type {
		case column.List:
			dst = appendList(dst, c.Values(v))
		case column.String:
			if s := c.Append(nil, v); len(s) > 0 {
				dst = AppendString(dst, string(s))
			}
		default:
			dst = c.AppendNumber(dst, v)
		}
		if len(dst) == empty {
			dst = dst[:begin]
		}
	}
	return dst
}

func appendName(dst []byte, name string) []byte {
	return append(AppendString(append(dst, ','), name), ':')
}

func appendList(dst []byte, values []string) []byte {
	if len(values) == 0 {
		return dst
	}
	for i, s := range values {
		sep := byte(',')
		if i == 0 {
			sep = '['
		}
		dst = AppendString(append(dst, sep), s)
	}
	return append(dst, ']')
}
