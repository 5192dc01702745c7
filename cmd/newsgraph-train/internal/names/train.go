package names

import (
	"math/rand/v2"

	"newsgraph/cmd/newsgraph-train/internal/learn"
	"newsgraph/ingest/lang/entity"
	"newsgraph/internal/perceptron"
)

// Options are the settings of the training.
type Options struct {
	Epochs int
	// Runs is the number of perceptrons, each with its own order of sentences,
	// whose weights are averaged.
	Runs       int
	MinUpdates int
	Prune      float64
	// Margin is what a wrong label gets added in training, so that the right
	// ones win by a margin.
	Margin float32
	// Miss is what the wrong label "O" gets added on top: it makes the model
	// find more names.
	Miss float32
}

// Train fits a model to the documents. The same documents in the same order
// give the same model.
func Train(docs []Document, o Options) learn.Weights {
	examples := prepare(docs)
	sum := learn.Weights{}
	for run := range o.Runs {
		add(sum, trainOnce(examples, o, uint64(run+1)), 1/float64(o.Runs))
	}
	for key, cells := range sum {
		kept := cells[:0]
		for _, c := range cells {
			if c.Value >= o.Prune || c.Value <= -o.Prune {
				kept = append(kept, c)
			}
		}
		sum[key] = kept
	}
	return sum
}

// example is a sentence with its features and right labels.
type example struct {
	features [][]uint32
	labels   []int
}

func prepare(docs []Document) []example {
	var examples []example
	var c entity.Context
	for _, doc := range docs {
		c.Reset(doc.Document)
		for k, s := range doc.Sentences {
			e := example{labels: entity.EncodeNames(s.Len(), doc.Gold[k])}
			for i := s.Start; i < s.End; i++ {
				e.features = append(e.features, c.Features(k, i, nil))
			}
			examples = append(examples, e)
		}
	}
	return examples
}

func trainOnce(examples []example, o Options, seed uint64) learn.Weights {
	t := learn.New(learn.Options{MinUpdates: o.MinUpdates})
	random := rand.New(rand.NewPCG(seed, seed))
	order := random.Perm(len(examples))
	for range o.Epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			learnSentence(t, &examples[k], o)
			t.Tick()
		}
	}
	return t.Averages()
}

// learnSentence moves the weights from the best wrong labels to the right ones.
func learnSentence(t *learn.Trainer, e *example, o Options) {
	emissions := make([][entity.LabelCount]float32, len(e.features))
	for i, features := range e.features {
		var scores [perceptron.MaxClasses]float32
		t.Score(features, &scores)
		copy(emissions[i][:], scores[:])
		for l := range emissions[i] {
			if l != e.labels[i] {
				emissions[i][l] += o.Margin
			}
		}
		if e.labels[i] != 0 {
			emissions[i][0] += o.Miss
		}
	}
	lattice := entity.NewLattice(func(feature uint32, to []float32) {
		var scores [perceptron.MaxClasses]float32
		t.Score([]uint32{feature}, &scores)
		copy(to, scores[:])
	})
	guess := lattice.Decode(emissions, nil)
	for i, features := range e.features {
		if guess[i] != e.labels[i] {
			t.Update(features, e.labels[i], 1)
			t.Update(features, guess[i], -1)
		}
		if i > 0 && (guess[i] != e.labels[i] || guess[i-1] != e.labels[i-1]) {
			t.Update([]uint32{entity.TransitionFeature(e.labels[i-1])}, e.labels[i], 1)
			t.Update([]uint32{entity.TransitionFeature(guess[i-1])}, guess[i], -1)
		}
	}
}

// add adds scale times the weights of more to sum.
func add(sum, more learn.Weights, scale float64) {
	for key, cells := range more {
		for _, c := range cells {
			addCell(sum, key, learn.Weight{Class: c.Class, Value: c.Value * scale})
		}
	}
}

func addCell(sum learn.Weights, key uint32, w learn.Weight) {
	for i := range sum[key] {
		if sum[key][i].Class == w.Class {
			sum[key][i].Value += w.Value
			return
		}
	}
	sum[key] = append(sum[key], w)
}
