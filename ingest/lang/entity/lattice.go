package entity

import (
	"math"

	"newsgraph/internal/perceptron"
)

// TransitionFeature is the feature of a label following label prev; its weights
// are those of the classes that follow.
func TransitionFeature(prev int) uint32 {
	return perceptron.Feature(transitionTemplate, uint32(prev), 0, 0)
}

// Lattice holds the scores of the allowed transitions between labels.
type Lattice struct {
	// before lists, for each label, the labels that may stand before it.
	before [LabelCount][]transition
}

type transition struct {
	from  uint8
	score float32
}

// NewLattice asks weigh for the weights of each TransitionFeature, one a label.
func NewLattice(weigh func(feature uint32, scores []float32)) *Lattice {
	l := &Lattice{}
	for prev := range LabelCount {
		var scores [LabelCount]float32
		weigh(TransitionFeature(prev), scores[:])
		for next := range LabelCount {
			if follows(prev, next) {
				l.before[next] = append(l.before[next], transition{uint8(prev), scores[next]})
			}
		}
	}
	return l
}

var impossible = float32(math.Inf(-1))

// Decode returns the best well-formed labels of a sentence, given the scores of
// the labels token by token. The label buffer is reused when large enough.
func (l *Lattice) Decode(emissions [][LabelCount]float32, labels []int) []int {
	n := len(emissions)
	if n == 0 {
		return labels[:0]
	}
	best := make([][LabelCount]float32, n)
	back := make([][LabelCount]uint8, n)
	for i := range emissions {
		for next := range LabelCount {
			if emissions[i][next] == impossible {
				best[i][next] = impossible
				continue
			}
			best[i][next], back[i][next] = l.enter(best, i, next)
			best[i][next] += emissions[i][next]
		}
	}
	if cap(labels) < n {
		labels = make([]int, n)
	}
	labels = labels[:n]
	at := bestEnd(&best[n-1])
	for i := n - 1; i >= 0; i-- {
		labels[i] = at
		at = int(back[i][at])
	}
	return labels
}

// enter finds the best way to reach label next at token i.
func (l *Lattice) enter(best [][LabelCount]float32, i, next int) (float32, uint8) {
	if i == 0 {
		if !follows(0, next) {
			return impossible, 0
		}
		return l.before[next][0].score, 0 // "O" is the first label
	}
	top, from := impossible, uint8(0)
	for _, t := range l.before[next] {
		if s := best[i-1][t.from] + t.score; s > top {
			top, from = s, t.from
		}
	}
	return top, from
}

// bestEnd is the best label that may end a sentence.
func bestEnd(row *[LabelCount]float32) int {
	at := 0
	for k := range row {
		if follows(k, 0) && row[k] > row[at] {
			at = k
		}
	}
	return at
}
