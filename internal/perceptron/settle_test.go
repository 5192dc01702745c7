package perceptron

import (
	"testing"
	"unsafe"
)

// TestSettle has lists that are moved: they stay what they are, and begin at cache lines.
func TestSettle(t *testing.T) {
	m := &Model{table: newTable(3), rows: make([]uint64, 0, 9)}
	for k := range uint64(9) {
		m.rows = append(m.rows, k*k)
	}
	keys := []uint32{0, 1 << 16, 0xffff_0001}
	for i, key := range keys {
		m.table.insert(key, placeOfPairs(i+1, 1))
	}
	m.settle()
	for k, w := range m.rows {
		if w != uint64(k*k) {
			t.Errorf("word %d of the rows is %d", k, w)
		}
	}
	var l Look
	if n := m.table.find(append(keys, 5), &l); n != len(keys) || l.ends[3] != 3 {
		t.Errorf("%d of %d features found", n, len(keys))
	}
	for i := range keys {
		if l.places[i] != placeOfPairs(i+1, 1) {
			t.Errorf("feature %d has the place %x", i, l.places[i])
		}
	}
	if at := uintptr(unsafe.Pointer(unsafe.SliceData(m.rows))); at%64 != 0 {
		t.Errorf("the rows begin at %x", at)
	}
	if s := unsafe.Sizeof(bucket{}); s != 32 {
		t.Errorf("a bucket has %d bytes: two would not share a cache line", s)
	}
	if b := large(3 * pageSize); cap(b) < 3*pageSize || len(b) != 3*pageSize {
		t.Errorf("%d bytes of %d", len(b), cap(b))
	}
}

// pageSize is a size for which large pages are asked for where there are any.
const pageSize = 2 << 20

// TestFullBuckets puts more features into a bucket than it holds, some of which agree in the
// bits that stand for them elsewhere.
func TestFullBuckets(t *testing.T) {
	table := newTable(10)
	var keys []uint32
	for low := range uint32(12) { // the first has a print of zero
		keys = append(keys, 7<<16|low*16)
	}
	for i, key := range keys {
		table.insert(key, placeOfPairs(i+1, 2))
	}
	var l Look
	asked := append(append([]uint32{}, keys...), 7<<16|1, 7<<16|12*16, 8<<16)
	if n := table.find(asked, &l); n != len(keys) {
		t.Fatalf("%d features found", n)
	}
	for i := range keys {
		if l.places[i] != placeOfPairs(i+1, 2) {
			t.Errorf("feature %d has the place %x", i, l.places[i])
		}
	}
	if len(table.more) != len(keys)-lanes-1 {
		t.Errorf("%d features lie beside", len(table.more))
	}
}
