// Package party finds who takes part in an act: whom a phrase denotes, whose a thing is,
// who is the subject of a verb, and whom the roles of a lexicon entry lead to.
//
// Parties are indices into Document.Entities, words indices into Document.Tokens; -1
// means none. What a search passes over is handed down with it (Search).
package party

import (
	"slices"
	"strings"

	"newsgraph/ingest/document"
	"newsgraph/ingest/event/lexicon"
)

// Certainty of an argument by the way it was found. They rank the candidates of
// one article: the order is meant, the distances are a choice. Dropping what lies
// below 0.3 to 0.45 raised precision on the annotated articles and left F1 alone.
const (
	SureDirect   = 1.0 // the phrase itself is the actor
	SureOwner    = 0.8 // the actor owns or is named in the phrase
	SureFallback = 0.5 // some actor of the clause
)

// Found is a set of entities that fill one role.
type Found struct {
	// Entities are in the order in which they were found.
	Entities []int
	// Sure is the certainty of the way, one of the Sure constants or a product of them.
	Sure float64
	// Role names the way, for what the act says of itself.
	Role string
}

// Denoted returns the entities that the phrase headed by token i denotes.
func (x *Finder) Denoted(i int) []int {
	m := x.d.MentionAt(i)
	if x.IsTime(i) {
		return nil
	}
	if m != nil && len(m.Members) > 1 && x.Entity(m.Members[0]).Kind == "person" && !x.Entity(m.Members[0]).Generic {
		return m.Members // "the French and Polish leaders", who are known
	}
	if parts := x.composite(i, m); len(parts) > 1 {
		return parts
	}
	if m == nil {
		return x.titled(i)
	}
	if len(m.Members) > 0 {
		return x.speakFor(m.Members)
	}
	if m.Entity < 0 {
		return nil
	}
	if e := x.Entity(m.Entity); e.Generic && e.PartOf >= 0 && m.Len() == 1 && x.t.Tok(i).XPOS == "NNP" {
		// "Russian and US delegations": an adjective that lost its noun means
		// the state, and what comes after "and" has the noun.
		return append([]int{e.PartOf}, x.afterAnd(m)...)
	}
	return []int{m.Entity}
}

// titled are the persons named right behind the title at token i, which is no name of
// its own ("Presidents Boric and Petro", "her running mate Ann Lee").
func (x *Finder) titled(i int) []int {
	if !x.t.Nominal(i) || i+1 >= len(x.d.Tokens) {
		return nil
	}
	n := x.mentionFrom(i + 1)
	if n == nil || n.Form != document.Named || n.Entity < 0 || x.Entity(n.Entity).Kind != "person" {
		return nil
	}
	if x.t.Tok(i).XPOS == "NNS" || x.t.Tok(i).XPOS == "NNPS" {
		return append([]int{n.Entity}, x.afterAnd(n)...)
	}
	if h := x.t.Tok(n.Head); h.Head == i && (h.Rel == "flat" || h.Rel == "appos") {
		return []int{n.Entity}
	}
	return nil
}

// afterAnd returns the actor that "and" joins to mention m, whatever the tree.
func (x *Finder) afterAnd(m *document.Mention) []int {
	if m.End+1 >= len(x.d.Tokens) || x.t.Tok(m.End).Lower != "and" {
		return nil
	}
	n := x.mentionFrom(m.End + 1)
	if n == nil || n.Entity < 0 || !x.CanAct(n.Entity) {
		return nil
	}
	return []int{n.Entity}
}

// speakFor replaces members of a group that the text does not name ("the leaders
// of Turkey and Germany") by the states that they speak for.
func (x *Finder) speakFor(members []int) []int {
	var f Found
	for _, e := range members {
		if g := x.Entity(e); !g.Generic || g.PartOf < 0 {
			return members
		}
		f.Add([]int{x.Entity(e).PartOf})
	}
	return f.Entities
}

// composite returns the parties that a name or group is made of, if it has at
// least two: "Russia-NATO Council", "Russian and US delegations".
func (x *Finder) composite(i int, m *document.Mention) []int {
	if !x.t.Nominal(i) || m != nil && m.Entity >= 0 && x.Entity(m.Entity).Key != "" {
		return nil
	}
	var f Found
	if m != nil && m.Entity >= 0 && x.Entity(m.Entity).Generic && x.t.Tok(i).XPOS == "NNS" {
		// "the leaders of Turkey and Germany"
		for _, k := range x.t.Oblique(i, "of") {
			if set := x.Actors(k); !x.AllGeneric(set) {
				f.Add(set)
			}
		}
		if len(f.Entities) > 1 {
			return f.Entities
		}
		f = Found{}
	}
	x.t.Each(i, func(k int) bool {
		if r := x.t.Rel(k); k < i && (r == "compound" || r == "amod" || r == "conj") {
			for _, c := range x.t.Conjuncts(k) {
				if c < i {
					f.Add(x.party(c))
				}
			}
		}
		return true
	})
	return f.Entities
}

// party returns the state or body that the modifier at i denotes.
func (x *Finder) party(i int) []int {
	m := x.d.MentionAt(i)
	if m == nil || m.Entity < 0 {
		return nil
	}
	if e := x.Entity(m.Entity); e.Kind != "country" && e.Sector != "IGO" {
		return nil
	}
	return []int{m.Entity}
}

// Actors is denoted, restricted to what can act.
func (x *Finder) Actors(i int) []int {
	var out []int
	for _, e := range x.Denoted(i) {
		if x.CanAct(e) && !(x.Entity(e).Generic && x.Entity(e).Country == "" && x.lex.Is(lexicon.Placeholder, x.t.Tok(i).Lemma)) {
			out = append(out, e)
		}
	}
	return out
}

// CanAct tells whether entity e is one that acts: all but places.
func (x *Finder) CanAct(e int) bool { return x.d.Entities[e].Kind != "place" }

// Fill turns phrase heads into entities: those that the phrases denote, or,
// unless direct is asked for, the owners of the phrases. Places stand in where
// no actor is found and the relation reaches places.
func (x Search) Fill(heads []int, direct, places bool) Found {
	f := Found{Sure: SureDirect}
	for _, h := range heads {
		h = x.Core(h)
		for _, s := range x.Series(h) {
			f.Add(x.Actors(s))
		}
	}
	if len(f.Entities) > 0 {
		return f
	}
	if !direct {
		f.Sure = SureOwner
		for _, h := range heads {
			f.Add(x.Owners(x.Core(h), 3))
		}
	}
	if len(f.Entities) > 0 || !places {
		return f
	}
	f.Sure = SureDirect
	for _, h := range heads {
		f.Add(x.Denoted(x.Core(h)))
	}
	return f
}

// Add adds the entities that are not there yet.
func (f *Found) Add(entities []int) {
	for _, e := range entities {
		if !slices.Contains(f.Entities, e) {
			f.Entities = append(f.Entities, e)
		}
	}
}

// Core steps from a word of quantity or membership to the thing itself, unless the
// word is an actor of its own.
func (x *Finder) Core(i int) int {
	if len(x.Actors(i)) > 0 && !x.t.Membership(i) && !x.container(i) {
		return i
	}
	return x.t.Core(i, func(lemma string) bool { return x.lex.Is(lexicon.Container, lemma) })
}

// container tells whether the phrase at i only counts the actors after its
// "of": "a group of lawmakers".
func (x *Finder) container(i int) bool {
	if !x.lex.Is(lexicon.Container, x.t.Tok(i).Lemma) {
		return false
	}
	of := x.t.Oblique(i, "of")
	return len(of) > 0 && len(x.Actors(of[0])) > 0
}

// Source finds who acts in the event at verb v.
func (x *Finder) Source(v int) Found {
	heads := x.t.Subjects(v)
	if len(heads) == 0 && x.t.Finite(v) {
		heads = x.preceding(v)
	}
	if x.Calamity(heads) {
		return Found{}
	}
	f := x.Look().Fill(heads, false, false)
	if n := x.t.Tok(v).Head; len(f.Entities) == 0 && x.t.Tok(v).XPOS == "VBG" && x.t.Rel(v) == "acl" && x.t.Tok(n).Head >= 0 {
		// "hit a mall, killing four": the participle goes with the verb.
		f = x.Look().Fill(x.t.Subjects(x.t.Tok(n).Head), false, false)
	}
	f.Role = "subj"
	return f
}

// Calamity tells whether the first of heads is a flood, a crash or the like, which
// acts for nobody, whoever's it is.
func (x *Finder) Calamity(heads []int) bool {
	return len(heads) > 0 && x.lex.Is(lexicon.Calamity, strings.ToLower(x.t.Tok(heads[0]).Lemma))
}

// preceding returns the heads of the mention that ends right before the verb at
// v, auxiliaries, adverbs and times aside, and of those coordinated with it: its
// subject where the tree has none.
func (x *Finder) preceding(v int) []int {
	end := v
	for end > 0 {
		up := x.t.Tok(end - 1).UPOS
		if up != "AUX" && up != "ADV" && up != "PART" && !x.IsTime(end-1) {
			break
		}
		end--
	}
	var heads []int
	for sentence := x.d.SentenceOf(v); ; {
		m := x.mentionTo(end)
		if m == nil || x.d.SentenceOf(m.Start) != sentence {
			return heads
		}
		heads = append(heads, m.Head)
		if end = m.Start - 1; end < 0 || x.t.Tok(end).Lower != "and" {
			return heads
		}
	}
}

// Without returns list without the values of not.
func Without(list, not []int) []int {
	var out []int
	for _, e := range list {
		if !slices.Contains(not, e) {
			out = append(out, e)
		}
	}
	return out
}

// Entity is entity i of the document.
func (x *Finder) Entity(i int) *document.Entity { return &x.d.Entities[i] }
