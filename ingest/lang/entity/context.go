package entity

import (
	"unicode"
	"unicode/utf8"

	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/cluster"
	"newsgraph/internal/fingerprint"
)

// Context holds what the features need to know about the words of a document,
// worked out once. It is reused from document to document; the zero Context is
// ready for Reset.
type Context struct {
	words []word
	// styles are the ways in which the sentences use capital letters.
	styles []style

	evidence  map[uint32]*[seenBits]uint16
	sentences []document.Sentence
	emissions [][LabelCount]float32
	features  []uint32
	labels    []int
}

// word is the view of a token that the templates combine. Numbers are hashes or
// codes; zero is "none".
type word struct {
	form, shape            uint32
	pre2, pre3, pre4       uint32
	suf1, suf2, suf3, suf4 uint32
	coarse, middle, fine   uint32
	flags                  Flags  // of the word alone
	phrases                uint32 // see markPhrases
	seen                   uint32 // see noteElsewhere
	letters, capital       bool   // begins with a letter, with a capital one
}

// style is the way in which a sentence uses capital letters.
type style uint32

const (
	mixed  style = iota // as in running text
	upper               // all letters are capitals: a heading
	titled              // most words begin with one: a heading
	lower               // none does
)

// edge stands for the words outside the sentence.
var edge = word{form: 1, shape: 1, coarse: cluster.CoarseCount + 1, middle: cluster.MiddleCount + 1, fine: cluster.FineCount + 1}

// Reset prepares the context for the tokens of a document.
func (c *Context) Reset(d *document.Document) {
	c.words, c.styles = c.words[:0], c.styles[:0]
	c.sentences = d.Sentences
	for i := range d.Tokens {
		c.words = append(c.words, newWord(&d.Tokens[i]))
	}
	for _, s := range d.Sentences {
		tokens := d.Tokens[s.Start:s.End]
		c.styles = append(c.styles, styleOf(tokens))
		c.markPhrases(tokens, s.Start)
	}
	c.noteElsewhere(d)
}

// at is the word at token i, or the edge if i lies outside the sentence.
func (c *Context) at(i int, s *document.Sentence) *word {
	if i < s.Start || i >= s.End {
		return &edge
	}
	return &c.words[i]
}

// reach is how far from a word with a capital letter the small words of a name
// stand: "al" before "- Sadr", "of the" within.
const reach = 2

// mayBeName tells whether token i of sentence k can be part of a name: it has a
// capital letter or is near one, or a list knows it as a name. Half of the words
// of a text are spared the model.
func (c *Context) mayBeName(k, i int) bool {
	s := &c.sentences[k]
	for j := max(i-reach, s.Start); j <= min(i+reach, s.End-1); j++ {
		if c.words[j].capital {
			return true
		}
	}
	w := &c.words[i]
	const listed = Place | Region | Body | Outlet | Company
	return w.letters && (w.flags&listed != 0 || w.phrases != 0 || w.flags.First() >= 2)
}

func newWord(t *document.Token) word {
	s := t.Lower
	w := word{form: form(s), shape: shape(t.Text)}
	w.pre2, w.pre3, w.pre4 = form(head(s, 2)), form(head(s, 3)), form(head(s, 4))
	w.suf1, w.suf2, w.suf3, w.suf4 = form(tail(s, 1)), form(tail(s, 2)), form(tail(s, 3)), form(tail(s, 4))
	if codes, ok := cluster.Of(s); ok {
		w.coarse, w.middle, w.fine = uint32(codes.Coarse)+1, uint32(codes.Middle)+1, uint32(codes.Fine)+1
	}
	if flags, ok := gazetteer().Get(Fold(fingerprint.NewHash, s)); ok {
		w.flags = Flags(flags)
	}
	r, _ := utf8.DecodeRuneInString(t.Text)
	w.letters, w.capital = unicode.IsLetter(r), unicode.IsUpper(r)
	return w
}

// nationality tells whether a list knows the word as a nationality or the like
// and not as a place: "German", but not "Saudi". The annotation that the model
// learned from wavers there.
func (w *word) nationality() bool { return w.flags&Other != 0 && w.flags&Place == 0 }

// form hashes a word, all digits alike.
func form(s string) uint32 {
	h := uint32(2166136261) // 32-bit FNV-1a
	for i := 0; i < len(s); i++ {
		b := s[i]
		if b >= '0' && b <= '9' {
			b = '0'
		}
		h = (h ^ uint32(b)) * 16777619
	}
	return h
}

// head and tail are the first or last n bytes: whether a cut falls inside a
// character does not matter to a hash.
func head(s string, n int) string { return s[:min(n, len(s))] }

func tail(s string, n int) string { return s[max(len(s)-n, 0):] }

// shape hashes the kinds of characters of a word, runs longer than two cut
// short: "Lavrov" and "Ivan" are "Xxx", "U.S." is "X.X.", "F-16" is "X-00".
func shape(s string) uint32 {
	h, last, run := uint32(2166136261), byte(0), 0
	for _, r := range s {
		kind := kindOf(r)
		if kind == last {
			run++
		} else {
			last, run = kind, 1
		}
		if run <= 2 {
			h = (h ^ uint32(kind)) * 16777619
		}
	}
	return h
}

// kindOf is the letter that stands for r in a shape.
func kindOf(r rune) byte {
	switch {
	case r >= 'a' && r <= 'z':
		return 'x'
	case r >= 'A' && r <= 'Z':
		return 'X'
	case r >= '0' && r <= '9':
		return '0'
	case r < utf8.RuneSelf:
		return byte(r)
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLetter(r):
		return 'x'
	}
	return 'u'
}

// styleOf looks at the words of a sentence with at least one letter.
func styleOf(tokens []document.Token) style {
	words, capitals, allCapitals, small := 0, 0, 0, 0
	for i := range tokens {
		s := tokens[i].Text
		r, size := utf8.DecodeRuneInString(s)
		if !unicode.IsLetter(r) {
			continue
		}
		words++
		if !unicode.IsUpper(r) {
			small++
			continue
		}
		capitals++
		if size == len(s) || tokens[i].Lower[size:] != s[size:] {
			allCapitals++
		}
	}
	switch {
	case words >= 3 && allCapitals*10 >= words*8: // a few names keep small letters
		return upper
	case words >= 4 && capitals*10 >= words*6: // prepositions and articles stay small
		return titled
	case words >= 3 && capitals == 0:
		return lower
	}
	return mixed
}
