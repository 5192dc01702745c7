package event

import (
	"newsgraph/graph"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/event/party"
)

// describes handles "called the plan unacceptable": a verb of describing whose
// complement is an adjective of the lexicon. It tells whether v is one.
func (x *extraction) describes(v int) bool {
	if !x.lex.Is(lexicon.Describe, x.t.Tok(v).Lemma) {
		return false
	}
	e, ok := x.epithet(x.predicate(v))
	if !ok {
		return false
	}
	e.Name = x.t.Tok(v).Lemma + " " + e.Name
	src := x.who.Source(v)
	tgt := x.who.Look().Fill(x.t.Patients(v), false, false)
	tgt.Role = "own"
	return x.emit(v, e, x.m.Of(v), src, tgt)
}

// predicate returns what the verb of describing at v says of its object: an adjective
// or an abusive noun ("described him as a clown"), or -1.
func (x *extraction) predicate(v int) int {
	for _, k := range x.t.Oblique(v, "as") {
		if x.lex.Is(lexicon.Slur, x.t.Tok(k).Lemma) {
			return k
		}
	}
	out := -1
	x.t.Each(v, func(k int) bool {
		if x.t.Tok(k).UPOS == "ADJ" && x.t.Rel(k) != "advmod" {
			out = k
		}
		return out < 0
	})
	if l := x.label(v); out < 0 && l >= 0 {
		if x.lex.Is(lexicon.Wrong, x.t.Tok(l).Lemma) {
			return l
		}
		if a := x.t.Kid(l, "amod"); a >= 0 && x.lex.Adjectives[x.t.Tok(a).Lemma] != nil {
			return a // "called it an unfriendly step"
		}
	}
	return out
}

// epithet returns what it is to call somebody by the word at a (or -1).
func (x *extraction) epithet(a int) (lexicon.Entry, bool) {
	switch {
	case a < 0:
		return lexicon.Entry{}, false
	case x.lex.Is(lexicon.Guilty, x.t.Tok(a).Lower):
		return lexicon.Entry{Relation: graph.Accused, Name: x.t.Tok(a).Lower}, true
	case x.t.Nominal(a):
		return lexicon.Entry{Relation: graph.Criticized, Name: x.t.Tok(a).Lower}, true
	}
	if es := x.lex.Adjectives[x.t.Tok(a).Lemma]; es != nil {
		return es[0], true
	}
	return lexicon.Entry{}, false
}

// judges makes the event of the predicate adjective, or noun that judges, of c: "is
// opposed to", "is unacceptable for", "is a violation of".
func (x *extraction) judges(c *claim) {
	a := c.at
	e, wrong := lexicon.Entry{Relation: graph.Criticized, Name: x.t.Tok(a).Lemma}, x.lex.Is(lexicon.Wrong, x.t.Tok(a).Lemma)
	if es := x.lex.Adjectives[x.t.Tok(a).Lemma]; es != nil {
		e = es[0]
	} else if !wrong {
		return
	}
	s := x.t.Kid(a, "nsubj")
	if s < 0 {
		return
	}
	m := x.m.Of(a)
	subject := x.who.Look().Fill(x.t.Conjuncts(s), true, false)
	if len(subject.Entities) > 0 && !wrong {
		subject.Role = "subj"
		x.emit(a, e, m, subject, x.who.Look().Target(a, -1, e.Roles, false, subject.Entities))
		return
	}
	// "The demands are unacceptable for Kyiv": the judge stands in the phrase.
	judge := x.who.Look().Target(a, -1, lexicon.Roles("for!,to!"), false, nil)
	if len(judge.Entities) == 0 {
		judge = x.speaker(a)
	}
	owner := party.Found{Sure: party.SureOwner, Role: "own"}
	owner.Add(party.Without(append(subject.Entities, x.who.Look().Owners(s, 3)...), judge.Entities))
	if len(owner.Entities) > 0 && len(judge.Entities) > 0 {
		x.emit(a, e, m, judge, owner)
	}
}

// stative handles participles that say what somebody thinks, not what is done
// to them: "is opposed to". It tells whether v is one.
func (x *extraction) stative(v int) bool {
	es := x.lex.Adjectives[x.t.Tok(v).Lower]
	if es == nil || !x.t.Passive(v) || len(x.t.Agents(v)) > 0 || len(x.t.Oblique(v, "to")) == 0 {
		return false
	}
	src := x.who.Look().Fill(x.t.Patients(v), true, false)
	src.Role = "subj"
	return x.emit(v, es[0], x.m.Of(v), src, x.who.Look().Target(v, -1, es[0].Roles, false, src.Entities))
}

// speaker is the one whose words token i stands in.
func (x *extraction) speaker(i int) party.Found {
	f := party.Found{Sure: party.SureOwner, Role: "speaker"}
	if r := x.who.Reporter(i, -1); r >= 0 {
		f.Add([]int{r})
	}
	return f
}

// ready makes a promise of "is ready to help".
func (x *extraction) ready(a int) bool {
	e := lexicon.Entry{Relation: graph.AgreedWith, Roles: attitudeRoles, Name: x.t.Tok(a).Lower + " to"}
	return x.t.Kid(a, "xcomp", "advcl", "ccomp") >= 0 && x.verbEvent(a, -1, e)
}
