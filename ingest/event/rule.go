package event

import (
	"fmt"
	"slices"

	"newsgraph/graph"
	"newsgraph/ingest/act"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/event/mode"
	"newsgraph/ingest/event/party"
)

// Rule is one thing that the engine knows of how English tells acts. All rules stand
// in one table (Rules), in the order in which they are tried, each with the reason for
// it and a sentence that would be read wrongly without it.
type Rule struct {
	// Name identifies the rule, also in traces.
	Name string
	// On is the point of the extraction at which it is asked.
	On Point
	// Drops is set for a rule that says what is no act.
	Drops bool
	// Why is the reason.
	Why string
	// Example is a text, of an article of 2023-05-12, that the rule is needed for; Want
	// are the acts that the rules find in it, as "relation source > target status",
	// with semicolons between them.
	Example, Want string
	// apply tells whether the rule holds for the claim, after it has done what it does.
	apply func(x *extraction, c *claim) bool
}

// Point is a point of the extraction at which rules are asked.
type Point int

// The points, in the order in which a word passes them.
const (
	// OnVerb, OnNoun and OnAdjective ask what a word tells: the first rule that holds
	// has the word.
	OnVerb Point = iota
	OnNoun
	OnAdjective
	// OnSense asks what the words around a verb of the lexicon turn it into.
	OnSense
	// OnSource and OnTarget ask who does it, and to whom, beyond subject and roles.
	OnSource
	OnTarget
	// OnTelling asks what negation, duty and condition make of the act, OnParties what
	// those who do it make of it.
	OnTelling
	OnParties
	// OnPair asks of each pair of parties whether, and to whom, it is done.
	OnPair
	points
)

// String names the point.
func (p Point) String() string {
	return [points]string{"verb", "noun", "adjective", "sense", "source", "target", "telling", "parties", "pair"}[p]
}

// claim is what the rules at a point are asked about: a word on its way to an act.
type claim struct {
	// at is the word; noun its light object that carries the meaning, or -1.
	at, noun int
	entry    lexicon.Entry
	mode     mode.Mode
	src, tgt party.Found
	// source and target are the pair at hand, or -1.
	source, target int
	// sure is how certain an act of the pair is, between 0 and 1.
	sure float64
	// carrier is the verb that carries the noun at hand, or -1, effect what it makes
	// of the noun.
	carrier int
	effect  lexicon.Effect
}

// Rules returns all rules in the order in which they are tried.
func Rules() []Rule {
	return slices.Concat(verbRules, nounRules, adjectiveRules, senseRules, sourceRules, targetRules, tellingRules, partyRules, pairRules)
}

// ruleSet are the rules of each point.
type ruleSet [points][]*Rule

func newRuleSet(off map[string]bool) *ruleSet {
	var s ruleSet
	for _, r := range Rules() {
		if !off[r.Name] {
			s[r.On] = append(s[r.On], &r)
		}
	}
	return &s
}

// Without returns an extractor that does not know the named rules, to measure what
// they are worth. An error names a rule that there is not.
func (e *Extractor) Without(names ...string) (*Extractor, error) {
	off := map[string]bool{}
	for _, n := range names {
		if !slices.ContainsFunc(Rules(), func(r Rule) bool { return r.Name == n }) {
			return nil, fmt.Errorf("no rule is called %q: see Rules in package event", n)
		}
		off[n] = true
	}
	out := *e
	out.rules = newRuleSet(off)
	return &out, nil
}

// first applies the first rule of the point that holds for c and tells whether there
// is one.
func (x *extraction) first(on Point, c *claim) bool {
	for _, r := range x.rules[on] {
		if r.apply(x, c) {
			if r.Drops {
				x.dropped(r, c)
			}
			return true
		}
	}
	return false
}

// pass applies all rules of the point to c, one after the other, until one drops it,
// and tells whether none does.
func (x *extraction) pass(on Point, c *claim) bool {
	for _, r := range x.rules[on] {
		before := c.entry.Relation
		switch {
		case !r.apply(x, c):
		case r.Drops:
			x.dropped(r, c)
			return false
		case before != c.entry.Relation && x.trace.On():
			x.trace.Add(c.step(r, act.Changed))
		}
	}
	return true
}

// dropped notes that rule r keeps a word of the lexicon from being an act.
func (x *extraction) dropped(r *Rule, c *claim) {
	if !x.trace.On() || r.On == OnVerb && x.lex.Verbs[x.t.Tok(c.at).Lemma] == nil {
		return
	}
	x.trace.Add(c.step(r, act.Dropped))
}

func (c *claim) step(r *Rule, o act.Outcome) act.Step {
	s := act.Step{By: r.Name, Outcome: o, Relation: c.entry.Relation, Source: c.source, Target: c.target, Trigger: c.at, Why: r.Why}
	if s.Source < 0 && len(c.src.Entities) > 0 {
		s.Source = c.src.Entities[0]
	}
	if s.Target < 0 && len(c.tgt.Entities) > 0 {
		s.Target = c.tgt.Entities[0]
	}
	return s
}

// word is a claim of nothing yet about the word at token i.
func word(i int) *claim { return &claim{at: i, noun: -1, source: -1, target: -1, carrier: -1} }

// is tells whether the claim is of one of the relations.
func (c *claim) is(rs ...graph.Relation) bool { return slices.Contains(rs, c.entry.Relation) }
