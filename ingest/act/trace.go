package act

import "newsgraph/graph"

// Trace collects how acts came about: what was thought of, what changed it and
// what dropped it. A nil Trace collects nothing, so that extractors need not ask.
type Trace struct{ Steps []Step }

// Step is one thing that happened to a candidate on its way to an act.
type Step struct {
	// By names the rule, or the stage that decided.
	By string `json:"by"`
	// Outcome is what became of the candidate here.
	Outcome Outcome `json:"outcome"`
	// Relation is what it is taken for, empty where it is nothing.
	Relation graph.Relation `json:"relation,omitempty"`
	// Source and Target are indices into Document.Entities, or -1.
	Source int `json:"source"`
	Target int `json:"target"`
	// Trigger is the token that expresses it.
	Trigger int `json:"trigger"`
	// Why says in words what was found, weighed or missed.
	Why string `json:"why,omitempty"`
	// Weighed are the features that moved a learned decision most, the strongest
	// first; empty for rules.
	Weighed []Weight `json:"weighed,omitempty"`
}

// Weight is the part that one feature had in a decision, in nats: above zero it
// spoke for the act.
type Weight struct {
	Feature string  `json:"feature"`
	Nats    float64 `json:"nats"`
}

// Outcome is what became of a candidate in one step.
type Outcome string

// The outcomes of a step.
const (
	Claimed Outcome = "claimed" // a rule makes an act of it
	Changed Outcome = "changed" // it became something else
	Dropped Outcome = "dropped" // it is no act
	Kept    Outcome = "kept"    // it stands, with the confidence that Why tells
)

// Add notes a step; it does nothing on a nil Trace.
func (t *Trace) Add(s Step) {
	if t != nil {
		t.Steps = append(t.Steps, s)
	}
}

// On tells whether steps are collected: where telling costs work, ask first.
func (t *Trace) On() bool { return t != nil }
