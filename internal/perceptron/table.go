package perceptron

import "math/bits"

// table finds the rows of features. Most of the time of all analysis goes into waiting for
// its memory, so that a look-up touches half a cache line: a bucket holds what tells its
// features apart beside the places of their rows.
type table struct {
	buckets []bucket // a power of two, at least 1<<printBits
	shift   uint8
	// more are the features that found their bucket full.
	more map[uint32]place
}

// bucket holds up to five features, of each the lowest 16 bits and the place of its row, which
// is zero where there is none. The highest bits, 16 or more, are the number of the bucket, so
// that both together are the feature.
type bucket struct {
	// prints are those of the first four, a lane each.
	prints uint64
	places [lanes + 1]place
	// last is that of the fifth.
	last uint16
	// more has a bit for the lowest four bits of each feature in table.more.
	more uint16
}

const (
	// lanes is the number of features that are compared at once.
	lanes     = 4
	printBits = 16
)

// batch is the number of features that are looked up together, in passes of
// independent loads, which the processor overlaps; it exceeds the features of one
// decision in every stage.
const batch = 256

// one is 1 in each lane, high its highest bit.
const (
	one  = 0x0001_0001_0001_0001
	high = one << 15
)

// zero marks the lanes of x that are zero by their highest bit. Those above the first
// one may be marked in error.
func zero(x uint64) uint64 { return (x - one) & ^x & high }

// newTable makes an empty table for n features, with two or three of them to a bucket: of the
// parser's, 2 in 100 find it full.
func newTable(n int) table {
	log := max(bits.Len(uint(2*n/5)), printBits)
	return table{buckets: make([]bucket, 1<<log), shift: uint8(32 - log), more: map[uint32]place{}}
}

// insert adds a feature with the place of its row.
func (t *table) insert(key uint32, row place) {
	b := &t.buckets[key>>t.shift]
	for lane := range lanes {
		if b.places[lane] == 0 {
			b.prints |= uint64(uint16(key)) << (printBits * lane)
			b.places[lane] = row
			return
		}
	}
	if b.places[lanes] == 0 {
		b.last, b.places[lanes] = uint16(key), row
		return
	}
	b.more |= 1 << (key & 15)
	t.more[key] = row
}

// Look is working memory for looking features up.
type Look struct {
	words [batch]uint64
	// places are those of the rows of the features that are there, one behind the other;
	// ends counts them up to each feature.
	places [batch]place
	ends   [batch]int32
	// sparse and dense are the places of the rows of one sum.
	sparse, dense [batch]place
	// touched keeps the compiler from leaving out the touch.
	touched uint64
}

// find looks up the features, at most batch, and returns how many are there.
func (t *table) find(features []uint32, l *Look) int {
	features = features[:min(len(features), batch)]
	for i, f := range features {
		l.words[i&(batch-1)] = t.buckets[f>>t.shift].prints
	}
	found := 0
	for i, f := range features {
		b := &t.buckets[f>>t.shift]
		// The lane is 4, of the fifth, where none of the first four is the one. A lane that
		// is empty looks like a feature of 16 zeros, and has a place of zero.
		lane := bits.TrailingZeros64(zero(l.words[i&(batch-1)]^uint64(uint16(f))*one)) / printBits
		p := b.places[lane]
		if lane == lanes && b.last != uint16(f) {
			p = 0
		}
		if p == 0 && b.more>>(f&15)&1 != 0 {
			p = t.more[f]
		}
		l.places[found&(batch-1)] = p
		found += int((p | -p) >> 31)
		l.ends[i&(batch-1)] = int32(found)
	}
	return found
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
