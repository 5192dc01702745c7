package cluster

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A table is: magic, header lines, headerEnd, one byte a bucket with its number
// of entries, and the entries. An entry holds 21 bits of the word's hash above
// 7+9+11 bits of cluster numbers; the bucket gives 16 more bits of the hash, so
// that 200,000 words fit 1.3 MB and are ready without being parsed.
const (
	magic     = "newsgraph word clusters 1\n"
	headerEnd = "\n\x00"

	coarseBits = 7
	middleBits = 9
	fineBits   = 11
	codeBits   = coarseBits + middleBits + fineBits
	printBits  = entrySize*8 - codeBits

	entrySize  = 6
	bucketBits = 16
	buckets    = 1 << bucketBits
)

// Entry is one word of a table to be written.
type Entry struct {
	Word string
	Codes
}

// Write writes a table of the entries, most important first: of two words with
// the same hash the first is kept. The header is free text that says what the
// table is, from where and under which licence. The same entries give the same
// bytes.
func Write(w io.Writer, header string, entries []Entry) error {
	if strings.Contains(header, headerEnd) {
		return fmt.Errorf("the header of a cluster table must not hold a NUL after a line end")
	}
	var counts [buckets]byte
	packed := pack(entries)
	for _, e := range packed {
		if counts[e.bucket]++; counts[e.bucket] == 0 {
			return fmt.Errorf("more than 255 words in bucket %d: too many words for this format", e.bucket)
		}
	}
	out := bufio.NewWriter(w)
	out.WriteString(magic + header + headerEnd)
	out.Write(counts[:])
	for _, e := range packed {
		for i := range entrySize {
			out.WriteByte(byte(e.bits >> (8 * i)))
		}
	}
	return out.Flush()
}

// packedEntry is an entry with the bucket that it goes to.
type packedEntry struct {
	bucket uint32
	bits   uint64
}

// pack encodes the entries, drops those whose hash another one has already, and
// sorts them by bucket and fingerprint.
func pack(entries []Entry) []packedEntry {
	type key struct {
		bucket uint32
		print  uint64
	}
	seen := make(map[key]bool, len(entries))
	var packed []packedEntry
	for _, e := range entries {
		bucket, print := place(e.Word)
		if k := (key{bucket, print}); !seen[k] {
			seen[k] = true
			packed = append(packed, packedEntry{bucket, print<<codeBits | codeOf(e.Codes)})
		}
	}
	slices.SortFunc(packed, func(a, b packedEntry) int {
		return cmp.Or(cmp.Compare(a.bucket, b.bucket), cmp.Compare(a.bits, b.bits))
	})
	return packed
}

// codeOf packs three cluster numbers into the low bits of an entry.
func codeOf(c Codes) uint64 {
	return uint64(c.Coarse)<<(middleBits+fineBits) | uint64(c.Middle)<<fineBits | uint64(c.Fine)
}

// unpack is the inverse of codeOf; it ignores the fingerprint.
func unpack(entry uint64) Codes {
	return Codes{
		Coarse: uint16(entry >> (middleBits + fineBits) & (CoarseCount - 1)),
		Middle: uint16(entry >> fineBits & (MiddleCount - 1)),
		Fine:   uint16(entry & (FineCount - 1)),
	}
}

// place tells the bucket and the fingerprint of a word: bits of its 64-bit
// FNV-1a hash, mixed so that all of them depend on every byte.
func place(word string) (bucket uint32, print uint64) {
	h := uint64(14695981039346656037) // FNV offset basis
	for i := 0; i < len(word); i++ {
		h = (h ^ uint64(word[i])) * 1099511628211 // FNV prime
	}
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93 // multiplier of the rrmxmx mixer by P. Evensen
	h ^= h >> 32
	return uint32(h >> (64 - bucketBits)), h >> (64 - bucketBits - printBits) & (1<<printBits - 1)
}
