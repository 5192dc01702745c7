// Package learn fits averaged perceptrons over hashed features.
//
// A Trainer scores with its current weights, takes updates, and at the end
// gives the averaged, pruned and quantised model for internal/perceptron. It is
// deterministic: the same sequence of calls gives the same bytes.
package learn

import (
	"math"
	"math/bits"
	"slices"
	"sort"

	"newsgraph/internal/perceptron"
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
	clock float64
}

// slot is an entry of the open-addressing table; row 0 marks it empty. The bit
// active in row tells that the feature has had enough updates to count, which
// spares most look-ups the way to the row.
type slot struct{ key, row uint32 }

const active = 1 << 31

type row struct {
	key     uint32
	updates int32
	cells   []cell
	// sums holds for each cell the updates times the clock at which they came;
	// the average is weight - sum/clock.
	sums []float64
}

type cell struct {
	weight float32
	class  uint8
}

// New makes a trainer without weights.
func New(opt Options) *Trainer {
	t := &Trainer{opt: opt, rows: make([]row, 1)}
	t.grow(1 << 16)
	return t
}

// Tick ends one training example: averages weigh each example alike.
func (t *Trainer) Tick() { t.clock++ }

// batch is the number of features that Score looks up before it reads their
// weights; it exceeds the features of one decision.
const batch = 256

// Score adds to scores the current weights of the features. It works in passes
// of independent loads, which the processor overlaps.
func (t *Trainer) Score(features []uint32, scores *[perceptron.MaxClasses]float32) {
	for len(features) > 0 {
		part := features[:min(batch, len(features))]
		features = features[len(part):]
		t.scoreBatch(part, scores)
	}
}

func (t *Trainer) scoreBatch(features []uint32, scores *[perceptron.MaxClasses]float32) {
	var slots [batch]slot
	mask := uint32(len(t.table) - 1)
	for i, f := range features {
		slots[i] = t.table[f>>t.shift&mask]
	}
	n := 0
	for i, f := range features {
		s := slots[i]
		if s.key != f && s.row != 0 {
			s = t.table[t.find(f)]
		}
		if s.row&active != 0 {
			slots[n] = s
			n++
		}
	}
	var found [batch][]cell
	for i, s := range slots[:n] {
		found[i] = t.rows[s.row&^active].cells
	}
	for _, cells := range found[:n] {
		for _, c := range cells {
			scores[c.class] += c.weight
		}
	}
}

// Update adds delta to the weights of the features for class.
func (t *Trainer) Update(features []uint32, class int, delta float32) {
	for _, f := range features {
		at := t.findOrAdd(f)
		r := &t.rows[t.table[at].row&^active]
		if r.updates++; int(r.updates) >= t.opt.MinUpdates {
			t.table[at].row |= active
		}
		r.add(uint8(class), delta, t.clock)
	}
}

func (r *row) add(class uint8, delta float32, clock float64) {
	for i := range r.cells {
		if r.cells[i].class == class {
			r.cells[i].weight += delta
			r.sums[i] += float64(delta) * clock
			return
		}
	}
	r.cells = append(r.cells, cell{delta, class})
	r.sums = append(r.sums, float64(delta)*clock)
}

// find returns the slot of a feature, or the empty one where it belongs.
func (t *Trainer) find(key uint32) uint32 {
	mask := uint32(len(t.table) - 1)
	at := key >> t.shift & mask
	for t.table[at].row != 0 && t.table[at].key != key {
		at = (at + 1) & mask
	}
	return at
}

func (t *Trainer) findOrAdd(key uint32) uint32 {
	at := t.find(key)
	if t.table[at].row != 0 {
		return at
	}
	if 2*len(t.rows) >= len(t.table) {
		t.grow(2 * len(t.table))
		at = t.find(key)
	}
	t.table[at] = slot{key, uint32(len(t.rows))}
	t.rows = append(t.rows, row{key: key})
	return at
}

// grow makes the table of size slots, a power of two.
func (t *Trainer) grow(size int) {
	old := t.table
	t.table = make([]slot, size)
	t.shift = uint8(32 - bits.Len(uint(size-1)))
	for _, e := range old {
		if e.row != 0 {
			t.table[t.find(e.key)] = e
		}
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
		for k, c := range r.cells {
			if v := float64(c.weight) - r.sums[k]/max(t.clock, 1); math.Abs(v) >= t.opt.Prune && v != 0 {
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

// Encode quantises the weights to 8 bits, by their roots, and writes the model
// file.
func (w Weights) Encode(classes []string) ([]byte, error) {
	unit := w.unit()
	rows := make([]perceptron.Row, 0, len(w))
	for key, cells := range w {
		r := perceptron.Row{Key: key}
		for _, c := range cells {
			if code := math.Round(math.Sqrt(math.Abs(c.Value) / unit)); code != 0 {
				code = math.Copysign(code, c.Value)
				r.Pairs = append(r.Pairs, perceptron.Pair{Class: c.Class, Weight: int8(code)})
			}
		}
		sort.Slice(r.Pairs, func(i, j int) bool { return r.Pairs[i].Class < r.Pairs[j].Class })
		rows = append(rows, r)
	}
	return perceptron.Squared.Encode(classes, float32(unit), rows)
}

// unit is the value of one unit of score: it gives the largest weight the
// largest code.
func (w Weights) unit() float64 {
	largest := 0.0
	for _, cells := range w {
		for _, c := range cells {
			largest = max(largest, math.Abs(c.Value))
		}
	}
	if largest == 0 {
		return 1
	}
	return largest / (math.MaxInt8 * math.MaxInt8)
}

// Mean averages the weights of several runs, which evens out the accidents of
// each, and leaves out means smaller than prune.
func Mean(runs []Weights, prune float64) Weights {
	sum := Weights{}
	for _, run := range runs {
		for key, cells := range run {
			for _, c := range cells {
				sum.add(key, c.Class, c.Value/float64(len(runs)))
			}
		}
	}
	for key, cells := range sum {
		sum[key] = slices.DeleteFunc(cells, func(c Weight) bool { return math.Abs(c.Value) < prune })
	}
	return sum
}

func (w Weights) add(key uint32, class uint8, value float64) {
	for i := range w[key] {
		if w[key][i].Class == class {
			w[key][i].Value += value
			return
		}
	}
	w[key] = append(w[key], Weight{class, value})
}
