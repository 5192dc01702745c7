package transition

// Sentence holds what the configurations of one sentence share: its words, and the
// nodes, stacks and arcs that they are made of. None of these is ever changed, so that
// a configuration is a few numbers and copying it costs nothing.
type Sentence struct {
	words []Word
	// ids tell the words apart, each with what Features sees behind it: a word gets
	// another one when it or one of those is read in another way.
	ids  []uint32
	last uint32 // the last id that was given
	// nodes are unlike one another, the first one stands for no word; index finds
	// them, a table with open addresses whose length is a power of two.
	nodes []node
	index []int32
	cells []cell
	arcs  []arc
}

// node is a word with the dependents that it has in a configuration.
type node struct {
	word int32
	id   uint32
	// from is the node before its last dependent, of the id by, came on that side
	// with the relation; zero for a word without dependents.
	from int32
	by   uint32
	side Kind
	rel  uint8
	// left and right count the dependents on either side; lefts and rights hash the
	// set of their relations.
	left, right   uint8
	lefts, rights uint32
	// The outermost and next to outermost dependents on either side, and one more than
	// the relations of the outermost ones; zero without.
	l1, l2, r1, r2 int32
	lrel, rrel     uint8
}

// cell is a word on the stack with those below it.
type cell struct{ node, below int32 }

// arc is an arc of a configuration with those made before.
type arc struct {
	child, head int32
	rel         uint8
	before      int32
}

// ahead is the number of words behind the first one of the buffer that Features looks
// at.
const ahead = 3

// noWord is the number of the node that stands for no word.
const noWord = 0

// Reset begins the sentence of the given words, which it keeps. The states of the
// sentence before are of no more use.
func (t *Sentence) Reset(words []Word) {
	t.words = words
	t.ids = t.ids[:0]
	t.last = 0
	for range len(words) + 1 {
		t.last++
		t.ids = append(t.ids, t.last)
	}
	t.nodes = append(t.nodes[:0], node{word: none, l1: none, l2: none, r1: none, r2: none})
	t.cells, t.arcs = t.cells[:0], t.arcs[:0]
	size := leastIndex
	for size < nodesPerWord*len(words) {
		size *= 2
	}
	if size > cap(t.index) {
		t.index = make([]int32, size)
	}
	t.index = t.index[:size]
	clear(t.index)
}

// A search with a beam of two makes some six nodes a word, and the index is best half
// empty. It grows where there are more.
const (
	leastIndex   = 64
	nodesPerWord = 8
)

// Reading is a word of a sentence in one of its readings.
type Reading struct {
	word Word
	ids  [ahead + 1]uint32
}

// Read gives word i another reading and returns the one before. States that have seen
// the word must not go on with the new one.
func (t *Sentence) Read(i int, w Word) Reading {
	old := Reading{word: t.words[i]}
	t.words[i] = w
	for k := range old.ids {
		if i >= k {
			old.ids[k] = t.ids[i-k]
			t.last++
			t.ids[i-k] = t.last
		}
	}
	return old
}

// Restore gives word i back the reading that Read returned.
func (t *Sentence) Restore(i int, r Reading) {
	t.words[i] = r.word
	for k, id := range r.ids {
		if i >= k {
			t.ids[i-k] = id
		}
	}
}

// word returns the word of number i, the root behind the last one.
func (t *Sentence) word(i int32) *Word {
	switch {
	case i == none || int(i) > len(t.words):
		return &absent
	case int(i) == len(t.words):
		return &root
	}
	return &t.words[i]
}

// fresh returns the node of word i without dependents, of no word behind the root.
func (t *Sentence) fresh(i int) int32 {
	if i > len(t.words) {
		return noWord
	}
	n := node{word: int32(i), id: t.ids[i], l1: none, l2: none, r1: none, r2: none}
	return t.intern(&n)
}

// link returns the node that head becomes when child becomes a dependent of it.
func (t *Sentence) link(head, child int32, m Move) int32 {
	c := &t.nodes[child]
	n := t.nodes[head]
	n.from, n.by, n.side, n.rel = head, c.id, m.Kind, m.Rel
	if m.Kind == Left {
		n.l2, n.l1, n.lrel = n.l1, c.word, m.Rel+1
		n.left++
		n.lefts |= relBit(m.Rel)
	} else {
		n.r2, n.r1, n.rrel = n.r1, c.word, m.Rel+1
		n.right++
		n.rights |= relBit(m.Rel)
	}
	return t.intern(&n)
}

// intern returns the number of the node, which it adds where it is new.
func (t *Sentence) intern(n *node) int32 {
	mask := uint32(len(t.index) - 1)
	for at := n.hash(); ; at++ {
		number := t.index[at&mask]
		if number == noWord {
			t.nodes = append(t.nodes, *n)
			t.index[at&mask] = int32(len(t.nodes) - 1)
			if 2*len(t.nodes) > len(t.index) {
				t.grow()
			}
			return int32(len(t.nodes) - 1)
		}
		if t.nodes[number].same(n) {
			return number
		}
	}
}

func (n *node) hash() uint32 {
	h := uint64(n.id)*0x9e3779b97f4a7c15 ^ uint64(n.from)<<32 ^ uint64(n.by)<<10 ^ uint64(n.rel)<<2 ^ uint64(n.side)
	h *= 0xbf58476d1ce4e5b9 // of SplitMix64; it only has to mix
	return uint32(h >> 32)
}

// same tells whether n is the node m: they come from the same one, by the same step.
func (n *node) same(m *node) bool {
	return n.id == m.id && n.from == m.from && n.by == m.by && n.side == m.side && n.rel == m.rel
}

// grow doubles the index.
func (t *Sentence) grow() {
	t.index = make([]int32, 2*len(t.index))
	mask := uint32(len(t.index) - 1)
	for i := range t.nodes[1:] {
		at := t.nodes[i+1].hash()
		for t.index[at&mask] != noWord {
			at++
		}
		t.index[at&mask] = int32(i + 1)
	}
}

// relBit is the place of a relation in a set of 32: the few that share a place
// are rare ones, as the numbers follow the frequency.
func relBit(rel uint8) uint32 { return 1 << (rel % 32) }
