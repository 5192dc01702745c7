package parse

import (
	"math"

	"newsgraph/ingest/parse/transition"
	"newsgraph/ingest/perceptron"
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
	// now are the parses of the step, best first; next those being made.
	now, next  []hypothesis
	candidates []candidate
	features   [transition.MaxFeatures]uint32
}

// hypothesis is a partial parse with the logarithm of its probability.
type hypothesis struct {
	state transition.State
	score float32
}

// candidate is a move that a hypothesis could make next.
type candidate struct {
	parent int
	move   transition.Move
	score  float32
}

// run parses the words and returns the final state, which lives until the next
// run.
func (s *search) run(p *Parser, words []transition.Word) *transition.State {
	s.now = resize(s.now, 1)
	s.now[0].state.Reset(words)
	s.now[0].score = 0
	for !s.now[0].state.Done() {
		s.candidates = s.candidates[:0]
		for i := range s.now {
			s.expand(p, i)
		}
		s.advance()
	}
	return &s.now[0].state
}

// resize returns hs with n hypotheses; those that were there keep their memory.
func resize(hs []hypothesis, n int) []hypothesis {
	for cap(hs) < n {
		hs = append(hs[:cap(hs)], hypothesis{})
	}
	return hs[:n]
}

// expand adds the moves of hypothesis i to the candidates.
func (s *search) expand(p *Parser, i int) {
	h := &s.now[i]
	var scores perceptron.Scores
	p.model.Score(h.state.Features(s.features[:0]), &scores)
	legal := h.state.Legal()
	best := p.moves.best(&scores, legal)
	if p.Beam == 1 {
		s.candidates = append(s.candidates, candidate{i, p.moves.ByClass[best], 0})
		return
	}
	unit := p.model.Scale / temperature
	total := float32(0)
	for c, m := range p.moves.ByClass {
		if x := float32(scores[c]-scores[best]) * unit; legal[m.Kind] && x > -negligible {
			total += float32(math.Exp(float64(x)))
		}
	}
	from := h.score - float32(math.Log(float64(total)))
	for c, m := range p.moves.ByClass {
		if legal[m.Kind] {
			s.offer(candidate{i, m, from + float32(scores[c]-scores[best])*unit}, p.Beam)
		}
	}
}

// hopeless is the distance from the best candidate, in nats, at which others
// are given up: most steps are clear, and then the beam costs no more than the
// greedy parser. A limit of 3 gains less than a tenth of a point.
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
		h.state.Copy(&s.now[c.parent].state)
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
