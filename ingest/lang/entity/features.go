package entity

import "newsgraph/internal/perceptron"

// transitionTemplate is apart from the numbers of the templates in Features.
const transitionTemplate = 250

// Features appends the features of token i in sentence k to buf and returns it.
func (c *Context) Features(k, i int, buf []uint32) []uint32 {
	s := &c.sentences[k]
	p2, p1, w0, n1, n2 := c.at(i-2, s), c.at(i-1, s), c.at(i, s), c.at(i+1, s), c.at(i+2, s)
	style := uint32(c.styles[k])
	first := uint32(0)
	if i == s.Start {
		first = 1
	}
	last := uint32(0)
	if i == s.End-1 {
		last = 1
	}
	f := perceptron.Feature
	buf = append(buf,
		f(1, 0, 0, 0),
		f(2, w0.form, 0, 0), f(3, p1.form, 0, 0), f(4, n1.form, 0, 0), f(5, p2.form, 0, 0), f(6, n2.form, 0, 0),
		f(7, p1.form, w0.form, 0), f(8, w0.form, n1.form, 0), f(9, p2.form, p1.form, 0), f(10, n1.form, n2.form, 0),
		f(11, w0.form, w0.shape, 0),
		f(12, w0.shape, first, style), f(13, p1.shape, w0.shape, 0), f(14, w0.shape, n1.shape, 0), f(15, p1.shape, w0.shape, n1.shape),
		f(16, p1.form, w0.shape, 0), f(17, w0.shape, n1.form, 0),
		f(18, w0.pre2, 0, 0), f(19, w0.pre3, 0, 0), f(20, w0.pre4, 0, 0),
		f(21, w0.suf1, 0, 0), f(22, w0.suf2, 0, 0), f(23, w0.suf3, 0, 0), f(24, w0.suf4, 0, 0),
		f(25, w0.suf3, w0.shape, 0), f(26, n1.suf3, w0.shape, 0), f(27, p1.suf3, w0.shape, 0),
		f(28, w0.coarse, w0.shape, 0), f(29, w0.middle, w0.shape, 0), f(30, w0.fine, w0.shape, 0),
		f(31, p1.coarse, 0, 0), f(32, p1.middle, 0, 0), f(33, p1.fine, 0, 0),
		f(34, n1.coarse, 0, 0), f(35, n1.middle, 0, 0), f(36, n1.fine, 0, 0),
		f(37, p2.middle, 0, 0), f(38, n2.middle, 0, 0),
		f(39, p1.coarse, w0.coarse, 0), f(40, w0.coarse, n1.coarse, 0), f(41, p1.middle, w0.middle, 0), f(42, w0.middle, n1.middle, 0),
		f(43, p1.middle, w0.shape, n1.middle),
		f(44, w0.shape, first, 0), f(45, first, 0, 0), f(46, last, 0, 0),
		f(47, w0.fine, first, style), f(48, w0.middle, first, style), f(49, names(w0), first, style),
		f(50, w0.seen, w0.shape, 0), f(51, w0.seen, first, style),
	)
	return c.gazetteerFeatures(buf, p2, p1, w0, n1)
}

// gazetteerFeatures appends what the lists say of the word and its neighbours.
func (c *Context) gazetteerFeatures(buf []uint32, p2, p1, w0, n1 *word) []uint32 {
	f := perceptron.Feature
	words := func(w *word) uint32 { return uint32(w.flags >> 8) }
	buf = append(buf,
		f(60, names(w0), w0.shape, 0), f(61, names(p1), names(w0), names(n1)), f(62, names(p1), w0.shape, 0), f(63, names(n1), w0.shape, 0),
		f(64, w0.flags.City(), w0.shape, 0), f(65, words(w0), w0.shape, 0), f(66, words(p1), w0.shape, 0), f(67, words(n1), w0.shape, 0),
		f(68, words(p2), w0.shape, 0),
		f(69, w0.phrases, w0.shape, 0), f(70, p1.phrases, w0.phrases, n1.phrases),
	)
	for bit := uint32(1); bit < 1<<seenBits; bit <<= 1 {
		if w0.seen&bit != 0 {
			buf = append(buf, f(73, bit, 0, 0), f(74, bit, w0.phrases, names(w0)))
		}
	}
	for kind := uint32(0); kind < phraseKinds; kind++ {
		if part := w0.phrases >> (3 * kind) & 7; part != 0 {
			buf = append(buf, f(71, kind, part, 0), f(72, kind, part, w0.shape))
		}
	}
	return buf
}

// names is what the lists of given and family names say of a word.
func names(w *word) uint32 { return w.flags.First()<<2 | w.flags.Last() }
