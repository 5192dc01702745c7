package fingerprint

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A map is: magic, header lines, headerEnd, one byte a bucket with its number
// of entries, and the entries by bucket: 21 bits of the key's hash above 27 bits
// of value. The bucket gives 16 more bits of the hash, so that 200,000 keys fit
// 1.3 MB.
const (
	magic     = "newsgraph fingerprint map 1\n"
	headerEnd = "\n\x00"

	entrySize  = 6
	bucketBits = 16
	buckets    = 1 << bucketBits
	printBits  = entrySize*8 - ValueBits
)

// Entry is one key with its value, as Write takes it.
type Entry struct {
	Key   Hash
	Value uint32
}

// Write writes a map of the entries, most important first: of two keys with the
// same hash the first is kept. The header is free text that says what the map
// is, from where and under which licence. The same entries give the same bytes.
func Write(w io.Writer, header string, entries []Entry) error {
	if strings.Contains(header, headerEnd) {
		return fmt.Errorf("the header of a fingerprint map must not hold a NUL after a line end")
	}
	packed, err := pack(entries)
	if err != nil {
		return err
	}
	var counts [buckets]byte
	for _, e := range packed {
		if counts[e.bucket]++; counts[e.bucket] == 0 {
			return fmt.Errorf("more than 255 keys in bucket %d: too many keys for this format", e.bucket)
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

// packed is an entry with the bucket that it goes to.
type packed struct {
	bucket uint32
	bits   uint64
}

// pack encodes the entries, drops those whose hash another one has already, and
// sorts them by bucket and fingerprint.
func pack(entries []Entry) ([]packed, error) {
	type place struct {
		bucket uint32
		print  uint64
	}
	seen := make(map[place]bool, len(entries))
	var list []packed
	for i, e := range entries {
		if e.Value >= 1<<ValueBits {
			return nil, fmt.Errorf("value %d of entry %d does not fit %d bits", e.Value, i, ValueBits)
		}
		bucket, print := e.Key.place()
		if at := (place{bucket, print}); !seen[at] {
			seen[at] = true
			list = append(list, packed{bucket, print<<ValueBits | uint64(e.Value)})
		}
	}
	slices.SortFunc(list, func(a, b packed) int {
		return cmp.Or(cmp.Compare(a.bucket, b.bucket), cmp.Compare(a.bits, b.bits))
	})
	return list, nil
}
