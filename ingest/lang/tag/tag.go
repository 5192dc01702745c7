// Package tag gives each token its part of speech and its lemma.
//
// It reads Tokens (Text, Lower) and Sentences, and fills UPOS (universal part
// of speech), XPOS (Penn tag, as the English Web Treebank uses them) and Lemma.
// Words are tagged from left to right by an averaged perceptron; both tags are
// one class. What a word can be (package wordclass) is a feature and, with the words
// of closed classes in Lexicon, a limit: no rare verb becomes a preposition. Where
// another class comes close, Other keeps it for the parser, which sees more of the
// sentence. Names that look like other words are proper nouns all the same: those of
// a list, and at the head of a sentence the surnames of the text. In headlines, where
// all words have capitals, words that the text has in lower case are no names. Model,
// lexicon and lemma rules are fitted by cmd/newsgraph-train.
package tag

import (
	_ "embed"
	"strings"
	"sync"

	"newsgraph/ingest/document"
	"newsgraph/internal/perceptron"
)

//go:embed tag.model
var embedded []byte

var load = sync.OnceValue(func() *Tagger { return FromModel(perceptron.MustDecode(embedded), loadLemmas(), loadLexicon()) })

// New returns the tagger with the embedded model, which the first call loads.
func New() *Tagger { return load() }

// Tagger is safe for concurrent use.
type Tagger struct {
	model   *perceptron.Model
	lemmas  *Lemmas
	lexicon *Lexicon
	// upos and xpos are the two halves of each class, sets the first as a set.
	upos, xpos []string
	sets       []tagSet
	// proper and noun are the classes of proper and common nouns in the singular, -1
	// in a model without them.
	proper, noun int
	// bare is set where word lists do not count.
	bare     bool
	contexts *sync.Pool
}

// FromModel makes a tagger of a model whose classes join the two tags with
// Separator; without lemmas (nil) Lemma stays empty, without a lexicon any word can
// have any tag.
func FromModel(m *perceptron.Model, lemmas *Lemmas, lexicon *Lexicon) *Tagger {
	t := &Tagger{model: m, lemmas: lemmas, lexicon: lexicon, proper: -1, noun: -1}
	for i, c := range m.Classes {
		u, x, _ := strings.Cut(c, Separator)
		if x == "NNP" && u == "PROPN" {
			t.proper = i
		}
		if x == "NN" && u == "NOUN" {
			t.noun = i
		}
		t.upos, t.xpos = append(t.upos, u), append(t.xpos, x)
		t.sets = append(t.sets, setOf(u))
	}
	t.contexts = contexts(m, false)
	return t
}

// Bare returns the tagger without its word lists, of names, irregular verbs and word
// classes, for a model that was fitted in a bare Context: what it and the learnt rules
// say by themselves. The parser is fitted to such tags, so that a word more in a list
// does not change its model.
func (t *Tagger) Bare() *Tagger {
	bare := *t
	bare.proper, bare.bare, bare.lexicon = -1, true, nil
	bare.contexts = contexts(t.model, true)
	return &bare
}

// contexts is a pool of contexts for the model.
func contexts(m *perceptron.Model, bare bool) *sync.Pool {
	return &sync.Pool{New: func() any {
		c := NewContext(m.Classes)
		c.Bare = bare
		return c
	}}
}

// Separator stands between UPOS and XPOS in the name of a class.
const Separator = "|"

// Annotate fills UPOS, XPOS and Lemma of all tokens of d.
func (t *Tagger) Annotate(d *document.Document) {
	c := t.contexts.Get().(*Context)
	for _, s := range d.Sentences {
		if d.Halted() {
			return
		}
		t.sentence(c, d.Tokens[s.Start:s.End], deceptive(), nil)
	}
	if !t.bare && t.proper >= 0 && len(d.Sentences) > 1 {
		t.headlines(c, d)
	}
	names := surnames(d)
	for _, s := range d.Sentences {
		if tokens := d.Tokens[s.Start:s.End]; misread(names, tokens) {
			t.sentence(c, tokens, names, nil)
		}
	}
	t.contexts.Put(c)
}

// sentence tags the tokens of one sentence; those among names, capitalised, are
// proper nouns in any case, and those among common in none.
func (t *Tagger) sentence(c *Context, tokens []document.Token, names, common map[string]bool) {
	c.Reset(tokens)
	for i := range tokens {
		if t.proper >= 0 && isName(names, &tokens[i]) {
			c.SetTag(i, t.proper)
			t.name(&tokens[i])
			continue
		}
		allowed := all
		if t.lexicon != nil {
			allowed = t.lexicon.allowed(&tokens[i], c.classes(i), common)
		}
		c.SetTag(i, t.token(c, i, &tokens[i], allowed))
	}
	if !t.bare && t.noun >= 0 {
		t.articles(tokens)
	}
}

// token gives tok, token i of the sentence, the best class whose tag is allowed, and
// returns the class.
func (t *Tagger) token(c *Context, i int, tok *document.Token, allowed tagSet) int {
	var buf [MaxFeatures]uint32
	var scores perceptron.Scores
	t.model.Score(c.Features(i, buf[:0]), &scores)
	class, second := t.bestTwo(&scores, allowed)
	tok.Other = document.Reading{}
	if behind := float32(scores[class]-scores[second]) * t.model.Scale / temperature; behind < doubtful {
		t.read(tok, second)
		tok.Other = document.Reading{UPOS: tok.UPOS, XPOS: tok.XPOS, Lemma: tok.Lemma, Behind: behind}
	}
	t.read(tok, class)
	return class
}

// name makes tok a proper noun.
func (t *Tagger) name(tok *document.Token) {
	tok.Other = document.Reading{}
	t.read(tok, t.proper)
}

// articles makes nouns of words taken for adverbs that stand where only a noun
// can, after an article with nothing to modify behind them: "a rally against".
func (t *Tagger) articles(tokens []document.Token) {
	for i := 1; i+1 < len(tokens); i++ {
		if tokens[i].XPOS != "RB" || tokens[i-1].XPOS != "DT" {
			continue
		}
		switch tokens[i+1].UPOS {
		case "ADP", "PUNCT", "CCONJ":
			t.read(&tokens[i], t.noun)
			tokens[i].Other = document.Reading{}
		}
	}
}

// temperature turns scores of the model, in units of an update, into logarithms
// of probabilities. Of 20 to 60 tried, LAS rises by a quarter of a point from the
// lowest to the highest.
const temperature = 60

// doubtful is how close, in nats, the second reading of a word must come to be
// kept: three tenths as likely as the first, or better.
const doubtful = 1.2

// read gives tok the tags of class, with the lemma that goes with them.
func (t *Tagger) read(tok *document.Token, class int) {
	tok.UPOS, tok.XPOS = t.upos[class], t.xpos[class]
	switch {
	case t.lemmas == nil:
	case t.bare:
		tok.Lemma = t.lemmas.learnt(tok)
	default:
		tok.Lemma = t.lemmas.Lemma(tok)
	}
}
