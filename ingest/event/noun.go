package event

import (
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/event/mode"
	"newsgraph/ingest/event/party"
	"newsgraph/ingest/syntax"
)

// noun looks for a nominal event at token n ("talks between", "his visit to").
func (x *extraction) noun(n int) {
	if x.lex.Nouns[x.nounWord(n)] == nil {
		return
	}
	c := word(n)
	c.carrier, c.effect = x.support(n)
	x.first(OnNoun, c)
}

// nominal makes the event of the first entry for the noun of c that finds parties.
func (x *extraction) nominal(c *claim) {
	n, verb, eff := c.at, c.carrier, c.effect
	if v := x.copula(n); v >= 0 {
		verb, eff = v, lexicon.Do
	}
	for _, e := range x.lex.Nouns[x.nounWord(n)] {
		if e.Relation == graph.Threatened && x.t.Kid(n, "cop") >= 0 {
			continue // "is a threat to": a judgement, not an act
		}
		if classOf(e.Relation) != graph.Consult && verb < 0 && len(x.who.Actors(n)) > 0 {
			continue // "the opposition called": a party, not an act
		}
		if x.nounEvent(n, verb, eff, e) {
			return
		}
	}
}

// unarmed tells whether the fight at n is none with arms: "a trade war", "a war of
// words".
func (x *extraction) unarmed(n int) bool {
	return x.lex.Is(lexicon.FightNoun, x.t.Tok(n).Lemma) && x.t.Some(n, func(k int) bool {
		switch r := x.t.Rel(k); r {
		case "compound", "amod":
			return x.lex.Is(lexicon.Unarmed, x.t.Tok(k).Lemma) || x.lex.Is(lexicon.Unarmed, x.t.Tok(k).Lower)
		case "nmod":
			return x.t.Preposition(k) == "of" && x.lex.Is(lexicon.Unarmed, x.t.Tok(k).Lower)
		}
		return false
	})
}

// behest makes a request of "at the request of Cairo", which the subject of the
// verb does something at, and tells whether the noun at n is of that kind.
func (x *extraction) behest(n int) bool {
	if x.t.Preposition(n) != "at" || !x.lex.Is(lexicon.Behest, strings.ToLower(x.t.Tok(n).Lemma)) {
		return false
	}
	src := party.Found{Sure: party.SureDirect, Role: "behest"}
	if src.Add(x.who.Look().Fill(x.t.Oblique(n, "of"), true, false).Entities); len(src.Entities) == 0 {
		src = x.nounSource(n, -1)
	}
	if v := x.t.Tok(n).Head; v >= 0 && !x.m.Of(v).Hypothetical {
		tgt := x.who.Source(v)
		tgt.Entities = party.Without(tgt.Entities, src.Entities)
		x.emit(n, lexicon.Entry{Relation: graph.Requested, Name: x.t.Tok(n).Lemma, Plain: true}, mode.Mode{Status: graph.Actual}, src, tgt)
	}
	return true
}

// copula returns the predicate that noun n makes: n itself with a form of "be",
// the verb in "remains the largest donor", else -1.
func (x *extraction) copula(n int) int {
	if x.t.Kid(n, "cop") >= 0 {
		return n
	}
	h := x.t.Tok(n).Head
	if r := x.t.Rel(n); h >= 0 && (r == "obj" || r == "xcomp") && x.lex.Is(lexicon.Copula, x.t.Tok(h).Lemma) {
		return h
	}
	return -1
}

// partOfName tells whether n is a modifier within a longer name or compound
// ("Security Council member"), where it is not an act.
func (x *extraction) partOfName(n int) bool {
	r := x.t.Rel(n)
	return r == "compound" || r == "flat" || x.t.Tok(n).UPOS == "PROPN" && len(x.who.Denoted(n)) == 1
}

// nounEvent makes the events of entry e at noun n, carried by verb (or -1), and
// tells whether there were any.
func (x *extraction) nounEvent(n, verb int, eff lexicon.Effect, e lexicon.Entry) bool {
	m, eff := x.nominalMode(n, verb, eff)
	if x.address(n, e.Relation, m) {
		return true
	}
	def, _ := graph.Define(e.Relation)
	if eff == lexicon.Want && def.Symmetric && verb >= 0 && len(x.who.Source(verb).Entities) > 1 {
		// "Both want a summit": they ask nobody but each other.
		eff, m.Status = lexicon.Do, graph.Possible
	}
	e.Relation, m = carried(e.Relation, eff, m)
	e.Name = x.t.Tok(n).Lemma
	carrier := verb
	if eff == lexicon.Occur || eff == "" {
		carrier = -1
	}
	src := x.nounSource(n, carrier)
	if (eff == lexicon.Refuse || eff == lexicon.Want) && verb >= 0 && x.t.Passive(verb) && len(x.t.Agents(verb)) == 0 {
		// "said that the proposal had been turned down", "that a withdrawal was demanded"
		return x.emit(n, e, m, x.speaker(n), x.nounSource(n, -1))
	}
	if eff == lexicon.Undergo && !def.Symmetric {
		return x.undergone(n, verb, e, m)
	}
	if def.Symmetric {
		return x.parties(n, verb, e, m, src, carrier >= 0)
	}
	if both := x.between(n, verb); def.Class == graph.Assault && len(both.Entities) > 1 {
		e.Roles = lexicon.Roles("each")
		return x.emit(n, e, m, both, party.Found{Role: "each"})
	}
	if len(src.Entities) == 0 && !x.anothers(n, e.Relation, eff) {
		src = x.clauseSource(n)
	}
	tgt := x.who.Look().Target(verb, n, e.Roles, reaching.is(e.Relation), src.Entities)
	return x.emit(n, e, m, src, tgt)
}

// between returns those in the phrase with "between" at noun n or at the verb, if any,
// that it is the subject of ("clashes broke out between").
func (x *extraction) between(n, verb int) party.Found {
	f := x.who.Look().Fill(x.t.Oblique(n, "between"), true, false)
	if h := x.t.Tok(n).Head; verb < 0 && h >= 0 && strings.HasPrefix(x.t.Tok(n).Rel, "nsubj") {
		verb = h
	}
	if verb >= 0 && len(f.Entities) == 0 {
		f = x.who.Look().Fill(x.t.Oblique(verb, "between"), true, false)
	}
	f.Role = "between"
	return f
}

// undergone makes the events of noun n that the subject of verb meets with ("drew
// condemnation from Paris", "earned Oslo a rebuke"): what is told of the subject is
// done by the one in the phrase with "from" or "by", or by the noun's owner.
func (x *extraction) undergone(n, verb int, e lexicon.Entry, m mode.Mode) bool {
	src := party.Found{Sure: party.SureDirect, Role: "from"}
	for _, h := range []int{n, verb} {
		for _, p := range []string{"from", "by"} {
			if len(src.Entities) == 0 {
				src.Add(x.who.Look().Fill(x.t.Oblique(h, p), true, false).Entities)
			}
		}
	}
	if len(src.Entities) == 0 {
		src = x.nounSource(n, -1)
	}
	tgt := x.who.Look().Fill(party.Without(x.t.Patients(verb), []int{n}), true, false)
	if subjects := x.t.Kid(verb, "nsubj", "nsubj:pass"); len(tgt.Entities) == 0 && subjects >= 0 {
		heads := x.t.Conjuncts(subjects)
		if tgt = x.who.Look().Fill(heads, true, false); len(tgt.Entities) == 0 {
			// "the closure of a station by the authorities drew protests"
			if tgt = x.nounSource(subjects, -1); len(tgt.Entities) == 0 {
				tgt = x.who.Look().Fill(x.t.Below(subjects, "by", syntax.MaxBelow), true, false)
			}
		}
		if len(tgt.Entities) == 0 && x.lex.Nouns[strings.ToLower(x.t.Tok(subjects).Lemma)] == nil {
			tgt = x.who.Look().Fill(heads, false, false)
		}
	}
	tgt.Entities, tgt.Role = party.Without(tgt.Entities, src.Entities), "undergoer"
	return x.emit(n, e, m, src, tgt)
}

// nominalMode is the mode of the nominal event at n under the verb that carries it (or
// -1), and what remains of that verb's effect.
func (x *extraction) nominalMode(n, verb int, eff lexicon.Effect) (mode.Mode, lexicon.Effect) {
	m := x.m.OfNoun(n)
	switch {
	case verb >= 0 && x.m.RulesOut(verb) && x.m.Of(verb).Negated:
		m.Status, m.Trigger = graph.Possible, "rule out"
		return m, lexicon.Occur
	case verb >= 0 && verb != n:
		return x.m.Of(verb).Combine(m), eff
	case verb >= 0:
		return m, eff
	}
	if v := x.occasion(n); v >= 0 && m.Status == graph.Actual {
		if up := x.m.Of(v); up.Future || x.lex.Is(lexicon.PlannedVerb, x.t.Tok(v).Lemma) {
			m.Status, m.Trigger = graph.Planned, x.t.Tok(v).Lemma
		}
	}
	return m, eff
}

// anothers tells whether the act of class c that noun n names is not that of the
// subject of its clause: it is censured there, or a rally that somebody speaks at.
func (x *extraction) anothers(n int, r graph.Relation, eff lexicon.Effect) bool {
	if (penal.is(r) || r == graph.AgreedWith) && x.censured(n) {
		return true
	}
	return r == graph.ProtestedAgainst && eff == "" && x.occasion(n) >= 0 && x.t.Preposition(n) != "in"
}

// clauseSource is the subject of the verb that the noun completes, or its owner
// ("the new US measures include restrictions on banks").
func (x *extraction) clauseSource(n int) party.Found {
	h := x.t.Tok(n).Head
	if r := x.t.Rel(n); h < 0 || x.t.Tok(h).UPOS != "VERB" || r != "obj" && r != "obl" {
		return party.Found{}
	}
	f := x.who.Source(h)
	f.Sure *= party.SureOwner
	return f
}

// censured tells whether the act that noun n names is what the verb over it
// condemns, praises or rejects: who does that did not do it.
func (x *extraction) censured(n int) bool {
	h := x.t.Tok(n).Head
	if h < 0 {
		return false
	}
	e, _ := x.match(h)
	return e != nil && (charging.is(e.Relation) || e.Relation == graph.Rejected)
}

// occasion returns the verb whose act takes place at the encounter n ("during
// the talks, the parties will discuss"), or -1.
func (x *extraction) occasion(n int) int {
	if x.t.Rel(n) != "obl" {
		return -1
	}
	switch x.t.Preposition(n) {
	case "during", "at", "in":
		return x.t.Tok(n).Head
	}
	return -1
}

// nounSource finds who does what the noun says: the subject of the verb that
// carries it, else its possessor, modifier or agent.
func (x *extraction) nounSource(n, carrier int) party.Found {
	if carrier >= 0 {
		if f := x.who.Source(carrier); len(f.Entities) > 0 {
			return f
		}
	}
	f := party.Found{Sure: party.SureDirect, Role: "owner"}
	x.t.Each(n, func(k int) bool {
		rel := x.t.Rel(k)
		switch p := x.t.Preposition(k); {
		case x.t.Tok(k).Rel == "nmod:poss", rel == "amod", rel == "compound", rel == "nmod" && (p == "by" || p == "" || p == "from"):
			f.Add(x.who.Look().Fill(x.t.Conjuncts(k), true, false).Entities)
		}
		return true
	})
	if len(f.Entities) == 0 && x.lex.Is(lexicon.Moving, strings.ToLower(x.t.Tok(n).Lemma)) {
		// "the pullout of Ethiopian troops", "the arrival of the king": they move.
		f.Add(x.who.Look().Fill(x.t.Oblique(n, "of"), true, false).Entities)
	}
	if h := x.t.Tok(n).Head; len(f.Entities) == 0 && h >= 0 && x.t.Rel(n) == "nmod" && x.t.Preposition(n) == "of" {
		// "the participants of the demonstration"
		f.Add(x.who.Actors(h))
	}
	return f
}

// mediation is the one encounter whose subject stands outside of "between".
const mediation = "mediation"

// parties makes a symmetric event among all actors that stand at noun n.
func (x *extraction) parties(n, verb int, e lexicon.Entry, m mode.Mode, src party.Found, carried bool) bool {
	others := party.Found{Sure: party.SureDirect, Role: "parties"}
	for _, r := range e.Roles {
		if r.Name == "each" {
			continue
		}
		f := x.who.Look().InRole(-1, n, r, false)
		if len(f.Entities) == 0 && verb >= 0 {
			f = x.who.Look().InRole(verb, n, r, false)
		}
		if r.Name == "between" && len(f.Entities) > 0 && x.t.Tok(n).Lemma != mediation {
			src = party.Found{} // the phrase names all parties
		}
		others.Add(party.Without(f.Entities, src.Entities))
	}
	if len(src.Entities) == 0 && len(others.Entities) == 1 {
		src = x.absentParty(n, others.Entities)
	}
	if !e.Relation.Symmetric() {
		e.Roles = nil // they call it off together, not against each other
	}
	own := x.nounSource(n, -1)
	if carried {
		others.Add(party.Without(own.Entities, src.Entities))
	}
	if len(src.Entities)+len(others.Entities)+len(own.Entities) == 0 {
		others = x.venue(n)
	}
	x.meet(n, verb, e.Relation, m, append(append([]int(nil), src.Entities...), others.Entities...))
	return x.emit(n, e, m, src, others)
}

// absentParty is the other party of an encounter of which the text names one:
// the subject of the clause that the noun stands in ("after talks with Iran,
// the minister said").
func (x *extraction) absentParty(n int, known []int) party.Found {
	f := party.Found{}
	for i, steps := n, 0; i >= 0 && steps < syntax.MaxClimb; i, steps = x.t.Tok(i).Head, steps+1 {
		if bare := x.t.Kid(i, "nsubj") < 0; bare && (i == n || x.t.Tok(i).UPOS != "VERB") {
			continue
		}
		// "said that during talks with Iran" tells of others' talks.
		if i < n && x.t.Tok(n).Head != i && x.lex.Is(lexicon.Say, x.t.Tok(i).Lemma) {
			break
		}
		if f = x.who.Source(i); f.Sure < party.SureDirect {
			f = party.Found{}
		}
		if len(party.Without(f.Entities, known)) > 0 || x.t.Rel(i) == "ccomp" {
			break
		}
	}
	f.Entities = party.Without(f.Entities, known)
	f.Sure, f.Role = party.SureOwner, "absent"
	return f
}

// venue returns the bodies on whose ground the encounter at n takes place ("a
// meeting at the OSCE site").
func (x *extraction) venue(n int) party.Found {
	f := party.Found{Sure: party.SureOwner, Role: "venue"}
	for _, k := range x.t.Oblique(n, "at") {
		for _, o := range append(x.who.Actors(k), x.who.Look().Owners(k, 2)...) {
			if x.who.Entity(o).Sector == "IGO" {
				f.Add([]int{o})
			}
		}
	}
	return f
}
