package event

import (
	"newsgraph/graph"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/event/party"
	"newsgraph/ingest/syntax"
)

// says looks behind a verb of saying at v: told threats are warnings, told
// obligations are demands. It tells whether v is such a verb.
func (x *extraction) says(v int) bool {
	if !x.lex.Is(lexicon.Say, x.t.Tok(v).Lemma) && !x.lex.Is(lexicon.Address, x.t.Tok(v).Lemma) {
		return false
	}
	content := x.t.Kid(v, "ccomp")
	if content < 0 && x.t.Rel(v) == "parataxis" {
		content = x.t.Tok(v).Head
	}
	if content < 0 {
		return true
	}
	src := x.who.Source(v)
	switch {
	case len(src.Entities) == 0:
	case x.lex.Is(lexicon.Guilty, x.t.Tok(content).Lower):
		x.blame(v, content, src)
	case x.threatens(content):
		x.warning(v, content, src)
	case x.misdeed(content):
		x.blame(v, content, src)
	default:
		x.obligation(v, content, src)
	}
	return true
}

// misdeed tells whether the clause at c says that its subject did wrong: broke
// its word, used forbidden means, or did not do what it owed.
func (x *extraction) misdeed(c int) bool {
	m := x.m.Of(c)
	if x.t.Tok(c).UPOS != "VERB" || m.Future || m.Obliged || m.Hypothetical {
		return false
	}
	lemma := x.t.Tok(c).Lemma
	if m.Negated {
		return x.lex.Is(lexicon.Duty, lemma)
	}
	if !x.lex.Is(lexicon.Misdeed, lemma) {
		return false
	}
	if lemma != "use" && lemma != "break" && lemma != "ignore" && lemma != "fail" {
		return true
	}
	if lemma == "fail" {
		in := x.t.Kid(c, "xcomp", "advcl")
		return in >= 0 && x.lex.Is(lexicon.Duty, x.t.Tok(in).Lemma)
	}
	o := x.objectIn(c, x.lex.Words(lexicon.MisdeedObject), true)
	return o >= 0
}

// blame makes an accusation of "said that Moscow was responsible for".
func (x *extraction) blame(v, content int, src party.Found) {
	subjects := x.t.Subjects(content)
	if x.lex.Is(lexicon.Guilty, x.t.Tok(content).Lower) && x.m.Of(content).Negated {
		return
	}
	tgt := x.who.Look().Fill(subjects, true, false)
	tgt.Entities, tgt.Role = party.Without(tgt.Entities, src.Entities), "blamed"
	if len(tgt.Entities) > 0 {
		x.emit(v, lexicon.Entry{Relation: graph.Accused, Name: x.t.Tok(v).Lemma + "+guilty"}, x.m.Of(v), src, tgt)
	}
}

// threatens tells whether the clause at c holds out a penalty: a hostile act in
// the future, under a condition or told to somebody's face.
func (x *extraction) threatens(c int) bool {
	for _, k := range x.t.Conjuncts(c) {
		if x.t.Tok(k).UPOS != "VERB" {
			continue
		}
		m := x.m.Of(k)
		if !m.Future || m.Negated {
			continue
		}
		m.Conditional = m.Conditional || x.condition(k, syntax.MaxBelow) >= 0
		if e, _ := x.match(k); e != nil {
			if penal.is(e.Relation) && (m.Conditional || m.Status == graph.Planned && !x.announced(k, e.Relation)) {
				return true
			}
		}
		if m.Conditional && x.measure(k) {
			return true
		}
	}
	return false
}

// announced tells whether the act of relation r at v is a measure that its agent
// announces: who says that he will impose sanctions has decided on them, unless he
// says on what it hangs.
func (x *extraction) announced(v int, r graph.Relation) bool {
	return r == graph.Sanctioned && x.condition(v, 1) < 0
}

// measure recognises "take measures", "face consequences".
func (x *extraction) measure(v int) bool {
	for _, o := range x.t.Patients(v) {
		if x.lex.Is(lexicon.Consequence, x.t.Tok(o).Lemma) {
			return true
		}
	}
	return false
}

// warning makes a `warned` of v: its target is the one told, else the subject
// of the condition, else the target of the penalty.
func (x *extraction) warning(v, content int, src party.Found) {
	tgt := x.who.Look().Target(v, -1, lexicon.Roles("obj!,to!"), false, src.Entities)
	if len(tgt.Entities) == 0 {
		tgt = x.conditionSubject(content, src.Entities)
	}
	if e, noun := x.match(content); len(tgt.Entities) == 0 && e != nil {
		tgt = x.who.Look().Target(content, noun, e.Roles, false, src.Entities)
	}
	if len(tgt.Entities) == 0 {
		tgt = x.who.Look().Target(content, -1, lexicon.Roles("obj,on,against,to,from"), false, src.Entities)
	}
	e := lexicon.Entry{Relation: graph.Warned, Name: x.t.Tok(v).Lemma + "+threat"}
	m := x.m.Of(v)
	m.Conditional = false
	if m.Status == graph.Possible {
		m.Status = graph.Actual
	}
	if len(tgt.Entities) > 0 && x.emit(v, e, m, src, tgt) {
		x.governAll(content, governor{v, graph.Warned})
	}
}

// conditionSubject returns the actors in the if-clause of the clause at c.
func (x *extraction) conditionSubject(c int, not []int) party.Found {
	f := party.Found{Sure: party.SureOwner, Role: "condition"}
	if k := x.condition(c, syntax.MaxBelow); k >= 0 {
		f.Add(party.Without(x.who.Look().Fill(x.t.Subjects(k), false, false).Entities, not))
	}
	return f
}

// condition returns the head of the if-clause of the clause at c, which the
// parser may have hung on a clause below it, or -1.
func (x *extraction) condition(c, depth int) int {
	out := -1
	x.t.Each(c, func(k int) bool {
		switch r := x.t.Rel(k); {
		case r == "advcl" && x.marked(k):
			out = k
		case depth > 1 && (r == "advcl" || r == "xcomp" || r == "conj"):
			out = x.condition(k, depth-1)
		}
		return out < 0
	})
	return out
}

// marked tells whether a conditional conjunction introduces the clause at k.
func (x *extraction) marked(k int) bool {
	mark := x.t.Kid(k, "mark")
	return mark >= 0 && x.lex.Is(lexicon.ConditionalMark, x.t.Tok(mark).Lower)
}

// obligation makes a demand of "said that NATO must withdraw".
func (x *extraction) obligation(v, content int, src party.Found) {
	m := x.m.Of(content)
	if !m.Obliged || m.Conditional {
		return
	}
	subjects := x.t.Subjects(content)
	if x.t.Passive(content) {
		return
	}
	tgt := x.who.Look().Fill(subjects, true, false)
	if len(subjects) == 1 && x.t.Tok(subjects[0]).UPOS == "PRON" && x.lex.Is(lexicon.Address, x.t.Tok(v).Lemma) {
		tgt = x.who.Look().Fill(x.t.Patients(v), true, false) // "told Japan that it must"
	}
	tgt.Entities = party.Without(tgt.Entities, src.Entities)
	tgt.Role, tgt.Sure = "obliged", party.SureOwner
	if len(tgt.Entities) == 0 {
		return
	}
	relation := graph.Demanded
	if m.Trigger == "should" {
		relation = graph.Requested
	}
	x.emit(v, lexicon.Entry{Relation: relation, Name: x.t.Tok(v).Lemma + "+obligation"}, x.m.Of(v), src, tgt)
}
