package event

import (
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/event/mode"
	"newsgraph/ingest/event/party"
	"newsgraph/ingest/lang/cluster"
	"newsgraph/internal/perceptron"
)

// Templates of features; the numbers only have to differ.
const (
	featRule = iota + 1
	featRuleMode
	featRuleObject
	featRuleWord
	featWord
	featWordRole
	featWordMode
	featObject
	featComplement
	featRuleComplement
	featSectors
	featRuleSectors
	featKinds
	featBag
	featBias
	featRole
)

// features describes an act at token at for the judge: the relation that the
// rules give it ("" for none), the words of its clause with their clusters, its
// mode, and what source and target are.
func (x *extraction) features(at int, relation graph.Relation, m mode.Mode, src, tgt party.Found) []uint32 {
	b := featureBuilder{out: make([]uint32, 0, 96), rule: perceptron.String(string(relation))}
	b.add(featBias, 0, 0)
	b.add(featRule, b.rule, 0)
	b.add(featRole, b.rule, perceptron.String(tgt.Role))
	how := perceptron.String(signature(m))
	b.add(featRuleMode, b.rule, how)
	word := x.t.Tok(at).Lemma
	object, complement := x.objectWord(at), x.complementWord(at)
	for i, w := range grains(word) {
		b.add(featWord, uint32(i), w)
		b.add(featWordRole, w, perceptron.String(tgt.Role))
		b.add(featWordMode, w, how)
		b.add(featRuleWord, b.rule, w)
	}
	for _, o := range grains(object) {
		b.add(featObject, o, 0)
		b.add(featRuleObject, b.rule, o)
	}
	for _, c := range grains(complement) {
		b.add(featComplement, c, how)
		b.add(featRuleComplement, b.rule, c)
	}
	x.partyFeatures(&b, src, tgt)
	x.bagFeatures(&b, at, 4)
	return b.out
}

// featureBuilder collects features.
type featureBuilder struct {
	out  []uint32
	rule uint32
}

func (b *featureBuilder) add(template, v, w uint32) {
	b.out = append(b.out, perceptron.Feature(template, v, w, 0))
}

// signature is the mode in a word.
func signature(m mode.Mode) string {
	s := string(m.Status)
	if m.Negated {
		s += " negated"
	}
	if m.Future {
		s += " future"
	}
	if m.Conditional || m.Hypothetical {
		s += " conditional"
	}
	return s
}

// grains are the values of a word at each grain: its clusters, from fine to
// coarse. Words themselves are left out: with a thousand examples the judge
// would learn them by heart. The empty word has none.
func grains(word string) []uint32 {
	if word == "" {
		return nil
	}
	var out []uint32
	if c, ok := cluster.Of(strings.ToLower(word)); ok {
		// The offsets keep the numbers of one grain apart from the others'.
		out = append(out, 1<<20+uint32(c.Fine), 2<<20+uint32(c.Middle), 3<<20+uint32(c.Coarse))
	}
	return out
}

// objectWord is the lemma of the direct object, or "<actor>" for an actor.
func (x *extraction) objectWord(at int) string {
	if heads := x.t.Patients(at); len(heads) > 0 {
		o := x.who.Core(heads[0])
		if len(x.who.Actors(o)) > 0 {
			return "<actor>"
		}
		return x.t.Tok(o).Lemma
	}
	if h := x.t.Tok(at).Head; h >= 0 && x.t.Tok(at).UPOS == "NOUN" && x.t.Tok(h).UPOS == "VERB" {
		return "^" + x.t.Tok(h).Lemma
	}
	return ""
}

func (x *extraction) complementWord(at int) string {
	if c := x.t.Kid(at, "xcomp", "ccomp"); c >= 0 {
		return x.t.Tok(c).Lemma
	}
	return ""
}

func (x *extraction) partyFeatures(b *featureBuilder, src, tgt party.Found) {
	describe := func(f party.Found) uint32 {
		if len(f.Entities) == 0 {
			return 0
		}
		e := x.who.Entity(f.Entities[0])
		return perceptron.String(e.Kind + " " + e.Sector)
	}
	s, t := describe(src), describe(tgt)
	b.add(featSectors, s, t)
	b.add(featRuleSectors, b.rule, s)
	b.add(featKinds, b.rule, t)
}

// bagFeatures adds the clusters of the content words below token i.
func (x *extraction) bagFeatures(b *featureBuilder, i, depth int) {
	x.t.Each(i, func(k int) bool {
		tok := x.t.Tok(k)
		switch tok.UPOS {
		case "NOUN", "VERB", "ADJ":
			if m := x.d.MentionAt(k); m == nil || tok.UPOS == "NOUN" {
				for g, w := range grains(tok.Lemma) {
					if g == 1 {
						b.add(featBag, w, 0)
					}
				}
			}
		}
		if depth > 1 && tok.Rel != "nsubj" && tok.Rel != "parataxis" {
			x.bagFeatures(b, k, depth-1)
		}
		return true
	})
}
