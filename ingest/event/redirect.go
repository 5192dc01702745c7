package event

import (
	"slices"
	"strings"

	"newsgraph/graph"
)

// redirect is what becomes of entry e where the words around verb v, whose light
// object is noun (or -1), turn the act into another one.
func (x *extraction) redirect(v, noun int, e entry) entry {
	if noun >= 0 && (e.relation == graph.Attacked || e.relation == graph.MobilizedAgainst) && x.joint(noun) {
		e.relation, e.roles = graph.CooperatedWith, jointRoles
	}
	if e.relation == graph.SpokeWith && x.slur(v) {
		e.relation = graph.Criticized
	}
	if e.relation == graph.SpokeWith && x.t.Tok(v).Lemma == "call" && (x.t.Some(v, x.bidding) || len(x.t.Oblique(v, "to")) > 0) {
		e.relation = graph.Requested // "called the parties to return", "to calm"
	}
	if e.relation == graph.ProtestedAgainst && x.t.Tok(v).Lemma == "protest" && x.diplomatic(v) {
		e.relation = graph.Criticized
	}
	if e.relation == graph.ProtestedAgainst && len(x.attached(v, "cause").entities) > 0 {
		e.relation, e.roles = graph.Supported, []role{{"cause", false}}
	}
	if e.relation == graph.Attacked && x.verbal(v) {
		e.relation = graph.Criticized
	}
	if x.ceases(v) {
		e.relation = ended(e.relation)
	}
	if e.relation == graph.MobilizedAgainst && x.keepsPeace(v, 3) {
		e.relation, e.roles = graph.Aided, peaceRoles
	}
	return e
}

// bidding tells whether the clause at c says what somebody is called to do, not what
// for he is called on the telephone ("to congratulate him").
func (x *extraction) bidding(c int) bool {
	tok := x.t.Tok(c)
	if !x.t.Infinitive(c) || tok.UPOS != "VERB" || x.lex.is("say", tok.Lemma) || x.lex.is("address", tok.Lemma) || x.lex.is("telling", tok.Lemma) {
		return false
	}
	e, _ := x.match(c)
	if e == nil {
		return true
	}
	return classOf(e.relation) == graph.Consult || e.relation == graph.WithdrewFrom || e.relation == graph.ConcededTo
}

// diplomatic tells whether those who protest at verb v are states, governments or
// their officers, who do so with words.
func (x *extraction) diplomatic(v int) bool {
	src := x.source(v).entities
	for _, s := range src {
		if e := x.entity(s); e.Generic || !x.official(e) {
			return false
		}
	}
	return len(src) > 0
}

// verbal tells whether the attack at v is one with words.
func (x *extraction) verbal(v int) bool {
	return x.t.Some(v, func(k int) bool {
		return x.t.Tok(k).Lower == "verbally" || x.t.Preposition(k) == "with" && x.lex.is("speech", x.t.Tok(k).Lemma)
	})
}

// jointRoles are the places of those with whom something is done together.
var jointRoles = parseRoles("with,alongside,each")

// joint tells whether what the noun names is done by several together.
func (x *extraction) joint(noun int) bool {
	found := false
	x.t.Each(noun, func(k int) bool {
		found = x.t.Tok(k).Lower == "joint" && k < noun
		return !found
	})
	return found
}

// unanswered makes a refusal of "will not respond to the proposals", and tells
// whether there was one.
func (x *extraction) unanswered(v int) bool {
	if !x.lex.is("reply", x.t.Tok(v).Lemma) {
		return false
	}
	if m := x.modeOf(v); !m.negated || m.hypothetical {
		return false
	}
	for _, o := range slices.Concat(x.t.Oblique(v, "to"), x.t.Oblique(v, "with"), x.t.Patients(v)) {
		for _, e := range x.lex.nouns[strings.ToLower(x.t.Tok(o).Lemma)] {
			if classOf(e.relation) == graph.Request {
				e = entry{relation: graph.Rejected, roles: []role{{"own", false}, {"from", false}}, name: x.t.Tok(v).Lemma + " not"}
				src := x.source(v)
				return x.emit(v, e, mode{status: graph.Actual}, src, x.target(-1, o, e.roles, false, src.entities))
			}
		}
	}
	return false
}

// ownSides tells whether the targets are the states of the several sources: "the two
// leaders urged both sides" means others.
func (x *extraction) ownSides(sources, targets []int) bool {
	if len(sources) < 2 || len(targets) < 2 {
		return false
	}
	for _, t := range targets {
		own := false
		for _, s := range sources {
			own = own || x.entity(t).Kind == "country" && x.entity(s).Kind == "person" && x.entity(s).Country == x.entity(t).Country
		}
		if !own {
			return false
		}
	}
	return true
}

// jointly makes cooperation of whatever is done "jointly with" somebody at verb v,
// and tells whether there was any.
func (x *extraction) jointly(v int) bool {
	if !x.t.Some(v, func(k int) bool { return x.t.Rel(k) == "advmod" && x.lex.is("jointly", x.t.Tok(k).Lower) }) {
		return false
	}
	return x.verbEvent(v, -1, entry{relation: graph.CooperatedWith, roles: jointRoles, name: x.t.Tok(v).Lemma + " jointly"})
}

// eachOther tells whether the object of the verb at v is "each other" or "one
// another".
func (x *extraction) eachOther(v int) bool {
	return x.t.Some(v, func(k int) bool {
		w := x.t.Tok(k).Lower
		return k > v && k+1 < len(x.d.Tokens) && (w == "each" && x.t.Tok(k+1).Lower == "other" || w == "one" && x.t.Tok(k+1).Lower == "another")
	})
}

// ceases tells whether the verb at v says what the one above it puts an end to
// ("stopped bombing").
func (x *extraction) ceases(v int) bool {
	h := x.t.Tok(v).Head
	return h >= 0 && x.t.Tok(v).XPOS == "VBG" && x.t.Rel(v) == "xcomp" && x.lex.is("cease", x.t.Tok(h).Lemma)
}

// withheld makes a sanction of the end of what the verb at v transfers ("stopped
// sending timber to them"), and tells whether there was one. It is told as aid, which
// redirect cancels.
func (x *extraction) withheld(v int) bool {
	return x.ceases(v) && x.lex.is("transfer", x.t.Tok(v).Lemma) &&
		x.verbEvent(v, -1, entry{relation: graph.Aided, roles: parseRoles("to,from"), name: x.t.Tok(v).Lemma + " no more"})
}

// allPersons tells whether the entities are persons or, without a name, people
// who bear no arms.
func (x *extraction) allPersons(entities []int) bool {
	for _, i := range entities {
		e := x.entity(i)
		if e.Kind != "person" && !(e.Generic && e.Sector != "MIL" && e.Sector != "REB") {
			return false
		}
	}
	return true
}

// warnedParty is the party on whose conduct the harm hangs ("warned that Oslo will
// act if Bern refuses" warns Bern), else the one that the harm is to befall, else
// tgt.
func (x *extraction) warnedParty(v int, src, tgt found) found {
	c := x.t.Kid(v, "ccomp")
	if c < 0 {
		return tgt
	}
	if f := x.conditionSubject(c, src.entities); len(f.entities) > 0 && !x.allGeneric(f.entities) {
		return f
	}
	e, noun := x.match(c)
	if e == nil || x.t.Tok(c).UPOS != "VERB" {
		return tgt
	}
	if !penal.is(e.relation) {
		return tgt
	}
	doers := x.fill(x.t.Subjects(c), true, false).entities
	x.taken = src.entities
	foreign := without(x.others(doers), src.entities)
	x.taken = nil
	if len(foreign) > 0 {
		return tgt // what others will do
	}
	not := append(append([]int(nil), src.entities...), doers...)
	if f := x.target(c, noun, e.roles, reaching.is(e.relation), not); len(f.entities) > 0 {
		f.role = "threatened"
		return f
	}
	return tgt
}

// grounds keeps the reason of a charge or praise ("arrested for spying") from
// being taken for an event of its own.
func (x *extraction) grounds(v int, r graph.Relation) {
	if !charging.is(r) {
		return
	}
	x.t.Each(v, func(k int) bool {
		if rel := x.t.Rel(k); rel == "advcl" || rel == "obl" || rel == "acl" {
			if mark := x.t.Kid(k, "mark", "case"); mark >= 0 && x.t.Tok(k).XPOS == "VBG" {
				x.governAll(k, governor{v, r})
			}
		}
		return true
	})
}

// hostileComplement tells whether the act that v is ready or promises to do is
// one against the other party ("is ready to extend sanctions").
func (x *extraction) hostileComplement(v int) bool {
	hostile := false
	if x.lex.is("offering", x.t.Tok(v).Lemma) {
		return false
	}
	x.t.Each(v, func(k int) bool {
		if r := x.t.Rel(k); r == "xcomp" || r == "advcl" {
			if e, _ := x.match(k); e != nil && x.t.Tok(k).UPOS == "VERB" {
				hostile = penal.is(e.relation)
			}
		}
		return !hostile
	})
	return hostile
}

// offersTerms tells whether somebody is offered at v to do something: what the
// other side is to do is a proposal ("offered the rebels to lay down their arms").
func (x *extraction) offersTerms(v int) bool {
	if x.t.Tok(v).Lemma != "offer" {
		return false
	}
	terms := false
	x.t.Each(v, func(k int) bool {
		r := x.t.Rel(k)
		terms = (r == "xcomp" || r == "advcl") && k > v && x.t.Infinitive(k)
		return !terms
	})
	to := x.t.Patients(v)
	if len(to) == 0 {
		to = x.t.Oblique(v, "to")
	}
	return terms && len(x.fill(to, true, false).entities) > 0 && !x.allGeneric(x.fill(to, true, false).entities)
}

// onlyDirect tells whether the target must be the direct object itself: nothing
// else in the clause will do.
func onlyDirect(roles []role) bool {
	for _, r := range roles {
		if !r.direct {
			return false
		}
	}
	return true
}

func hasRole(roles []role, name string) bool {
	for _, r := range roles {
		if r.name == name {
			return true
		}
	}
	return false
}
