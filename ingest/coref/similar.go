package coref

import (
	"strings"

	"newsgraph/ingest/actor/gazetteer"
)

// spellings brings the common transliterations of a sound to one form.
var spellings = strings.NewReplacer(
	"sch", "s", "tch", "c", "ch", "c", "kh", "h", "gh", "g", "ph", "f", "zh", "z", "sh", "s", "ck", "k", "dj", "j",
	"ou", "u", "oo", "u", "ee", "i", "ei", "i", "ey", "i", "ai", "i", "ay", "i", "aj", "i", "ej", "i",
	"iy", "i", "yy", "i", "ij", "i", "ya", "a", "ia", "a", "ja", "a", "yu", "u", "iu", "u", "ju", "u",
	"y", "i", "j", "i", "w", "v", "q", "k", "x", "ks",
)

// skeleton is the form of a name's word that spellings of one name share.
func skeleton(word string) string {
	s := spellings.Replace(gazetteer.Fold(strings.ToLower(word)))
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// alike tells whether two skeletons are spellings, or misspellings, of one name:
// one letter may differ in five, two in nine, or the vowels where four
// consonants agree.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	n := min(len(a), len(b))
	if n < 4 || a[0] != b[0] {
		return false
	}
	if k := consonants(a); len(k) >= 4 && k == consonants(b) {
		return true // "Mohammed", "Muhammad": vowels vary most
	}
	allowed := 1
	if n >= 9 {
		allowed = 2
	} else if n < 5 {
		return false
	}
	return distance(a, b, allowed) <= allowed
}

// consonants is a skeleton without its vowels.
func consonants(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("aeiou", r) {
			return -1
		}
		return r
	}, s)
}

// distance is the number of letters inserted, left out, changed or swapped
// between a and b, or more than limit when it exceeds limit.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	// rows[i%3] is the row of a's first i letters; a swap looks two rows back
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for k := range rows[0] {
		rows[0][k] = k
	}
	for i := 1; i <= len(a); i++ {
		now, last, before := rows[i%3], rows[(i+2)%3], rows[(i+1)%3]
		now[0] = i
		for k := 1; k <= len(b); k++ {
			cost := 1
			if a[i-1] == b[k-1] {
				cost = 0
			}
			now[k] = min(last[k]+1, now[k-1]+1, last[k-1]+cost)
			if i > 1 && k > 1 && a[i-1] == b[k-2] && a[i-2] == b[k-1] {
				now[k] = min(now[k], before[k-2]+1)
			}
		}
	}
	return rows[len(a)%3][len(b)]
}

// sameFirst tells whether two first names can be one person's: spellings of one,
// an initial, or a short form ("Jen" for "Jennifer").
func sameFirst(a, b string) bool {
	if a == "" || b == "" || alike(a, b) {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 1 || len(a) >= 3 {
		return strings.HasPrefix(b, a)
	}
	return false
}
