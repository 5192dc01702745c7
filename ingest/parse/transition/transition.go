// Package transition is the arc-hybrid transition system for dependency
// parsing (Kuhlmann, Gómez-Rodríguez and Satta 2011): its configurations, its
// moves, and the features of a configuration.
//
// Words are numbered from 0 within the sentence; the artificial root stands
// behind the last word and takes exactly one dependent. A sentence of n words
// is parsed in 2n moves.
package transition

import "slices"

// Kind is what a move does.
type Kind uint8

// The moves. s0 and s1 are the top words of the stack, b0 the first of the
// buffer.
const (
	Shift Kind = iota // b0 goes onto the stack
	Left              // s0 becomes a dependent of b0 and leaves the stack
	Right             // s0 becomes a dependent of s1 and leaves the stack
)

// Kinds is the number of kinds of moves.
const Kinds = 3

// Move is a kind of move with the relation that it gives (a number of the
// caller's; zero for Shift).
type Move struct {
	Kind Kind
	Rel  uint8
}

// none marks an absent word.
const none = -1

// State is a configuration. Reset makes it ready for a sentence.
type State struct {
	words []Word
	n     int // number of words; also the number of the root
	next  int // b0
	stack []int32
	nodes []node // one a word, and one for the root
}

// node is what is known of a word's place in the tree.
type node struct {
	head int32
	rel  uint8
	// left and right count the dependents on either side; lefts and rights
	// hash the set of their relations.
	left, right   uint8
	lefts, rights uint32
	// The outermost and next to outermost dependents on either side.
	l1, l2, r1, r2 int32
}

// Reset begins the sentence of the given words, which the state keeps.
func (s *State) Reset(words []Word) {
	s.words, s.n, s.next = words, len(words), 0
	s.stack = s.stack[:0]
	s.nodes = s.nodes[:0]
	for range len(words) + 1 {
		s.nodes = append(s.nodes, node{head: none, l1: none, l2: none, r1: none, r2: none})
	}
}

// Copy makes s a configuration equal to t that shares only the words.
func (s *State) Copy(t *State) {
	s.words, s.n, s.next = t.words, t.n, t.next
	s.stack = append(s.stack[:0], t.stack...)
	s.nodes = append(s.nodes[:0], t.nodes...)
}

// Sight is the number of the last word that Features looks at.
func (s *State) Sight() int { return s.next + 3 }

// SameWords tells whether s and t have the same words on the stack and in the
// buffer.
func (s *State) SameWords(t *State) bool {
	return s.next == t.next && slices.Equal(s.stack, t.stack)
}

// Done tells whether the tree is complete.
func (s *State) Done() bool { return s.next == s.n && len(s.stack) == 0 }

// Legal tells which kinds of moves are possible. Before Done there is always
// one.
func (s *State) Legal() (legal [Kinds]bool) {
	depth := len(s.stack)
	legal[Shift] = s.next < s.n
	legal[Left] = depth > 0 && s.next < s.n || depth == 1
	legal[Right] = depth > 1
	return legal
}

// Apply makes a legal move.
func (s *State) Apply(m Move) {
	if m.Kind == Shift {
		s.stack = append(s.stack, int32(s.next))
		s.next++
		return
	}
	top := len(s.stack) - 1
	child := s.stack[top]
	s.stack = s.stack[:top]
	if m.Kind == Left {
		s.attachLeft(int32(s.next), child, m.Rel)
	} else {
		s.attachRight(s.stack[top-1], child, m.Rel)
	}
}

func (s *State) attachLeft(head, child int32, rel uint8) {
	s.nodes[child].head, s.nodes[child].rel = head, rel
	h := &s.nodes[head]
	h.l2, h.l1 = h.l1, child
	h.left++
	h.lefts |= relBit(rel)
}

func (s *State) attachRight(head, child int32, rel uint8) {
	s.nodes[child].head, s.nodes[child].rel = head, rel
	h := &s.nodes[head]
	h.r2, h.r1 = h.r1, child
	h.right++
	h.rights |= relBit(rel)
}

// relBit is the place of a relation in a set of 32: the few that share a place
// are rare ones, as the numbers follow the frequency.
func relBit(rel uint8) uint32 { return 1 << (rel % 32) }

// Head returns the head of word i, len(words) for the root's dependent, and
// the relation to it; -1 while there is none.
func (s *State) Head(i int) (head int, rel uint8) {
	return int(s.nodes[i].head), s.nodes[i].rel
}

// Tree is a gold tree: Heads in the numbering of State (the root is
// len(Heads)), Rels the numbers of the relations.
type Tree struct {
	Heads []int32
	Rels  []uint8
}

// Costs returns for each kind of move how many arcs of the gold tree become
// out of reach with it (the dynamic oracle of Goldberg and Nivre 2013, section
// 4.2). It holds for projective trees; the costs of illegal moves are without
// meaning.
func (s *State) Costs(gold *Tree) (costs [Kinds]int) {
	b0 := int32(s.next)
	if s.next < s.n {
		costs[Shift] = s.shiftCost(gold, b0)
	}
	top := len(s.stack) - 1
	if top < 0 {
		return costs
	}
	s0, s1 := s.stack[top], int32(none)
	if top > 0 {
		s1 = s.stack[top-1]
	}
	head := gold.Heads[s0]
	if head == int32(s.n) && top > 0 {
		head = none // the root takes the lowest word: already out of reach
	}
	lost := 0 // dependents of s0 in the buffer, lost when it leaves the stack
	for b := b0; b < int32(s.n); b++ {
		if gold.Heads[b] == s0 {
			lost++
		}
	}
	costs[Left], costs[Right] = lost, lost
	if head != none && (head == s1 || head > b0) {
		costs[Left]++
	}
	if head >= b0 {
		costs[Right]++
	}
	return costs
}

// shiftCost counts the arcs that a shift loses: those between b0 and the stack,
// and that to the root, which will take the lowest word of the stack.
func (s *State) shiftCost(gold *Tree, b0 int32) int {
	cost := 0
	if gold.Heads[b0] == int32(s.n) && len(s.stack) > 0 {
		cost++
	}
	for i, w := range s.stack {
		if gold.Heads[w] == b0 {
			cost++
		}
		if gold.Heads[b0] == w && i < len(s.stack)-1 {
			cost++
		}
	}
	return cost
}

// Correct tells which moves are right in a configuration.
type Correct struct {
	best [Kinds]bool
	// rels are the relations that Left and Right must give where they make an
	// arc of the gold tree; zero where any will do.
	rels [Kinds]uint8
}

// Correct returns the moves that lose the fewest arcs of the gold tree.
func (s *State) Correct(gold *Tree) Correct {
	costs, legal := s.Costs(gold), s.Legal()
	least := -1
	for k, ok := range legal {
		if ok && (least < 0 || costs[k] < least) {
			least = costs[k]
		}
	}
	var c Correct
	for k, ok := range legal {
		c.best[k] = ok && costs[k] == least
	}
	if s0 := s.peek(0); s0 != none {
		if gold.Heads[s0] == int32(s.next) {
			c.rels[Left] = gold.Rels[s0]
		}
		if gold.Heads[s0] == s.peek(1) {
			c.rels[Right] = gold.Rels[s0]
		}
	}
	return c
}

// Allows tells whether m is among the right moves.
func (c *Correct) Allows(m Move) bool {
	return c.best[m.Kind] && (c.rels[m.Kind] == 0 || c.rels[m.Kind] == m.Rel)
}
