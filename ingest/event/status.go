package event

import (
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/syntax"
)

// mode is how the text puts an act: its status and what led to it.
type mode struct {
	status graph.Status
	// negated: "did not", "never", "no talks".
	negated bool
	// future: "will", "is going to", "plans to".
	future bool
	// conditional: an if-clause hangs on it.
	conditional bool
	// hypothetical: stands in an if-clause.
	hypothetical bool
	// obliged: "must", "should", "has to".
	obliged bool
	// trigger names the word that decided, for Event.Rule.
	trigger string
}

// modeOf reads the mode of the verb or predicate at v from its auxiliaries,
// its negation and the clauses above it.
func (x *extraction) modeOf(v int) mode {
	m := mode{status: graph.Actual}
	x.auxiliaries(v, &m)
	x.clauses(v, &m)
	switch {
	case m.negated:
		m.status = graph.Denied
	case (m.conditional || m.hypothetical) && m.status == graph.Actual:
		m.status = graph.Possible
	}
	return m
}

// auxiliaries reads the dependents of v itself.
func (x *extraction) auxiliaries(v int, m *mode) {
	x.t.Each(v, func(k int) bool {
		tok := x.t.Tok(k)
		switch rel := x.t.Rel(k); rel {
		case "advmod", "det", "cc":
			if tok.Lower == "longer" && k > 0 && x.t.Tok(k-1).Lower == "no" {
				m.negated = true
			}
			if rel != "cc" && x.lex.Is(lexicon.Negation, tok.Lower) {
				m.negated = true
			}
		case "aux", "cop":
			if pos := x.t.Tok(v).XPOS; tok.Lemma == "be" && (pos == "VB" || pos == "VBN") && x.t.Infinitive(v) {
				// "is to take place", "was to have met"
				m.future, m.status, m.trigger = true, graph.Planned, "to be"
			}
			x.auxiliary(tok.Lower, tok.Lemma, v, m)
		case "nsubj", "obj":
			if d := x.t.Kid(k, "det"); d >= 0 && x.t.Tok(d).Lower == "no" || x.lex.Is(lexicon.Negation, tok.Lower) {
				m.negated = true
			}
		case "advcl":
			if mark := x.t.Kid(k, "mark"); mark >= 0 && x.lex.Is(lexicon.ConditionalMark, x.t.Tok(mark).Lower) {
				m.conditional = true
			}
		case "mark":
			if x.lex.Is(lexicon.ConditionalMark, tok.Lower) && tok.Lower != "provided" {
				m.hypothetical = true
			}
		}
		return true
	})
	// Coordinated verbs share the auxiliaries of the first.
	if tok := x.t.Tok(v); tok.Rel == "conj" && tok.Head >= 0 && x.t.Kid(v, "aux", "nsubj") < 0 && tok.XPOS == "VB" {
		x.auxiliaries(tok.Head, m)
	}
}

func (x *extraction) auxiliary(lower, lemma string, v int, m *mode) {
	switch {
	case x.lex.Is(lexicon.FutureAux, lower):
		m.future, m.status, m.trigger = true, graph.Planned, lower
	case lower == "would" || lower == "'d" && x.t.Tok(v).XPOS == "VB":
		m.future, m.trigger = true, lower
		m.status = graph.Possible
		if x.reported(v) {
			m.status = graph.Planned
		}
	case x.lex.Is(lexicon.PossibleAux, lower):
		m.trigger = lower
		if lower != "could" || !x.t.Passive(v) {
			m.status = graph.Possible
		}
		m.obliged = lower == "must" || lower == "should" || lower == "ought"
		if lower == "ca" {
			m.negated = true
		}
	}
}

// reported tells whether v stands in the reported words of a past-tense verb,
// where "would" is "will".
func (x *extraction) reported(v int) bool {
	for range syntax.MaxClimb {
		h := x.t.Tok(v).Head
		if h < 0 {
			return false
		}
		if x.t.Rel(v) == "ccomp" || x.t.Rel(v) == "parataxis" {
			return x.lex.Is(lexicon.Say, x.t.Tok(h).Lemma) || x.lex.Attitude[x.t.Tok(h).Lemma] != ""
		}
		for k := range x.t.Kids(v) {
			if x.t.Rel(k) == "parataxis" && x.lex.Is(lexicon.Say, x.t.Tok(k).Lemma) {
				return true
			}
		}
		v = h
	}
	return false
}

// clauses reads the clauses above v.
func (x *extraction) clauses(v int, m *mode) {
	for range syntax.MaxClimb {
		h := x.t.Tok(v).Head
		if h < 0 {
			return
		}
		rel := x.t.Rel(v)
		if rel == "advcl" && x.gerund(v, h) {
			rel = "xcomp"
		}
		switch rel {
		case "xcomp", "ccomp", "csubj":
			if !x.complement(v, h, rel, m) {
				return
			}
		case "conj":
			if x.t.Tok(v).XPOS != "VB" && x.t.Tok(v).XPOS != "VBG" && x.t.Tok(v).XPOS != "VBN" {
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
func (x *extraction) gerund(v, h int) bool {
	return x.t.Tok(v).XPOS == "VBG" && v > h && x.t.Kid(v, "mark") < 0 && x.t.Tok(v-1).Text != "," && x.lex.Is(lexicon.GerundVerb, x.t.Tok(h).Lemma)
}

// complement reads the verb h over the complement v and tells whether to climb
// on.
func (x *extraction) complement(v, h int, rel string, m *mode) bool {
	lemma := x.t.Tok(h).Lemma
	up := mode{status: graph.Actual}
	x.auxiliaries(h, &up)
	switch {
	case x.lex.Is(lexicon.PlannedVerb, lemma) || x.goingTo(h):
		if m.status == graph.Actual {
			m.status, m.future, m.trigger = graph.Planned, true, lemma
		}
		m.negated = m.negated || up.negated || x.deniedAbove(h)
		return false
	case rel == "xcomp" && x.lex.Is(lexicon.Desire, lemma):
		m.negated = m.negated || up.negated
		m.status, m.trigger = graph.Possible, lemma
		return false
	case x.lex.Is(lexicon.PossibleVerb, lemma), up.negated && x.rulesOut(h):
		m.status, m.trigger = graph.Possible, lemma
		return false
	case lemma == "deny" || x.rulesOut(h):
		m.negated, m.trigger = true, lemma
		return false
	case rel == "xcomp":
		m.negated = m.negated || up.negated
		m.future = m.future || up.future
		m.conditional = m.conditional || up.conditional
		m.obliged = m.obliged || up.obliged
		if m.status == graph.Actual {
			m.status = up.status
		}
		return true
	case up.negated && !x.lex.Is(lexicon.Say, lemma):
		m.negated = true
	}
	return false
}

// deniedAbove tells whether the verb at h is what somebody denies ("denied that it
// plans to").
func (x *extraction) deniedAbove(h int) bool {
	top := x.t.Tok(h).Head
	r := x.t.Rel(h)
	return top >= 0 && (r == "ccomp" || r == "xcomp") && x.t.Tok(top).Lemma == "deny"
}

// rulesOut recognises "rule out".
func (x *extraction) rulesOut(h int) bool {
	return x.t.Tok(h).Lemma == "rule" && h+1 < len(x.d.Tokens) && x.t.Tok(h+1).Lower == "out"
}

// goingTo recognises "is going to", "is about to", "is due to", "is set to".
func (x *extraction) goingTo(h int) bool {
	switch x.t.Tok(h).Lower {
	case "going", "about", "due", "set", "ready", "poised":
		return x.t.Kid(h, "aux", "cop", "aux:pass") >= 0
	}
	return false
}

// adjunct reads an adverbial or adnominal clause v on h.
func (x *extraction) adjunct(v, h int, m *mode) {
	if x.t.Rel(v) == "acl" && x.lex.Is(lexicon.ResolveNoun, x.t.Tok(h).Lemma) && m.status == graph.Actual {
		m.status, m.trigger = graph.Planned, "to"
		m.negated = m.negated || x.absent(h)
	}
	if mark := x.t.Kid(v, "mark"); mark >= 0 {
		switch w := x.t.Tok(mark).Lower; {
		case x.lex.Is(lexicon.ConditionalMark, w):
			m.hypothetical = true
		case w == "to" && m.status == graph.Actual && x.t.Rel(v) == "advcl" && x.lex.Is(lexicon.MeansVerb, x.t.Tok(h).Lemma):
			// "used tear gas to disperse them": the means tells what was done.
			x.auxiliaries(h, m)
		case w == "to" && m.status == graph.Actual:
			// A purpose or a noun's infinitive has not happened yet.
			m.status, m.trigger = graph.Planned, "to"
			if x.t.Rel(v) == "acl" && x.lex.Is(lexicon.PossibleNoun, x.t.Tok(h).Lemma) {
				m.status = graph.Possible
			}
		}
	}
}

// absent tells whether the text says that there is none of what the noun at h names:
// "no plans", "does not have any intention".
func (x *extraction) absent(h int) bool {
	if d := x.t.Kid(h, "det"); d >= 0 && x.t.Tok(d).Lower == "no" {
		return true
	}
	v := x.t.Tok(h).Head
	if v < 0 || x.t.Rel(h) != "obj" {
		return false
	}
	var up mode
	x.auxiliaries(v, &up)
	return up.negated
}

// nounMode reads the mode of a nominal event from its modifiers; the verb that
// carries it is read by modeOf.
func (x *extraction) nounMode(n int) mode {
	m := mode{status: graph.Actual}
	x.t.Each(n, func(k int) bool {
		tok := x.t.Tok(k)
		switch rel := x.t.Rel(k); {
		case rel == "amod" && x.lex.Is(lexicon.PlannedMark, tok.Lower):
			m.status, m.future, m.trigger = graph.Planned, true, tok.Lower
		case rel == "amod" && x.lex.Is(lexicon.PossibleMark, tok.Lower):
			m.status, m.trigger = graph.Possible, tok.Lower
		case rel == "acl" && x.lex.Is(lexicon.PlannedVerb, tok.Lemma):
			m.status, m.future, m.trigger = graph.Planned, true, tok.Lower
		case rel == "det" && tok.Lower == "no":
			m.negated, m.status, m.trigger = true, graph.Denied, "no"
		case rel == "det" && tok.Lower == "any":
			m.status, m.trigger = graph.Possible, "any"
		}
		return true
	})
	if p := x.t.Preposition(n); p == "without" {
		m.negated, m.status, m.trigger = true, graph.Denied, p
	}
	return m
}

// combine lays the mode of a nominal event over that of the verb that carries
// it; the less real of the two wins.
func (m mode) combine(n mode) mode {
	if rank(n.status) > rank(m.status) {
		m.status, m.trigger = n.status, n.trigger
	}
	m.negated = m.negated || n.negated
	m.future = m.future || n.future
	m.conditional = m.conditional || n.conditional
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

// turn applies mode m to a relation: a cooperative act that its agent will not
// do is a refusal; one that it will do is a promise; a penalty under a condition
// is a threat, and so is one that somebody says will come (told). ok is false
// where nothing is left of the act.
func turn(r graph.Relation, m mode, told bool) (relation graph.Relation, status graph.Status, ok bool) {
	if r == "" {
		return r, m.status, true
	}
	class := classOf(r)
	if class == graph.Threaten && m.conditional && m.status == graph.Possible && m.trigger == "" && !m.hypothetical {
		m.status = graph.Actual // the condition is that of the penalty
	}
	// Who cannot accept or support something turns it down; who cannot attack
	// does not refuse to.
	volition := m.future || m.unable() && (class == graph.Agree || class == graph.Support || class == graph.Concede)
	switch {
	case m.negated && class == graph.Reject:
		return r, "", false
	case m.negated && volition && friendly.is(r):
		return graph.Rejected, graph.Actual, true
	case m.negated:
		return r, graph.Denied, true
	case m.status == graph.Planned && strings.HasPrefix(m.trigger, "to"):
		return r, m.status, true
	case m.future && m.status == graph.Planned && promised.is(r):
		return graph.AgreedWith, graph.Planned, true
	case penal.is(r) && !m.hypothetical && (told && m.announced() || m.conditional && m.status == graph.Possible):
		return graph.Threatened, graph.Actual, true
	}
	return r, m.status, true
}

// unable tells whether the act is one that its agent cannot do.
func (m mode) unable() bool {
	return m.trigger == "can" || m.trigger == "ca" || m.trigger == "could"
}

// announced tells whether the act is told as what its agent will do.
func (m mode) announced() bool {
	return m.future && m.status == graph.Planned && (m.trigger == "will" || m.trigger == "would" || m.trigger == "'ll")
}
