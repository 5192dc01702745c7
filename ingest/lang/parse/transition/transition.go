// Package transition is the arc-hybrid transition system for dependency
// parsing (Kuhlmann, Gómez-Rodríguez and Satta 2011): its configurations, its
// moves, and the features of a configuration.
//
// Words are numbered from 0 within the sentence; the artificial root stands
// behind the last word and takes exactly one dependent. A sentence of n words
// is parsed in 2n moves.
package transition

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

// State is a configuration. Reset or Begin makes it ready for a sentence. Copies of it
// go on independently, one goroutine at a time.
type State struct {
	sentence *Sentence
	n        int // number of words; also the number of the root
	next     int // b0
	depth    int // number of words on the stack
	// top is the cell of s0, front the node of b0, arcs the last arc made; none for
	// none.
	top, front, arcs int32
}

// Reset begins a sentence of the given words that this state and its copies have to
// themselves.
func (s *State) Reset(words []Word) {
	if s.sentence == nil {
		s.sentence = new(Sentence)
	}
	s.sentence.Reset(words)
	s.Begin(s.sentence)
}

// Begin makes s the configuration before the first move.
func (s *State) Begin(t *Sentence) {
	*s = State{sentence: t, n: len(t.words), top: none, arcs: none, front: t.fresh(0)}
}

// Look makes the state see the words of the buffer as they are read now. It must have
// made no arc with them.
func (s *State) Look() {
	if s.sentence.nodes[s.front].from == noWord {
		s.front = s.sentence.fresh(s.next)
	}
}

// Sight is the number of the last word that Features looks at.
func (s *State) Sight() int { return s.next + ahead }

// SameWords tells whether s and t, of one sentence, have the same words on the stack
// and in the buffer.
func (s *State) SameWords(t *State) bool {
	if s.next != t.next || s.depth != t.depth {
		return false
	}
	cells, nodes := s.sentence.cells, s.sentence.nodes
	for a, b := s.top, t.top; a != b; a, b = cells[a].below, cells[b].below {
		if nodes[cells[a].node].word != nodes[cells[b].node].word {
			return false
		}
	}
	return true
}

// Done tells whether the tree is complete.
func (s *State) Done() bool { return s.next == s.n && s.depth == 0 }

// Legal tells which kinds of moves are possible. Before Done there is always
// one.
func (s *State) Legal() (legal [Kinds]bool) {
	legal[Shift] = s.next < s.n
	legal[Left] = s.depth > 0 && s.next < s.n || s.depth == 1
	legal[Right] = s.depth > 1
	return legal
}

// Apply makes a legal move.
func (s *State) Apply(m Move) {
	t := s.sentence
	switch m.Kind {
	case Shift:
		s.top = t.push(s.front, s.top)
		s.depth++
		s.next++
		s.front = t.fresh(s.next)
	case Left:
		child := t.cells[s.top]
		s.arcs = t.attach(child.node, s.front, m.Rel, s.arcs)
		s.front = t.link(s.front, child.node, m)
		s.top = child.below
		s.depth--
	case Right:
		child := t.cells[s.top]
		head := t.cells[child.below]
		s.arcs = t.attach(child.node, head.node, m.Rel, s.arcs)
		s.top = t.push(t.link(head.node, child.node, m), head.below)
		s.depth--
	}
}

// push returns the cell of the node on top of the cell below.
func (t *Sentence) push(node, below int32) int32 {
	t.cells = append(t.cells, cell{node, below})
	return int32(len(t.cells) - 1)
}

// attach returns the arc from the node head to child, made after the arc before.
func (t *Sentence) attach(child, head int32, rel uint8, before int32) int32 {
	t.arcs = append(t.arcs, arc{t.nodes[child].word, t.nodes[head].word, rel, before})
	return int32(len(t.arcs) - 1)
}

// Arcs calls f for each arc made so far, the last one first: head is len(words) for the
// root's dependent.
func (s *State) Arcs(f func(child, head int, rel uint8)) {
	for i := s.arcs; i != none; i = s.sentence.arcs[i].before {
		a := &s.sentence.arcs[i]
		f(int(a.child), int(a.head), a.rel)
	}
}

// Head returns the head of word i, len(words) for the root's dependent, and
// the relation to it; -1 while there is none. It looks through all arcs: Arcs is
// quicker for many words.
func (s *State) Head(i int) (head int, rel uint8) {
	head = none
	s.Arcs(func(child, h int, r uint8) {
		if child == i {
			head, rel = h, r
		}
	})
	return head, rel
}

// peek returns the node of the k-th word of the stack from the top.
func (s *State) peek(k int) int32 {
	at := s.top
	for ; k > 0 && at != none; k-- {
		at = s.sentence.cells[at].below
	}
	if at == none {
		return noWord
	}
	return s.sentence.cells[at].node
}

// stack calls f for the words of the stack, the top one first.
func (s *State) stack(f func(word int32)) {
	for at := s.top; at != none; at = s.sentence.cells[at].below {
		f(s.sentence.nodes[s.sentence.cells[at].node].word)
	}
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
	if s.depth == 0 {
		return costs
	}
	nodes := s.sentence.nodes
	s0, s1 := nodes[s.peek(0)].word, nodes[s.peek(1)].word
	head := gold.Heads[s0]
	if head == int32(s.n) && s.depth > 1 {
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
	if gold.Heads[b0] == int32(s.n) && s.depth > 0 {
		cost++
	}
	top := true
	s.stack(func(w int32) {
		if gold.Heads[w] == b0 {
			cost++
		}
		if gold.Heads[b0] == w && !top {
			cost++
		}
		top = false
	})
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
	nodes := s.sentence.nodes
	if s0 := nodes[s.peek(0)].word; s0 != none {
		if gold.Heads[s0] == int32(s.next) {
			c.rels[Left] = gold.Rels[s0]
		}
		if gold.Heads[s0] == nodes[s.peek(1)].word {
			c.rels[Right] = gold.Rels[s0]
		}
	}
	return c
}

// Allows tells whether m is among the right moves.
func (c *Correct) Allows(m Move) bool {
	return c.best[m.Kind] && (c.rels[m.Kind] == 0 || c.rels[m.Kind] == m.Rel)
}
