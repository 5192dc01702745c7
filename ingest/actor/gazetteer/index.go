package gazetteer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsgraph/ingest/document"
)

// index finds names by their first word.
type index struct{ byFirst map[string][]name }

// name is one spelling: the words after the first, and what it denotes.
type name struct {
	rest  []string
	sense Sense
	// lower is set for spellings that begin in lower case ("world powers"),
	// caps for acronyms, which must not match ordinary words ("us", "who").
	lower, caps bool
	// plus is set for spellings with one ("5+1"), which "5-1" does not match.
	plus bool
}

func newIndex() *index { return &index{byFirst: map[string][]name{}} }

// maxAcronym is the length up to which a spelling in capitals is taken for an
// acronym that has to stand in capitals; longer ones are no English words.
const maxAcronym = 5

// add indexes a spelling. The first sense of a spelling stays; classes are
// loaded in the order of their precedence.
func (x *index) add(spelling string, s Sense) {
	w := words(spelling)
	if len(w) == 0 {
		return
	}
	n := name{rest: w[1:], sense: s}
	first, _ := utf8.DecodeRuneInString(spelling)
	n.lower = unicode.IsLower(first)
	n.plus = strings.Contains(spelling, "+")
	n.caps = len(w) == 1 && len(w[0]) <= maxAcronym && spelling == strings.ToUpper(spelling)
	for _, old := range x.byFirst[w[0]] {
		if equal(old.rest, n.rest) && old.caps == n.caps && old.lower == n.lower {
			return
		}
	}
	x.byFirst[w[0]] = append(x.byFirst[w[0]], n)
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// Find returns the longest name that begins at token i and ends before token
// end, with the index after its last token; ok is false when there is none.
func (g *Gazetteer) Find(tokens []document.Token, i, end int) (s Sense, stop int, ok bool) {
	first := &tokens[i]
	candidates := g.names.byFirst[key(first)]
	for k := range candidates {
		c := &candidates[k]
		if !c.fits(first) {
			continue
		}
		if at := follow(tokens, i+1, end, c.rest); at > stop && (!c.plus || withPlus(tokens[i:at])) {
			s, stop, ok = c.sense, at, true
		}
	}
	return s, stop, ok
}

// withPlus tells whether a plus sign is among the tokens.
func withPlus(tokens []document.Token) bool {
	return slices.ContainsFunc(tokens, func(t document.Token) bool { return strings.Contains(t.Text, "+") })
}

// key is the form of a token that names are indexed by.
func key(t *document.Token) string {
	if t.Lower == "'s" || t.Lower == "’s" {
		return "s"
	}
	return Fold(t.Lower)
}

// fits tells whether the first token is written as the spelling asks.
func (n *name) fits(t *document.Token) bool {
	r, _ := utf8.DecodeRuneInString(t.Text)
	switch {
	case n.caps:
		return t.Text == strings.ToUpper(t.Text)
	case n.lower:
		return true
	}
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// follow matches the words from token i on and returns the index after the last
// one, or -1. Hyphens and the like between the words are passed over.
func follow(tokens []document.Token, i, end int, rest []string) int {
	for _, w := range rest {
		for i < end && joiner(tokens[i].Lower) {
			i++
		}
		if i >= end || key(&tokens[i]) != w {
			return -1
		}
		i++
	}
	return i
}

// joiner tells whether a token may stand between the words of a name without
// being one.
func joiner(lower string) bool {
	switch lower {
	case "-", "–", "/", "&", ",", "'", "’", "(", "+", ".":
		return true
	}
	return false
}
