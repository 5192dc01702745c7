package event

import (
	"newsgraph/graph"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/event/party"
)

// govern records the complement of a verb of attitude at v, so that the act in
// it is not taken for an event of its own.
func (x *extraction) govern(v int) {
	rel, ok := x.attitude(v)
	if !ok {
		return
	}
	x.t.Each(v, func(k int) bool {
		switch r := x.t.Rel(k); {
		case r == "xcomp" || r == "ccomp" || r == "advcl" && k > v && x.t.Infinitive(k) && rel != graph.Accused && rel != lexicon.Inner:
			x.governAll(k, governor{v, rel})
		case r == "conj" && k > v && x.t.Infinitive(k) && !x.t.Infinitive(v) && x.t.Kid(v, "xcomp", "ccomp") >= 0:
			// "urged him not to talk, but to act": no infinitive goes with a finite verb.
			x.governAll(k, governor{v, rel})
		case r == "advcl" && rel == graph.Accused || r == "obl" && rel == graph.Accused:
			// "accused Iran of sending": the gerund hangs on "of".
			x.governAll(k, governor{v, rel})
		}
		return true
	})
	if rel != graph.Accused {
		return
	}
	for _, o := range x.t.Patients(v) {
		// "accused the rebels of breaking": the gerund hangs on the rebels.
		if c := x.t.Kid(o, "acl"); c >= 0 && x.t.Tok(c).XPOS == "VBG" {
			if m := x.t.Kid(c, "mark"); m >= 0 && (x.t.Tok(m).Lower == "of" || x.t.Tok(m).Lower == "for") {
				x.governAll(c, governor{v, rel})
			}
		}
	}
}

func (x *extraction) governAll(c int, g governor) {
	for _, k := range x.t.Conjuncts(c) {
		x.governed[k] = g
		// "refused to try to help": attitudes nest.
		if in := x.t.Kid(k, "xcomp"); in >= 0 {
			x.governAll(in, g)
		}
	}
}

// attitude returns what the word at v makes of the act in its complement.
func (x *extraction) attitude(v int) (graph.Relation, bool) {
	tok := x.t.Tok(v)
	switch tok.UPOS {
	case "VERB":
		if rel, ok := x.lex.Attitude[tok.Lemma]; ok && x.orders(v) && !x.claims(v) {
			return rel, true
		}
		for k := range x.t.Kids(v) {
			if p := x.particle(k); p != "" {
				if rel, ok := x.lex.Attitude[tok.Lemma+"_"+p]; ok {
					return rel, true
				}
			}
		}
	case "ADJ":
		if x.lex.Is(lexicon.Ready, tok.Lower) {
			return graph.AgreedWith, true
		}
	}
	return "", false
}

// orders tells whether a verb of address at v is followed by an infinitive:
// "told Iran to stop" orders, "told Iran that" says.
func (x *extraction) orders(v int) bool {
	if !x.lex.Is(lexicon.Address, x.t.Tok(v).Lemma) {
		return true
	}
	for _, r := range []string{"xcomp", "ccomp", "advcl"} {
		if c := x.t.Kid(v, r); c >= 0 && x.t.Infinitive(c) {
			return true
		}
	}
	return false
}

// claims tells whether the verb at v, which can claim or want, claims: its clause is
// in the indicative ("insists that they left").
func (x *extraction) claims(v int) bool {
	if !x.lex.Is(lexicon.ClaimOrWish, x.t.Tok(v).Lemma) {
		return false
	}
	c := x.t.Kid(v, "ccomp")
	return c >= 0 && (x.t.Tok(c).XPOS == "VBD" || x.t.Tok(c).XPOS == "VBZ" || x.t.Some(c, func(k int) bool {
		pos := x.t.Tok(k).XPOS
		return (x.t.Rel(k) == "aux" || x.t.Rel(k) == "cop") && (pos == "VBD" || pos == "VBZ" || pos == "VBP")
	}))
}

// particle is the particle or preposition that the dependent k brings along.
func (x *extraction) particle(k int) string {
	switch x.t.Rel(k) {
	case "compound", "advmod":
		return x.t.Tok(k).Lower
	case "obl", "nmod":
		if x.who.IsTime(k) {
			return ""
		}
		return x.t.Preposition(k)
	case "xcomp", "advcl", "ccomp":
		if m := x.t.Kid(k, "mark"); m >= 0 {
			return x.t.Tok(m).Lower
		}
	}
	return ""
}

// purpose tells whether v only says what for the act of the verb above it is
// done, which is an event already; a meeting is one of its own.
func (x *extraction) purpose(v int) bool {
	h := x.t.Tok(v).Head
	if h < 0 || h > v || !x.done[h] || x.t.Rel(v) != "advcl" || !x.t.Infinitive(v) {
		return false
	}
	e, _ := x.match(v)
	return e == nil || !e.Relation.Symmetric() // "will travel to Oslo to meet her"
}

// speechRefusal recognises "declined to comment", which refuses nobody's
// proposal.
func (x *extraction) speechRefusal(v int) bool {
	c := x.t.Kid(v, "xcomp", "advcl", "ccomp")
	return c >= 0 && x.lex.Attitude[x.t.Tok(v).Lemma] == graph.Rejected && x.lex.Is(lexicon.NonAct, x.t.Tok(c).Lemma)
}

// attitudeRoles are the places of the target of an attitude that the lexicon
// lists no roles for.
var attitudeRoles = lexicon.Roles("obj!,to,clause")

// reciprocal tells whether the act at c is one that several parties do with
// each other ("failed to reach agreement").
func (x *extraction) reciprocal(c int) bool {
	if x.t.Tok(c).UPOS != "VERB" {
		return false
	}
	e, _ := x.match(c)
	return e != nil && e.Relation.Symmetric()
}

// wishes tells whether v wants somebody else to act ("wants the UN to help").
func (x *extraction) wishes(v int) bool {
	if !x.lex.Is(lexicon.Wish, x.t.Tok(v).Lemma) {
		return false
	}
	if c := x.t.Kid(v, "ccomp"); c >= 0 && x.t.Infinitive(c) && x.t.Kid(c, "nsubj") >= 0 {
		return true
	}
	return x.t.Kid(v, "obj") >= 0 && x.t.Kid(v, "xcomp") >= 0
}

// listed makes the events of the lexicon's entries for the verb at v, and tells
// whether there is any. Entries that name the object give way to the next one
// where they find no parties: what "held exercises" is depends on the phrases
// around it.
func (x *extraction) listed(v int) bool {
	found := false
	es := x.lex.Verbs[x.t.Tok(v).Lemma]
	for i := range es {
		noun, ok := x.satisfies(v, &es[i])
		if !ok {
			continue
		}
		found = true
		if x.verbEvent(v, noun, es[i]) || !es[i].Explicit() {
			break
		}
	}
	return found
}

// verbEvent makes the events of the entry e at verb v, and tells whether there
// are any; noun is the light object that carries the meaning, or -1.
func (x *extraction) verbEvent(v, noun int, e lexicon.Entry) bool {
	c := word(v)
	c.noun, c.entry, c.mode = noun, e, x.m.Of(v)
	sensible := x.pass(OnSense, c)
	if noun >= 0 {
		x.consumed[noun] = true
		if !reversing.is(c.entry.Relation) {
			c.mode = c.mode.Combine(x.m.OfNoun(noun))
		}
		if x.address(noun, c.entry.Relation, c.mode) {
			return true
		}
	}
	if !sensible {
		return false
	}
	c.src = x.who.Source(v)
	if !x.pass(OnSource, c) {
		return false
	}
	c.tgt = x.sought(c)
	x.pass(OnTarget, c)
	made := x.emit(v, c.entry, c.mode, c.src, c.tgt)
	x.done[v] = made
	if classOf(c.entry.Relation) == graph.Consult && (made || noun >= 0) {
		x.meet(v, v, c.entry.Relation, c.mode, append(append([]int(nil), c.src.Entities...), c.tgt.Entities...))
	}
	if made && classOf(c.entry.Relation) == graph.Request {
		for _, o := range x.t.Patients(v) {
			x.consumed[o] = x.consumed[o] || x.lex.Is(lexicon.Release, x.t.Tok(o).Lemma)
		}
	}
	x.grounds(v, c.entry.Relation)
	return made
}

// comesAndGoes tells whether the verb at v only tells where its subjects go: forces
// and states withdraw, persons leave; armed men invade, refugees cross borders.
func (x *extraction) comesAndGoes(v int, r graph.Relation, src party.Found) bool {
	return r == graph.WithdrewFrom && x.t.Tok(v).Lemma == "leave" && (x.allPersons(src.Entities) || x.t.Kid(v, "xcomp") >= 0)
}

// sought returns the target that the roles of the claim's entry lead to.
func (x *extraction) sought(c *claim) party.Found {
	s := x.who.Look()
	s.Mobilizing = c.is(graph.MobilizedAgainst)
	return s.Target(c.at, c.noun, c.entry.Roles, reaching.is(c.entry.Relation), x.notTarget(c))
}

// notTarget are the entities that cannot be the target of the claim: the sources and,
// of a deployment, the forces that are deployed.
func (x *extraction) notTarget(c *claim) []int {
	if !c.is(graph.MobilizedAgainst) {
		return c.src.Entities
	}
	return append(append([]int(nil), c.src.Entities...), x.who.OwnForces(c.at, c.src.Entities)...)
}

// seekAnywhere looks for a target in all of the clause where none was found and the
// entry asks for no certain place.
func (x *extraction) seekAnywhere(c *claim) bool {
	among := len(c.src.Entities) > 1 && hasRole(c.entry.Roles, "each")
	if len(c.tgt.Entities) > 0 || among || onlyDirect(c.entry.Roles) || c.entry.Relation.Symmetric() {
		return false
	}
	s := x.who.Look()
	s.Mobilizing = c.is(graph.MobilizedAgainst)
	not := x.notTarget(c)
	if c.noun >= 0 {
		not = append(append([]int(nil), not...), x.who.Actors(c.noun)...)
	}
	c.tgt = s.Anywhere(c.at, not, reaching.is(c.entry.Relation))
	return true
}

// quoted is the one whose words the speech act r at verb v stands in, if its subject is
// "we" or "I", or -1.
func (x *extraction) quoted(v int, r graph.Relation) int {
	s := x.t.Kid(v, "nsubj")
	if s < 0 || !spoken.is(r) {
		return -1
	}
	if w := x.t.Tok(s).Lower; w == "we" || w == "i" {
		return x.who.Reporter(v, -1)
	}
	return -1
}
