package transition

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// someWords makes n words, few enough that many are alike.
func someWords(r *rand.Rand, n int) []Word {
	words := make([]Word, n)
	for i := range words {
		k := 10 + r.Uint32N(4)
		words[i] = Word{Form: k, Lemma: k + 10, Tag: k % 3, Pos: k % 2, Coarse: k, Middle: k, Fine: k}
	}
	return words
}

// TestKeysTellFeatures makes moves at random, of many states of one sentence: where a
// key comes again, so do the features; and copies do not disturb one another.
func TestKeysTellFeatures(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	type partKey struct {
		part Part
		key  Key
	}
	for range 20 {
		var first State
		first.Reset(someWords(r, 2+r.IntN(9)))
		seen := map[partKey][]uint32{}
		again := 0
		for range 40 {
			s := first
			for !s.Done() {
				v := s.View()
				for p := range Parts {
					k := partKey{p, v.PartKey(p)}
					got := v.Features(p, nil)
					want, ok := seen[k]
					if ok && !slices.Equal(got, want) {
						t.Fatalf("part %d: the key %v has other features", p, k.key)
					}
					if ok {
						again++
					}
					seen[k] = got
				}
				choice := allowed(&s, func(Move) bool { return true })
				s.Apply(choice[r.IntN(len(choice))])
			}
		}
		if again == 0 {
			t.Error("no key came again")
		}
	}
}

// TestRead gives a word another reading, and the one before again.
func TestRead(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	var s State
	s.Reset(someWords(r, 8))
	before := s.View()
	features := s.Features(nil)
	old := s.sentence.Read(2, Word{Form: 99, Lemma: 99, Tag: 99, Pos: 99})
	s.Look()
	other := s.View()
	if other.Key() == before.Key() || slices.Equal(s.Features(nil), features) {
		t.Error("another reading ahead is not seen")
	}
	s.sentence.Restore(2, old)
	s.Look()
	if again := s.View(); again.Key() != before.Key() || !slices.Equal(s.Features(nil), features) {
		t.Error("the first reading did not come back")
	}
}

// TestLongSentence has more nodes than the index begins with.
func TestLongSentence(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	var s State
	s.Reset(someWords(r, 3))
	for range 200 {
		c := s
		for !c.Done() {
			choice := allowed(&c, func(Move) bool { return true })
			c.Apply(choice[r.IntN(len(choice))])
		}
	}
	if n := len(s.sentence.nodes); 2*n > len(s.sentence.index)+2 {
		t.Errorf("%d nodes in an index of %d", n, len(s.sentence.index))
	}
	for i := range s.sentence.nodes[1:] {
		n := s.sentence.nodes[i+1]
		if got := s.sentence.intern(&n); got != int32(i+1) {
			t.Fatalf("node %d is found as %d", i+1, got)
		}
	}
}
