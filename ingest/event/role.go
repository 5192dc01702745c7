package event

import (
	"strings"

	"newsgraph/graph"
)

// target tries the roles in order and returns the first that yields an actor
// other than those in not.
func (x *extraction) target(v, noun int, roles []role, places bool, not []int) found {
	x.taken = not
	defer func() { x.taken = nil }()
	things := found{}
	for _, r := range roles {
		if r.name == "each" && len(not) > 1 {
			return found{}
		}
		f := x.inRole(v, noun, r, places)
		f.entities = without(x.withoutMeans(f.entities, not), not)
		f.role = r.name
		switch {
		case len(f.entities) == 0:
		case !r.direct || !x.allThings(f.entities):
			return f
		case len(things.entities) == 0:
			things = f
		}
	}
	return things
}

// allThings tells whether the entities are unnamed buildings, vessels and the like,
// which are a target only where nobody is.
func (x *extraction) allThings(entities []int) bool {
	for _, e := range entities {
		if g := x.entity(e); !g.Generic || g.Kind != "place" {
			return false
		}
	}
	return true
}

// withoutMeans leaves out the unnamed armed men and the arms of the sources' own
// state: they are what the sources act with ("withdraw its troops from").
func (x *extraction) withoutMeans(list, sources []int) []int {
	var out []int
	for _, e := range list {
		own := false
		if g := x.entity(e); g.Generic && (g.Sector == "MIL" || x.mobilizing && x.means(g.Name)) {
			for _, s := range sources {
				own = own || x.entity(s).Sector != "REB" && (g.Country == "" || x.entity(s).Country == g.Country) || x.belongs(e, s)
			}
		}
		if !own {
			out = append(out, e)
		}
	}
	return out
}

// belongs tells whether the text calls e, somewhere, the owner's own ("its
// soldiers in Mali").
func (x *extraction) belongs(e, owner int) bool {
	for i := range x.d.Mentions {
		if m := &x.d.Mentions[i]; m.Entity == e {
			if p := x.t.kid(m.Head, "nmod:poss"); p >= 0 {
				if of := x.d.MentionAt(p); of != nil && of.Entity == owner {
					return true
				}
			}
		}
	}
	return false
}

// means tells whether the unnamed thing is a weapon, a vessel or the like.
func (x *extraction) means(name string) bool {
	last := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
	return x.lex.is("means", last) || x.lex.is("means", strings.TrimSuffix(last, "s"))
}

// inRole fills one role of the lexicon. v is the verb (or -1), noun the nominal
// event or light object that shares its phrases (or -1).
func (x *extraction) inRole(v, noun int, r role, places bool) found {
	switch r.name {
	case "obj":
		if v < 0 {
			return found{}
		}
		return x.fill(without(x.t.patients(v), []int{noun}), r.direct, places)
	case "own":
		if f := x.owned(v, noun); len(f.entities) > 0 {
			return f
		}
		return x.echoed(v, noun)
	case "inside":
		return x.inside(v, noun)
	case "in":
		// Both within the object and the preposition.
		if f := x.inside(v, noun); len(f.entities) > 0 && !r.direct {
			return f
		}
	case "clause":
		return x.clause(v)
	case "end":
		return x.end(v)
	case "frontier":
		return x.frontier(v, noun)
	case "foe":
		return x.foe(v)
	case "signal":
		return x.attached(v, "signal")
	case "after":
		return x.occasioned(v)
	case "name":
		f := x.fill(x.t.patients(v), true, false)
		if x.allGeneric(f.entities) {
			return found{}
		}
		return f
	case "cause":
		return x.attached(v, "cause")
	case "home", "each":
		return found{}
	}
	f := found{}
	if v >= 0 {
		f = x.fill(x.t.oblique(v, r.name), r.direct, places)
	}
	if len(f.entities) == 0 && noun >= 0 {
		f = x.fill(x.t.oblique(noun, r.name), r.direct, places)
	}
	for _, top := range []int{noun, v} {
		if len(f.entities) == 0 && top >= 0 {
			f = x.adjacent(top, r.name)
		}
	}
	for _, top := range []int{noun, v} {
		if len(f.entities) == 0 && top >= 0 {
			f = x.fill(x.t.below(top, r.name, maxBelow), r.direct, places)
		}
	}
	if len(f.entities) == 0 && v >= 0 && (r.name == "against" || r.name == "over") {
		f = x.echo(x.t.below(v, r.name, maxBelow)) // "rallied against the ruling"
	}
	return f
}

// adjacent reads the phrase with the preposition that stands right after word
// h, whatever tree the parser made of it: "talks between A and B".
func (x *extraction) adjacent(h int, prep string) found {
	f := found{sure: sureOwner}
	at := h + 1
	if at >= len(x.d.Tokens) || x.t.tok(at).Lower != prep || x.d.SentenceOf(at) != x.d.SentenceOf(h) {
		return f
	}
	at++
	for {
		m := x.mentionFrom(at)
		if m == nil {
			return f
		}
		f.add(x.actors(m.Head))
		next, and := m.End, false
		for next < len(x.d.Tokens) && (x.t.tok(next).Lower == "and" || x.t.tok(next).Lower == ",") {
			and = and || x.t.tok(next).Lower == "and"
			next++
		}
		if next == m.End || !and && x.mentionFrom(next) == nil {
			return f
		}
		at = next
	}
}

// owned returns the owners of the direct object, or of the nominal event.
func (x *extraction) owned(v, noun int) found {
	heads := []int{noun}
	if noun < 0 {
		if v < 0 {
			return found{}
		}
		heads = x.t.patients(v)
	}
	f := found{sure: sureOwner}
	for _, h := range heads {
		f.add(x.owners(x.core(h), 3))
	}
	return f
}

// echoRange is how many sentences back an act may have been told that a definite
// noun refers to.
const echoRange = 3

// echoed returns who did the act, told before, that the direct object names without
// its doer: "dismissed the allegations", "condemned the expulsions".
func (x *extraction) echoed(v, noun int) found {
	heads := []int{noun}
	if noun < 0 && v >= 0 {
		heads = x.t.patients(v)
	}
	return x.echo(heads)
}

// echo returns who did the act that one of the phrases refers to.
func (x *extraction) echo(heads []int) found {
	f := found{sure: sureFallback}
	for _, h := range heads {
		if h < 0 || !x.definite(h) {
			continue
		}
		if x.lex.is("ruling", strings.ToLower(x.t.tok(h).Lemma)) {
			f.add(x.court(h))
			return f
		}
		for _, e := range x.lex.nouns[strings.ToLower(x.t.tok(h).Lemma)] {
			if by := x.doerOf(e.relation, x.d.SentenceOf(h)); by >= 0 {
				f.add([]int{by})
				return f
			}
		}
	}
	return f
}

// court returns the court named last before token h, in this or the sentences before.
func (x *extraction) court(h int) []int {
	for i := len(x.d.Mentions) - 1; i >= 0; i-- {
		m := &x.d.Mentions[i]
		if m.Start >= h || m.Entity < 0 || x.entity(m.Entity).Sector != "JUD" || x.entity(m.Entity).Kind == "person" {
			continue
		}
		if x.d.SentenceOf(m.Start) < x.d.SentenceOf(h)-2*echoRange {
			return nil
		}
		return []int{m.Entity}
	}
	return nil
}

// doerOf is the source of the last act of the class of r up to the sentence, other
// than those that seek their target, or -1.
func (x *extraction) doerOf(r graph.Relation, sentence int) int {
	def, _ := graph.Define(r)
	for i := len(x.events) - 1; i >= 0 && x.events[i].Sentence >= sentence-echoRange; i-- {
		ev := &x.events[i]
		if other, _ := graph.Define(ev.Relation); other.Class == def.Class && !contains(x.taken, ev.Source) && len(x.others([]int{ev.Source})) > 0 {
			return ev.Source
		}
	}
	return -1
}

// asker returns who was told, in the sentences before, to have asked something of
// the one who now refuses or yields to nobody in particular, or to have charged him
// with what he denies.
func (x *extraction) asker(v int, r graph.Relation, sources []int) found {
	f := found{sure: sureFallback}
	def, _ := graph.Define(r)
	if def.Class != graph.Reject && def.Class != graph.Concede {
		return f
	}
	for i := len(x.events) - 1; i >= 0 && x.events[i].Sentence >= x.d.SentenceOf(v)-echoRange; i-- {
		ev := &x.events[i]
		asked, _ := graph.Define(ev.Relation)
		if (asked.Class == graph.Request || asked.Class == graph.Accuse && def.Class == graph.Reject) && contains(sources, ev.Target) {
			f.add([]int{ev.Source})
			f.role = "asker"
			return f
		}
	}
	return f
}

// inside returns the actors anywhere within the direct objects, but for noun,
// which tells the act rather than a party of it.
func (x *extraction) inside(v, noun int) found {
	f := found{sure: sureFallback}
	if v < 0 {
		return f
	}
	for _, h := range x.t.patients(v) {
		if h != noun {
			x.descend(h, &f, 4)
			continue
		}
		x.t.kids(h, func(k int) bool {
			x.descend(k, &f, 3)
			return len(f.entities) == 0
		})
	}
	return f
}

// clause returns the subject of the complement clause of v, else the other
// actors in it.
func (x *extraction) clause(v int) found {
	f := found{sure: sureOwner}
	if v < 0 {
		return f
	}
	x.t.kids(v, func(k int) bool {
		switch x.t.rel(k) {
		case "ccomp", "xcomp", "advcl":
			if s := x.t.kid(k, "nsubj", "nsubj:pass"); s >= 0 && !x.t.relative(s) {
				f.add(x.others(x.fill(x.t.conjuncts(s), false, false).entities))
			}
			if x.t.rel(k) != "advcl" && len(f.entities) == 0 {
				f.add(x.clauseActors(k, 3))
			}
		}
		return true
	})
	return f
}

// others leaves out the states that the parties found so far speak for: who vows
// that his country will act vows it to somebody else.
func (x *extraction) others(set []int) []int {
	var out []int
	for _, e := range set {
		own := false
		for _, s := range x.taken {
			a, b := x.entity(s), x.entity(e)
			own = own || b.Kind == "country" && a.Kind != "country" && a.Country == b.Country && a.Sector == "GOV"
		}
		if !own {
			out = append(out, e)
		}
	}
	return out
}

// end returns the actors in the clause that says what v is done for ("sent food
// to help the refugees").
func (x *extraction) end(v int) found {
	f := found{sure: sureOwner}
	if v < 0 {
		return f
	}
	x.t.kids(v, func(k int) bool {
		if r := x.t.rel(k); (r == "advcl" || r == "xcomp") && k > v && x.infinitive(k) {
			f.add(x.clauseActors(k, 1))
		}
		return true
	})
	return f
}

// frontier returns the owners of the border, coast or waters below v or noun.
func (x *extraction) frontier(v, noun int) found {
	f := found{sure: sureOwner}
	for _, top := range []int{v, noun} {
		if top < 0 {
			continue
		}
		x.t.kids(top, func(k int) bool {
			if r := x.t.rel(k); (r == "obl" || r == "nmod" || r == "obj") && x.lex.is("frontier", x.t.tok(k).Lemma) {
				f.add(x.owners(k, 2))
			}
			return true
		})
	}
	return f
}

// foe returns the objects of the clauses of purpose of v that tell of an
// adversary ("sent a warship to deter Iran").
func (x *extraction) foe(v int) found {
	f := found{sure: sureOwner}
	if v < 0 {
		return f
	}
	x.t.kids(v, func(k int) bool {
		if r := x.t.rel(k); (r == "advcl" || r == "xcomp" || r == "acl") && x.infinitive(k) && x.lex.is("foe-verb", x.t.tok(k).Lemma) {
			f.add(x.fill(x.t.patients(k), false, false).entities)
		}
		return true
	})
	return f
}

// occasioned returns the actors whose act the clause with "after" or "as" of v tells.
func (x *extraction) occasioned(v int) found {
	f := found{sure: sureFallback}
	if v < 0 {
		return f
	}
	x.t.kids(v, func(k int) bool {
		if mark := x.t.kid(k, "mark"); x.t.rel(k) == "advcl" && mark >= 0 && (x.t.tok(mark).Lower == "after" || x.t.tok(mark).Lower == "as") {
			f.add(x.fill(x.t.subjects(k), false, false).entities)
		}
		return true
	})
	return f
}

// attached returns the actors in the phrases of a noun of the named set that says
// what v is done as or in: "as a signal to Iran", "in support of the strikers".
func (x *extraction) attached(v int, set string) found {
	f := found{sure: sureOwner}
	if v < 0 {
		return f
	}
	x.t.kids(v, func(k int) bool {
		if x.t.rel(k) == "obl" && x.lex.is(set, x.t.tok(k).Lemma) {
			for _, p := range []string{"of", "with", "to", "for", "against"} {
				if len(f.entities) == 0 {
					f.add(x.fill(x.t.below(k, p, 2), false, false).entities)
					f.add(x.fill(x.t.oblique(k, p), false, false).entities)
				}
			}
		}
		return len(f.entities) == 0
	})
	return f
}

// anywhere is the last resort: the actors below v that do not stand below its
// subject, or the places there if wide is set and there are none.
func (x *extraction) anywhere(v int, not []int, wide bool) found {
	x.taken = not
	defer func() { x.taken, x.wide = nil, false }()
	f := x.somewhere(v, not)
	if len(f.entities) == 0 && wide {
		x.wide = true
		f = x.somewhere(v, not)
	}
	return f
}

func (x *extraction) somewhere(v int, not []int) found {
	f := found{sure: sureFallback, role: "any"}
	for _, rels := range [][]string{{"obj", "iobj"}, {"obl", "nmod"}, {"xcomp", "ccomp"}} {
		x.t.kids(v, func(k int) bool {
			for _, r := range rels {
				if x.t.rel(k) == r && !x.lex.is("frame-preposition", x.t.preposition(k)) {
					g := found{}
					x.descend(k, &g, 3)
					f.add(without(x.withoutMeans(g.entities, not), not))
				}
			}
			return true
		})
		if len(f.entities) > 0 {
			return f
		}
	}
	return f
}
