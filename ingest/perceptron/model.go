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
	// pairs holds the rows of features with weights for few classes: class in the
	// low byte and the code of the weight in the high one.
	pairs []uint16
	// dense holds the rows of features with weights for many classes: the weights
	// of all classes, two to a word, width words a row.
	dense []uint64
	width int
}

// slot is an entry of the open-addressing table.
type slot struct {
	key uint32
	row place
}

// place tells where a row is: the number of a dense row with the bit denseRow; or
// the start of its pairs, and their number above startBits. Zero, a row of no
// pairs, marks an empty slot. That the place has the length of the row spares
// Score a look at the row before it knows how far to read.
type place uint32

const (
	denseRow  = 1 << 31
	startBits = 26 // leaves five bits, for fewer pairs than 32
	maxStart  = 1<<startBits - 1
)

func placeOfPairs(start, n int) place { return place(n)<<startBits | place(start) }

// pairs returns the range of the pairs.
func (p place) pairs() (start, end uint32) {
	start = uint32(p & maxStart)
	return start, start + uint32(p>>startBits)
}

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
// first the slots, and only then the weights.
func (m *Model) scoreBatch(features []uint32, scores *Scores) {
	var slots [batch]slot
	var sparse, dense [batch]place
	mask := uint32(len(m.table) - 1)
	for i, f := range features {
		slots[i&(batch-1)] = m.table[f>>m.shift&mask]
	}
	few, many := 0, 0
	for i, f := range features {
		e := slots[i&(batch-1)]
		if e.key != f && e.row != 0 {
			e = m.probe(f)
		}
		switch {
		case e.row&denseRow != 0:
			dense[many&(batch-1)] = e.row &^ denseRow
			many++
		case e.row != 0:
			sparse[few&(batch-1)] = e.row
			few++
		}
	}
	m.scoreDense(dense[:many], scores)
	for _, row := range sparse[:few] {
		start, end := row.pairs()
		for _, pair := range m.pairs[start:end] {
			scores[pair&0xff] += m.values[pair>>8]
		}
	}
}

// scoreDense adds dense rows, whose sums it keeps two to a word as well. It takes
// four rows at once, to load and store the sums less often.
func (m *Model) scoreDense(rows []place, scores *Scores) {
	var all [MaxClasses / 2]uint64
	sums := all[:m.width]
	for ; len(rows) >= 4; rows = rows[4:] {
		a, b := m.denseRow(rows[0])[:len(sums)], m.denseRow(rows[1])[:len(sums)]
		c, d := m.denseRow(rows[2])[:len(sums)], m.denseRow(rows[3])[:len(sums)]
		for i := range sums {
			sums[i] += a[i] + b[i] + c[i] + d[i]
		}
	}
	for _, r := range rows {
		for i, w := range m.denseRow(r)[:len(sums)] {
			sums[i] += w
		}
	}
	for i, w := range sums {
		low, high := unpack(w)
		scores[2*i&(MaxClasses-1)] += low
		scores[(2*i+1)&(MaxClasses-1)] += high
	}
}

// denseRow returns the dense row of the given number.
func (m *Model) denseRow(number place) []uint64 {
	at := int(number) * m.width
	return m.dense[at : at+m.width]
}

// pack puts two numbers into one word such that sums of words are the words of
// the sums.
func pack(low, high int32) uint64 { return uint64(int64(high)<<32 + int64(low)) }

func unpack(w uint64) (low, high int32) {
	low = int32(w)
	return low, int32((w - uint64(int64(low))) >> 32)
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

// BestTwo returns the classes with the highest and the next highest score, the
// lower number first on a tie; second is -1 where there is one class only.
func (m *Model) BestTwo(scores *Scores) (best, second int) {
	best, second = 0, -1
	for c := 1; c < len(m.Classes); c++ {
		switch {
		case scores[c] > scores[best]:
			best, second = c, best
		case second < 0 || scores[c] > scores[second]:
			second = c
		}
	}
	return best, second
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

// insert adds a feature with the place of its row.
func (m *Model) insert(key uint32, row place) {
	mask := uint32(len(m.table) - 1)
	at := key >> m.shift
	for m.table[at&mask].row != 0 {
		at++
	}
	m.table[at&mask] = slot{key, row}
}
