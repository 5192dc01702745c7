// Package learn fits averaged perceptrons over hashed features.
//
// A Trainer scores with its current weights, takes updates, and at the end
// gives the averaged, pruned and quantised model for ingest/perceptron. It is
// deterministic: the same sequence of calls gives the same bytes.
package learn

import (
	"math"
	"math/bits"
	"sort"

	"newsgraph/ingest/perceptron"
)

// Options are the regularisers of a Trainer.
type Options struct {
	// MinUpdates is the number of updates that a feature needs before its
	// weights count, in training as in the model (Goldberg and Elhadad 2011,
	// "Learning Sparser Perceptron Models"). Zero lets every feature count.
	MinUpdates int
	// Prune drops averaged weights smaller than this, in units of one update.
	Prune float64
}

// Trainer holds the weights of a perceptron while it is fitted.
type Trainer struct {
	opt   Options
	table []slot
	shift uint8
	rows  []row
	clock float32
}

type slot struct{ key, row uint32 } // row 0 is empty

type row struct {
	key     uint32
	updates int32
	cells   []cell
}

type cell struct {
	class  uint8
	weight float32
	// total is the sum of the weight over the steps up to since.
	total float64
	since float32
}

// New makes a trainer without weights.
func New(opt Options) *Trainer {
	t := &Trainer{opt: opt, rows: make([]row, 1)}
	t.grow(1 << 16)
	return t
}

// Tick ends one training example: averages weigh each example alike.
func (t *Trainer) Tick() { t.clock++ }

// Score adds to scores the current weights of the features.
func (t *Trainer) Score(features []uint32, scores *[perceptron.MaxClasses]float32) {
	for _, f := range features {
		i := t.find(f)
		if i == 0 {
			continue
		}
		r := &t.rows[i]
		if int(r.updates) < t.opt.MinUpdates {
			continue
		}
		for _, c := range r.cells {
			scores[c.class] += c.weight
		}
	}
}

// Update adds delta to the weights of the features for class.
func (t *Trainer) Update(features []uint32, class int, delta float32) {
	for _, f := range features {
		r := &t.rows[t.findOrAdd(f)]
		r.updates++
		t.updateCell(r, uint8(class), delta)
	}
}

func (t *Trainer) updateCell(r *row, class uint8, delta float32) {
	for i := range r.cells {
		c := &r.cells[i]
		if c.class == class {
			c.total += float64(c.weight) * float64(t.clock-c.since)
			c.since = t.clock
			c.weight += delta
			return
		}
	}
	r.cells = append(r.cells, cell{class: class, weight: delta, since: t.clock})
}

func (t *Trainer) find(key uint32) uint32 {
	mask := uint32(len(t.table) - 1)
	for at := key >> t.shift; ; at++ {
		if e := t.table[at&mask]; e.row == 0 || e.key == key {
			return e.row
		}
	}
}

func (t *Trainer) findOrAdd(key uint32) uint32 {
	if i := t.find(key); i != 0 {
		return i
	}
	if 2*len(t.rows) >= len(t.table) {
		t.grow(2 * len(t.table))
	}
	t.rows = append(t.rows, row{key: key})
	t.insert(key, uint32(len(t.rows)-1))
	return uint32(len(t.rows) - 1)
}

func (t *Trainer) insert(key, i uint32) {
	mask := uint32(len(t.table) - 1)
	at := key >> t.shift
	for t.table[at&mask].row != 0 {
		at++
	}
	t.table[at&mask] = slot{key, i}
}

// grow makes the table of size slots, a power of two.
func (t *Trainer) grow(size int) {
	t.table = make([]slot, size)
	t.shift = uint8(32 - bits.Len(uint(size-1)))
	for i := 1; i < len(t.rows); i++ {
		t.insert(t.rows[i].key, uint32(i))
	}
}

// Averages returns the averaged weights of all features that had enough
// updates, without those below Options.Prune.
func (t *Trainer) Averages() Weights {
	w := Weights{}
	for i := 1; i < len(t.rows); i++ {
		r := &t.rows[i]
		if int(r.updates) < t.opt.MinUpdates {
			continue
		}
		var cells []Weight
		for _, c := range r.cells {
			total := c.total + float64(c.weight)*float64(t.clock-c.since)
			if v := total / float64(max(t.clock, 1)); math.Abs(v) >= t.opt.Prune && v != 0 {
				cells = append(cells, Weight{c.class, v})
			}
		}
		if len(cells) > 0 {
			w[r.key] = cells
		}
	}
	return w
}

// Weights are the real-valued weights of a linear model by feature.
type Weights map[uint32][]Weight

// Weight is the weight of one class.
type Weight struct {
	Class uint8
	Value float64
}

// Encode quantises the weights to 8 bits and writes the model file.
func (w Weights) Encode(classes []string) ([]byte, error) {
	unit := w.unit()
	rows := make([]perceptron.Row, 0, len(w))
	for key, cells := range w {
		r := perceptron.Row{Key: key}
		for _, c := range cells {
			q := math.Round(c.Value / unit)
			q = max(min(q, math.MaxInt8), -math.MaxInt8)
			if q != 0 {
				r.Pairs = append(r.Pairs, perceptron.Pair{Class: c.Class, Weight: int8(q)})
			}
		}
		sort.Slice(r.Pairs, func(i, j int) bool { return r.Pairs[i].Class < r.Pairs[j].Class })
		rows = append(rows, r)
	}
	return perceptron.Encode(classes, float32(unit), rows)
}

// clipped is the share of weights that may exceed the 8-bit range: the few
// largest weights would otherwise cost all others their resolution.
const clipped = 0.0005

// unit is the value of one step of the quantised weights.
func (w Weights) unit() float64 {
	var sizes []float64
	for _, cells := range w {
		for _, c := range cells {
			sizes = append(sizes, math.Abs(c.Value))
		}
	}
	if len(sizes) == 0 {
		return 1
	}
	sort.Float64s(sizes)
	return sizes[int(float64(len(sizes)-1)*(1-clipped))] / math.MaxInt8
}
