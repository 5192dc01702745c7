package wordclass_test

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/ingest/lang/wordclass"
)

func TestOf(t *testing.T) {
	const (
		n, v, a, r = wordclass.Noun, wordclass.Verb, wordclass.Adjective, wordclass.Adverb
		pl, third  = wordclass.Plural, wordclass.Third
		past, ing  = wordclass.Past, wordclass.Gerund
	)
	for word, want := range map[string]wordclass.Set{
		"tribunal":    n,
		"liable":      a,
		"ransom":      n | v,
		"quickly":     r,
		"envoys":      pl,
		"lifts":       pl | third,
		"agrees":      third,
		"torches":     pl | third,
		"armies":      pl,
		"knives":      pl,
		"gunmen":      pl,
		"children":    pl,
		"massed":      past,
		"planned":     past | a,
		"carried":     past,
		"overran":     past,
		"withstood":   past,
		"indicting":   ing,
		"dying":       ing | n | a,
		"tougher":     wordclass.Degree,
		"happiest":    wordclass.Degree,
		"ex-envoys":   pl,
		"re-arrested": past,
		"of":          0,
		"zqxvk":       0,
		"zqxvked":     0,
		"":            0,
		"-":           0,
		"s":           0,
		"ed":          0,
		"ing":         0,
		"es":          0,
	} {
		if got := wordclass.Of(word); got != want {
			t.Errorf("%s has the classes %b, want %b", word, got, want)
		}
	}
}

func TestOfDoesNotAllocate(t *testing.T) {
	wordclass.Of("open the table first")
	if n := testing.AllocsPerRun(100, func() { wordclass.Of("skirmishes") }); n != 0 {
		t.Errorf("%v allocations a look-up, want none", n)
	}
}

func FuzzOf(f *testing.F) {
	for _, w := range []string{"", "ies", "ied", "ing", "\xffed", "a-"} {
		f.Add(w)
	}
	f.Fuzz(func(_ *testing.T, word string) { wordclass.Of(word) })
}

func BenchmarkOf(b *testing.B) {
	words := strings.Fields("the president of belarus told journalists on tuesday that zqxv will meet lavrov")
	wordclass.Of(words[0])
	for i := 0; b.Loop(); i++ {
		wordclass.Of(words[i%len(words)])
	}
}

func ExampleOf() {
	set := wordclass.Of("lifts")
	fmt.Println(set&wordclass.Plural != 0, set&wordclass.Third != 0, set&wordclass.Past != 0)
	// Output: true true false
}
