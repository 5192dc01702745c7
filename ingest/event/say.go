package event

import (
	"newsgraph/graph"
	"newsgraph/ingest/event/lexicon"
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
	src := x.source(v)
	switch {
	case len(src.entities) == 0:
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
	m := x.modeOf(c)
	if x.t.Tok(c).UPOS != "VERB" || m.future || m.obliged || m.hypothetical {
		return false
	}
	lemma := x.t.Tok(c).Lemma
	if m.negated {
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
func (x *extraction) blame(v, content int, src found) {
	subjects := x.t.Subjects(content)
	if x.lex.Is(lexicon.Guilty, x.t.Tok(content).Lower) && x.modeOf(content).negated {
		return
	}
	tgt := x.fill(subjects, true, false)
	tgt.entities, tgt.role = without(tgt.entities, src.entities), "blamed"
	if len(tgt.entities) > 0 {
		x.emit(v, lexicon.Entry{Relation: graph.Accused, Name: x.t.Tok(v).Lemma + "+guilty"}, x.modeOf(v), src, tgt)
	}
}

// threatens tells whether the clause at c holds out a penalty: a hostile act in
// the future, under a condition or told to somebody's face.
func (x *extraction) threatens(c int) bool {
	for _, k := range x.t.Conjuncts(c) {
		if x.t.Tok(k).UPOS != "VERB" {
			continue
		}
		m := x.modeOf(k)
		if !m.future || m.negated {
			continue
		}
		m.conditional = m.conditional || x.condition(k, syntax.MaxBelow) >= 0
		if e, _ := x.match(k); e != nil {
			if penal.is(e.Relation) && (m.conditional || m.status == graph.Planned && !x.announced(k, e.Relation)) {
				return true
			}
		}
		if m.conditional && x.measure(k) {
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
func (x *extraction) warning(v, content int, src found) {
	tgt := x.target(v, -1, lexicon.Roles("obj!,to!"), false, src.entities)
	if len(tgt.entities) == 0 {
		tgt = x.conditionSubject(content, src.entities)
	}
	if e, noun := x.match(content); len(tgt.entities) == 0 && e != nil {
		tgt = x.target(content, noun, e.Roles, false, src.entities)
	}
	if len(tgt.entities) == 0 {
		tgt = x.target(content, -1, lexicon.Roles("obj,on,against,to,from"), false, src.entities)
	}
	e := lexicon.Entry{Relation: graph.Warned, Name: x.t.Tok(v).Lemma + "+threat"}
	m := x.modeOf(v)
	m.conditional = false
	if m.status == graph.Possible {
		m.status = graph.Actual
	}
	if len(tgt.entities) > 0 && x.emit(v, e, m, src, tgt) {
		x.governAll(content, governor{v, graph.Warned})
	}
}

// conditionSubject returns the actors in the if-clause of the clause at c.
func (x *extraction) conditionSubject(c int, not []int) found {
	f := found{sure: sureOwner, role: "condition"}
	if k := x.condition(c, syntax.MaxBelow); k >= 0 {
		f.add(without(x.fill(x.t.Subjects(k), false, false).entities, not))
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
func (x *extraction) obligation(v, content int, src found) {
	m := x.modeOf(content)
	if !m.obliged || m.conditional {
		return
	}
	subjects := x.t.Subjects(content)
	if x.t.Passive(content) {
		return
	}
	tgt := x.fill(subjects, true, false)
	if len(subjects) == 1 && x.t.Tok(subjects[0]).UPOS == "PRON" && x.lex.Is(lexicon.Address, x.t.Tok(v).Lemma) {
		tgt = x.fill(x.t.Patients(v), true, false) // "told Japan that it must"
	}
	tgt.entities = without(tgt.entities, src.entities)
	tgt.role, tgt.sure = "obliged", sureOwner
	if len(tgt.entities) == 0 {
		return
	}
	relation := graph.Demanded
	if m.trigger == "should" {
		relation = graph.Requested
	}
	x.emit(v, lexicon.Entry{Relation: relation, Name: x.t.Tok(v).Lemma + "+obligation"}, x.modeOf(v), src, tgt)
}
