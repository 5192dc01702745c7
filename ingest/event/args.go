package event

import (
	"newsgraph/graph"
	"newsgraph/ingest/document"
)

// Certainty of an argument by the way it was found. They rank the candidates of
// one article and were set by the share of right edges in the annotated
// development articles, rounded to a tenth.
const (
	sureDirect   = 1.0 // the phrase itself is the actor
	sureOwner    = 0.8 // the actor owns or is named in the phrase
	sureHome     = 0.6 // the source's own state, for protests and the like
	sureFallback = 0.5 // some actor of the clause
)

// found is a set of entities that fill one role.
type found struct {
	entities []int
	sure     float64
	role     string
}

// denoted returns the entities that the phrase headed by token i denotes.
func (x *extraction) denoted(i int) []int {
	m := x.d.MentionAt(i)
	if x.isTime(i) {
		return nil
	}
	if parts := x.composite(i, m); len(parts) > 1 {
		return parts
	}
	if m == nil {
		return nil
	}
	if len(m.Members) > 0 {
		return m.Members
	}
	if m.Entity < 0 {
		return nil
	}
	if e := x.entity(m.Entity); e.Generic && e.PartOf >= 0 && m.Len() == 1 && x.t.tok(i).XPOS == "NNP" {
		// "Russian and US delegations": an adjective that lost its noun means
		// the state.
		return []int{e.PartOf}
	}
	return []int{m.Entity}
}

// composite returns the parties that a name or group is made of, if it has at
// least two: "Russia-NATO Council", "Russian and US delegations".
func (x *extraction) composite(i int, m *document.Mention) []int {
	if !x.t.nominal(i) || m != nil && m.Entity >= 0 && x.entity(m.Entity).Key != "" {
		return nil
	}
	var f found
	if m != nil && m.Entity >= 0 && x.entity(m.Entity).Generic && x.t.tok(i).XPOS == "NNS" {
		// "the leaders of Turkey and Germany"
		for _, k := range x.t.oblique(i, "of") {
			f.add(x.party(k))
		}
		if len(f.entities) > 1 {
			return f.entities
		}
		f = found{}
	}
	x.t.kids(i, func(k int) bool {
		if r := x.t.rel(k); k < i && (r == "compound" || r == "amod" || r == "conj") {
			for _, c := range x.t.conjuncts(k) {
				if c < i {
					f.add(x.party(c))
				}
			}
		}
		return true
	})
	return f.entities
}

// party returns the state or body that the modifier at i denotes.
func (x *extraction) party(i int) []int {
	m := x.d.MentionAt(i)
	if m == nil || m.Entity < 0 {
		return nil
	}
	if e := x.entity(m.Entity); e.Kind != "country" && e.Sector != "IGO" {
		return nil
	}
	return []int{m.Entity}
}

// actors is denoted, restricted to what can act.
func (x *extraction) actors(i int) []int {
	var out []int
	for _, e := range x.denoted(i) {
		if x.canAct(e) && !(x.entity(e).Generic && x.entity(e).Country == "" && x.lex.is("placeholder", x.t.tok(i).Lemma)) {
			out = append(out, e)
		}
	}
	return out
}

func (x *extraction) canAct(e int) bool { return x.d.Entities[e].Kind != "place" }

// fill turns phrase heads into entities: those that the phrases denote, or,
// unless direct is asked for, the owners of the phrases. Places stand in where
// no actor is found and the relation reaches places.
func (x *extraction) fill(heads []int, direct, places bool) found {
	f := found{sure: sureDirect}
	for _, h := range heads {
		h = x.core(h)
		for _, s := range x.series(h) {
			f.add(x.actors(s))
		}
	}
	if len(f.entities) > 0 {
		return f
	}
	if !direct {
		f.sure = sureOwner
		for _, h := range heads {
			f.add(x.owners(x.core(h), 3))
		}
	}
	if len(f.entities) > 0 || !places {
		return f
	}
	f.sure = sureDirect
	for _, h := range heads {
		f.add(x.denoted(x.core(h)))
	}
	return f
}

// countryOf returns the country that a place lies in, if the article speaks of
// it, else the place itself.
func (x *extraction) countryOf(e int) int {
	place := x.entity(e)
	if place.Country == "" || place.Kind != "place" {
		return e
	}
	for i := range x.d.Entities {
		if s := &x.d.Entities[i]; s.Kind == "country" && s.Country == place.Country {
			return i
		}
	}
	return e
}

func (f *found) add(entities []int) {
	for _, e := range entities {
		if !contains(f.entities, e) {
			f.entities = append(f.entities, e)
		}
	}
}

func contains(list []int, v int) bool {
	for _, x := range list {
		if x == v {
			return true
		}
	}
	return false
}

func (x *extraction) core(i int) int {
	if len(x.actors(i)) > 0 && !x.t.membership(i) && !x.container(i) {
		return i
	}
	return x.t.core(i, func(lemma string) bool { return x.lex.is("container", lemma) })
}

// container tells whether the phrase at i only counts the actors after its
// "of": "a group of lawmakers".
func (x *extraction) container(i int) bool {
	if !x.lex.is("container", x.t.tok(i).Lemma) {
		return false
	}
	of := x.t.oblique(i, "of")
	return len(of) > 0 && len(x.actors(of[0])) > 0
}

// owners returns the actors that a thing belongs to or comes from, the nearest
// kind of owner only: possessor, modifier of nationality, then the phrases
// after it. depth bounds the steps from thing to thing.
func (x *extraction) owners(i, depth int) []int {
	if depth == 0 {
		return nil
	}
	var possessors, modifiers, phrases, deeper []int
	x.t.kids(i, func(k int) bool {
		switch rel := x.t.rel(k); {
		case x.t.tok(k).Rel == "nmod:poss":
			possessors = append(possessors, x.conjActors(k)...)
			if len(possessors) == 0 {
				deeper = append(deeper, x.owners(k, depth-1)...)
			}
		case rel == "amod" || rel == "compound" || rel == "nmod" && x.t.preposition(k) == "":
			if modifiers = append(modifiers, x.conjActors(k)...); len(modifiers) == 0 {
				deeper = append(deeper, x.owners(k, depth-1)...)
			}
		case rel == "nmod":
			set := x.conjActors(k)
			if p := x.t.preposition(k); p == "in" || p == "at" || p == "near" || p == "during" {
				set = x.states(set)
			}
			if phrases = append(phrases, set...); len(phrases) == 0 {
				deeper = append(deeper, x.owners(k, depth-1)...)
			}
		case rel == "acl" || rel == "conj":
			deeper = append(deeper, x.clauseActors(k, depth-1)...)
		}
		return true
	})
	for _, set := range [][]int{possessors, modifiers, phrases, deeper} {
		if len(set) > 0 {
			return set
		}
	}
	return nil
}

// states keeps the countries of a set: what happens in a state is its affair,
// what happens in a house is not the house's.
func (x *extraction) states(set []int) []int {
	var out []int
	for _, e := range set {
		if x.entity(e).Kind == "country" {
			out = append(out, e)
		}
	}
	return out
}

func (x *extraction) conjActors(i int) []int {
	var out []int
	for _, c := range x.t.conjuncts(i) {
		out = append(out, x.free(c)...)
	}
	return out
}

// free returns the actors, or within reach of places whatever, that the phrase at
// i denotes and no other role has taken.
func (x *extraction) free(i int) []int {
	set := x.actors(i)
	if len(set) == 0 && x.wide {
		set = x.denoted(i)
	}
	return without(set, x.taken)
}

// clauseActors returns the actors that stand in the clause headed by token c:
// its objects, then its oblique phrases, then the owners of either. depth bounds
// the steps from clause to clause.
func (x *extraction) clauseActors(c, depth int) []int {
	if depth < 0 {
		return nil
	}
	var objects, others, owned []int
	x.t.kids(c, func(k int) bool {
		into := &others
		switch x.t.rel(k) {
		case "obj", "iobj":
			into = &objects
		case "obl", "nmod":
		case "xcomp", "ccomp", "advcl":
			others = append(others, x.clauseActors(k, depth-1)...)
			return true
		default:
			return true
		}
		set := x.conjActors(k)
		if len(set) == 0 {
			owned = append(owned, x.owners(k, depth)...)
		}
		*into = append(*into, set...)
		return true
	})
	switch {
	case len(objects) > 0 && (len(others) == 0 || !x.allGeneric(objects)):
		return objects
	case len(others) > 0:
		return others
	}
	return owned
}

// allGeneric tells whether the entities are all unnamed groups: what is sent or
// withdrawn rather than the party it is about.
func (x *extraction) allGeneric(entities []int) bool {
	for _, e := range entities {
		if !x.entity(e).Generic {
			return false
		}
	}
	return true
}

// speaks returns the source of a speech act r at verb v: for "we" and "I" in a
// quotation the one who is quoted, not the state that "we" are.
func (x *extraction) speaks(v int, r graph.Relation) found {
	f := x.source(v)
	s := x.t.kid(v, "nsubj")
	if s < 0 || !x.lex.is("speech-relation", string(r)) {
		return f
	}
	if w := x.t.tok(s).Lower; w == "we" || w == "i" {
		if by := x.reporter(v, -1); by >= 0 {
			return found{entities: []int{by}, sure: sureDirect, role: "quoted"}
		}
	}
	if f.sure < sureDirect && !x.lex.is("voice", x.t.tok(s).Lemma) {
		return found{}
	}
	return f
}

// source finds who acts in the event at verb v.
func (x *extraction) source(v int) found {
	heads := x.t.subjects(v)
	if len(heads) == 0 && x.finite(v) {
		heads = x.preceding(v)
	}
	f := x.fill(heads, false, false)
	f.role = "subj"
	return f
}

// finite tells whether the verb at v has a tense of its own and is active.
func (x *extraction) finite(v int) bool {
	switch x.t.tok(v).XPOS {
	case "VBD", "VBZ", "VBP":
		return !x.t.passive(v)
	}
	return x.t.kid(v, "aux") >= 0 && !x.t.passive(v) && x.t.tok(v).XPOS != "VB"
}

// preceding returns the head of the mention that ends right before the verb at
// v, auxiliaries, adverbs and times aside: its subject where the tree has none.
func (x *extraction) preceding(v int) []int {
	end := v
	for end > 0 {
		up := x.t.tok(end - 1).UPOS
		if up != "AUX" && up != "ADV" && up != "PART" && !x.isTime(end-1) {
			break
		}
		end--
	}
	var best *document.Mention
	for k := range x.d.Mentions {
		m := &x.d.Mentions[k]
		if m.Start >= end {
			break
		}
		if m.End == end && (best == nil || m.Len() > best.Len()) && x.d.SentenceOf(m.Start) == x.d.SentenceOf(v) {
			best = m
		}
	}
	if best == nil {
		return nil
	}
	return []int{best.Head}
}

// target tries the roles in order and returns the first that yields an actor
// other than those in not.
func (x *extraction) target(v, noun int, roles []role, places bool, not []int) found {
	x.taken = not
	defer func() { x.taken = nil }()
	for _, r := range roles {
		if r.name == "each" && len(not) > 1 {
			return found{}
		}
		f := x.inRole(v, noun, r, places)
		f.entities = without(x.withoutMeans(f.entities, not), not)
		if len(f.entities) > 0 {
			f.role = r.name
			return f
		}
	}
	return found{}
}

// withoutMeans leaves out the unnamed armed men of the sources' own state: they
// are what the sources act with ("withdraw its troops from").
func (x *extraction) withoutMeans(list, sources []int) []int {
	var out []int
	for _, e := range list {
		own := false
		if g := x.entity(e); g.Generic && g.Sector == "MIL" {
			for _, s := range sources {
				own = own || x.entity(s).Sector != "REB" && (g.Country == "" || x.entity(s).Country == g.Country)
			}
		}
		if !own {
			out = append(out, e)
		}
	}
	return out
}

func without(list, not []int) []int {
	var out []int
	for _, e := range list {
		if !contains(not, e) {
			out = append(out, e)
		}
	}
	return out
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
		return x.owned(v, noun)
	case "in":
		return x.inside(v)
	case "clause":
		return x.clause(v)
	case "end":
		return x.end(v)
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

// mentionFrom returns the longest mention that starts at token i, or right
// after a determiner there, or nil.
func (x *extraction) mentionFrom(i int) *document.Mention {
	var best *document.Mention
	for k := range x.d.Mentions {
		m := &x.d.Mentions[k]
		if m.Start > i+1 {
			break
		}
		if (m.Start == i || m.Start == i+1 && x.t.tok(i).UPOS == "DET") && (best == nil || m.Len() > best.Len()) {
			best = m
		}
	}
	return best
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

// inside returns the actors anywhere within the direct objects.
func (x *extraction) inside(v int) found {
	f := found{sure: sureFallback}
	if v < 0 {
		return f
	}
	for _, h := range x.t.patients(v) {
		x.descend(h, &f, 4)
	}
	return f
}

func (x *extraction) descend(i int, f *found, depth int) {
	f.add(x.free(i))
	if depth == 0 {
		return
	}
	x.t.kids(i, func(k int) bool {
		x.descend(k, f, depth-1)
		return len(f.entities) == 0
	})
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
				f.add(x.fill(x.t.conjuncts(s), false, false).entities)
			}
			if x.t.rel(k) != "advcl" && len(f.entities) == 0 {
				f.add(x.clauseActors(k, 3))
			}
		}
		return true
	})
	return f
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

// home is the state that one of the sources belongs to.
func (x *extraction) home(sources []int) found {
	f := found{sure: sureHome, role: "home"}
	for _, s := range sources {
		c := x.d.Entities[s].Country
		for i := range x.d.Entities {
			if e := &x.d.Entities[i]; e.Kind == "country" && c != "" && e.Country == c && i != s {
				f.add([]int{i})
			}
		}
	}
	return f
}

func (x *extraction) entity(i int) *document.Entity { return &x.d.Entities[i] }
