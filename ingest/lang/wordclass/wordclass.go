// Package wordclass tells which classes a word can belong to: noun, verb, adjective
// or adverb, and as which form of it.
//
// The dictionary forms come from WordNet; plurals, tenses and degrees of comparison
// are found by cutting regular endings, and irregular forms stand in the table. What
// a word is in its sentence is for the tagger to say, which takes the classes as
// features.
//
// The package knows open classes only, and no names: "of" has no class, and "turkey"
// is the bird. Words are looked up in lower case.
package wordclass

import (
	_ "embed"
	"strings"
	"sync"

	"newsgraph/internal/fingerprint"
)

// Set is a set of classes; zero for unknown words.
type Set uint16

// The classes. The table holds those up to Plural; the others follow from endings.
const (
	Noun      Set = 1 << iota // singular
	Verb                      // base form
	Adjective                 // positive
	Adverb
	Past   // past tense or past participle
	Plural // of a noun
	Third  // third person singular of a verb
	Gerund // "-ing" form of a verb
	Degree // comparative or superlative of an adjective
)

//go:embed wordclass.bin
var embedded []byte

// table is the embedded table, opened at the first look-up.
var table = sync.OnceValue(func() *fingerprint.Map { return fingerprint.MustOpen(embedded) })

// Of returns the classes of a lower-case word; of a word with hyphens, those of its
// last part. It does not allocate. One unknown word in a million is taken for a known
// one, as the table keeps fingerprints instead of words.
func Of(lower string) Set {
	word := lower[strings.LastIndexByte(lower, '-')+1:]
	if len(word) < 2 {
		return 0
	}
	set := find(hash(word))
	switch word[len(word)-1] {
	case 's':
		set |= plain(word)
	case 'd':
		if stem, ok := strings.CutSuffix(word, "ed"); ok {
			set |= suffixed(stem, Verb, Past)
		}
	case 'g':
		if stem, ok := strings.CutSuffix(word, "ing"); ok {
			set |= suffixed(stem, Verb, Gerund)
		}
	case 'r':
		if stem, ok := strings.CutSuffix(word, "er"); ok {
			set |= suffixed(stem, Adjective, Degree)
		}
	case 't':
		if stem, ok := strings.CutSuffix(word, "est"); ok {
			set |= suffixed(stem, Adjective, Degree)
		}
	case 'n':
		if stem, ok := strings.CutSuffix(word, "men"); ok && find(hash(stem).String("man"))&Noun != 0 {
			set |= Plural
		}
	}
	return set
}

// hash and find look a word up in the table.
func hash(word string) fingerprint.Hash { return fingerprint.NewHash.String(word) }

func find(h fingerprint.Hash) Set {
	value, _ := table().Get(h)
	return Set(value)
}

// plain returns the classes of a word in "-s": plural of a noun or third person of a
// verb.
func plain(word string) Set {
	stem := word[:len(word)-1]
	base := find(hash(stem))
	if e, ok := strings.CutSuffix(stem, "e"); ok {
		switch {
		case strings.HasSuffix(e, "i"):
			base |= find(hash(e[:len(e)-1]).Byte('y'))
		case strings.HasSuffix(e, "v"):
			base |= (find(hash(e[:len(e)-1]).Byte('f')) | find(hash(e[:len(e)-1]).String("fe"))) & Noun
		case sibilant(e):
			base |= find(hash(e))
		}
	}
	var set Set
	if base&Noun != 0 && !strings.HasSuffix(stem, "s") {
		set |= Plural
	}
	if base&Verb != 0 && !strings.HasSuffix(stem, "s") {
		set |= Third
	}
	return set
}

// sibilant tells whether a word takes "-es", as those in a hiss and many in "-o" do.
func sibilant(word string) bool {
	if word == "" {
		return false
	}
	switch word[len(word)-1] {
	case 's', 'x', 'z', 'h', 'o':
		return true
	}
	return false
}

// suffixed returns form if a word of the class becomes stem before "-ed", "-ing",
// "-er" or "-est": as it is, without a final e, with its last consonant doubled or
// with i for y.
func suffixed(stem string, class, form Set) Set {
	n := len(stem)
	if n < 2 {
		return 0
	}
	bases := find(hash(stem)) | find(hash(stem).Byte('e'))
	switch {
	case stem[n-1] == 'i':
		bases |= find(hash(stem[:n-1]).Byte('y'))
	case stem[n-1] == stem[n-2]:
		bases |= find(hash(stem[:n-1]))
	case form == Gerund && stem[n-1] == 'y':
		bases |= find(hash(stem[:n-1]).String("ie"))
	}
	if bases&class != 0 {
		return form
	}
	return 0
}
