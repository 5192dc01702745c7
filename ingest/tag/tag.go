// Package tag gives each token its part of speech and its lemma.
//
// It reads Tokens (Text, Lower) and Sentences, and fills UPOS (universal part
// of speech), XPOS (Penn tag, as the English Web Treebank uses them) and Lemma.
// Words are tagged from left to right by an averaged perceptron; both tags are
// one class. Model and lemma rules are fitted by cmd/newsgraph-train.
package tag

import (
	_ "embed"
	"strings"
	"sync"

	"newsgraph/ingest/document"
	"newsgraph/ingest/perceptron"
)

//go:embed tag.model
var embedded []byte

var load = sync.OnceValue(func() *Tagger { return FromModel(perceptron.MustDecode(embedded), loadLemmas()) })

// New returns the tagger with the embedded model, which the first call loads.
func New() *Tagger { return load() }

// Tagger is safe for concurrent use.
type Tagger struct {
	model  *perceptron.Model
	lemmas *Lemmas
	// upos and xpos are the two halves of each class.
	upos, xpos []string
	contexts   sync.Pool
}

// FromModel makes a tagger of a model whose classes join the two tags with
// Separator; without lemmas (nil) Lemma stays empty.
func FromModel(m *perceptron.Model, lemmas *Lemmas) *Tagger {
	t := &Tagger{model: m, lemmas: lemmas}
	for _, c := range m.Classes {
		u, x, _ := strings.Cut(c, Separator)
		t.upos, t.xpos = append(t.upos, u), append(t.xpos, x)
	}
	t.contexts.New = func() any { return new(Context) }
	return t
}

// Separator stands between UPOS and XPOS in the name of a class.
const Separator = "|"

// Annotate fills UPOS, XPOS and Lemma of all tokens of d.
func (t *Tagger) Annotate(d *document.Document) {
	c := t.contexts.Get().(*Context)
	for _, s := range d.Sentences {
		t.sentence(c, d.Tokens[s.Start:s.End])
	}
	t.contexts.Put(c)
}

func (t *Tagger) sentence(c *Context, tokens []document.Token) {
	c.Reset(tokens)
	var buf [64]uint32
	for i := range tokens {
		var scores perceptron.Scores
		t.model.Score(c.Features(i, buf[:0]), &scores)
		class := t.model.Best(&scores)
		c.SetTag(i, class)
		tok := &tokens[i]
		tok.UPOS, tok.XPOS = t.upos[class], t.xpos[class]
		if t.lemmas != nil {
			tok.Lemma = t.lemmas.Lemma(tok)
		}
	}
}
