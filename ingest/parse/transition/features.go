package transition

import "newsgraph/ingest/perceptron"

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

// MaxFeatures bounds the number of features of a configuration.
const MaxFeatures = 224

// Features appends the features of the configuration to buf and returns it.
// The templates follow Zhang and Nivre 2011 ("Transition-based dependency
// parsing with rich non-local features"), adapted to arc-hybrid, where s1 may
// become the head of s0.
func (s *State) Features(buf []uint32) []uint32 {
	var v view
	v.fill(s)
	buf = v.words(buf)
	buf = v.pairs(buf)
	buf = v.clusters(s, buf)
	buf = v.incoming(s, buf)
	return v.tree(s, buf)
}

// view gathers the words and nodes that the templates look at.
type view struct {
	i0, i1, i2, j0         int32
	s0, s1, s2, b0, b1, b2 *Word
	n0, n1, m0             *node
	near, far              uint32 // distance s0 to b0, s1 to s0
}

func (v *view) fill(s *State) {
	v.i0, v.i1, v.i2, v.j0 = s.peek(0), s.peek(1), s.peek(2), int32(s.next)
	v.s0, v.s1, v.s2 = s.word(v.i0), s.word(v.i1), s.word(v.i2)
	v.b0, v.b1, v.b2 = s.word(v.j0), s.word(v.j0+1), s.word(v.j0+2)
	v.n0, v.n1, v.m0 = s.node(v.i0), s.node(v.i1), s.node(v.j0)
	v.near, v.far = distance(v.i0, v.j0), distance(v.i1, v.i0)
}

// words are the templates of single words.
func (v *view) words(buf []uint32) []uint32 {
	f := perceptron.Feature
	s0, s1, s2, b0, b1, b2 := v.s0, v.s1, v.s2, v.b0, v.b1, v.b2
	return append(buf,
		f(1, s0.Form, s0.Tag, 0), f(2, s0.Form, 0, 0), f(3, s0.Tag, 0, 0),
		f(4, s1.Form, s1.Tag, 0), f(5, s1.Form, 0, 0), f(6, s1.Tag, 0, 0),
		f(7, b0.Form, b0.Tag, 0), f(8, b0.Form, 0, 0), f(9, b0.Tag, 0, 0),
		f(10, b1.Form, b1.Tag, 0), f(11, b1.Form, 0, 0), f(12, b1.Tag, 0, 0),
		f(13, b2.Form, b2.Tag, 0), f(14, b2.Tag, 0, 0), f(15, s2.Form, s2.Tag, 0), f(16, s2.Tag, 0, 0),
		f(17, s0.Form, v.near, 0), f(18, s0.Tag, v.near, 0), f(19, b0.Form, v.near, 0), f(20, b0.Tag, v.near, 0),
		f(21, s1.Form, v.far, 0), f(22, s1.Tag, v.far, 0), f(23, s0.Form, v.far, 1), f(24, s0.Tag, v.far, 1),
		f(25, s0.Tag, b0.Tag, v.near), f(26, s1.Tag, s0.Tag, v.far),
		f(27, s0.Form, uint32(v.n0.left), 0), f(28, s0.Tag, uint32(v.n0.left), 0),
		f(29, s0.Form, uint32(v.n0.right), 0), f(30, s0.Tag, uint32(v.n0.right), 0),
		f(31, s1.Form, uint32(v.n1.right), 0), f(32, s1.Tag, uint32(v.n1.right), 0),
		f(33, b0.Form, uint32(v.m0.left), 0), f(34, b0.Tag, uint32(v.m0.left), 0),
	)
}

// pairs are the templates of two and three words.
func (v *view) pairs(buf []uint32) []uint32 {
	f := perceptron.Feature
	s0, s1, s2, b0, b1, b2 := v.s0, v.s1, v.s2, v.b0, v.b1, v.b2
	return append(buf,
		f(40, s0.Form, b0.Form, 0), f(41, s0.Form, b0.Tag, 0), f(42, s0.Tag, b0.Form, 0), f(43, s0.Tag, b0.Tag, 0),
		f(44, s0.Lemma, b0.Lemma, 0), f(45, s1.Lemma, s0.Lemma, 0),
		f(46, s1.Form, s0.Form, 0), f(47, s1.Form, s0.Tag, 0), f(48, s1.Tag, s0.Form, 0), f(49, s1.Tag, s0.Tag, 0),
		f(50, b0.Tag, b1.Tag, 0), f(51, b0.Form, b1.Tag, 0), f(52, b0.Tag, b1.Form, 0), f(53, b0.Form, b1.Form, 0),
		f(54, b0.Tag, b1.Tag, b2.Tag), f(55, s0.Tag, b0.Tag, b1.Tag), f(56, s1.Tag, s0.Tag, b0.Tag),
		f(57, s2.Tag, s1.Tag, s0.Tag), f(58, s0.Form, b0.Tag, b1.Tag), f(59, s1.Tag, s0.Form, b0.Tag),
		f(60, s1.Form, s0.Tag, b0.Tag), f(61, s1.Tag, s0.Tag, b0.Form), f(62, s1.Tag, b0.Tag, 0),
		f(63, s1.Form, b0.Form, 0), f(64, s0.Lemma, s0.Tag, 0), f(65, s1.Lemma, s1.Tag, 0), f(66, b0.Lemma, b0.Tag, 0),
		f(67, s1.Lemma, s0.Form, b0.Form),
	)
}

// tree are the templates of dependents already found.
func (v *view) tree(s *State, buf []uint32) []uint32 {
	f := perceptron.Feature
	s0, s1, b0 := v.s0, v.s1, v.b0
	l0, r0 := s.word(v.n0.l1), s.word(v.n0.r1)
	l1, r1 := s.word(v.n1.l1), s.word(v.n1.r1)
	lb := s.word(v.m0.l1)
	sl, sr := s.rel(v.n0.l1), s.rel(v.n0.r1)
	tl, tr := s.rel(v.n1.l1), s.rel(v.n1.r1)
	bl := s.rel(v.m0.l1)
	return append(buf,
		f(70, l0.Form, 0, 0), f(71, l0.Tag, sl, 0), f(72, r0.Form, 0, 0), f(73, r0.Tag, sr, 0),
		f(74, l1.Tag, tl, 0), f(75, r1.Form, 0, 0), f(76, r1.Tag, tr, 0), f(77, lb.Form, 0, 0), f(78, lb.Tag, bl, 0),
		f(79, s0.Tag, sl, sr), f(80, s0.Form, sl, sr), f(81, s1.Tag, tl, tr), f(82, s1.Form, tr, s0.Tag),
		f(83, b0.Tag, bl, 0), f(84, b0.Form, bl, 0), f(85, s0.Tag, b0.Tag, bl), f(86, s0.Tag, b0.Tag, sr),
		f(87, s0.Tag, b0.Tag, sl), f(88, s1.Tag, s0.Tag, sl), f(89, s1.Tag, s0.Tag, sr), f(90, s1.Tag, s0.Tag, tr),
		f(91, s0.Tag, s.rel(v.n0.l2), sl), f(92, s0.Tag, s.rel(v.n0.r2), sr), f(93, s1.Tag, s.rel(v.n1.r2), tr),
		f(94, b0.Tag, s.rel(v.m0.l2), bl), f(95, s0.Tag, b0.Tag, lb.Tag), f(96, s0.Tag, b0.Tag, r0.Tag),
		f(97, s0.Tag, b0.Tag, l0.Tag), f(98, s1.Tag, s0.Tag, r0.Tag), f(99, s1.Tag, s0.Tag, l0.Tag),
		f(100, s1.Tag, s0.Tag, r1.Tag), f(101, s0.Form, r0.Form, 0), f(102, b0.Form, lb.Form, 0), f(103, s1.Form, r1.Form, 0),
		f(104, s1.Tag, tr, b0.Tag), f(105, s1.Lemma, tl, tr),
		f(106, s0.Tag, v.n0.lefts, 0), f(107, s0.Tag, v.n0.rights, 0), f(108, s1.Tag, v.n1.rights, 0), f(109, b0.Tag, v.m0.lefts, 0),
		f(110, s1.Tag, v.n1.rights, s0.Tag), f(111, s0.Tag, v.n0.rights, b0.Tag), f(112, s1.Lemma, v.n1.rights, 0), f(113, s0.Lemma, v.n0.rights, 0),
		f(114, s1.Lemma, l0.Form, 0), f(115, s1.Tag, l0.Form, 0), f(116, s1.Tag, s0.Tag, l0.Form), f(117, s0.Lemma, l0.Form, 0),
		f(118, s1.Middle, l0.Form, s0.Middle), f(119, s1.Lemma, l0.Form, s0.Tag), f(120, s1.Middle, l0.Form, s0.Tag),
		f(121, s1.Lemma, l0.Form, s0.Coarse), f(122, s0.Tag, l0.Form, b0.Tag),
	)
}

// clusters are the templates of word clusters.
func (v *view) clusters(s *State, buf []uint32) []uint32 {
	f := perceptron.Feature
	s0, s1, s2, b0, b1, b2 := v.s0, v.s1, v.s2, v.b0, v.b1, v.b2
	return append(buf,
		f(130, s0.Middle, 0, 0), f(131, s1.Middle, 0, 0), f(132, b0.Middle, 0, 0), f(133, b1.Middle, 0, 0),
		f(134, s0.Middle, b0.Middle, 0), f(135, s1.Middle, s0.Middle, 0), f(136, s0.Middle, b0.Tag, 0), f(137, s0.Tag, b0.Middle, 0),
		f(138, s1.Middle, s0.Tag, 0), f(139, s1.Tag, s0.Middle, 0), f(140, s0.Fine, b0.Fine, 0), f(141, s1.Fine, s0.Fine, 0),
		f(142, s0.Fine, s0.Tag, 0), f(143, s1.Fine, s1.Tag, 0), f(144, b0.Fine, b0.Tag, 0), f(145, s0.Coarse, b0.Coarse, b1.Coarse),
		f(146, s1.Coarse, s0.Coarse, b0.Coarse), f(147, s1.Middle, s0.Tag, b0.Tag), f(148, s1.Tag, s0.Middle, b0.Tag),
		f(149, s1.Tag, s0.Tag, b0.Middle), f(150, s1.Lemma, s0.Middle, 0), f(151, s1.Middle, s0.Lemma, 0),
		f(152, s0.Lemma, b0.Middle, 0), f(153, s0.Middle, b0.Lemma, 0), f(154, s0.Coarse, b0.Tag, b1.Tag),
		f(155, s0.Coarse, b0.Coarse, v.near), f(156, s1.Coarse, s0.Coarse, v.far), f(157, b0.Tag, b1.Middle, 0),
		f(158, s0.Pos^b1.Pos<<1, b0.Pos, b2.Pos), f(159, s1.Pos^b1.Pos<<1, s0.Pos, b0.Pos), f(160, s2.Pos^s1.Pos<<1, s0.Pos, b0.Pos),
		f(161, s0.Pos^b1.Pos<<1, b0.Pos, v.s3(s).Pos^b2.Pos<<1),
	)
}

// s3 is the fourth word of the buffer.
func (v *view) s3(s *State) *Word { return s.word(v.j0 + 3) }

// incoming are the templates that decide whether s0 still waits for b0: what
// introduces b0 (its outermost left dependents: a preposition, a conjunction)
// against the words that b0 could attach to.
func (v *view) incoming(s *State, buf []uint32) []uint32 {
	f := perceptron.Feature
	s0, s1, s2, b0 := v.s0, v.s1, v.s2, v.b0
	a, b := s.word(v.m0.l1), s.word(v.m0.l2)
	l0 := s.word(v.n0.l1)
	wide := distance(v.i1, v.j0)
	return append(buf,
		f(170, s0.Lemma, a.Form, 0), f(171, s1.Lemma, a.Form, 0), f(172, s0.Tag, a.Form, b0.Tag), f(173, s1.Tag, a.Form, b0.Tag),
		f(174, s0.Middle, a.Form, b0.Middle), f(175, s1.Middle, a.Form, b0.Middle), f(176, s1.Tag, s0.Tag, a.Form),
		f(177, s0.Lemma, a.Form, b0.Tag), f(178, s1.Lemma, a.Form, b0.Tag), f(179, b0.Tag, a.Form, b.Form),
		f(180, s0.Tag, a.Form, b.Form), f(181, s1.Tag, a.Form, b.Form), f(182, s1.Form, b0.Tag, 0), f(183, s1.Tag, b0.Form, 0),
		f(184, s1.Middle, b0.Middle, 0), f(185, s2.Tag, b0.Tag, 0), f(186, s2.Tag^s1.Tag<<1, s0.Tag, b0.Tag),
		f(187, s1.Tag, b0.Tag, wide), f(188, s1.Tag, wide, a.Form), f(189, s1.Lemma, b0.Lemma, 0),
		f(190, s1.Tag^s0.Tag<<1, b0.Tag, a.Form), f(191, s1.Lemma, s0.Lemma, a.Form), f(192, s0.Coarse, a.Form, b0.Coarse),
		f(193, s1.Coarse, a.Form, b0.Coarse), f(194, s0.Tag, l0.Form, a.Form), f(195, s1.Tag^s0.Tag<<1, l0.Form, a.Form),
		f(196, s2.Tag, b0.Tag, a.Form), f(197, s1.Coarse^s0.Coarse<<8, b0.Coarse, a.Form),
		f(198, s1.Tag^s0.Tag<<1, b0.Tag, v.m0.lefts), f(199, s0.Tag, b0.Tag, v.m0.lefts), f(200, b0.Lemma, v.m0.lefts, 0),
	)
}
