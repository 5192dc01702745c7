package parse

import (
	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/parse/transition"
)

// tree parses the tokens of one sentence. Of two readings of a word between
// which the tagger wavered, it takes that with the likelier tree, and exchanges
// the tags in tokens. The probability of the tags times that of the tree given
// the tags decides, as in the joint models of Hatori et al. (2011) and Bohnet
// and Nivre (2012); but words are tried one after the other, from left to right.
//
// The returned state lives until the next call.
func (s *search) tree(p *Parser, tokens []document.Token) *transition.State {
	s.words = Words(s.words[:0], tokens)
	s.doubts = s.doubts[:0]
	if p.Beam > 1 {
		s.doubts = doubts(s.doubts, tokens)
	}
	s.begin(p)
	s.run(p, &s.course, 0, nil, 0)
	s.best = s.now[0].state
	for k, i := range s.doubts {
		t := &tokens[i]
		exchange(t)
		s.other = Words(s.other[:0], tokens[i:i+1])
		old := s.sentence.Read(i, s.other[0])
		if s.retry(p, k, t.Other.Behind) {
			continue
		}
		exchange(t)
		s.sentence.Restore(i, old)
	}
	return &s.best
}

// retry parses again from where word s.doubts[k] came into sight, and makes the
// result the best tree, if it is better by more than the handicap.
func (s *search) retry(p *Parser, k int, handicap float32) bool {
	m := &s.course.marks[k]
	s.now = copyBeam(s.now, m.beam)
	for i := range s.now {
		s.now[i].state.Look()
	}
	s.trial.pace = append(s.trial.pace[:0], s.course.pace[:m.step]...)
	if !s.run(p, &s.trial, k+1, &s.course, handicap) {
		return false
	}
	s.best = s.now[0].state
	// The marks before k+1 are done with.
	s.course, s.trial = s.trial, s.course
	return true
}

// doubts appends the words, by index, that have another reading and are verbs
// in one of the two: the rest of the tree hangs on these. Other words cost twice
// the time for half the gain.
func doubts(list []int, tokens []document.Token) []int {
	for i := range tokens {
		if o := &tokens[i].Other; o.UPOS != "" && (verbal(o.UPOS) || verbal(tokens[i].UPOS)) {
			list = append(list, i)
		}
	}
	return list
}

func verbal(upos string) bool { return upos == "VERB" || upos == "AUX" }

// exchange swaps the two readings of t.
func exchange(t *document.Token) {
	o := t.Other
	t.Other = document.Reading{UPOS: t.UPOS, XPOS: t.XPOS, Lemma: t.Lemma, Behind: -o.Behind}
	t.UPOS, t.XPOS, t.Lemma = o.UPOS, o.XPOS, o.Lemma
}

// course is what is kept of a run of the search.
type course struct {
	// pace is the score of the best parse after each move.
	pace []float32
	// marks are the beams as they were before a doubtful word came into sight.
	marks []mark
}

// mark is a beam after a number of moves.
type mark struct {
	beam []hypothesis
	step int
}

// keep stores the beam as mark k.
func (c *course) keep(k int, beam []hypothesis) {
	for len(c.marks) <= k {
		c.marks = append(c.marks, mark{})
	}
	m := &c.marks[k]
	m.beam = copyBeam(m.beam, beam)
	m.step = len(c.pace)
}

func copyBeam(to, from []hypothesis) []hypothesis {
	to = resize(to, len(from))
	for i := range from {
		to[i].state, to[i].score = from[i].state, from[i].score
	}
	return to
}
