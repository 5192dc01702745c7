package perceptron

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
	table  table
	// rows hold the weights of the features, one behind the other. Those for many
	// classes are dense: the weights of all classes, two to a word, width words. Others
	// are pairs, four to a word: class in the low byte and the code of the weight in
	// the high one; pairs of zeros fill the last word.
	rows  []uint64
	width int
}

// place tells where a row begins in Model.rows, above startBits how many words of
// pairs it has, and with the bit denseRow that it is dense. Zero, a row of no words,
// marks an empty slot. That the place has the length of the row spares Score a look at
// the row before it knows how far to read.
type place uint32

const (
	denseRow  = 1 << 31
	startBits = 28 // leaves three bits, for fewer words than eight
	maxStart  = 1<<startBits - 1
)

func placeOfPairs(start, words int) place { return place(words)<<startBits | place(start) }

// pairs returns the range of the words of pairs.
func (p place) pairs() (start, end uint32) {
	start = uint32(p & maxStart)
	return start, start + uint32(p>>startBits)
}

// Score adds to scores the weights of the features. The caller clears scores
// beforehand; entries beyond len(m.Classes) are not touched.
func (m *Model) Score(features []uint32, scores *Scores) {
	var look Look
	for len(features) > batch {
		m.score(features[:batch], &look, scores)
		features = features[batch:]
	}
	m.score(features, &look, scores)
}

func (m *Model) score(features []uint32, look *Look, scores *Scores) {
	var all [MaxClasses / 2]uint64
	sums := Sums(all[:m.width])
	m.Find(features, look)
	m.Sum(look, 0, len(features), sums)
	for i, w := range sums {
		low, high := unpack(w)
		scores[2*i&(MaxClasses-1)] += low
		scores[(2*i+1)&(MaxClasses-1)] += high
	}
}

// addDense adds dense rows to the sums. It takes four rows at once, to load and store
// the sums less often.
func (m *Model) addDense(rows []place, sums []uint64) {
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
}

// denseRow returns the words of a dense row.
func (m *Model) denseRow(p place) []uint64 {
	at := int(p & maxStart)
	return m.rows[at : at+m.width]
}

// pack puts two numbers into one word such that sums of words are the words of
// the sums.
func pack(low, high int32) uint64 { return uint64(int64(high)<<32 + int64(low)) }

func unpack(w uint64) (low, high int32) {
	low = int32(w)
	return low, int32((w - uint64(int64(low))) >> 32)
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
	n := len(m.table.more)
	for i := range m.table.buckets {
		for _, p := range m.table.buckets[i].places {
			if p != 0 {
				n++
			}
		}
	}
	return n
}
