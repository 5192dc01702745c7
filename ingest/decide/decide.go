package decide

import (
	"math"

	"newsgraph/graph"
	"newsgraph/ingest/act"
	"newsgraph/ingest/document"
)

// classes are the PLOVER classes that a pair is decided between, in the order of the
// model's columns.
var classes = []graph.Class{
	graph.Agree, graph.Consult, graph.Support, graph.Cooperate, graph.Aid, graph.Concede, graph.Retreat, graph.Request,
	graph.Accuse, graph.Reject, graph.Threaten, graph.Protest, graph.Sanction, graph.Mobilize, graph.Coerce, graph.Assault,
}

// Columns of a model: one for each class and one for all of them together.
const (
	classCount = 16
	anyClass   = classCount
	Columns    = classCount + 1
)

// Classes returns the classes in the order of Odds.
func Classes() []graph.Class { return append([]graph.Class(nil), classes...) }

// ClassIndex is the place of c among Classes, or -1.
func ClassIndex(c graph.Class) int {
	for i, k := range classes {
		if k == c {
			return i
		}
	}
	return -1
}

// Undirected tells whether acts of the class have no direction for the decision: who
// met whom is one question, whichever is named first.
func Undirected(c graph.Class) bool { return c == graph.Consult || c == graph.Cooperate }

// Candidate is a pair with what is weighed: the features of A acting on B, of B
// acting on A, and of each claim.
type Candidate struct {
	Pair
	Forward, Backward []uint32
	// ClaimKeys are the features of the claims, in the order of Pair.Claims.
	ClaimKeys [][]uint32
}

// Candidates returns all pairs of the document with their features.
func Candidates(d *document.Document, r *act.Result) []Candidate { return CandidatesWithout(d, r, nil) }

// CandidatesWithout is Candidates without the features whose templates ("path", "c-roles")
// leave names, to measure what they are worth.
func CandidatesWithout(d *document.Document, r *act.Result, leave func(template string) bool) []Candidate {
	a := newArticle(d, r)
	a.leave = leave
	pairs := a.pairs()
	out := make([]Candidate, len(pairs))
	for i := range pairs {
		out[i] = a.candidate(&pairs[i])
	}
	return out
}

func (a *article) candidate(p *Pair) Candidate {
	c := Candidate{Pair: *p}
	f := features{leave: a.leave}
	a.describe(&f, p, true)
	c.Forward = f.keys
	f = features{leave: a.leave}
	a.describe(&f, p, false)
	c.Backward = f.keys
	for _, k := range p.Claims {
		f = features{leave: a.leave}
		a.claim(&f, p, k)
		c.ClaimKeys = append(c.ClaimKeys, f.keys)
	}
	return c
}

// Odds are the chances of a pair: that of each class from A to B and back. What is
// left to 1 is the chance of no act.
type Odds struct{ Forward, Backward [classCount]float64 }

// Of is the chance of class c from A to B (forward) or back; both together for a
// class without direction.
func (o *Odds) Of(c int, forward bool) float64 {
	switch {
	case Undirected(classes[c]):
		return o.Forward[c] + o.Backward[c]
	case forward:
		return o.Forward[c]
	}
	return o.Backward[c]
}

// Sums are the scores of the columns of a model.
type Sums [Columns]float64

// Scorer adds the weights of features to sums.
type Scorer interface {
	Add(keys []uint32, to *Sums)
}

// Weigh returns the odds of c: the softmax over no act, whose score is nought, and all
// classes in both directions.
func Weigh(c *Candidate, r *act.Result, m Scorer) Odds {
	var f, b Sums
	m.Add(c.Forward, &f)
	m.Add(c.Backward, &b)
	var o Odds
	for i := range classes {
		o.Forward[i], o.Backward[i] = f[i]+f[anyClass], b[i]+b[anyClass]
	}
	for i, k := range c.Claims {
		e := &r.Acts[k]
		def, _ := graph.Define(e.Relation)
		n := ClassIndex(def.Class)
		if n < 0 {
			continue
		}
		var s Sums
		m.Add(c.ClaimKeys[i], &s)
		if e.Source == c.A {
			o.Forward[n] += s[anyClass]
		} else {
			o.Backward[n] += s[anyClass]
		}
	}
	o.normalise()
	return o
}

// normalise turns scores into chances.
func (o *Odds) normalise() {
	top := 0.0
	for i := range classes {
		top = max(top, o.Forward[i], o.Backward[i])
	}
	total := math.Exp(-top)
	for i := range classes {
		o.Forward[i], o.Backward[i] = math.Exp(o.Forward[i]-top), math.Exp(o.Backward[i]-top)
		total += o.Forward[i] + o.Backward[i]
	}
	for i := range classes {
		o.Forward[i] /= total
		o.Backward[i] /= total
	}
}
