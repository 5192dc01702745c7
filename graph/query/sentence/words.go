package sentence

import (
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"

	"newsgraph/graph/resolve/name"
)

// word is a word of a text: its folded form, its stem, and where it stands, in code
// points, End exclusive.
type word struct {
	folded, stem string
	start, end   int
}

// splitter splits texts into words. It remembers the stems of words, since a language
// has fewer of them than a graph has sentences.
type splitter struct{ seen map[string][2]string }

func newSplitter() *splitter { return &splitter{map[string][2]string{}} }

// words returns the words of a text in order.
func (s *splitter) words(text string) []word {
	var out []word
	runes := []rune(text)
	for i := 0; i < len(runes); {
		if !inWord(runes, i) {
			i++
			continue
		}
		start := i
		for i < len(runes) && inWord(runes, i) {
			i++
		}
		if forms := s.forms(string(runes[start:i])); forms[0] != "" {
			out = append(out, word{forms[0], forms[1], start, i})
		}
	}
	return out
}

// inWord tells whether the rune at i belongs to a word: a letter or digit, or a mark,
// apostrophe or point between two of them ("U.S.", "Xi's", "1.5").
func inWord(runes []rune, i int) bool {
	switch r := runes[i]; {
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
		return true
	case r == '.' || r == '\'' || r == '’':
		return i > 0 && i+1 < len(runes) && unicode.IsLetter(runes[i-1]) && unicode.IsLetter(runes[i+1])
	}
	return false
}

// forms are the folded form and the stem of a word.
func (s *splitter) forms(raw string) [2]string {
	if f, ok := s.seen[raw]; ok {
		return f
	}
	folded := strings.ReplaceAll(name.Fold(raw), " ", "")
	f := [2]string{folded, stemOf(folded)}
	s.seen[strings.Clone(raw)] = f
	return f
}

func stemOf(folded string) string {
	env := snowballstem.NewEnv(folded)
	english.Stem(env)
	return env.Current()
}
