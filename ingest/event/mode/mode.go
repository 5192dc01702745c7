// Package mode reads how the text puts an act: whether it is done, planned, possible or
// denied, from the auxiliaries and the negation of its word and from the clauses above
// it. Nothing here is kept: the same tree gives the same mode.
package mode

import (
	"newsgraph/graph"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/syntax"
)

// Reader reads modes off one tree. The zero value is of no use.
type Reader struct {
	Tree *syntax.Tree
	Lex  *lexicon.Lexicon
}

// Mode is how the text puts an act: its status and what led to it.
type Mode struct {
	Status graph.Status
	// Negated: "did not", "never", "no talks".
	Negated bool
	// Future: "will", "is going to", "plans to".
	Future bool
	// Conditional: an if-clause hangs on it.
	Conditional bool
	// Hypothetical: stands in an if-clause.
	Hypothetical bool
	// Obliged: "must", "should", "has to".
	Obliged bool
	// Trigger names the word that decided, for Event.Rule.
	Trigger string
}

// Of reads the mode of the verb or predicate at v from its auxiliaries,
// its negation and the clauses above it.
func (x Reader) Of(v int) Mode {
	m := Mode{Status: graph.Actual}
	x.auxiliaries(v, &m)
	x.clauses(v, &m)
	switch {
	case m.Negated:
		m.Status = graph.Denied
	case (m.Conditional || m.Hypothetical) && m.Status == graph.Actual:
		m.Status = graph.Possible
	}
	return m
}

// auxiliaries reads the dependents of v itself.
func (x Reader) auxiliaries(v int, m *Mode) {
	x.Tree.Each(v, func(k int) bool {
		tok := x.Tree.Tok(k)
		switch rel := x.Tree.Rel(k); rel {
		case "advmod", "det", "cc":
			if tok.Lower == "longer" && k > 0 && x.Tree.Tok(k-1).Lower == "no" {
				m.Negated = true
			}
			if rel != "cc" && x.Lex.Is(lexicon.Negation, tok.Lower) {
				m.Negated = true
			}
		case "aux", "cop":
			if pos := x.Tree.Tok(v).XPOS; tok.Lemma == "be" && (pos == "VB" || pos == "VBN") && x.Tree.Infinitive(v) {
				// "is to take place", "was to have met"
				m.Future, m.Status, m.Trigger = true, graph.Planned, "to be"
			}
			x.auxiliary(tok.Lower, tok.Lemma, v, m)
		case "nsubj", "obj":
			if d := x.Tree.Kid(k, "det"); d >= 0 && x.Tree.Tok(d).Lower == "no" || x.Lex.Is(lexicon.Negation, tok.Lower) {
				m.Negated = true
			}
		case "advcl":
			if mark := x.Tree.Kid(k, "mark"); mark >= 0 && x.Lex.Is(lexicon.ConditionalMark, x.Tree.Tok(mark).Lower) {
				m.Conditional = true
			}
		case "mark":
			if x.Lex.Is(lexicon.ConditionalMark, tok.Lower) && tok.Lower != "provided" {
				m.Hypothetical = true
			}
		}
		return true
	})
	// Coordinated verbs share the auxiliaries of the first.
	if tok := x.Tree.Tok(v); tok.Rel == "conj" && tok.Head >= 0 && x.Tree.Kid(v, "aux", "nsubj") < 0 && tok.XPOS == "VB" {
		x.auxiliaries(tok.Head, m)
	}
}

func (x Reader) auxiliary(lower, lemma string, v int, m *Mode) {
	switch {
	case x.Lex.Is(lexicon.FutureAux, lower):
		m.Future, m.Status, m.Trigger = true, graph.Planned, lower
	case lower == "would" || lower == "'d" && x.Tree.Tok(v).XPOS == "VB":
		m.Future, m.Trigger = true, lower
		m.Status = graph.Possible
		if x.Reported(v) {
			m.Status = graph.Planned
		}
	case x.Lex.Is(lexicon.PossibleAux, lower):
		m.Trigger = lower
		if lower != "could" || !x.Tree.Passive(v) {
			m.Status = graph.Possible
		}
		m.Obliged = lower == "must" || lower == "should" || lower == "ought"
		if lower == "ca" {
			m.Negated = true
		}
	}
}

// Reported tells whether v stands in the reported words of a past-tense verb,
// where "would" is "will".
func (x Reader) Reported(v int) bool {
	for range syntax.MaxClimb {
		h := x.Tree.Tok(v).Head
		if h < 0 {
			return false
		}
		if x.Tree.Rel(v) == "ccomp" || x.Tree.Rel(v) == "parataxis" {
			return x.Lex.Is(lexicon.Say, x.Tree.Tok(h).Lemma) || x.Lex.Attitude[x.Tree.Tok(h).Lemma] != ""
		}
		for k := range x.Tree.Kids(v) {
			if x.Tree.Rel(k) == "parataxis" && x.Lex.Is(lexicon.Say, x.Tree.Tok(k).Lemma) {
				return true
			}
		}
		v = h
	}
	return false
}

// clauses reads the clauses above v.
func (x Reader) clauses(v int, m *Mode) {
	for range syntax.MaxClimb {
		h := x.Tree.Tok(v).Head
		if h < 0 {
			return
		}
		rel := x.Tree.Rel(v)
		if rel == "advcl" && x.gerund(v, h) {
			rel = "xcomp"
		}
		switch rel {
		case "xcomp", "ccomp", "csubj":
			if !x.complement(v, h, rel, m) {
				return
			}
		case "conj":
			if x.Tree.Tok(v).XPOS != "VB" && x.Tree.Tok(v).XPOS != "VBG" && x.Tree.Tok(v).XPOS != "VBN" {
				return
			}
		case "advcl", "acl":
			x.adjunct(v, h, m)
			return
		default:
			return
		}
		v = h
	}
}

// gerund tells whether v is what a verb that takes gerunds at h speaks of, though the
// tree has it go along with that ("denied abducting").
func (x Reader) gerund(v, h int) bool {
	return x.Tree.Tok(v).XPOS == "VBG" && v > h && x.Tree.Kid(v, "mark") < 0 && x.Tree.Tok(v-1).Text != "," && x.Lex.Is(lexicon.GerundVerb, x.Tree.Tok(h).Lemma)
}

// complement reads the verb h over the complement v and tells whether to climb
// on.
func (x Reader) complement(v, h int, rel string, m *Mode) bool {
	lemma := x.Tree.Tok(h).Lemma
	up := Mode{Status: graph.Actual}
	x.auxiliaries(h, &up)
	switch {
	case x.Lex.Is(lexicon.PlannedVerb, lemma) || x.goingTo(h):
		if m.Status == graph.Actual {
			m.Status, m.Future, m.Trigger = graph.Planned, true, lemma
		}
		m.Negated = m.Negated || up.Negated || x.deniedAbove(h)
		return false
	case rel == "xcomp" && x.Lex.Is(lexicon.Desire, lemma):
		m.Negated = m.Negated || up.Negated
		m.Status, m.Trigger = graph.Possible, lemma
		return false
	case x.Lex.Is(lexicon.PossibleVerb, lemma), up.Negated && x.RulesOut(h):
		m.Status, m.Trigger = graph.Possible, lemma
		return false
	case lemma == "deny" || x.RulesOut(h):
		m.Negated, m.Trigger = true, lemma
		return false
	case rel == "xcomp":
		m.Negated = m.Negated || up.Negated
		m.Future = m.Future || up.Future
		m.Conditional = m.Conditional || up.Conditional
		m.Obliged = m.Obliged || up.Obliged
		if m.Status == graph.Actual {
			m.Status = up.Status
		}
		return true
	case up.Negated && !x.Lex.Is(lexicon.Say, lemma):
		m.Negated = true
	}
	return false
}

// deniedAbove tells whether the verb at h is what somebody denies ("denied that it
// plans to").
func (x Reader) deniedAbove(h int) bool {
	top := x.Tree.Tok(h).Head
	r := x.Tree.Rel(h)
	return top >= 0 && (r == "ccomp" || r == "xcomp") && x.Tree.Tok(top).Lemma == "deny"
}

// RulesOut recognises "rule out".
func (x Reader) RulesOut(h int) bool {
	return x.Tree.Tok(h).Lemma == "rule" && h+1 < x.Tree.Len() && x.Tree.Tok(h+1).Lower == "out"
}

// goingTo recognises "is going to", "is about to", "is due to", "is set to".
func (x Reader) goingTo(h int) bool {
	switch x.Tree.Tok(h).Lower {
	case "going", "about", "due", "set", "ready", "poised":
		return x.Tree.Kid(h, "aux", "cop", "aux:pass") >= 0
	}
	return false
}

// adjunct reads an adverbial or adnominal clause v on h.
func (x Reader) adjunct(v, h int, m *Mode) {
	if x.Tree.Rel(v) == "acl" && x.Lex.Is(lexicon.ResolveNoun, x.Tree.Tok(h).Lemma) && m.Status == graph.Actual {
		m.Status, m.Trigger = graph.Planned, "to"
		m.Negated = m.Negated || x.absent(h)
	}
	if mark := x.Tree.Kid(v, "mark"); mark >= 0 {
		switch w := x.Tree.Tok(mark).Lower; {
		case x.Lex.Is(lexicon.ConditionalMark, w):
			m.Hypothetical = true
		case w == "to" && m.Status == graph.Actual && x.Tree.Rel(v) == "advcl" && x.Lex.Is(lexicon.MeansVerb, x.Tree.Tok(h).Lemma):
			// "used tear gas to disperse them": the means tells what was done.
			x.auxiliaries(h, m)
		case w == "to" && m.Status == graph.Actual:
			// A purpose or a noun's infinitive has not happened yet.
			m.Status, m.Trigger = graph.Planned, "to"
			if x.Tree.Rel(v) == "acl" && x.Lex.Is(lexicon.PossibleNoun, x.Tree.Tok(h).Lemma) {
				m.Status = graph.Possible
			}
		}
	}
}

// absent tells whether the text says that there is none of what the noun at h names:
// "no plans", "does not have any intention".
func (x Reader) absent(h int) bool {
	if d := x.Tree.Kid(h, "det"); d >= 0 && x.Tree.Tok(d).Lower == "no" {
		return true
	}
	v := x.Tree.Tok(h).Head
	if v < 0 || x.Tree.Rel(h) != "obj" {
		return false
	}
	var up Mode
	x.auxiliaries(v, &up)
	return up.Negated
}

// OfNoun reads the mode of a nominal event from its modifiers; the verb that
// carries it is read by modeOf.
func (x Reader) OfNoun(n int) Mode {
	m := Mode{Status: graph.Actual}
	x.Tree.Each(n, func(k int) bool {
		tok := x.Tree.Tok(k)
		switch rel := x.Tree.Rel(k); {
		case rel == "amod" && x.Lex.Is(lexicon.PlannedMark, tok.Lower):
			m.Status, m.Future, m.Trigger = graph.Planned, true, tok.Lower
		case rel == "amod" && x.Lex.Is(lexicon.PossibleMark, tok.Lower):
			m.Status, m.Trigger = graph.Possible, tok.Lower
		case rel == "acl" && x.Lex.Is(lexicon.PlannedVerb, tok.Lemma):
			m.Status, m.Future, m.Trigger = graph.Planned, true, tok.Lower
		case rel == "det" && tok.Lower == "no":
			m.Negated, m.Status, m.Trigger = true, graph.Denied, "no"
		case rel == "det" && tok.Lower == "any":
			m.Status, m.Trigger = graph.Possible, "any"
		}
		return true
	})
	if p := x.Tree.Preposition(n); p == "without" {
		m.Negated, m.Status, m.Trigger = true, graph.Denied, p
	}
	return m
}

// Combine lays the mode of a nominal event over that of the verb that carries
// it; the less real of the two wins.
func (m Mode) Combine(n Mode) Mode {
	if rank(n.Status) > rank(m.Status) {
		m.Status, m.Trigger = n.Status, n.Trigger
	}
	m.Negated = m.Negated || n.Negated
	m.Future = m.Future || n.Future
	m.Conditional = m.Conditional || n.Conditional
	return m
}

func rank(s graph.Status) int {
	for i, o := range graph.Statuses() {
		if s == o {
			return i
		}
	}
	return 0
}

// Unable tells whether the act is one that its agent cannot do.
func (m Mode) Unable() bool {
	return m.Trigger == "can" || m.Trigger == "ca" || m.Trigger == "could"
}

// Announced tells whether the act is told as what its agent will do.
func (m Mode) Announced() bool {
	return m.Future && m.Status == graph.Planned && (m.Trigger == "will" || m.Trigger == "would" || m.Trigger == "'ll")
}
