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

// MaxFeatures bounds the number of features of a configuration.
const MaxFeatures = 144

// Features appends the features of the configuration to buf and returns it.
func (s *State) Features(buf []uint32) []uint32 {
	v := s.View()
	for p := range Parts {
		buf = v.Features(p, buf)
	}
	return buf
}

// Part is a number of features that depend on the same words and nodes of a
// configuration: those with the same Key have the same features of the part.
type Part uint8

// The parts of the features.
const (
	Top    Part = iota // s0 with its dependents
	Second             // s1 with its dependents
	Third              // s2
	Front              // b0 with its dependents and the words behind it
	Stack              // s1 and s0
	Bridge             // s0 and b0
	Reach              // s1 and b0
	Rest               // more than two words
	Parts              // the number of parts
)

// Key is what the features of a part, or all, depend on. It has a meaning among the
// states of one sentence only.
type Key struct{ A, B, C, D uint32 }

// View is what the features see of a configuration. It is valid until its sentence is
// changed.
type View struct {
	key        Key // nodes of s0, s1 and b0, id of s2
	s0, s1, s2 *Word
	b0, b1     *Word
	b2, b3     *Word
	n0, n1, m0 *node
	sentence   *Sentence
}

// View returns what the features see of s.
func (s *State) View() View {
	t := s.sentence
	k0, k1, k2 := s.peek(0), s.peek(1), s.peek(2)
	v := View{sentence: t, n0: &t.nodes[k0], n1: &t.nodes[k1], m0: &t.nodes[s.front]}
	n2 := &t.nodes[k2]
	v.key = Key{uint32(k0), uint32(k1), uint32(s.front), n2.id}
	v.s0, v.s1, v.s2 = t.word(v.n0.word), t.word(v.n1.word), t.word(n2.word)
	j := int32(s.next)
	v.b0, v.b1, v.b2, v.b3 = t.word(j), t.word(j+1), t.word(j+2), t.word(j+3)
	return v
}

// Key returns the key of all features together.
func (v *View) Key() Key { return v.key }

// PartKey returns the key of a part, of Rest that of all features.
func (v *View) PartKey(p Part) Key {
	switch p {
	case Top:
		return Key{A: v.key.A}
	case Second:
		return Key{A: v.key.B}
	case Third:
		return Key{A: v.key.D}
	case Front:
		return Key{A: v.key.C}
	case Stack:
		return Key{A: v.key.B, B: v.key.A}
	case Bridge:
		return Key{A: v.key.A, B: v.key.C}
	case Reach:
		return Key{A: v.key.B, B: v.key.C}
	}
	return v.key
}

// farthest is the distance from which on all distances are alike, as in Zhang
// and Nivre 2011.
const farthest = 10

// distance is the number of words from a to b in classes.
func distance(a, b *node) uint32 {
	if a.word == none {
		return 0
	}
	d := b.word - a.word
	switch {
	case d > farthest:
		return 7
	case d > 5:
		return 6
	}
	return uint32(d)
}
