package perceptron

import (
	"encoding/binary"
	"math/bits"
)

// table finds the rows of features: a table with open addresses. Most of the time of
// all analysis goes into waiting for its memory, so that what a look-up touches is
// small: 16 bits of each feature lie apart, four neighbours are compared at once, and
// only where they agree the slot itself is read.
type table struct {
	// prints are 16 bits a slot, zero for an empty one.
	prints []byte
	slots  []slot
	shift  uint8
}

// slot is a feature with the place of its row.
type slot struct {
	key uint32
	row place
}

// batch is the number of features that are looked up together, in passes of
// independent loads, which the processor overlaps; it exceeds the features of one
// decision in every stage.
const batch = 256

// lanes is the number of neighbours compared at once; as many slots stay empty behind
// the end of the table.
const lanes = 4

// one is 1 in each lane, high its highest bit.
const (
	one  = 0x0001_0001_0001_0001
	high = one << 15
)

// print returns the 16 bits of a feature.
func print(f uint32) uint16 { return max(uint16(f), 1) }

// zero marks the lanes of x that are zero by their highest bit. Those above the first
// one may be marked in error.
func zero(x uint64) uint64 { return (x - one) & ^x & high }

// newTable makes an empty table for n features, at most half full so that those of one
// home lie within a few lanes.
func newTable(n int) table {
	log := max(bits.Len(uint(2*n)), 1)
	t := table{shift: uint8(32 - log)}
	t.extend(1<<log + lanes)
	return t
}

// extend adds n empty slots behind the end.
func (t *table) extend(n int) {
	t.slots = append(t.slots, make([]slot, n)...)
	t.prints = append(t.prints, make([]byte, 2*n)...)
}

// insert adds a feature with the place of its row.
func (t *table) insert(key uint32, row place) {
	at := int(key >> t.shift)
	for t.slots[at].row != 0 {
		at++
	}
	t.slots[at] = slot{key, row}
	binary.LittleEndian.PutUint16(t.prints[2*at:], print(key))
	if at+lanes >= len(t.slots) {
		t.extend(lanes) // no probe comes around
	}
}

// Look is working memory for looking features up.
type Look struct {
	words [batch]uint64
	// slots, keys and places are those of the features that are there, one behind the
	// other; ends counts them up to each feature.
	slots, keys [batch]uint32
	places      [batch]place
	ends        [batch]int32
	// sparse and dense are the places of the rows of one sum.
	sparse, dense [batch]place
	// touched keeps the compiler from leaving out the touch.
	touched uint64
}

// find looks up the features, at most batch, and returns how many are there.
func (t *table) find(features []uint32, l *Look) int {
	features = features[:min(len(features), batch)]
	for i, f := range features {
		l.words[i&(batch-1)] = binary.LittleEndian.Uint64(t.prints[2*(f>>t.shift):])
	}
	found := 0
	for i, f := range features {
		word, at := l.words[i&(batch-1)], f>>t.shift
		same := zero(word ^ uint64(print(f))*one)
		if same == 0 && zero(word) == 0 {
			at, same = t.probe(f), high
		}
		l.slots[found&(batch-1)] = at + uint32(bits.TrailingZeros64(same)>>4)
		l.keys[found&(batch-1)] = f
		found += int((same | -same) >> 63)
		l.ends[i&(batch-1)] = int32(found)
	}
	for i, at := range l.slots[:found] {
		s := t.slots[at]
		if s.key != l.keys[i] {
			s = t.slots[t.probe(l.keys[i])]
		}
		l.places[i] = s.row
	}
	return found
}

// probe returns the slot of a feature, or the empty one where it would be.
func (t *table) probe(f uint32) uint32 {
	at := f >> t.shift
	for t.slots[at].row != 0 && t.slots[at].key != f {
		at++
	}
	return at
}

// rows are the places of the sparse and the dense rows among those found from number
// start to end.
func (l *Look) rows(start, end int) (sparse, dense []place) {
	few, many := 0, 0
	for _, p := range l.places[start:end] {
		l.sparse[few&(batch-1)], l.dense[many&(batch-1)] = p, p
		isDense := int(p >> 31)
		many += isDense
		few += 1 - isDense
	}
	return l.sparse[:few], l.dense[:many]
}
