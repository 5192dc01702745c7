package event

import (
	"strings"

	"newsgraph/ingest/event/lexicon"
)

// match returns the most specific entry of the lexicon that the verb at v and
// its dependents satisfy, and the object noun that it asked for, or -1.
func (x *extraction) match(v int) (*lexicon.Entry, int) {
	es := x.lex.Verbs[x.t.Tok(v).Lemma]
	for i := range es {
		if noun, ok := x.satisfies(v, &es[i]); ok {
			return &es[i], noun
		}
	}
	return nil, -1
}

func (x *extraction) satisfies(v int, e *lexicon.Entry) (noun int, ok bool) {
	for _, p := range e.Parts {
		if !x.hasPart(v, p) {
			return -1, false
		}
	}
	if len(e.Parts) == 0 && x.phrasal(v) {
		return -1, false
	}
	if len(e.Objects) == 0 {
		return -1, true
	}
	if e.Objects["-"] {
		return -1, x.t.Kid(v, "obj") < 0
	}
	noun = x.objectIn(v, e.Objects, len(e.Parts) > 0)
	if e.Except {
		return -1, noun < 0
	}
	return noun, noun >= 0
}

// phrasal tells whether a particle makes v another verb ("call off", but not
// "beef up").
func (x *extraction) phrasal(v int) bool {
	p := x.t.Kid(v, "compound:prt")
	if next := v + 1; p < 0 && next < len(x.d.Tokens) && x.lex.Is(lexicon.Particle, x.t.Tok(next).Lower) && x.t.Tok(next).Head == v {
		p = next
	}
	if p < 0 {
		return false
	}
	return x.t.Tok(p).Lower != "up" || x.lex.Is(lexicon.ParticleVerb, x.t.Tok(v).Lemma)
}

func (x *extraction) hasPart(v int, part string) bool {
	if part == "to" && x.t.Tok(v).Lower == "going" && x.t.Kid(v, "xcomp") >= 0 {
		return false // "going to meet" goes nowhere
	}
	if v+2 < len(x.d.Tokens) && x.t.Tok(v+1).Lower == part && x.who.IsTime(v+2) {
		return false
	}
	particle := x.t.Kid(v, "compound:prt")
	for k := range x.t.Kids(v) {
		if x.particle(k) != part {
			continue
		}
		// "turned out ten over the hack" turns nobody over.
		if particle < 0 || k == particle || x.t.Rel(k) != "obl" || !x.lex.Is(lexicon.Particle, part) {
			return true
		}
	}
	next := v + 1
	for next < len(x.d.Tokens) && x.who.IsTime(next) {
		next++
	}
	return next < len(x.d.Tokens) && x.t.Tok(next).Lower == part
}

// objectIn returns the object (or, for "go on strike", the oblique) of v whose
// lemma is in the set, or -1. Beside a direct object obliques count only if the
// verb comes with a preposition (oblique).
func (x *extraction) objectIn(v int, set map[string]bool, oblique bool) int {
	heads := x.t.Patients(v)
	oblique = oblique || x.t.Kid(v, "obj") < 0
	if set["*"] {
		if len(heads) > 0 && len(x.who.Actors(heads[0])) == 0 {
			return heads[0]
		}
		return -1
	}
	x.t.Each(v, func(k int) bool {
		if r := x.t.Rel(k); r == "obl" && k > v && oblique || r == "obj" || r == "xcomp" && x.t.Tok(k).UPOS != "VERB" {
			heads = append(heads, x.t.Conjuncts(k)...)
		}
		return true
	})
	for _, h := range heads {
		h = x.t.Core(h, func(lemma string) bool {
			return x.lex.Is(lexicon.Container, lemma) || x.lex.Is(lexicon.Quantity, lemma)
		})
		if x.inSet(h, set) {
			return h
		}
	}
	return -1
}

// inSet tells whether the noun at h belongs to the set, or, where it says
// little itself ("ceasefire agreement", "aid package"), its modifier does.
func (x *extraction) inSet(h int, set map[string]bool) bool {
	tok := x.t.Tok(h)
	if set[tok.Lemma] || set[tok.Lower] || set[strings.TrimSuffix(tok.Lower, "s")] || set[strings.TrimSuffix(tok.Lower, "ies")+"y"] {
		return true // the lemmas of plurals like "supplies" stay plural
	}
	found := false
	x.t.Each(h, func(k int) bool {
		// "cease-fire" in pieces
		found = x.t.Rel(k) == "compound" && set[x.t.Tok(k).Lower+tok.Lemma]
		return !found
	})
	if !found && x.lex.Is(lexicon.EmptyHead, tok.Lemma) {
		x.t.Each(h, func(k int) bool {
			found = x.t.Rel(k) == "compound" && set[x.t.Tok(k).Lemma] || x.t.Rel(k) == "nmod" && x.t.Preposition(k) == "of" && set[x.t.Tok(k).Lemma]
			return !found
		})
	}
	return found
}
