package event

import (
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/event/mode"
)

// nounWord is the word that n is looked up by: its lemma, or "draft" for a
// "draft agreement", which is a proposal still.
func (x *extraction) nounWord(n int) string {
	lemma := strings.ToLower(x.t.Tok(n).Lemma)
	if x.lex.Is(lexicon.JointAct, lemma) && x.joint(n) {
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
func (x *extraction) support(n int) (int, lexicon.Effect) {
	top := n
	for x.t.Rel(top) == "conj" && x.t.Tok(top).Head >= 0 {
		top = x.t.Tok(top).Head
	}
	h := x.t.Tok(top).Head
	if h >= 0 && x.t.Rel(top) == "nmod" && x.lex.Is(lexicon.Container, x.t.Tok(h).Lemma) {
		top, h = h, x.t.Tok(h).Head
	}
	if h < 0 || x.t.Tok(h).UPOS != "VERB" {
		if x.t.Tok(n).Rel == "root" && x.t.Passive(n) {
			return n, lexicon.Occur
		}
		return -1, ""
	}
	rel := x.t.Tok(top).Rel
	lemma := x.t.Tok(h).Lemma
	eff := x.supportEffect(h, lemma)
	switch {
	case rel == "nsubj":
		if eff == lexicon.Do || eff == lexicon.Cancel || eff == lexicon.Occur {
			return h, lexicon.Occur
		}
		return -1, ""
	case rel == "obj" || rel == "nsubj:pass" || rel == "xcomp":
		return h, eff
	case x.t.Rel(top) == "obl" && eff != "" && x.supportPart(h, top):
		return h, eff
	}
	return -1, ""
}

func (x *extraction) supportEffect(h int, lemma string) lexicon.Effect {
	for k := range x.t.Kids(h) {
		if p := x.particle(k); p != "" {
			if eff, ok := x.lex.Support[lemma+"_"+p]; ok {
				return eff
			}
		}
	}
	if o := x.t.Kid(h, "obj"); o >= 0 {
		if eff, ok := x.lex.Support[lemma+"_"+x.t.Tok(o).Lemma]; ok {
			return eff
		}
	}
	return x.lex.Support[lemma]
}

// supportPart tells whether the preposition of the oblique top belongs to the
// support verb ("engage in talks").
func (x *extraction) supportPart(h, top int) bool {
	_, ok := x.lex.Support[x.t.Tok(h).Lemma+"_"+x.t.Preposition(top)]
	return ok
}

// carried is what a nominal event becomes under the effect of its verb.
func carried(r graph.Relation, eff lexicon.Effect, m mode.Mode) (graph.Relation, mode.Mode) {
	switch eff {
	case lexicon.Plan:
		if m.Status == graph.Actual {
			m.Status, m.Future, m.Trigger = graph.Planned, true, "plan"
		}
	case lexicon.May:
		m.Status, m.Trigger = graph.Possible, "may"
	case lexicon.Cancel:
		return ended(r), m
	case lexicon.Refuse:
		return graph.Rejected, m
	case lexicon.Want:
		return graph.Requested, m
	case lexicon.Offer:
		if friendly.is(r) {
			return graph.AgreedWith, m
		}
	case lexicon.Threat:
		return graph.Threatened, m
	case lexicon.Ease:
		return graph.ConcededTo, m
	case lexicon.Deny:
		m.Negated, m.Status, m.Trigger = true, graph.Denied, "deny"
	}
	return r, m
}
