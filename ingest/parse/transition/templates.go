package transition

import "newsgraph/ingest/perceptron"

// MaxFeatures bounds the number of features of a configuration.
const MaxFeatures = 144

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
	buf = v.tree(s, buf)
	return v.frames(s, buf)
}

// view gathers the words and nodes that the templates look at.
type view struct {
	i0, i1, i2, j0         int32
	s0, s1, s2, b0, b1, b2 *Word
	b3                     *Word
	n0, n1, m0             *node
	near, far              uint32 // distance s0 to b0, s1 to s0
}

func (v *view) fill(s *State) {
	v.i0, v.i1, v.i2, v.j0 = s.peek(0), s.peek(1), s.peek(2), int32(s.next)
	v.s0, v.s1, v.s2 = s.word(v.i0), s.word(v.i1), s.word(v.i2)
	v.b0, v.b1, v.b2 = s.word(v.j0), s.word(v.j0+1), s.word(v.j0+2)
	v.b3 = s.word(v.j0 + 3)
	v.n0, v.n1, v.m0 = s.node(v.i0), s.node(v.i1), s.node(v.j0)
	v.near, v.far = distance(v.i0, v.j0), distance(v.i1, v.i0)
}

// words are the templates of single words.
func (v *view) words(buf []uint32) []uint32 {
	f := perceptron.Feature
	s0, s1, s2, b0, b1, b2 := v.s0, v.s1, v.s2, v.b0, v.b1, v.b2
	return append(buf,
		f(1, s0.Form, s0.Tag, 0), f(2, s0.Tag, 0, 0), f(3, s1.Form, s1.Tag, 0), f(4, s1.Tag, 0, 0), f(5, b0.Form, b0.Tag, 0),
		f(6, b0.Tag, 0, 0), f(7, b1.Form, b1.Tag, 0), f(8, b1.Tag, 0, 0), f(9, b2.Form, b2.Tag, 0), f(10, b2.Tag, 0, 0),
		f(11, s2.Form, s2.Tag, 0), f(12, s2.Tag, 0, 0), f(13, s0.Tag, v.near, 0), f(14, b0.Tag, v.near, 0),
		f(15, s1.Tag, v.far, 0), f(16, s0.Tag, v.far, 1), f(17, s0.Tag, b0.Tag, v.near), f(18, s1.Tag, s0.Tag, v.far),
		f(19, s0.Form, uint32(v.n0.left), 0), f(20, s0.Tag, uint32(v.n0.left), 0), f(21, b0.Tag, uint32(v.m0.left), 0),
	)
}

// pairs are the templates of two and three words.
func (v *view) pairs(buf []uint32) []uint32 {
	f := perceptron.Feature
	s0, s1, b0, b1, b2, b3 := v.s0, v.s1, v.b0, v.b1, v.b2, v.b3
	return append(buf,
		f(22, s0.Form, b0.Tag, 0), f(23, s0.Tag, b0.Form, 0), f(24, s0.Lemma, b0.Lemma, 0), f(25, s1.Lemma, s0.Lemma, 0),
		f(26, s1.Tag, s0.Form, 0), f(27, b0.Tag, b1.Tag, 0), f(28, b0.Form, b1.Tag, 0), f(29, b0.Tag, b1.Form, 0),
		f(30, b0.Form, b1.Form, 0), f(31, b0.Tag, b1.Tag, b2.Tag), f(32, s0.Tag, b0.Tag, b1.Tag),
		f(33, s1.Tag, s0.Tag, b0.Tag), f(34, s0.Lemma, s0.Tag, 0), f(35, s1.Lemma, s1.Tag, 0), f(36, b0.Lemma, b0.Tag, 0),
		f(142, s0.Lemma, b0.Tag, b1.Tag), f(143, s0.Tag, b0.Lemma, b1.Tag), f(144, s1.Tag, s0.Lemma, b0.Tag),
		f(145, s1.Lemma, s0.Tag, b0.Tag), f(146, b1.Pos, b2.Pos, b3.Pos), f(150, s0.Tag, b0.Tag, b1.Lemma),
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
		f(86, l0.Form, 0, 0), f(87, l0.Tag, sl, 0), f(88, r0.Form, 0, 0), f(89, r0.Tag, sr, 0), f(90, l1.Tag, tl, 0),
		f(91, r1.Form, 0, 0), f(92, r1.Tag, tr, 0), f(93, lb.Form, 0, 0), f(94, lb.Tag, bl, 0), f(95, s0.Tag, sl, sr),
		f(96, s1.Tag, tl, tr), f(97, s0.Tag, b0.Tag, bl), f(98, s0.Tag, b0.Tag, sr), f(99, s0.Tag, b0.Tag, sl),
		f(100, s1.Tag, s0.Tag, sl), f(101, s1.Tag, s0.Tag, sr), f(102, s0.Tag, b0.Tag, lb.Tag), f(103, s0.Tag, b0.Tag, r0.Tag),
		f(104, s0.Tag, b0.Tag, l0.Tag), f(105, s1.Tag, s0.Tag, r0.Tag), f(106, s1.Tag, s0.Tag, l0.Tag),
		f(107, s1.Tag, s0.Tag, r1.Tag), f(108, s0.Form, r0.Form, 0), f(109, s1.Form, r1.Form, 0), f(110, s1.Tag, tr, b0.Tag),
		f(111, s1.Lemma, tl, tr), f(112, s0.Tag, v.n0.lefts, 0), f(113, s0.Tag, v.n0.rights, 0),
		f(114, s1.Tag, v.n1.rights, 0), f(115, b0.Tag, v.m0.lefts, 0), f(116, s1.Tag, v.n1.rights, s0.Tag),
		f(117, s0.Tag, v.n0.rights, b0.Tag), f(118, s1.Lemma, v.n1.rights, 0), f(119, s0.Lemma, v.n0.rights, 0),
		f(120, s1.Lemma, l0.Form, 0), f(121, s1.Tag, l0.Form, 0), f(122, s1.Tag, s0.Tag, l0.Form),
		f(123, s0.Lemma, l0.Form, 0), f(124, s1.Middle, l0.Form, s0.Middle), f(125, s1.Middle, l0.Form, s0.Tag),
		f(126, s0.Tag, l0.Form, b0.Tag),
	)
}

// clusters are the templates of word clusters.
func (v *view) clusters(s *State, buf []uint32) []uint32 {
	f := perceptron.Feature
	s0, s1, s2, b0, b1, b2 := v.s0, v.s1, v.s2, v.b0, v.b1, v.b2
	return append(buf,
		f(37, s0.Middle, 0, 0), f(38, s1.Middle, 0, 0), f(39, b0.Middle, 0, 0), f(40, s0.Middle, b0.Middle, 0),
		f(41, s1.Middle, s0.Middle, 0), f(42, s0.Middle, b0.Tag, 0), f(43, s0.Tag, b0.Middle, 0), f(44, s1.Middle, s0.Tag, 0),
		f(45, s1.Tag, s0.Middle, 0), f(46, s0.Fine, b0.Fine, 0), f(47, s1.Fine, s0.Fine, 0), f(48, s0.Fine, s0.Tag, 0),
		f(49, s1.Fine, s1.Tag, 0), f(50, b0.Fine, b0.Tag, 0), f(51, s0.Coarse, b0.Coarse, b1.Coarse),
		f(52, s1.Coarse, s0.Coarse, b0.Coarse), f(53, s1.Middle, s0.Tag, b0.Tag), f(54, s1.Tag, s0.Tag, b0.Middle),
		f(55, s1.Middle, s0.Lemma, 0), f(56, s0.Lemma, b0.Middle, 0), f(57, s0.Coarse, b0.Tag, b1.Tag),
		f(58, s0.Coarse, b0.Coarse, v.near), f(59, s1.Coarse, s0.Coarse, v.far), f(60, b0.Tag, b1.Middle, 0),
		f(61, s0.Pos^b1.Pos<<1, b0.Pos, b2.Pos), f(62, s1.Pos^b1.Pos<<1, s0.Pos, b0.Pos),
		f(63, s2.Pos^s1.Pos<<1, s0.Pos, b0.Pos), f(149, s1.Fine, s0.Fine, b0.Tag),
	)
}

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
		f(64, s0.Lemma, a.Form, 0), f(65, s1.Lemma, a.Form, 0), f(66, s0.Tag, a.Form, b0.Tag), f(67, s1.Tag, a.Form, b0.Tag),
		f(68, s0.Middle, a.Form, b0.Middle), f(69, s1.Middle, a.Form, b0.Middle), f(70, s1.Tag, s0.Tag, a.Form),
		f(71, s0.Lemma, a.Form, b0.Tag), f(72, s1.Lemma, a.Form, b0.Tag), f(73, b0.Tag, a.Form, b.Form),
		f(74, s0.Tag, a.Form, b.Form), f(75, s1.Tag, a.Form, b.Form), f(76, s1.Form, b0.Tag, 0),
		f(77, s1.Middle, b0.Middle, 0), f(78, s2.Tag, b0.Tag, 0), f(79, s1.Tag, b0.Tag, wide), f(80, s1.Tag, wide, a.Form),
		f(81, s0.Coarse, a.Form, b0.Coarse), f(82, s1.Coarse, a.Form, b0.Coarse), f(83, s0.Tag, l0.Form, a.Form),
		f(84, s2.Tag, b0.Tag, a.Form), f(85, b0.Lemma, v.m0.lefts, 0),
	)
}

// frames are the templates of the dependents that a word already has, against
// the word that could be the next one.
func (v *view) frames(s *State, buf []uint32) []uint32 {
	f := perceptron.Feature
	s0, s1, b0 := v.s0, v.s1, v.b0
	sr, tr := s.rel(v.n0.r1), s.rel(v.n1.r1)
	return append(buf,
		f(136, s0.Tag, s.word(v.n0.l1).Tag, s.word(v.n0.l2).Tag), f(137, s0.Tag, s.word(v.n0.r1).Tag, s.word(v.n0.r2).Tag),
		f(138, s1.Tag, s.word(v.n1.r1).Tag, s.word(v.n1.r2).Tag), f(139, b0.Tag, s.word(v.m0.l1).Tag, s.word(v.m0.l2).Tag),
		f(140, s0.Lemma, sr, b0.Tag), f(141, s1.Lemma, tr, s0.Tag), f(147, s1.Tag, v.n1.lefts, s0.Tag), f(148, s0.Tag, v.n0.lefts, b0.Tag),
	)
}
