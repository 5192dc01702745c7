package parse

import (
	"newsgraph/ingest/lang/parse/transition"
	"newsgraph/internal/perceptron"
)

// memo keeps what was summed up in one sentence: parses that are followed side by side
// and other tries differ in few words, and a word keeps its dependents while those
// around it come and go. Two thirds of the looking up in the model is spared that way.
type memo struct {
	// index finds the rows, a table with open addresses whose length is a power of
	// two; row 0 stands for none.
	index []entry
	used  int
	// sums are the rows, width words each.
	sums  []uint64
	width int
}

type entry struct {
	key  transition.Key
	part transition.Part
	row  int32
}

// leastMemo is the size of the table for a short sentence: about twelve rows a word.
const leastMemo = 512

// reset forgets all and makes the rows those of a model.
func (m *memo) reset(model *perceptron.Model) {
	switch {
	case m.index == nil || len(m.index) > leastMemo && m.used < leastMemo/4:
		m.index = make([]entry, leastMemo)
	default:
		clear(m.index)
	}
	m.used, m.width = 0, model.Width()
	m.sums = append(m.sums[:0], make([]uint64, m.width)...)
}

// nothing is the row of zeros.
const nothing = 0

// find returns the row of a key, and whether it was there; if not, it is zero.
func (m *memo) find(p transition.Part, k transition.Key) (row int32, known bool) {
	mask := uint32(len(m.index) - 1)
	for at := hash(p, k); ; at++ {
		e := &m.index[at&mask]
		if e.row == 0 {
			e.key, e.part, e.row = k, p, int32(len(m.sums)/m.width)
			row = e.row
			for range m.width {
				m.sums = append(m.sums, 0)
			}
			if m.used++; 2*m.used > len(m.index) {
				m.grow()
			}
			return row, false
		}
		if e.key == k && e.part == p {
			return e.row, true
		}
	}
}

// at returns the sums of a row. It is valid until the next find.
func (m *memo) at(row int32) perceptron.Sums {
	from := int(row) * m.width
	return m.sums[from : from+m.width]
}

// grow doubles the table.
func (m *memo) grow() {
	old := m.index
	m.index = make([]entry, 2*len(old))
	mask := uint32(len(m.index) - 1)
	for _, e := range old {
		if e.row == 0 {
			continue
		}
		at := hash(e.part, e.key)
		for m.index[at&mask].row != 0 {
			at++
		}
		m.index[at&mask] = e
	}
}

func hash(p transition.Part, k transition.Key) uint32 {
	// The multiplier is that of SplitMix64; it only has to mix.
	h := (uint64(k.A)<<32 ^ uint64(k.B)<<16 ^ uint64(k.C)<<40 ^ uint64(k.D)<<8 ^ uint64(p)) * 0xbf58476d1ce4e5b9
	return uint32(h >> 32)
}

// score returns the sums of all features of a configuration. It is valid until the
// next call.
func (s *search) score(model *perceptron.Model, v *transition.View) perceptron.Sums {
	whole, known := s.memo.find(transition.Rest, v.Key())
	if known {
		return s.memo.at(whole)
	}
	var rows [transition.Parts]int32
	var ends [transition.Parts]int // of the features of the parts that are new
	s.features = s.features[:0]
	for p := range transition.Rest {
		if rows[p], known = s.memo.find(p, v.PartKey(p)); !known {
			s.features = v.Features(p, s.features)
		}
		ends[p] = len(s.features)
	}
	s.features = v.Features(transition.Rest, s.features)
	rows[transition.Rest], ends[transition.Rest] = whole, len(s.features)
	model.Find(s.features, &s.look)
	for p, start := 0, 0; p < len(ends); p++ {
		if start < ends[p] {
			model.Sum(&s.look, start, ends[p], s.memo.at(rows[p]))
		}
		start = ends[p]
	}
	sums := s.memo.at(whole)
	sums.Add(s.memo.at(rows[0]), s.memo.at(rows[1]), s.memo.at(rows[2]), s.memo.at(rows[3]))
	sums.Add(s.memo.at(rows[4]), s.memo.at(rows[5]), s.memo.at(rows[6]), s.memo.at(nothing))
	return sums
}
