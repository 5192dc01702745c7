package transition

// Word is what the features see of a word: hashes that differ where the words
// do. Zero stands for an absent word and is not used for a real one.
type Word struct {
	Form, Lemma uint32
	// Tag is the pair of UPOS and XPOS, Pos UPOS alone.
	Tag, Pos uint32
	// Coarse, Middle and Fine are clusters of the form.
	Coarse, Middle, Fine uint32
}

// root is the artificial root as a word.
var root = Word{Form: 3, Lemma: 3, Tag: 3, Pos: 3, Coarse: 3, Middle: 3, Fine: 3}

var absent Word

// word returns the word of number i, the root behind the last one.
func (s *State) word(i int32) *Word {
	switch {
	case i == none || int(i) > s.n:
		return &absent
	case int(i) == s.n:
		return &root
	}
	return &s.words[i]
}

// node returns the place of word i in the tree.
func (s *State) node(i int32) *node {
	if i == none || int(i) > s.n {
		return &noNode
	}
	return &s.nodes[i]
}

var noNode = node{head: none, l1: none, l2: none, r1: none, r2: none}

// rel is the relation of word i, apart from no relation.
func (s *State) rel(i int32) uint32 {
	if i == none {
		return 0
	}
	return uint32(s.nodes[i].rel) + 1
}

// peek returns the k-th word of the stack from the top.
func (s *State) peek(k int) int32 {
	if k >= len(s.stack) {
		return none
	}
	return s.stack[len(s.stack)-1-k]
}

// farthest is the distance from which on all distances are alike, as in Zhang
// and Nivre 2011.
const farthest = 10

// distance is the number of words from a to b in classes.
func distance(a, b int32) uint32 {
	if a == none {
		return 0
	}
	d := b - a
	switch {
	case d > farthest:
		return 7
	case d > 5:
		return 6
	}
	return uint32(d)
}
