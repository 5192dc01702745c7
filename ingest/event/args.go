package event

import (
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/document"
	"newsgraph/ingest/event/lexicon"
)

// Certainty of an argument by the way it was found. They rank the candidates of
// one article: the order is meant, the distances are a choice. Dropping what lies
// below 0.3 to 0.45 raised precision on the annotated articles and left F1 alone.
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
	if m != nil && len(m.Members) > 1 && x.entity(m.Members[0]).Kind == "person" && !x.entity(m.Members[0]).Generic {
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
	if e := x.entity(m.Entity); e.Generic && e.PartOf >= 0 && m.Len() == 1 && x.t.Tok(i).XPOS == "NNP" {
		// "Russian and US delegations": an adjective that lost its noun means
		// the state, and what comes after "and" has the noun.
		return append([]int{e.PartOf}, x.afterAnd(m)...)
	}
	return []int{m.Entity}
}

// titled are the persons named right behind the title at token i, which is no name of
// its own ("Presidents Boric and Petro", "her running mate Ann Lee").
func (x *extraction) titled(i int) []int {
	if !x.t.Nominal(i) || i+1 >= len(x.d.Tokens) {
		return nil
	}
	n := x.mentionFrom(i + 1)
	if n == nil || n.Form != document.Named || n.Entity < 0 || x.entity(n.Entity).Kind != "person" {
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
func (x *extraction) afterAnd(m *document.Mention) []int {
	if m.End+1 >= len(x.d.Tokens) || x.t.Tok(m.End).Lower != "and" {
		return nil
	}
	n := x.mentionFrom(m.End + 1)
	if n == nil || n.Entity < 0 || !x.canAct(n.Entity) {
		return nil
	}
	return []int{n.Entity}
}

// speakFor replaces members of a group that the text does not name ("the leaders
// of Turkey and Germany") by the states that they speak for.
func (x *extraction) speakFor(members []int) []int {
	var f found
	for _, e := range members {
		if g := x.entity(e); !g.Generic || g.PartOf < 0 {
			return members
		}
		f.add([]int{x.entity(e).PartOf})
	}
	return f.entities
}

// composite returns the parties that a name or group is made of, if it has at
// least two: "Russia-NATO Council", "Russian and US delegations".
func (x *extraction) composite(i int, m *document.Mention) []int {
	if !x.t.Nominal(i) || m != nil && m.Entity >= 0 && x.entity(m.Entity).Key != "" {
		return nil
	}
	var f found
	if m != nil && m.Entity >= 0 && x.entity(m.Entity).Generic && x.t.Tok(i).XPOS == "NNS" {
		// "the leaders of Turkey and Germany"
		for _, k := range x.t.Oblique(i, "of") {
			if set := x.actors(k); !x.allGeneric(set) {
				f.add(set)
			}
		}
		if len(f.entities) > 1 {
			return f.entities
		}
		f = found{}
	}
	x.t.Each(i, func(k int) bool {
		if r := x.t.Rel(k); k < i && (r == "compound" || r == "amod" || r == "conj") {
			for _, c := range x.t.Conjuncts(k) {
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
		if x.canAct(e) && !(x.entity(e).Generic && x.entity(e).Country == "" && x.lex.Is(lexicon.Placeholder, x.t.Tok(i).Lemma)) {
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
	if len(x.actors(i)) > 0 && !x.t.Membership(i) && !x.container(i) {
		return i
	}
	return x.t.Core(i, func(lemma string) bool { return x.lex.Is(lexicon.Container, lemma) })
}

// container tells whether the phrase at i only counts the actors after its
// "of": "a group of lawmakers".
func (x *extraction) container(i int) bool {
	if !x.lex.Is(lexicon.Container, x.t.Tok(i).Lemma) {
		return false
	}
	of := x.t.Oblique(i, "of")
	return len(of) > 0 && len(x.actors(of[0])) > 0
}

// quoted is the one whose words the speech act r at verb v stands in, if its subject is
// "we" or "I", or -1.
func (x *extraction) quoted(v int, r graph.Relation) int {
	s := x.t.Kid(v, "nsubj")
	if s < 0 || !spoken.is(r) {
		return -1
	}
	if w := x.t.Tok(s).Lower; w == "we" || w == "i" {
		return x.reporter(v, -1)
	}
	return -1
}

// source finds who acts in the event at verb v.
func (x *extraction) source(v int) found {
	heads := x.t.Subjects(v)
	if len(heads) == 0 && x.t.Finite(v) {
		heads = x.preceding(v)
	}
	if x.calamity(heads) {
		return found{}
	}
	f := x.fill(heads, false, false)
	if n := x.t.Tok(v).Head; len(f.entities) == 0 && x.t.Tok(v).XPOS == "VBG" && x.t.Rel(v) == "acl" && x.t.Tok(n).Head >= 0 {
		// "hit a mall, killing four": the participle goes with the verb.
		f = x.fill(x.t.Subjects(x.t.Tok(n).Head), false, false)
	}
	f.role = "subj"
	return f
}

// calamity tells whether the first of heads is a flood, a crash or the like, which
// acts for nobody, whoever's it is.
func (x *extraction) calamity(heads []int) bool {
	return len(heads) > 0 && x.lex.Is(lexicon.Calamity, strings.ToLower(x.t.Tok(heads[0]).Lemma))
}

// preceding returns the heads of the mention that ends right before the verb at
// v, auxiliaries, adverbs and times aside, and of those coordinated with it: its
// subject where the tree has none.
func (x *extraction) preceding(v int) []int {
	end := v
	for end > 0 {
		up := x.t.Tok(end - 1).UPOS
		if up != "AUX" && up != "ADV" && up != "PART" && !x.isTime(end-1) {
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

func without(list, not []int) []int {
	var out []int
	for _, e := range list {
		if !contains(not, e) {
			out = append(out, e)
		}
	}
	return out
}

func (x *extraction) entity(i int) *document.Entity { return &x.d.Entities[i] }
