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
	_ "embed"
	"sync"

	"newsgraph/internal/fingerprint"
)

// The numbers of clusters at each grain: what the bits of a table entry hold,
// and close to the 100, 500 and 2,000 clusters that helped taggers and parsers.
const (
	CoarseCount = 1 << coarseBits
	MiddleCount = 1 << middleBits
	FineCount   = 1 << fineBits

	coarseBits = 7
	middleBits = 9
	fineBits   = 11
)

// Codes are the clusters of one word: Coarse in [0,CoarseCount), Middle in
// [0,MiddleCount), Fine in [0,FineCount). The grains were made independently:
// a fine cluster may straddle two coarse ones.
type Codes struct{ Coarse, Middle, Fine uint16 }

//go:embed clusters.bin
var embedded []byte

// table is the embedded table, opened at the first look-up.
var table = sync.OnceValue(func() *fingerprint.Map { return fingerprint.MustOpen(embedded) })

// Of returns the clusters of a lower-case word, and whether the word is known.
// It does not allocate. About one unknown word in a million is taken for a
// known one, as the table keeps fingerprints instead of words.
func Of(lower string) (Codes, bool) {
	value, ok := table().Get(fingerprint.NewHash.String(lower))
	return Unpack(value), ok
}

// Pack puts codes into the value of a table entry.
func (c Codes) Pack() uint32 {
	return uint32(c.Coarse)<<(middleBits+fineBits) | uint32(c.Middle)<<fineBits | uint32(c.Fine)
}

// Unpack is the inverse of Pack.
func Unpack(value uint32) Codes {
	return Codes{
		Coarse: uint16(value >> (middleBits + fineBits) & (CoarseCount - 1)),
		Middle: uint16(value >> fineBits & (MiddleCount - 1)),
		Fine:   uint16(value & (FineCount - 1)),
	}
}
