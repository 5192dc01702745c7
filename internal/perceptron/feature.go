package perceptron

// Odd 64-bit constants with well mixed bits (the increments and multipliers of
// SplitMix64 and xxHash64); they only have to differ.
const (
	mixTemplate = 0x9e3779b97f4a7c15
	mixA        = 0xc2b2ae3d27d4eb4f
	mixB        = 0x165667b19e3779f9
	mixC        = 0xff51afd7ed558ccd
	mixFinal    = 0xbf58476d1ce4e5b9
)

// Feature hashes a template number with up to three values into a feature.
// Callers give zero for the values that a template does not use.
func Feature(template, a, b, c uint32) uint32 {
	h := uint64(template)*mixTemplate + uint64(a)*mixA + uint64(b)*mixB + uint64(c)*mixC
	h ^= h >> 29
	h *= mixFinal
	return uint32(h >> 32)
}

// String hashes s (FNV-1a) into a value for Feature. The empty string has the
// value 0x811c9dc5.
func String(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// Word hashes the lower-case form of a word, all digits alike, so that numbers
// and dates of one pattern share their features.
func Word(lower string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(lower); i++ {
		b := lower[i]
		if b >= '0' && b <= '9' {
			b = '0'
		}
		h = (h ^ uint32(b)) * 16777619
	}
	return h
}
