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

func (m *Model) scoreBatch(features []uint32, scores *Scores) {
	var found [batch]uint32
	n := 0
	mask := uint32(len(m.table) - 1)
	for _, f := range features {
		at := f >> m.shift
		e := m.table[at&mask]
		for e.key != f && e.row != 0 {
			at++
			e = m.table[at&mask]
		}
		if e.row != 0 {
			found[n&(batch-1)] = e.row
			n++
		}
	}
	for _, row := range found[:n] {
		end := row + 1 + uint32(m.rows[row])
		for _, pair := range m.rows[row+1 : end] {
			scores[pair&0xff] += m.values[pair>>8]
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
