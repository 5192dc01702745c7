package event

import (
	"strings"

	"newsgraph/graph"
)

// nounWord is the word that n is looked up by: its lemma, or "draft" for a
// "draft agreement", which is a proposal still.
func (x *extraction) nounWord(n int) string {
	lemma := strings.ToLower(x.t.Tok(n).Lemma)
	if x.lex.is("joint-act", lemma) && x.joint(n) {
		return "joint-act"
	}
	x.t.Each(n, func(k int) bool {
		if w := x.t.Tok(k).Lower; w == "draft" || w == "proposed" {
			if r := x.t.Rel(k); r == "compound" || r == "amod" {
				lemma = "draft"
			}
		}
		return lemma != "draft"
	})
	return lemma
}

// support returns the verb that carries the nominal event at n and its effect,
// or -1 and "".
func (x *extraction) support(n int) (int, effect) {
	top := n
	for x.t.Rel(top) == "conj" && x.t.Tok(top).Head >= 0 {
		top = x.t.Tok(top).Head
	}
	h := x.t.Tok(top).Head
	if h >= 0 && x.t.Rel(top) == "nmod" && x.lex.is("container", x.t.Tok(h).Lemma) {
		top, h = h, x.t.Tok(h).Head
	}
	if h < 0 || x.t.Tok(h).UPOS != "VERB" {
		if x.t.Tok(n).Rel == "root" && x.t.Passive(n) {
			return n, effOccur
		}
		return -1, ""
	}
	rel := x.t.Tok(top).Rel
	lemma := x.t.Tok(h).Lemma
	eff := x.supportEffect(h, lemma)
	switch {
	case rel == "nsubj":
		if eff == effDo || eff == effCancel || eff == effOccur {
			return h, effOccur
		}
		return -1, ""
	case rel == "obj" || rel == "nsubj:pass" || rel == "xcomp":
		return h, eff
	case x.t.Rel(top) == "obl" && eff != "" && x.supportPart(h, top):
		return h, eff
	}
	return -1, ""
}

func (x *extraction) supportEffect(h int, lemma string) effect {
	for k := range x.t.Kids(h) {
		if p := x.particle(k); p != "" {
			if eff, ok := x.lex.support[lemma+"_"+p]; ok {
				return eff
			}
		}
	}
	if o := x.t.Kid(h, "obj"); o >= 0 {
		if eff, ok := x.lex.support[lemma+"_"+x.t.Tok(o).Lemma]; ok {
			return eff
		}
	}
	return x.lex.support[lemma]
}

// supportPart tells whether the preposition of the oblique top belongs to the
// support verb ("engage in talks").
func (x *extraction) supportPart(h, top int) bool {
	_, ok := x.lex.support[x.t.Tok(h).Lemma+"_"+x.t.Preposition(top)]
	return ok
}

// carried is what a nominal event becomes under the effect of its verb.
func carried(r graph.Relation, eff effect, m mode) (graph.Relation, mode) {
	switch eff {
	case effPlan:
		if m.status == graph.Actual {
			m.status, m.future, m.trigger = graph.Planned, true, "plan"
		}
	case effMay:
		m.status, m.trigger = graph.Possible, "may"
	case effCancel:
		return ended(r), m
	case effRefuse:
		return graph.Rejected, m
	case effWant:
		return graph.Requested, m
	case effOffer:
		if friendly.is(r) {
			return graph.AgreedWith, m
		}
	case effThreat:
		return graph.Threatened, m
	case effEase:
		return graph.ConcededTo, m
	case effDeny:
		m.negated, m.status, m.trigger = true, graph.Denied, "deny"
	}
	return r, m
}
