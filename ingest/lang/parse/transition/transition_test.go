package transition

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

// randomTree makes a projective tree of n words with relations 1 to 3.
func randomTree(r *rand.Rand, n int) *Tree {
	t := &Tree{Heads: make([]int32, n), Rels: make([]uint8, n)}
	fill(r, t, 0, n, int32(n))
	return t
}

// fill hangs the words from lo to hi under head: one of them becomes the head
// of those around it.
func fill(r *rand.Rand, t *Tree, lo, hi int, head int32) {
	if lo >= hi {
		return
	}
	top := lo + r.IntN(hi-lo)
	t.Heads[top], t.Rels[top] = head, uint8(1+r.IntN(3))
	fill(r, t, lo, top, int32(top))
	fill(r, t, top+1, hi, int32(top))
}

// moves are all moves of three relations.
func moves() []Move {
	all := []Move{{Kind: Shift}}
	for rel := uint8(1); rel <= 3; rel++ {
		all = append(all, Move{Left, rel}, Move{Right, rel})
	}
	return all
}

// allowed are the legal moves that ok accepts.
func allowed(s *State, ok func(Move) bool) []Move {
	var out []Move
	legal := s.Legal()
	for _, m := range moves() {
		if legal[m.Kind] && ok(m) {
			out = append(out, m)
		}
	}
	return out
}

func TestOracleBuildsTheTree(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		n := 1 + r.IntN(12)
		gold := randomTree(r, n)
		var s State
		s.Reset(make([]Word, n))
		for !s.Done() {
			right := s.Correct(gold)
			choice := allowed(&s, right.Allows)
			if len(choice) == 0 {
				t.Fatalf("no right move for %v", gold)
			}
			s.Apply(choice[r.IntN(len(choice))])
		}
		for i := range n {
			if head, rel := s.Head(i); int32(head) != gold.Heads[i] || rel != gold.Rels[i] {
				t.Fatalf("word %d got head %d relation %d in %v", i, head, rel, gold)
			}
		}
	}
}

// TestAnyMovesBuildATree makes legal moves at random: they end after two moves
// a word, with every word under the one root.
func TestAnyMovesBuildATree(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		n := 1 + r.IntN(12)
		var s State
		s.Reset(make([]Word, n))
		steps, roots := 0, 0
		for ; !s.Done(); steps++ {
			choice := allowed(&s, func(Move) bool { return true })
			s.Apply(choice[r.IntN(len(choice))])
		}
		for i := range n {
			at := i
			for hops := 0; at != n; hops++ {
				if hops > n {
					t.Fatalf("word %d lies on a cycle", i)
				}
				at, _ = s.Head(at)
			}
			if head, _ := s.Head(i); head == n {
				roots++
			}
		}
		if steps != 2*n || roots != 1 {
			t.Fatalf("%d words took %d moves and have %d roots", n, steps, roots)
		}
	}
}

// TestCostsAreTheLosses compares the cost of each move with the best that any
// sequence of moves can still reach.
func TestCostsAreTheLosses(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 60 {
		n := 1 + r.IntN(5)
		gold := randomTree(r, n)
		var s State
		s.Reset(make([]Word, n))
		for !s.Done() {
			best := reachable(&s, gold)
			costs := s.Costs(gold)
			legal := s.Legal()
			for _, k := range []Kind{Shift, Left, Right} {
				if !legal[k] {
					continue
				}
				next := s
				next.Apply(Move{Kind: k})
				if loss := best - reachable(&next, gold); loss != costs[k] {
					t.Fatalf("move %d costs %d, loses %d; tree %v, state %+v", k, costs[k], loss, gold, s)
				}
			}
			choice := allowed(&s, func(Move) bool { return true })
			s.Apply(choice[r.IntN(len(choice))])
		}
	}
}

// reachable is the largest number of gold heads of any tree that legal moves
// can still build.
func reachable(s *State, gold *Tree) int {
	if s.Done() {
		hits := 0
		for i, h := range gold.Heads {
			if head, _ := s.Head(i); int32(head) == h {
				hits++
			}
		}
		return hits
	}
	best := 0
	for k, ok := range s.Legal() {
		if ok {
			next := *s
			next.Apply(Move{Kind: Kind(k)})
			best = max(best, reachable(&next, gold))
		}
	}
	return best
}

func TestFeaturesFitTheirBuffer(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	var s State
	s.Reset(make([]Word, 9))
	var first []uint32
	for !s.Done() {
		f := s.Features(nil)
		if len(f) > MaxFeatures {
			t.Fatalf("%d features, more than MaxFeatures", len(f))
		}
		if reflect.DeepEqual(f, first) {
			t.Fatal("two configurations share all features")
		}
		first = f
		choice := allowed(&s, func(Move) bool { return true })
		s.Apply(choice[r.IntN(len(choice))])
	}
}
