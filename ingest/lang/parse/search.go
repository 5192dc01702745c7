package parse

import (
	"math"
	"slices"

	"newsgraph/ingest/lang/parse/transition"
	"newsgraph/internal/perceptron"
)

// temperature turns scores of the model, in units of an update, into logarithms
// of probabilities. The model is fitted move by move, so that sums of its bare
// scores favour parses whose moves were easy; normalised at this temperature
// they compare well. Of 15 to 100 tried, 40 to 56 do nearly alike.
const temperature = 48

// negligible is the distance from the best move, in nats, from which on a move
// does not count in the normalisation: a share below one in three thousand.
const negligible = 8

// search is a beam search for the best sequence of moves, in reused memory.
type search struct {
	words    []transition.Word
	other    []transition.Word // one word in its other reading
	sentence transition.Sentence
	memo     memo
	look     perceptron.Look
	// features is working memory, as is rival.
	features, rival []uint32
	// doubts are the words whose reading is to be tried both ways.
	doubts []int
	// now are the parses of the step, best first; next those being made.
	now, next  []hypothesis
	candidates []candidate
	// likely are the moves of one hypothesis that count in the normalisation.
	likely []candidate
	// best is the tree so far, course how it was found; trial is the course of
	// another try.
	best          transition.State
	course, trial course
}

// hypothesis is a partial parse with the logarithm of its probability.
type hypothesis struct {
	state transition.State
	score float32
	// view is what the model sees of the state, from when it is expanded on.
	view transition.View
}

// candidate is a move that a hypothesis could make next.
type candidate struct {
	parent int
	move   transition.Move
	score  float32
}

// begin makes the beam that of a sentence of which nothing is parsed.
func (s *search) begin(p *Parser) {
	s.sentence.Reset(s.words)
	s.memo.reset(p.model)
	s.course.pace = s.course.pace[:0]
	s.now = resize(s.now, 1)
	s.now[0].state.Begin(&s.sentence)
	s.now[0].score = 0
}

// run goes on from the beam at hand to the end of the sentence, and keeps its
// course, with marks for the doubts from number first on. It tells whether the
// result is better than that of the rival, if there is one, by more than the
// handicap, and gives up where it falls hopelessly behind.
func (s *search) run(p *Parser, c *course, first int, rival *course, handicap float32) bool {
	for !s.now[0].state.Done() {
		for first < len(s.doubts) && s.sight()+1 >= s.doubts[first] {
			c.keep(first, s.now)
			first++
		}
		s.candidates = s.candidates[:0]
		for i := range s.now {
			s.expand(p, i)
		}
		s.advance()
		c.pace = append(c.pace, s.now[0].score)
		if rival != nil && s.now[0].score < rival.pace[len(c.pace)-1]-handicap-hopeless {
			return false
		}
	}
	last := len(c.pace) - 1
	return rival == nil || c.pace[last] > rival.pace[last]-handicap
}

// sight is the number of the last word that any parse of the beam sees.
func (s *search) sight() int {
	last := 0
	for i := range s.now {
		last = max(last, s.now[i].state.Sight())
	}
	return last
}

// resize returns hs with n hypotheses; those that were there keep their memory.
func resize(hs []hypothesis, n int) []hypothesis {
	for cap(hs) < n {
		hs = append(hs[:cap(hs)], hypothesis{})
	}
	return hs[:n]
}

// expand adds the moves of hypothesis i to the candidates, unless a better one
// has become its equal in all that the model sees.
func (s *search) expand(p *Parser, i int) {
	h := &s.now[i]
	if n := len(s.candidates); n == p.Beam && h.score <= s.candidates[n-1].score {
		return // its moves can only be less likely still
	}
	h.view = h.state.View()
	if s.overtaken(i) {
		return
	}
	legal := h.state.Legal()
	if m, ok := p.moves.only(legal); ok {
		s.offer(candidate{i, m, h.score}, p.Beam) // its probability is 1
		return
	}
	var scores perceptron.Scores
	s.score(p.model, &h.view).Scores(&scores)
	best := p.moves.best(&scores, legal)
	if p.Beam == 1 {
		s.candidates = append(s.candidates, candidate{i, p.moves.ByClass[best], 0})
		return
	}
	unit := p.model.Scale / temperature
	total := float32(0)
	s.likely = s.likely[:0]
	least := scores[best] - int32(negligible/unit) - 1 // most are far below
	for c, m := range p.moves.ByClass {
		if scores[c] < least {
			continue
		}
		if x := float32(scores[c]-scores[best]) * unit; legal[m.Kind] && x > -negligible {
			total += float32(math.Exp(float64(x)))
			s.likely = append(s.likely, candidate{i, m, x})
		}
	}
	from := h.score - float32(math.Log(float64(total)))
	for _, c := range s.likely {
		c.score += from
		s.offer(c, p.Beam)
	}
}

// overtaken tells whether a better hypothesis than i will make the same moves
// from here on: two parses that differ only in arcs long made would take up the
// beam together. Words deep in the stack may have unlike dependents still, which
// is neglected.
func (s *search) overtaken(i int) bool {
	h := &s.now[i]
	for j := range s.now[:i] {
		if better := &s.now[j]; h.state.SameWords(&better.state) && s.sameFeatures(&h.view, &better.view) {
			return true
		}
	}
	return false
}

// sameFeatures tells whether the model sees the same in both. Two words that are alike
// in all that it sees, such as two commas, can take each other's place.
func (s *search) sameFeatures(a, b *transition.View) bool {
	if a.Key() == b.Key() {
		return true
	}
	for part := range transition.Parts {
		s.features, s.rival = a.Features(part, s.features[:0]), b.Features(part, s.rival[:0])
		if !slices.Equal(s.features, s.rival) {
			return false
		}
	}
	return true
}

// hopeless is the distance from the best candidate, in nats, at which others
// are given up: most steps are clear, and then the beam costs no more than the
// greedy parser. With a beam of two, 3 gains nothing and 1.5 loses two tenths of a
// point.
const hopeless = 2

// offer keeps c if it is among the best of the step, sorted best first; the
// earlier one leads on a tie.
func (s *search) offer(c candidate, width int) {
	n := len(s.candidates)
	switch {
	case n > 0 && c.score < s.candidates[0].score-hopeless:
		return
	case n < width:
		s.candidates = append(s.candidates, c)
	case c.score <= s.candidates[n-1].score:
		return
	}
	at := len(s.candidates) - 1
	for ; at > 0 && s.candidates[at-1].score < c.score; at-- {
		s.candidates[at] = s.candidates[at-1]
	}
	s.candidates[at] = c
}

// advance makes the candidates' moves.
func (s *search) advance() {
	if len(s.candidates) == 1 || s.candidates[1].score < s.candidates[0].score-hopeless {
		s.follow(s.candidates[0])
		return
	}
	s.next = resize(s.next, len(s.candidates))
	kept := 0
	for _, c := range s.candidates {
		if c.score < s.candidates[0].score-hopeless {
			break
		}
		h := &s.next[kept]
		h.state = s.now[c.parent].state
		h.state.Apply(c.move)
		h.score = c.score
		kept++
	}
	s.now, s.next = s.next[:kept], s.now
}

// follow makes the only move worth following, in place.
func (s *search) follow(c candidate) {
	s.now[0], s.now[c.parent] = s.now[c.parent], s.now[0]
	s.now = s.now[:1]
	s.now[0].state.Apply(c.move)
	s.now[0].score = c.score
}
