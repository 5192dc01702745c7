package perceptron

import "math/bits"

// MaxClasses is the largest number of classes of a model: a class is stored in
// one byte.
const MaxClasses = 256

// Scores holds one score a class, in units of Model.Scale. Its fixed size
// spares the inner loop its bounds checks.
type Scores [MaxClasses]int32

// Model is a fitted classifier. It is immutable and safe for concurrent use.
type Model struct {
	// Classes are the names of the classes, in the order of their numbers.
	Classes []string
	// Scale is the value of one unit of score.
	Scale float32

	// values are the weights that the codes of a row stand for.
	values [256]int32
	table  []slot
	shift  uint8
	// rows holds, for each feature, the number of its pairs and then the pairs,
	// class in the low byte and the code of the weight in the high one.
	rows []uint16
}

// slot is an entry of the open-addressing table; row 0 marks it empty.
type slot struct{ key, row uint32 }

// batch is the number of features whose rows are looked up before any is read;
// it exceeds the features of one decision in every stage.
const batch = 256

// Score adds to scores the weights of the features. The caller clears scores
// beforehand; entries beyond len(m.Classes) are not touched.
func (m *Model) Score(features []uint32, scores *Scores) {
	for len(features) > batch {
		m.scoreBatch(features[:batch], scores)
		features = features[batch:]
	}
	m.scoreBatch(features, scores)
}

// scoreBatch works in passes of independent loads, which the processor overlaps:
// the slots, the lengths of the rows, and only then the pairs.
func (m *Model) scoreBatch(features []uint32, scores *Scores) {
	var slots [batch]slot
	var spans [batch]span
	mask := uint32(len(m.table) - 1)
	for i, f := range features {
		slots[i&(batch-1)] = m.table[f>>m.shift&mask]
	}
	n := 0
	for i, f := range features {
		e := slots[i&(batch-1)]
		if e.key != f && e.row != 0 {
			e = m.probe(f)
		}
		if e.row != 0 {
			spans[n&(batch-1)].start = e.row
			n++
		}
	}
	found := spans[:n]
	for i := range found {
		found[i].pairs = m.rows[found[i].start]
	}
	for _, s := range found {
		for _, pair := range m.rows[s.start+1 : s.start+1+uint32(s.pairs)] {
			scores[pair&0xff] += m.values[pair>>8]
		}
	}
}

// span is the place of a row.
type span struct {
	start uint32
	pairs uint16
}

// probe returns the slot of a feature that is not in its home.
func (m *Model) probe(f uint32) slot {
	mask := uint32(len(m.table) - 1)
	at := f >> m.shift
	for {
		at++
		if e := m.table[at&mask]; e.key == f || e.row == 0 {
			return e
		}
	}
}

// Best returns the class with the highest score, the lower number on a tie.
func (m *Model) Best(scores *Scores) int {
	best := 0
	for c := 1; c < len(m.Classes); c++ {
		if scores[c] > scores[best] {
			best = c
		}
	}
	return best
}

// Features is the number of features with weights.
func (m *Model) Features() int {
	n := 0
	for _, e := range m.table {
		if e.row != 0 {
			n++
		}
	}
	return n
}

// newTable makes an empty table for n features, at most half full so that
// probes stay short.
func (m *Model) newTable(n int) {
	log := max(bits.Len(uint(2*n)), 1)
	m.table = make([]slot, 1<<log)
	m.shift = uint8(32 - log)
}

// insert adds a feature whose pairs begin at row.
func (m *Model) insert(key, row uint32) {
	mask := uint32(len(m.table) - 1)
	at := key >> m.shift
	for m.table[at&mask].row != 0 {
		at++
	}
	m.table[at&mask] = slot{key, row}
}
