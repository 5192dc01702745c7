package perceptron

// Sums are scores of which parts are kept, to be added up: one for each class, two to
// a word, such that the sums of words are the words of the sums.
type Sums []uint64

// Width is the number of words of the sums of a model.
func (m *Model) Width() int { return m.width }

// Add adds four others of the same length.
func (s Sums) Add(a, b, c, d Sums) {
	a, b, c, d = a[:len(s)], b[:len(s)], c[:len(s)], d[:len(s)]
	for i := range s {
		s[i] += a[i] + b[i] + c[i] + d[i]
	}
}

// Scores sets scores to the sums.
func (s Sums) Scores(scores *Scores) {
	for i, w := range s {
		scores[2*i&(MaxClasses-1)], scores[(2*i+1)&(MaxClasses-1)] = unpack(w)
	}
}

// Find looks up at most 256 features, those of several sums one behind the other.
func (m *Model) Find(features []uint32, look *Look) {
	found := m.table.find(features, look)
	// Rows have unlike lengths, which the processor guesses wrong: without a touch of
	// all of them it would wait for one after the other.
	touched := uint64(0)
	for _, p := range look.places[:found] {
		touched += m.rows[p&maxStart]
	}
	look.touched = touched
}

// Sum adds to sums, of m.Width words, the weights of those features that were given to
// Find from number start to end.
func (m *Model) Sum(look *Look, start, end int, sums Sums) {
	sparse, dense := look.rows(look.before(start), look.before(end))
	m.addDense(dense, sums)
	for _, row := range sparse {
		from, to := row.pairs()
		for _, four := range m.rows[from:to] {
			m.addPair(sums, four)
			m.addPair(sums, four>>16)
			m.addPair(sums, four>>32)
			m.addPair(sums, four>>48)
		}
	}
}

// addPair adds the pair in the lowest bits.
func (m *Model) addPair(sums Sums, pair uint64) {
	class := pair & 0xff
	sums[class>>1] += uint64(int64(m.values[pair>>8&0xff]) << (class & 1 * 32))
}

// before is how many of the first n features were found.
func (l *Look) before(n int) int {
	if n == 0 {
		return 0
	}
	return int(l.ends[(n-1)&(batch-1)])
}
