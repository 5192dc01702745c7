package origin

import (
	"encoding/base64"
	"encoding/binary"
	"math/bits"
	"unicode"
	"unicode/utf8"
)

const (
	// shingle is the number of words of a run. Two articles of one event by two
	// authors share names and phrases of three or four words, but few runs of five.
	shingle = 5
	// permutations is the number of values of a signature. The share of equal
	// values differs from the share of common runs by 0.04 in the standard deviation.
	permutations = 128
	// leastRuns is the least number of different runs of a text that is compared by
	// them: of fewer, a single phrase would be a large share. Shorter texts are
	// copies only if all their words are the same.
	leastRuns = 16
)

// Sign returns the signature of a text, printable and of always the same length. Only
// words count: neither capitals nor punctuation nor white space make a difference.
func Sign(text string) string {
	runs := shingles(words(text))
	var s signature
	s.runs = uint32(len(runs))
	for k := range s.values {
		s.values[k] = least(runs, k)
	}
	return s.String()
}

// words are the hashes of the words of a text, in order.
func words(text string) []uint64 {
	var out []uint64
	h, inside := uint64(0), false
	for len(text) > 0 {
		r, width := utf8.DecodeRuneInString(text)
		text = text[width:]
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			h, inside = mix(h^uint64(unicode.ToLower(r))), true
		} else if inside {
			out = append(out, h)
			h, inside = 0, false
		}
	}
	if inside {
		out = append(out, h)
	}
	return out
}

// shingles are the different runs of five words; of a text with few of them, one run of
// all its words.
func shingles(words []uint64) []uint64 {
	seen := map[uint64]bool{}
	var out []uint64
	for i := 0; i+shingle <= len(words); i++ {
		if h := join(words[i : i+shingle]); !seen[h] {
			seen[h] = true
			out = append(out, h)
		}
	}
	if len(out) < leastRuns {
		return []uint64{join(words)}
	}
	return out
}

func join(words []uint64) uint64 {
	h := uint64(len(words))
	for _, w := range words {
		h = mix(bits.RotateLeft64(h, 7) ^ w)
	}
	return h
}

// mix is the finalizer of SplitMix64 (Steele, Lea and Flood 2014).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// seeds are those of the permutations. They are part of the format of signatures.
var seeds = func() (s [permutations]uint64) {
	for k := range s {
		s[k] = mix(uint64(k))
	}
	return s
}()

// least is 16 bits of the least of all runs after permutation k: two different ones
// agree in one of 65,536 cases.
func least(runs []uint64, k int) uint16 {
	best := ^uint64(0)
	for _, r := range runs {
		best = min(best, mix(r^seeds[k]))
	}
	return uint16(best)
}

// signature is a signature as numbers.
type signature struct {
	runs   uint32 // how many different runs the text has
	values [permutations]uint16
}

const (
	packed = 4 + 2*permutations
	// Length is the number of bytes of a signature.
	Length = (8*packed + 5) / 6
)

// String returns the signature as Sign does.
func (s *signature) String() string {
	b := make([]byte, 0, packed)
	b = binary.BigEndian.AppendUint32(b, s.runs)
	for _, v := range s.values {
		b = binary.BigEndian.AppendUint16(b, v)
	}
	return base64.RawStdEncoding.EncodeToString(b)
}

// parse reads what String wrote; ok is false for anything else.
func parse(text string) (s signature, ok bool) {
	b, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil || len(b) != packed {
		return s, false
	}
	s.runs = binary.BigEndian.Uint32(b)
	for k := range s.values {
		s.values[k] = binary.BigEndian.Uint16(b[4+2*k:])
	}
	return s, true
}
