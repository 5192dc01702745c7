package decide

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"newsgraph/graph"
	"newsgraph/ingest/act"
)

// told is how many features a step tells of.
const told = 12

// tell notes what became of a pair: a step for every claim and for the likeliest class
// that no rule claims.
func (a *article) tell(t *act.Trace, c *Candidate, o *Odds, m *Model) {
	for i, k := range c.Claims {
		e := &a.r.Acts[k]
		def, _ := graph.Define(e.Relation)
		if n := ClassIndex(def.Class); n >= 0 {
			p := o.Of(n, e.Source == c.A)
			outcome := act.Kept
			if p < leastClaim {
				outcome = act.Dropped
			}
			t.Add(act.Step{
				By: "decision over " + e.Rule, Outcome: outcome, Relation: e.Relation, Source: e.Source, Target: e.Target, Trigger: e.Trigger,
				Why: chance(m, p, true), Weighed: a.weighed(c, n, e.Source == c.A, i, m),
			})
		}
	}
	n, forward, p := o.best()
	if claimed(a.r, c, classes[n], forward) {
		return
	}
	e := c.act(a.d, a.r, classes[n], forward, p)
	outcome := act.Dropped
	if p >= leastPair {
		outcome = act.Claimed
	}
	t.Add(act.Step{
		By: "decision over the pair", Outcome: outcome, Relation: e.Relation, Source: e.Source, Target: e.Target, Trigger: e.Trigger,
		Why: chance(m, p, false), Weighed: a.weighed(c, n, forward, -1, m),
	})
}

func chance(m *Model, p float64, claimed bool) string {
	return fmt.Sprintf("chance %.2f, confidence %.2f", p, m.Confidence(p, claimed))
}

// best is the likeliest class with its direction.
func (o *Odds) best() (class int, forward bool, p float64) {
	for n := range classes {
		for _, f := range []bool{true, false} {
			if q := o.Of(n, f); q > p {
				class, forward, p = n, f && (!Undirected(classes[n]) || o.Forward[n] >= o.Backward[n]), q
			}
		}
	}
	return class, forward, p
}

// weighed are the features that spoke most for or against the class, with those of
// claim number claim unless that is -1.
func (a *article) weighed(c *Candidate, class int, forward bool, claim int, m *Model) []act.Weight {
	f := features{named: true}
	a.describe(&f, &c.Pair, forward)
	own := len(f.keys)
	if claim >= 0 {
		a.claim(&f, &c.Pair, c.Claims[claim])
	}
	var out []act.Weight
	for i, k := range f.keys {
		var s Sums
		m.Add([]uint32{k}, &s)
		w := s[anyClass]
		if i < own {
			w += s[class]
		}
		if math.Abs(w) >= 0.005 {
			out = append(out, act.Weight{Feature: f.names[i], Nats: math.Round(w*1000) / 1000})
		}
	}
	slices.SortStableFunc(out, func(x, y act.Weight) int { return cmp.Compare(math.Abs(y.Nats), math.Abs(x.Nats)) })
	return out[:min(len(out), told)]
}
