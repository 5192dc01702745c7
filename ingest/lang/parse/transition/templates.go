package transition

import "newsgraph/internal/perceptron"

// The templates follow Zhang and Nivre 2011 ("Transition-based dependency
// parsing with rich non-local features"), adapted to arc-hybrid, where s1 may
// become the head of s0. Their numbers are those of the fitted model.

// Features appends the features of a part to buf and returns it.
func (v *View) Features(p Part, buf []uint32) []uint32 {
	switch p {
	case Top:
		return v.top(buf)
	case Second:
		return v.second(buf)
	case Third:
		return append(buf, perceptron.Feature(11, v.s2.Form, v.s2.Tag, 0), perceptron.Feature(12, v.s2.Tag, 0, 0))
	case Front:
		return v.front(buf)
	case Stack:
		return v.stack(buf)
	case Bridge:
		return v.bridge(v.incoming(buf))
	case Reach:
		return v.reach(buf)
	}
	return v.rest(buf)
}

// top are the templates of s0 and the dependents already found for it.
func (v *View) top(buf []uint32) []uint32 {
	f, s0, n := perceptron.Feature, v.s0, v.n0
	l, r := v.sentence.word(n.l1), v.sentence.word(n.r1)
	l2, r2 := v.sentence.word(n.l2), v.sentence.word(n.r2)
	sl, sr := uint32(n.lrel), uint32(n.rrel)
	return append(buf,
		f(1, s0.Form, s0.Tag, 0), f(2, s0.Tag, 0, 0), f(34, s0.Lemma, s0.Tag, 0), f(37, s0.Middle, 0, 0), f(48, s0.Fine, s0.Tag, 0),
		f(19, s0.Form, uint32(n.left), 0), f(20, s0.Tag, uint32(n.left), 0),
		f(86, l.Form, 0, 0), f(87, l.Tag, sl, 0), f(88, r.Form, 0, 0), f(89, r.Tag, sr, 0), f(95, s0.Tag, sl, sr),
		f(108, s0.Form, r.Form, 0), f(112, s0.Tag, n.lefts, 0), f(113, s0.Tag, n.rights, 0), f(119, s0.Lemma, n.rights, 0),
		f(123, s0.Lemma, l.Form, 0), f(136, s0.Tag, l.Tag, l2.Tag), f(137, s0.Tag, r.Tag, r2.Tag),
	)
}

// second are the templates of s1 and the dependents already found for it.
func (v *View) second(buf []uint32) []uint32 {
	f, s1, n := perceptron.Feature, v.s1, v.n1
	l, r, r2 := v.sentence.word(n.l1), v.sentence.word(n.r1), v.sentence.word(n.r2)
	tl, tr := uint32(n.lrel), uint32(n.rrel)
	return append(buf,
		f(3, s1.Form, s1.Tag, 0), f(4, s1.Tag, 0, 0), f(35, s1.Lemma, s1.Tag, 0), f(38, s1.Middle, 0, 0), f(49, s1.Fine, s1.Tag, 0),
		f(90, l.Tag, tl, 0), f(91, r.Form, 0, 0), f(92, r.Tag, tr, 0), f(96, s1.Tag, tl, tr), f(109, s1.Form, r.Form, 0),
		f(111, s1.Lemma, tl, tr), f(114, s1.Tag, n.rights, 0), f(118, s1.Lemma, n.rights, 0), f(138, s1.Tag, r.Tag, r2.Tag),
	)
}

// front are the templates of b0, the dependents already found for it, and the words
// behind it.
func (v *View) front(buf []uint32) []uint32 {
	f, n := perceptron.Feature, v.m0
	b0, b1, b2, b3 := v.b0, v.b1, v.b2, v.b3
	a, b := v.sentence.word(n.l1), v.sentence.word(n.l2)
	return append(buf,
		f(5, b0.Form, b0.Tag, 0), f(6, b0.Tag, 0, 0), f(7, b1.Form, b1.Tag, 0), f(8, b1.Tag, 0, 0), f(9, b2.Form, b2.Tag, 0),
		f(10, b2.Tag, 0, 0), f(27, b0.Tag, b1.Tag, 0), f(28, b0.Form, b1.Tag, 0), f(29, b0.Tag, b1.Form, 0),
		f(30, b0.Form, b1.Form, 0), f(31, b0.Tag, b1.Tag, b2.Tag), f(36, b0.Lemma, b0.Tag, 0), f(39, b0.Middle, 0, 0),
		f(50, b0.Fine, b0.Tag, 0), f(60, b0.Tag, b1.Middle, 0), f(146, b1.Pos, b2.Pos, b3.Pos),
		f(21, b0.Tag, uint32(n.left), 0), f(73, b0.Tag, a.Form, b.Form), f(85, b0.Lemma, n.lefts, 0),
		f(93, a.Form, 0, 0), f(94, a.Tag, uint32(n.lrel), 0), f(115, b0.Tag, n.lefts, 0), f(139, b0.Tag, a.Tag, b.Tag),
	)
}

// stack are the templates of s1 and s0: whether s0 depends on s1.
func (v *View) stack(buf []uint32) []uint32 {
	f, s0, s1, n0, n1 := perceptron.Feature, v.s0, v.s1, v.n0, v.n1
	l, r, r1 := v.sentence.word(n0.l1), v.sentence.word(n0.r1), v.sentence.word(n1.r1)
	far := distance(n1, n0)
	return append(buf,
		f(15, s1.Tag, far, 0), f(16, s0.Tag, far, 1), f(18, s1.Tag, s0.Tag, far), f(25, s1.Lemma, s0.Lemma, 0),
		f(26, s1.Tag, s0.Form, 0), f(41, s1.Middle, s0.Middle, 0), f(44, s1.Middle, s0.Tag, 0), f(45, s1.Tag, s0.Middle, 0),
		f(47, s1.Fine, s0.Fine, 0), f(55, s1.Middle, s0.Lemma, 0), f(59, s1.Coarse, s0.Coarse, far),
		f(100, s1.Tag, s0.Tag, uint32(n0.lrel)), f(101, s1.Tag, s0.Tag, uint32(n0.rrel)), f(105, s1.Tag, s0.Tag, r.Tag),
		f(106, s1.Tag, s0.Tag, l.Tag), f(107, s1.Tag, s0.Tag, r1.Tag), f(116, s1.Tag, n1.rights, s0.Tag),
		f(120, s1.Lemma, l.Form, 0), f(121, s1.Tag, l.Form, 0), f(122, s1.Tag, s0.Tag, l.Form),
		f(124, s1.Middle, l.Form, s0.Middle), f(125, s1.Middle, l.Form, s0.Tag), f(141, s1.Lemma, uint32(n1.rrel), s0.Tag),
		f(147, s1.Tag, n1.lefts, s0.Tag),
	)
}

// bridge are the templates of s0 and b0: whether one depends on the other.
func (v *View) bridge(buf []uint32) []uint32 {
	f, s0, n0 := perceptron.Feature, v.s0, v.n0
	b0, b1, b2 := v.b0, v.b1, v.b2
	l, r, a := v.sentence.word(n0.l1), v.sentence.word(n0.r1), v.sentence.word(v.m0.l1)
	sr, near := uint32(n0.rrel), distance(n0, v.m0)
	return append(buf,
		f(13, s0.Tag, near, 0), f(14, b0.Tag, near, 0), f(17, s0.Tag, b0.Tag, near), f(22, s0.Form, b0.Tag, 0),
		f(23, s0.Tag, b0.Form, 0), f(24, s0.Lemma, b0.Lemma, 0), f(32, s0.Tag, b0.Tag, b1.Tag),
		f(40, s0.Middle, b0.Middle, 0), f(42, s0.Middle, b0.Tag, 0), f(43, s0.Tag, b0.Middle, 0), f(46, s0.Fine, b0.Fine, 0),
		f(51, s0.Coarse, b0.Coarse, b1.Coarse), f(56, s0.Lemma, b0.Middle, 0), f(57, s0.Coarse, b0.Tag, b1.Tag),
		f(58, s0.Coarse, b0.Coarse, near), f(61, s0.Pos^b1.Pos<<1, b0.Pos, b2.Pos), f(97, s0.Tag, b0.Tag, uint32(v.m0.lrel)),
		f(98, s0.Tag, b0.Tag, sr), f(99, s0.Tag, b0.Tag, uint32(n0.lrel)), f(102, s0.Tag, b0.Tag, a.Tag),
		f(103, s0.Tag, b0.Tag, r.Tag), f(104, s0.Tag, b0.Tag, l.Tag), f(117, s0.Tag, n0.rights, b0.Tag),
		f(126, s0.Tag, l.Form, b0.Tag), f(140, s0.Lemma, sr, b0.Tag), f(142, s0.Lemma, b0.Tag, b1.Tag),
		f(143, s0.Tag, b0.Lemma, b1.Tag), f(148, s0.Tag, n0.lefts, b0.Tag), f(150, s0.Tag, b0.Tag, b1.Lemma),
	)
}

// incoming are the templates that decide whether s0 still waits for b0: what
// introduces b0 (its outermost left dependents: a preposition, a conjunction)
// against the words that b0 could attach to.
func (v *View) incoming(buf []uint32) []uint32 {
	f, s0, b0 := perceptron.Feature, v.s0, v.b0
	a, b, l := v.sentence.word(v.m0.l1), v.sentence.word(v.m0.l2), v.sentence.word(v.n0.l1)
	return append(buf,
		f(64, s0.Lemma, a.Form, 0), f(66, s0.Tag, a.Form, b0.Tag), f(68, s0.Middle, a.Form, b0.Middle),
		f(71, s0.Lemma, a.Form, b0.Tag), f(74, s0.Tag, a.Form, b.Form), f(81, s0.Coarse, a.Form, b0.Coarse),
		f(83, s0.Tag, l.Form, a.Form),
	)
}

// reach are the templates of s1 and b0: whether b0 goes over s0 to s1.
func (v *View) reach(buf []uint32) []uint32 {
	f, s1, b0 := perceptron.Feature, v.s1, v.b0
	a, b := v.sentence.word(v.m0.l1), v.sentence.word(v.m0.l2)
	wide := distance(v.n1, v.m0)
	return append(buf,
		f(65, s1.Lemma, a.Form, 0), f(67, s1.Tag, a.Form, b0.Tag), f(69, s1.Middle, a.Form, b0.Middle),
		f(72, s1.Lemma, a.Form, b0.Tag), f(75, s1.Tag, a.Form, b.Form), f(76, s1.Form, b0.Tag, 0),
		f(77, s1.Middle, b0.Middle, 0), f(79, s1.Tag, b0.Tag, wide), f(80, s1.Tag, wide, a.Form),
		f(82, s1.Coarse, a.Form, b0.Coarse), f(110, s1.Tag, uint32(v.n1.rrel), b0.Tag),
	)
}

// rest are the templates of more words.
func (v *View) rest(buf []uint32) []uint32 {
	f := perceptron.Feature
	s0, s1, s2, b0, b1 := v.s0, v.s1, v.s2, v.b0, v.b1
	a := v.sentence.word(v.m0.l1)
	return append(buf,
		f(33, s1.Tag, s0.Tag, b0.Tag), f(52, s1.Coarse, s0.Coarse, b0.Coarse), f(53, s1.Middle, s0.Tag, b0.Tag),
		f(54, s1.Tag, s0.Tag, b0.Middle), f(62, s1.Pos^b1.Pos<<1, s0.Pos, b0.Pos), f(63, s2.Pos^s1.Pos<<1, s0.Pos, b0.Pos),
		f(70, s1.Tag, s0.Tag, a.Form), f(78, s2.Tag, b0.Tag, 0), f(84, s2.Tag, b0.Tag, a.Form),
		f(144, s1.Tag, s0.Lemma, b0.Tag), f(145, s1.Lemma, s0.Tag, b0.Tag), f(149, s1.Fine, s0.Fine, b0.Tag),
	)
}
