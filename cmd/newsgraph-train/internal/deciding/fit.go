package deciding

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"newsgraph/graph"
	"newsgraph/ingest/decide"
	"newsgraph/internal/perceptron"
)

// Settings of a fit.
type Settings struct {
	// Epochs is at least 2: the weights are the mean of those after each but the first.
	Epochs int
	// Rate is the step of each weight, L1 and L2 are the penalties.
	Rate, L1, L2 float64
	// Least is how many pairs have to have a feature for it to count.
	Least int
	// Skip leaves out texts.
	Skip func(i int) bool
	// Weight of a text by its set; texts without weight are not learned from.
	Weight func(set string) float64
}

// Model holds the weights of the features, one a column of package decide.
type Model struct {
	index map[uint32]int32
	rows  []float32
}

// Add adds the weights of the features to sums.
func (m *Model) Add(keys []uint32, to *decide.Sums) {
	for _, k := range keys {
		if i, ok := m.index[k]; ok {
			for c, w := range m.rows[int(i)*decide.Columns : int(i+1)*decide.Columns] {
				to[c] += float64(w)
			}
		}
	}
}

// Encode writes the model as package decide reads it, weights in 8 bits.
func (m *Model) Encode() ([]byte, error) {
	limit := 0.0
	for _, w := range m.rows {
		limit = max(limit, math.Abs(float64(w)))
	}
	unit := limit / math.MaxInt8
	var rows []perceptron.Row
	for _, k := range slices.Sorted(maps.Keys(m.index)) {
		r := perceptron.Row{Key: k}
		i := int(m.index[k])
		for c, w := range m.rows[i*decide.Columns : (i+1)*decide.Columns] {
			if q := int8(math.Round(float64(w) / unit)); q != 0 {
				r.Pairs = append(r.Pairs, perceptron.Pair{Class: uint8(c), Weight: q})
			}
		}
		if len(r.Pairs) > 0 {
			rows = append(rows, r)
		}
	}
	return perceptron.Encode(decide.ColumnNames(), float32(unit), rows)
}

type example struct {
	forward, backward []int32
	claims            []claimIDs
	acts              []Target
	weight            float64
}

type claimIDs struct {
	class   int
	forward bool
	ids     []int32
}

// Fit fits a softmax over no act and all classes in both directions with FTRL-Proximal.
// Where several answers are right the likelihood is
// that of any of them. The same texts give the same weights.
func Fit(texts []*Text, o Settings) *Model {
	m := &Model{index: map[uint32]int32{}}
	counts := map[uint32]int32{}
	each := func(f func(t *Text, i int)) {
		for n, t := range texts {
			if o.Skip != nil && o.Skip(n) || o.Weight != nil && o.Weight(t.Set) == 0 {
				continue
			}
			for i := range t.Candidates {
				if !t.Labels[i].Unclear {
					f(t, i)
				}
			}
		}
	}
	each(func(t *Text, i int) {
		c := &t.Candidates[i]
		for _, keys := range append([][]uint32{c.Forward, c.Backward}, c.ClaimKeys...) {
			for _, k := range keys {
				counts[k]++
			}
		}
	})
	ids := func(keys []uint32) []int32 {
		out := make([]int32, 0, len(keys))
		for _, k := range keys {
			if counts[k] < int32(o.Least) {
				continue
			}
			id, ok := m.index[k]
			if !ok {
				id = int32(len(m.index))
				m.index[k] = id
			}
			out = append(out, id)
		}
		return out
	}
	var examples []example
	each(func(t *Text, i int) {
		c := &t.Candidates[i]
		e := example{forward: ids(c.Forward), backward: ids(c.Backward), acts: t.Labels[i].Acts, weight: 1}
		if o.Weight != nil {
			e.weight = o.Weight(t.Set)
		}
		for n, k := range c.Claims {
			a := &t.Acts.Acts[k]
			def, _ := graph.Define(a.Relation)
			if class := decide.ClassIndex(def.Class); class >= 0 {
				e.claims = append(e.claims, claimIDs{class, a.Source == c.A, ids(c.ClaimKeys[n])})
			}
		}
		examples = append(examples, e)
	})
	m.rows = make([]float32, len(m.index)*decide.Columns)
	f := fitter{m: m, squares: make([]float32, len(m.rows)), z: make([]float32, len(m.rows)), o: o}
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	rng := rand.New(rand.NewPCG(1, 2))
	sum := make([]float32, len(m.rows))
	for epoch := range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			f.step(&examples[i])
		}
		if epoch > 0 {
			for i, w := range m.rows {
				sum[i] += w / float32(o.Epochs-1)
			}
		}
	}
	m.rows = sum // the mean of the epochs but the first (Polyak and Juditsky 1992)
	return m
}

type fitter struct {
	m       *Model
	squares []float32
	z       []float32
	o       Settings
}

const (
	classes  = decide.Columns - 1
	outcomes = 1 + 2*classes
)

// step moves the weights along the gradient of one example.
func (f *fitter) step(e *example) {
	var p, q [outcomes]float64
	f.scores(e, &p)
	softmax(&p)
	// q is what the outcomes should be: each act's weight spread over its right
	// answers as they are now, the rest on no act.
	rest := 1.0
	for _, a := range e.acts {
		w := a.Weight / float64(len(e.acts))
		rest -= w
		sum := 0.0
		for _, o := range a.outcomes() {
			sum += p[o]
		}
		for _, o := range a.outcomes() {
			q[o] += w * p[o] / sum
		}
	}
	q[0] += rest
	var g [outcomes]float64
	for i := range g {
		g[i] = (p[i] - q[i]) * e.weight
	}
	f.move(e.forward, g[1:1+classes])
	f.move(e.backward, g[1+classes:])
	for _, c := range e.claims {
		n := 1 + c.class
		if !c.forward {
			n += classes
		}
		for _, id := range c.ids {
			f.update(int(id)*decide.Columns+classes, g[n])
		}
	}
}

func (a *Target) outcomes() []int {
	var out []int
	if a.Forward {
		out = append(out, 1+a.Class)
	}
	if a.Backward {
		out = append(out, 1+classes+a.Class)
	}
	return out
}

func (f *fitter) move(ids []int32, g []float64) {
	sum := 0.0
	for _, v := range g {
		sum += v
	}
	for _, id := range ids {
		at := int(id) * decide.Columns
		for i, v := range g {
			if v > 1e-5 || v < -1e-5 {
				f.update(at+i, v)
			}
		}
		f.update(at+classes, sum)
	}
}

// update is the step of FTRL-Proximal (McMahan et al. 2013, algorithm 1) for one
// weight.
func (f *fitter) update(at int, g float64) {
	n := float64(f.squares[at])
	next := n + g*g
	root := math.Sqrt(next)
	z := float64(f.z[at]) + g - (root-math.Sqrt(n))/f.o.Rate*float64(f.m.rows[at])
	f.squares[at], f.z[at] = float32(next), float32(z)
	w := 0.0
	if math.Abs(z) > f.o.L1 {
		w = -(z - math.Copysign(f.o.L1, z)) / ((1+root)/f.o.Rate + f.o.L2)
	}
	f.m.rows[at] = float32(w)
}

func (f *fitter) scores(e *example, p *[outcomes]float64) {
	sum := func(ids []int32, into []float64) {
		shared := 0.0
		for _, id := range ids {
			row := f.m.rows[int(id)*decide.Columns : int(id+1)*decide.Columns]
			for i := range into {
				into[i] += float64(row[i])
			}
			shared += float64(row[classes])
		}
		for i := range into {
			into[i] += shared
		}
	}
	sum(e.forward, p[1:1+classes])
	sum(e.backward, p[1+classes:])
	for _, c := range e.claims {
		n := 1 + c.class
		if !c.forward {
			n += classes
		}
		for _, id := range c.ids {
			p[n] += float64(f.m.rows[int(id)*decide.Columns+classes])
		}
	}
}

func softmax(p *[outcomes]float64) {
	top := p[0]
	for _, v := range p {
		top = max(top, v)
	}
	sum := 0.0
	for i := range p {
		p[i] = math.Exp(p[i] - top)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
}
