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
	"sync"

	"newsgraph/ingest/document"
	"newsgraph/ingest/perceptron"
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
		toFloat(scores, &s)
	})}
	f.contexts.New = func() any { return new(Context) }
	return f
}

// Annotate sets Names of d.
func (f *Finder) Annotate(d *document.Document) {
	c := f.contexts.Get().(*Context)
	defer f.contexts.Put(c)
	c.Reset(d)
	d.Names = d.Names[:0]
	for k, s := range d.Sentences {
		labels, margins := f.lattice.Decode(f.emissions(c, k, s.Span), nil)
		d.Names = AppendNames(d.Names, s.Start, labels, margins)
	}
}

// emissions scores the labels of the tokens of sentence k.
func (f *Finder) emissions(c *Context, k int, s document.Span) [][LabelCount]float32 {
	c.emissions = c.emissions[:0]
	for i := s.Start; i < s.End; i++ {
		var scores perceptron.Scores
		c.features = c.Features(k, i, c.features[:0])
		f.model.Score(c.features, &scores)
		var row [LabelCount]float32
		toFloat(row[:], &scores)
		c.emissions = append(c.emissions, row)
	}
	return c.emissions
}

func toFloat(to []float32, from *perceptron.Scores) {
	for i := range to {
		to[i] = float32(from[i])
	}
}
