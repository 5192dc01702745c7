// Package fingerprint holds read-only maps from words or phrases to small
// numbers, compact and ready without being parsed: of each key it keeps a
// 37-bit hash instead of the text. An unknown key is taken for a known one
// about once in a million times; what the numbers mean is up to the user.
//
// The package only stores and finds: folding of case and the like is done by
// the callers.
package fingerprint

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// ValueBits is the size of a value: values lie in [0, 1<<ValueBits).
const ValueBits = 27

// Hash is the hash of a key. A key may be hashed in pieces: the Hash of two
// strings one after the other is that of their concatenation.
type Hash uint64

// NewHash is the hash of the empty key.
const NewHash Hash = 14695981039346656037 // the offset basis of 64-bit FNV-1a

// Byte returns the hash of the key with one more byte.
func (h Hash) Byte(b byte) Hash { return (h ^ Hash(b)) * 1099511628211 } // the FNV prime

// String returns the hash of the key with the bytes of s appended.
func (h Hash) String(s string) Hash {
	for i := 0; i < len(s); i++ {
		h = h.Byte(s[i])
	}
	return h
}

// place tells the bucket and the fingerprint of a key: bits of its hash, mixed
// so that all of them depend on every byte.
func (h Hash) place() (bucket uint32, print uint64) {
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93 // multiplier of the rrmxmx mixer by P. Evensen
	h ^= h >> 32
	return uint32(h >> (64 - bucketBits)), uint64(h >> (64 - bucketBits - printBits) & (1<<printBits - 1))
}

// Map is an opened map. It is read-only and safe for use by any number of
// goroutines.
type Map struct {
	starts  []uint32 // bucket -> first entry; one more than there are buckets
	entries []byte   // entrySize bytes each, in the order of buckets
}

// Open reads a map that Write made; it keeps data and does not change it.
func Open(data []byte) (*Map, error) {
	body, found := bytes.CutPrefix(data, []byte(magic))
	end := bytes.Index(body, []byte(headerEnd))
	if !found || end < 0 {
		return nil, fmt.Errorf("not a fingerprint map: it does not begin with %q and a header", magic)
	}
	body = body[end+len(headerEnd):]
	if len(body) < buckets {
		return nil, fmt.Errorf("fingerprint map cut short: %d bytes after the header", len(body))
	}
	m := &Map{starts: make([]uint32, buckets+1), entries: body[buckets:]}
	for i, n := range body[:buckets] {
		m.starts[i+1] = m.starts[i] + uint32(n)
	}
	if want := int(m.starts[buckets]) * entrySize; want != len(m.entries) {
		return nil, fmt.Errorf("fingerprint map damaged: %d bytes of entries, want %d", len(m.entries), want)
	}
	return m, nil
}

// MustOpen is Open for maps embedded in the program, which the build guarantees
// to be whole; it panics on any other input.
func MustOpen(data []byte) *Map {
	m, err := Open(data)
	if err != nil {
		panic(err)
	}
	return m
}

// Len is the number of keys.
func (m *Map) Len() int { return len(m.entries) / entrySize }

// Get returns the value of a key, and whether the key is in the map. It does
// not allocate.
func (m *Map) Get(key Hash) (uint32, bool) {
	bucket, print := key.place()
	for i := m.starts[bucket]; i < m.starts[bucket+1]; i++ {
		if entry := readEntry(m.entries[i*entrySize:]); entry>>ValueBits == print {
			return uint32(entry & (1<<ValueBits - 1)), true
		}
	}
	return 0, false
}

// readEntry reads the six bytes of an entry, low byte first.
func readEntry(b []byte) uint64 {
	return uint64(binary.LittleEndian.Uint32(b)) | uint64(binary.LittleEndian.Uint16(b[4:]))<<32
}
