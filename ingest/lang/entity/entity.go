// Package entity finds the names of persons, organizations and places.
//
// It reads Tokens (Text, Lower) and Sentences and fills Document.Names.
// A name is the bare name, without titles ("Minister Pavel Orlov" gives "Pavel
// Orlov") and without nationality adjectives ("the Russian Foreign Ministry"
// may give "Russian Foreign Ministry", but "Russian" alone is no name).
//
// Each sentence is labelled by a linear model over hashed features of the words
// and their neighbours, word clusters, gazetteers and what the rest of the
// document shows of the same words; Viterbi decoding keeps the labels well
// formed. Model and gazetteer are made by cmd/newsgraph-train.
//
// The package does not say which thing a name denotes, and it does not find
// nominals, pronouns, titles or nationalities: that is for later stages.
package entity

import (
	_ "embed"
	"slices"
	"sync"

	"newsgraph/ingest/document"
	"newsgraph/internal/perceptron"
)

//go:embed entity.model
var embedded []byte

var load = sync.OnceValue(func() *Finder { return FromModel(perceptron.MustDecode(embedded)) })

// New returns the finder with the embedded model, which the first call loads.
func New() *Finder { return load() }

// Finder is safe for concurrent use.
type Finder struct {
	model    *perceptron.Model
	lattice  *Lattice
	contexts sync.Pool
}

// FromModel makes a finder of a model whose classes are Labels.
func FromModel(m *perceptron.Model) *Finder {
	f := &Finder{model: m, lattice: NewLattice(func(feature uint32, scores []float32) {
		var s perceptron.Scores
		m.Score([]uint32{feature}, &s)
		toFloat(scores, &s, m.Scale)
	})}
	f.contexts.New = func() any { return new(Context) }
	return f
}

// Annotate sets Names of d. It labels every sentence by itself and then, once
// more, those with words that are surely a name elsewhere in the document.
func (f *Finder) Annotate(d *document.Document) {
	c := f.contexts.Get().(*Context)
	defer f.contexts.Put(c)
	c.Reset(d)
	f.score(c, d)
	for _, s := range d.Sentences {
		f.decode(c, s.Span)
	}
	d.Names = c.names(d.Names[:0])
	votes, changed := c.votes(d.Names), false
	for _, s := range d.Sentences {
		if c.favour(s.Span, votes) {
			f.decode(c, s.Span)
			changed = true
		}
	}
	if changed {
		d.Names = c.names(d.Names[:0])
	}
}

// outside are the scores of a token that cannot be part of a name.
var outside = func() (row [LabelCount]float32) {
	for l := 1; l < LabelCount; l++ {
		row[l] = impossible
	}
	return row
}()

// unitPlace is the label of a place of one word.
var unitPlace = slices.Index(Labels, "U-LOC")

// score sets the scores of the labels of all tokens.
func (f *Finder) score(c *Context, d *document.Document) {
	c.emissions = slices.Grow(c.emissions[:0], len(d.Tokens))[:len(d.Tokens)]
	c.labels = slices.Grow(c.labels[:0], len(d.Tokens))[:len(d.Tokens)]
	for k, s := range d.Sentences {
		if d.Halted() {
			return
		}
		for i := s.Start; i < s.End; i++ {
			if !c.mayBeName(k, i) {
				c.emissions[i] = outside
				continue
			}
			var scores perceptron.Scores
			c.features = c.Features(k, i, c.features[:0])
			f.model.Score(c.features, &scores)
			toFloat(c.emissions[i][:], &scores, f.model.Scale)
			if c.words[i].nationality() {
				c.emissions[i][unitPlace] = impossible
			}
		}
	}
}

// decode sets the labels of a sentence to the best ones.
func (f *Finder) decode(c *Context, s document.Span) {
	f.lattice.Decode(c.emissions[s.Start:s.End], c.labels[s.Start:s.End:s.End])
}

// toFloat gives the scores in units of one update of the training, so that they
// mean the same in every model.
func toFloat(to []float32, from *perceptron.Scores, scale float32) {
	for i := range to {
		to[i] = float32(from[i]) * scale
	}
}
