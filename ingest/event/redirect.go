package event

import (
	"strings"

	"newsgraph/graph"
)

// redirect is what becomes of entry e where the words around verb v, whose light
// object is noun (or -1), turn the act into another one.
func (x *extraction) redirect(v, noun int, e entry) entry {
	if def, _ := graph.Define(e.relation); noun >= 0 && (def.Class == graph.Assault || def.Class == graph.Mobilize) && x.joint(noun) {
		e.relation, e.roles = graph.CooperatedWith, jointRoles
	}
	if e.relation == graph.SpokeWith && x.slur(v) {
		e.relation = graph.Criticized
	}
	if e.relation == graph.ProtestedAgainst && len(x.attached(v, "cause").entities) > 0 {
		e.relation, e.roles = graph.Supported, []role{{"cause", false}}
	}
	if x.ceases(v) {
		def, _ := graph.Define(e.relation)
		e.relation = cancelled(def.Class, e.relation)
	}
	if e.relation == graph.MobilizedAgainst && x.keepsPeace(v, 3) {
		e.relation, e.roles = graph.Aided, peaceRoles
	}
	return e
}

// peaceRoles are the places of those to whom troops are sent for their protection.
var peaceRoles = parseRoles("to!,in,into,along,for,own")

// keepsPeace tells whether the troops that are sent at v, or what they are sent
// for, is a matter of peacekeeping (CAMEO 074). depth bounds the steps down.
func (x *extraction) keepsPeace(v, depth int) bool {
	found := false
	x.t.kids(v, func(k int) bool {
		tok := x.t.tok(k)
		found = x.lex.is("peacekeeping", tok.Lower) || depth > 1 && tok.Rel != "nsubj" && x.keepsPeace(k, depth-1)
		return !found
	})
	return found
}

// jointRoles are the places of those with whom something is done together.
var jointRoles = parseRoles("with,alongside,each")

// joint tells whether what the noun names is done by several together.
func (x *extraction) joint(noun int) bool {
	found := false
	x.t.kids(noun, func(k int) bool {
		found = x.t.tok(k).Lower == "joint" && k < noun
		return !found
	})
	return found
}

// expels makes a sanction of the order to diplomats at v to leave, and tells
// whether there was one.
func (x *extraction) expels(v int) bool {
	if rel, _ := x.attitude(v); rel != graph.Demanded && rel != graph.Requested && x.t.tok(v).Lemma != "give" {
		return false
	}
	c := x.t.kid(v, "xcomp", "advcl", "ccomp")
	patients := x.t.patients(v)
	for _, o := range patients {
		if c < 0 {
			c = x.t.kid(o, "acl") // "gave staff 24 hours to leave"
		}
	}
	if c < 0 || !x.lex.is("depart", x.t.tok(c).Lemma) || !x.infinitive(c) {
		return false
	}
	for _, o := range patients {
		if x.lex.is("envoy", x.t.tok(o).Lemma) {
			return x.verbEvent(v, -1, entry{relation: graph.Sanctioned, roles: parseRoles("own,obj,from"), name: x.t.tok(v).Lemma + "+departure", plain: true})
		}
	}
	return false
}

// unanswered makes a refusal of "will not respond to the proposals", and tells
// whether there was one.
func (x *extraction) unanswered(v int) bool {
	if !x.lex.is("reply", x.t.tok(v).Lemma) {
		return false
	}
	if m := x.modeOf(v); !m.negated || m.hypothetical {
		return false
	}
	for _, o := range append(x.t.oblique(v, "to"), x.t.patients(v)...) {
		for _, e := range x.lex.nouns[strings.ToLower(x.t.tok(o).Lemma)] {
			if def, _ := graph.Define(e.relation); def.Class == graph.Request {
				e = entry{relation: graph.Rejected, roles: []role{{"own", false}, {"from", false}}, name: x.t.tok(v).Lemma + " not"}
				src := x.source(v)
				return x.emit(v, e, mode{status: graph.Actual}, src, x.target(-1, o, e.roles, false, src.entities))
			}
		}
	}
	return false
}

// attacker finds who attacks at verb v where its subject or agent does not say it:
// whose attack it happens in ("were killed in an Israeli raid", "died as a result of
// shelling by the army"), or, of weapons that strike by themselves, the state of the
// one who tells of them.
func (x *extraction) attacker(v int) found {
	f := found{sure: sureOwner, role: "attack"}
	if x.t.passive(v) {
		x.t.kids(v, func(k int) bool {
			if x.t.rel(k) == "obl" {
				f.add(x.attackOf(k, 2))
			}
			return len(f.entities) == 0
		})
		return f
	}
	for _, s := range x.t.subjects(v) {
		if !x.lex.is("means", x.t.tok(s).Lemma) {
			return f
		}
	}
	for _, e := range x.speaker(v).entities {
		if i := x.ix.states[x.entity(e).Country]; i > 0 && x.entity(e).Kind != "media" && len(x.t.subjects(v)) > 0 {
			f.add([]int{i - 1})
		}
	}
	return f
}

// attackOf returns who makes the attack that the noun at n, or one below it, names.
// depth bounds the steps down.
func (x *extraction) attackOf(n, depth int) []int {
	for _, e := range x.lex.nouns[strings.ToLower(x.t.tok(n).Lemma)] {
		if e.relation != graph.Attacked {
			continue
		}
		if f := x.nounSource(n, -1); len(f.entities) > 0 {
			return f.entities
		}
		return x.fill(x.t.oblique(n, "of"), true, false).entities
	}
	var out []int
	if depth > 1 {
		x.t.kids(n, func(k int) bool {
			if x.t.rel(k) == "nmod" {
				out = x.attackOf(k, depth-1)
			}
			return len(out) == 0
		})
	}
	return out
}

// captors is who holds those whose release is asked for at verb v: the agents of a
// clause below the object, or whoever was told to have seized somebody; of other
// requests tgt.
func (x *extraction) captors(v int, sources []int, tgt found) found {
	x.taken = sources
	defer func() { x.taken = nil }()
	for _, o := range x.t.patients(v) {
		if !x.lex.is("release", x.t.tok(o).Lemma) {
			continue
		}
		f := found{sure: sureOwner, role: "captor"}
		for _, who := range x.t.oblique(o, "of") {
			x.t.kids(who, func(k int) bool {
				if x.t.rel(k) == "acl" && x.t.passive(k) {
					f.add(x.fill(x.t.passiveAgents(k), true, false).entities)
				}
				return true
			})
		}
		if by := x.doerOf(graph.Coerced, x.d.SentenceOf(v)); len(f.entities) == 0 && by >= 0 {
			f.add([]int{by})
		}
		if len(f.entities) > 0 {
			return f
		}
	}
	return tgt
}

// ownForces returns the forces that the verb at v moves: unnamed ones, or those of
// the sources' state.
func (x *extraction) ownForces(v int, sources []int) []int {
	var out []int
	for _, e := range x.fill(x.t.patients(v), true, false).entities {
		g := x.entity(e)
		own := g.Generic
		for _, s := range sources {
			own = own || g.Country == x.entity(s).Country
		}
		if own && (g.Sector == "MIL" || x.means(g.Name)) {
			out = append(out, e)
		}
	}
	return out
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

// ownEnvoy tells whether the diplomat whom the act at v concerns is one of the
// sources' own ("recalled its ambassador").
func (x *extraction) ownEnvoy(v int, sources []int) bool {
	for _, o := range x.t.patients(v) {
		if !x.lex.is("envoy", x.t.tok(o).Lemma) {
			continue
		}
		owner := x.owners(o, 1)
		if p := x.t.kid(o, "nmod:poss"); p >= 0 && x.t.tok(p).XPOS == "PRP$" || len(owner) == 0 || len(without(owner, sources)) == 0 {
			return true
		}
	}
	return false
}

// accredited returns the states that the diplomats of the act at v are sent to: in
// the phrases with "to", "in" or "from".
func (x *extraction) accredited(v int, sources []int) found {
	f := found{sure: sureOwner, role: "accredited"}
	for _, h := range append([]int{v}, x.t.patients(v)...) {
		for _, p := range []string{"to", "in", "from"} {
			for _, k := range x.t.oblique(h, p) {
				for _, e := range x.denoted(k) {
					f.add(without([]int{x.countryOf(e)}, sources))
				}
			}
		}
	}
	return f
}

// jointly makes cooperation of whatever is done "jointly with" somebody at verb v,
// and tells whether there was any.
func (x *extraction) jointly(v int) bool {
	if !x.t.some(v, func(k int) bool { return x.t.rel(k) == "advmod" && x.lex.is("jointly", x.t.tok(k).Lower) }) {
		return false
	}
	return x.verbEvent(v, -1, entry{relation: graph.CooperatedWith, roles: jointRoles, name: x.t.tok(v).Lemma + " jointly"})
}

// eachOther tells whether the object of the verb at v is "each other" or "one
// another".
func (x *extraction) eachOther(v int) bool {
	return x.t.some(v, func(k int) bool {
		w := x.t.tok(k).Lower
		return k > v && k+1 < len(x.d.Tokens) && (w == "each" && x.t.tok(k+1).Lower == "other" || w == "one" && x.t.tok(k+1).Lower == "another")
	})
}

// label returns what the verb of calling at v calls its object ("called him a
// coward"), or -1.
func (x *extraction) label(v int) int {
	if x.t.tok(v).Lemma != "call" {
		return -1
	}
	first, label := -1, -1
	x.t.kids(v, func(k int) bool {
		switch r := x.t.rel(k); {
		case k < v || !x.t.nominal(k) || r != "obj" && r != "iobj" && r != "xcomp" && r != "appos":
		case first < 0:
			first = k
			if a := x.t.kid(k, "appos"); a >= 0 && x.t.kid(a, "det") >= 0 && x.d.Tokens[a-1].Lower != "," {
				label = a
			}
		default:
			label = k
		}
		return true
	})
	return label
}

// slur tells whether the verb at v calls somebody names.
func (x *extraction) slur(v int) bool {
	l := x.label(v)
	return l >= 0 && x.lex.is("slur", x.t.tok(l).Lemma)
}

// names tells whether the verb at v only says what something is called.
func (x *extraction) names(v int, r graph.Relation) bool {
	return r == graph.SpokeWith && x.label(v) >= 0
}

// game tells whether the sentence of v is of sports, where victories and
// encounters are none of politics: it has a word of sports or a score.
func (x *extraction) game(v int, r graph.Relation) bool {
	if def, _ := graph.Define(r); def.Class != graph.Assault && r != graph.Met && r != graph.Hosted {
		return false
	}
	span := x.d.Sentences[x.d.SentenceOf(v)].Span
	for i := span.Start; i < span.End; i++ {
		tok := x.t.tok(i)
		if tok.UPOS == "NOUN" && x.lex.is("sport", tok.Lemma) || i > span.Start && i+1 < span.End && x.score(i) {
			return true
		}
	}
	return false
}

// score tells whether token i stands between the numbers of a result: "2-1".
func (x *extraction) score(i int) bool {
	tok, a, b := x.t.tok(i), x.t.tok(i-1), x.t.tok(i+1)
	return (tok.Text == "-" || tok.Text == "–") && !tok.Space && !b.Space && goals(a.Text) && goals(b.Text)
}

func goals(s string) bool { return len(s) == 1 && s[0] >= '0' && s[0] <= '9' }

// ceases tells whether the verb at v says what the one above it puts an end to
// ("stopped bombing").
func (x *extraction) ceases(v int) bool {
	h := x.t.tok(v).Head
	return h >= 0 && x.t.tok(v).XPOS == "VBG" && x.t.rel(v) == "xcomp" && x.lex.is("cease", x.t.tok(h).Lemma)
}

// armed tells whether one of the entities is a state or bears arms.
func (x *extraction) armed(entities []int) bool {
	for _, i := range entities {
		if e := x.entity(i); e.Kind == "country" || e.Sector == "MIL" || e.Sector == "REB" {
			return true
		}
	}
	return false
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
	c := x.t.kid(v, "ccomp")
	if c < 0 {
		return tgt
	}
	if f := x.conditionSubject(c, src.entities); len(f.entities) > 0 && !x.allGeneric(f.entities) {
		return f
	}
	e, noun := x.match(c)
	if e == nil || x.t.tok(c).UPOS != "VERB" {
		return tgt
	}
	if def, _ := graph.Define(e.relation); !penalty(def.Class) {
		return tgt
	}
	doers := x.fill(x.t.subjects(c), true, false).entities
	x.taken = src.entities
	foreign := without(x.others(doers), src.entities)
	x.taken = nil
	if len(foreign) > 0 {
		return tgt // what others will do
	}
	not := append(append([]int(nil), src.entities...), doers...)
	if f := x.target(c, noun, e.roles, reachesPlaces(e.relation), not); len(f.entities) > 0 {
		f.role = "threatened"
		return f
	}
	return tgt
}

// undoes tells whether acts of the class are about what has not happened: to
// cancel a planned visit is done, not planned.
func undoes(c graph.Class) bool {
	return c == graph.Reject || c == graph.Request || c == graph.Sanction || c == graph.Concede
}

// grounds keeps the reason of a charge or praise ("arrested for spying") from
// being taken for an event of its own.
func (x *extraction) grounds(v int, r graph.Relation) {
	if !x.lex.is("charge-relation", string(r)) {
		return
	}
	x.t.kids(v, func(k int) bool {
		if rel := x.t.rel(k); rel == "advcl" || rel == "obl" || rel == "acl" {
			if mark := x.t.kid(k, "mark", "case"); mark >= 0 && x.t.tok(k).XPOS == "VBG" {
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
	if x.lex.is("offering", x.t.tok(v).Lemma) {
		return false
	}
	x.t.kids(v, func(k int) bool {
		if r := x.t.rel(k); r == "xcomp" || r == "advcl" {
			if e, _ := x.match(k); e != nil && x.t.tok(k).UPOS == "VERB" {
				def, _ := graph.Define(e.relation)
				hostile = penalty(def.Class)
			}
		}
		return !hostile
	})
	return hostile
}

// offersTerms tells whether somebody is offered at v to do something: what the
// other side is to do is a proposal ("offered the rebels to lay down their arms").
func (x *extraction) offersTerms(v int) bool {
	if x.t.tok(v).Lemma != "offer" {
		return false
	}
	terms := false
	x.t.kids(v, func(k int) bool {
		r := x.t.rel(k)
		terms = (r == "xcomp" || r == "advcl") && k > v && x.infinitive(k)
		return !terms
	})
	to := x.t.patients(v)
	if len(to) == 0 {
		to = x.t.oblique(v, "to")
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

// reachesPlaces tells whether the target of r may be a place.
func reachesPlaces(r graph.Relation) bool {
	switch r {
	case graph.AgreedWith, graph.Rejected, graph.Visited, graph.Attacked, graph.MobilizedAgainst, graph.WithdrewFrom, graph.Aided,
		graph.Coerced, graph.ProtestedAgainst, graph.ConcededTo, graph.Sanctioned, graph.Threatened:
		return true
	}
	return false
}
