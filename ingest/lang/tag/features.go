package tag

import (
	"unicode"
	"unicode/utf8"

	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/cluster"
	"newsgraph/ingest/lang/wordclass"
	"newsgraph/internal/perceptron"
)

// Context holds what the features need to know about the words of a sentence,
// worked out once. It is reused from sentence to sentence; NewContext makes one that
// is ready for Reset.
type Context struct {
	words []word
	// Tags are the classes given so far, by token; Features of token i reads
	// those before i.
	Tags []uint32
	// Bare leaves the features to the words themselves: without word classes and
	// clauses, and headlines are like other sentences.
	Bare bool

	// kinds are those of the classes of the model; clauses and ahead tell, by token,
	// which verbs stand before it and can stand behind it.
	kinds   []kind
	clauses []clause
	ahead   []ahead
}

// NewContext makes a context for a model with the given classes, of two tags joined
// with Separator.
func NewContext(classes []string) *Context {
	c := &Context{}
	for _, name := range classes {
		c.kinds = append(c.kinds, kindOf(name))
	}
	return c
}

// word is the view of a token that the templates combine.
type word struct {
	form, shape            uint32
	pre1, pre2, pre3       uint32
	suf1, suf2, suf3, suf4 uint32
	// The clusters of the word, from few and large to many and small ones; zero
	// for words without.
	coarse, middle, fine uint32
	// classes are the word classes that it can have, as a wordclass.Set.
	classes uint32
}

// Values of positions outside the sentence.
var before, after = word{form: 1, shape: 1}, word{form: 2, shape: 2}

// pad is the number of words of context on either side.
const pad = 2

// Reset prepares the context for the tokens of one sentence.
func (c *Context) Reset(tokens []document.Token) {
	c.words = append(c.words[:0], before, before)
	for i := range tokens {
		c.words = append(c.words, newWord(&tokens[i], i == 0))
	}
	c.words = append(c.words, after, after)
	c.Tags = append(c.Tags[:0], make([]uint32, len(tokens)+pad)...)
	c.clauses = append(c.clauses[:0], make([]clause, len(tokens)+1)...)
	if !c.Bare {
		c.lookUp(tokens)
	}
}

// lookUp adds to the words what they do not tell themselves: whether they stand in a
// headline, their classes, and the verbs ahead.
func (c *Context) lookUp(tokens []document.Token) {
	title := titleCase(tokens)
	c.ahead = append(c.ahead[:0], make([]ahead, len(tokens)+1)...)
	for i := len(tokens) - 1; i >= 0; i-- {
		w := &c.words[i+pad]
		w.classes = uint32(wordclass.Of(tokens[i].Lower))
		if title && capitalised(tokens[i].Text) {
			w.shape += inTitle
		}
		if i > 0 {
			c.ahead[i-1] = aheadOf(&tokens[i], c.classes(i), c.ahead[i])
		}
	}
}

// SetTag records the class of token i for the features of later tokens.
func (c *Context) SetTag(i, class int) {
	c.Tags[i+pad] = uint32(class) + 1
	c.clauses[i+1] = c.clauses[i].after(c.kinds[class])
}

// classes are the word classes of token i.
func (c *Context) classes(i int) wordclass.Set { return wordclass.Set(c.words[i+pad].classes) }

func newWord(t *document.Token, first bool) word {
	s := t.Lower
	w := word{form: perceptron.Word(s), shape: shape(t.Text, first)}
	w.pre1, w.pre2, w.pre3 = prefix(s, 1), prefix(s, 2), prefix(s, 3)
	w.suf1, w.suf2 = suffix(s, 1), suffix(s, 2)
	w.suf3, w.suf4 = suffix(s, 3), suffix(s, 4)
	if c, ok := cluster.Of(s); ok {
		w.coarse, w.middle, w.fine = uint32(c.Coarse)+1, uint32(c.Middle)+1, uint32(c.Fine)+1
	}
	return w
}

// prefix and suffix hash the first or last n bytes: whether a cut falls inside
// a character does not matter to a hash.
func prefix(s string, n int) uint32 { return perceptron.Word(s[:min(n, len(s))]) }

func suffix(s string, n int) uint32 { return perceptron.Word(s[max(len(s)-n, 0):]) }

// Bits of a shape.
const (
	hasUpper = 1 << iota
	hasLower
	hasDigit
	hasHyphen
	hasOther
	initialUpper
	sentenceFirst
	inTitle // of capitalised words in headlines
)

// shape tells which kinds of characters a word has.
func shape(s string, first bool) uint32 {
	var bits uint32
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z':
			bits |= hasLower
		case r >= 'A' && r <= 'Z':
			bits |= hasUpper
		case r >= '0' && r <= '9':
			bits |= hasDigit
		case r == '-':
			bits |= hasHyphen
		case r >= utf8.RuneSelf && unicode.IsUpper(r):
			bits |= hasUpper
		case r >= utf8.RuneSelf && unicode.IsLetter(r):
			bits |= hasLower
		default:
			bits |= hasOther
		}
	}
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsUpper(r) {
		bits |= initialUpper
	}
	if first {
		bits |= sentenceFirst
	}
	return bits + 3 // apart from the positions outside the sentence
}

// MaxFeatures is the number of features of a token, or a little more: what a buffer
// for Features needs.
const MaxFeatures = 72

// Features appends the features of token i to buf and returns it.
func (c *Context) Features(i int, buf []uint32) []uint32 {
	w := c.words[i : i+2*pad+1 : i+2*pad+1]
	p2, p1, w0, n1, n2 := &w[0], &w[1], &w[2], &w[3], &w[4]
	t2, t1 := c.Tags[i], c.Tags[i+1]
	f := perceptron.Feature
	buf = append(buf,
		f(1, 0, 0, 0),
		f(2, w0.form, 0, 0), f(3, w0.form, t1, 0), f(4, w0.form, w0.shape, 0),
		f(5, w0.suf1, 0, 0), f(6, w0.suf2, 0, 0), f(7, w0.suf3, 0, 0), f(8, w0.suf4, 0, 0),
		f(9, w0.pre1, 0, 0), f(10, w0.pre2, 0, 0), f(11, w0.pre3, 0, 0),
		f(12, w0.shape, 0, 0), f(13, w0.shape, t1, 0), f(14, w0.shape, w0.suf3, 0),
		f(15, t1, 0, 0), f(16, t1, t2, 0), f(17, t1, n1.form, 0),
		f(18, p1.form, 0, 0), f(19, p2.form, 0, 0), f(20, n1.form, 0, 0), f(21, n2.form, 0, 0),
		f(22, p1.form, w0.form, 0), f(23, w0.form, n1.form, 0), f(24, p1.form, n1.form, 0),
		f(25, p1.suf3, 0, 0), f(26, n1.suf3, 0, 0), f(27, n1.suf2, t1, 0),
		f(28, p1.shape, w0.shape, n1.shape),
		f(29, t1, w0.suf3, 0), f(30, t1, t2, w0.form), f(31, w0.suf2, n1.suf2, 0),
		f(32, p1.form, p2.form, 0), f(33, n1.form, n2.form, 0),
		f(34, w0.coarse, 0, 0), f(35, w0.middle, 0, 0), f(36, w0.fine, 0, 0), f(37, w0.middle, t1, 0),
		f(38, n1.coarse, 0, 0), f(39, n1.middle, 0, 0), f(40, n1.fine, 0, 0), f(41, p1.middle, 0, 0), f(42, p1.fine, 0, 0),
		f(43, w0.form, n1.middle, 0), f(44, p1.middle, w0.form, 0), f(45, w0.middle, n1.middle, 0),
		f(46, n2.middle, 0, 0), f(47, w0.suf3, n1.middle, t1), f(48, n1.middle, t1, 0),
		f(49, n1.coarse, n2.coarse, t1), f(50, w0.coarse, w0.suf2, w0.shape),
	)
	if c.Bare {
		return buf
	}
	verbs := uint32(c.clauses[i])<<2 | uint32(c.ahead[i])
	return append(buf,
		f(51, w0.classes, 0, 0), f(52, w0.classes, t1, 0), f(53, w0.classes, w0.shape, 0), f(54, w0.classes, w0.suf3, 0),
		f(55, w0.classes, n1.classes, 0), f(56, p1.classes, w0.classes, n1.classes), f(57, w0.classes, t1, t2),
		f(58, w0.classes, t1, n1.classes), f(59, w0.classes, n1.form, 0), f(60, w0.classes, p1.form, 0),
		f(61, n1.classes, t1, 0), f(62, n1.classes, n2.classes, t1), f(63, w0.form, n1.classes, 0),
		f(64, w0.classes, w0.middle, 0), f(65, w0.classes, n1.classes, n2.classes),
		f(66, verbs, t1, 0),
	)
}
