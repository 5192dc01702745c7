package deciding

import (
	"strings"
	"unicode"

	"newsgraph/ingest/document"
)

// fits tells whether a name of e shares at least half of its words, or of the
// label's, with the label.
func fits(e *document.Entity, label string) bool {
	want := words(label)
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		got := words(name)
		both := 0
		for w := range got {
			if want[w] {
				both++
			}
		}
		if n := min(len(got), len(want)); n > 0 && 2*both >= n && both > 0 {
			return true
		}
	}
	return false
}

// words are the words of a name that tell something.
func words(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		switch w {
		case "the", "a", "an", "of", "in", "s", "and", "on", "for", "to":
			continue
		}
		out[w] = true
	}
	return out
}
