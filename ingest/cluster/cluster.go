// Package cluster tells which groups of like-behaving words a word belongs to.
//
// The groups come from k-means over word vectors trained on news and
// encyclopedia text, at three grains. Taggers, parsers and name finders use
// them as features, so that what was learned of one word holds for its
// neighbours too.
//
// The package embeds the table of the most frequent words; it does no
// normalisation: words are looked up as they are, in lower case. Positions,
// sentences and casing are not its business.
package cluster

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"fmt"
	"sync"
)

// The numbers of clusters at each grain: what the bits of an entry hold, and
// close to the 100, 500 and 2,000 clusters that helped taggers and parsers.
const (
	CoarseCount = 1 << coarseBits
	MiddleCount = 1 << middleBits
	FineCount   = 1 << fineBits
)

// Codes are the clusters of one word: Coarse in [0,CoarseCount), Middle in
// [0,MiddleCount), Fine in [0,FineCount). The grains were made independently:
// a fine cluster may straddle two coarse ones.
type Codes struct{ Coarse, Middle, Fine uint16 }

//go:embed clusters.bin
var embedded []byte

// table is the embedded table, opened at the first look-up.
var table = sync.OnceValue(func() *Table {
	t, err := Open(embedded)
	if err != nil {
		panic("cluster: embedded clusters.bin: " + err.Error())
	}
	return t
})

// Of returns the clusters of a lower-case word, and whether the word is known.
// It does not allocate. About one unknown word in a million is taken for a
// known one, as the table keeps fingerprints instead of words.
func Of(lower string) (Codes, bool) { return table().Of(lower) }

// Table is an opened cluster table. It is read-only and safe for use by any
// number of goroutines.
type Table struct {
	starts  []uint32 // bucket -> first entry; one more than there are buckets
	entries []byte   // entrySize bytes each, in the order of buckets
}

// Open reads a table that Write made; it keeps data and does not change it.
func Open(data []byte) (*Table, error) {
	body, found := bytes.CutPrefix(data, []byte(magic))
	end := bytes.Index(body, []byte(headerEnd))
	if !found || end < 0 {
		return nil, fmt.Errorf("not a cluster table: it does not begin with %q and a header", magic)
	}
	body = body[end+len(headerEnd):]
	if len(body) < buckets {
		return nil, fmt.Errorf("cluster table cut short: %d bytes after the header", len(body))
	}
	t := &Table{starts: make([]uint32, buckets+1), entries: body[buckets:]}
	for i, n := range body[:buckets] {
		t.starts[i+1] = t.starts[i] + uint32(n)
	}
	if want := int(t.starts[buckets]) * entrySize; want != len(t.entries) {
		return nil, fmt.Errorf("cluster table damaged: %d bytes of entries, want %d", len(t.entries), want)
	}
	return t, nil
}

// Len is the number of words in the table.
func (t *Table) Len() int { return len(t.entries) / entrySize }

// Of is like the function Of, for this table.
func (t *Table) Of(lower string) (Codes, bool) {
	bucket, print := place(lower)
	for i := t.starts[bucket]; i < t.starts[bucket+1]; i++ {
		if entry := readEntry(t.entries[i*entrySize:]); entry>>codeBits == print {
			return unpack(entry), true
		}
	}
	return Codes{}, false
}

// readEntry reads the six bytes of an entry, low byte first.
func readEntry(b []byte) uint64 {
	return uint64(binary.LittleEndian.Uint32(b)) | uint64(binary.LittleEndian.Uint16(b[4:]))<<32
}
