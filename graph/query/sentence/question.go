package sentence

import (
	"errors"
	"strings"
)

// Question is what a sentence must have to be found.
type Question struct {
	wanted, unwanted []phrase
}

// phrase is words side by side, one or more.
type phrase []term

// term is one word of a question; a beginning is not stemmed.
type term struct {
	text      string
	beginning bool
}

// ErrEmpty says that a question has no word to look for.
var ErrEmpty = errors.New("no word to look for: give one without a minus before it")

// Parse reads a question; its only error is ErrEmpty.
func Parse(text string) (Question, error) {
	var q Question
	s := newSplitter()
	parts := strings.Split(text, `"`)
	for i, part := range parts {
		if i%2 == 1 {
			q.add(s.phrase(part), strings.HasSuffix(parts[i-1], "-"))
			continue
		}
		for _, w := range strings.Fields(part) {
			bare, minus := strings.CutPrefix(w, "-")
			q.add(s.phrase(bare), minus)
		}
	}
	if len(q.wanted) == 0 {
		return q, ErrEmpty
	}
	return q, nil
}

func (q *Question) add(p phrase, minus bool) {
	switch {
	case len(p) == 0:
	case minus:
		q.unwanted = append(q.unwanted, p)
	default:
		q.wanted = append(q.wanted, p)
	}
}

// phrase reads words that stand side by side; an asterisk makes a word a beginning.
func (s *splitter) phrase(text string) phrase {
	var p phrase
	for _, field := range strings.Fields(text) {
		words := s.words(field)
		for i, w := range words {
			t := term{text: w.stem}
			if i == len(words)-1 && strings.HasSuffix(field, "*") {
				t = term{text: w.folded, beginning: true}
			}
			p = append(p, t)
		}
	}
	return p
}

func (t term) fits(w *word) bool {
	if t.beginning {
		return strings.HasPrefix(w.folded, t.text)
	}
	return w.stem == t.text
}

// at tells whether the phrase stands in the text from word i on.
func (p phrase) at(text []word, i int) bool {
	if i+len(p) > len(text) {
		return false
	}
	for k, t := range p {
		if !t.fits(&text[i+k]) {
			return false
		}
	}
	return true
}

// places lists where the phrase begins in the text.
func (p phrase) places(text []word) []int {
	var out []int
	for i := range text {
		if p.at(text, i) {
			out = append(out, i)
		}
	}
	return out
}
