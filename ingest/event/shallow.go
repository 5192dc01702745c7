package event

import (
	"newsgraph/graph"
	"newsgraph/ingest/document"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/event/party"
)

// sureShallow is the certainty of arguments found by their order alone.
const sureShallow = 0.4

// shallow looks at a sentence of a text in which the trees showed no event, as
// those of headlines and clumsy translations often do not: a verb of the lexicon
// between two actors makes an event of the nearest one before it and the first
// one after it. In longer texts, where the trees show something, such guesses
// are right too seldom.
func (x *extraction) shallow(s document.Span) {
	for v := s.Start; v < s.End; v++ {
		if x.t.Tok(v).UPOS != "VERB" {
			continue
		}
		if g, ok := x.governed[v]; ok && g.Relation != lexicon.Inner {
			continue
		}
		e, noun := x.match(v)
		if e == nil || e.Inverse || e.Relation.Symmetric() && e.Specificity() == 0 && !hasRole(e.Roles, "obj") {
			continue
		}
		if x.who.Calamity(x.t.Subjects(v)) || x.game(v, e.Relation) || e.Relation == graph.SpokeWith && x.label(v) >= 0 {
			continue
		}
		src := party.Found{Entities: x.before(v, s), Sure: sureShallow, Role: "left"}
		after := party.Without(x.after(v, s, reaching.is(e.Relation)), src.Entities)
		who := x.who.Look()
		who.Mobilizing = e.Relation == graph.MobilizedAgainst
		tgt := party.Found{Entities: who.WithoutMeans(after, src.Entities), Sure: sureShallow, Role: "right"}
		if x.t.Passive(v) && e.Relation != graph.MobilizedAgainst {
			src, tgt = tgt, src
		}
		if len(src.Entities) == 0 || len(tgt.Entities) == 0 {
			continue
		}
		m := x.m.Of(v)
		if noun >= 0 {
			m = m.Combine(x.m.OfNoun(noun))
		}
		if x.emit(v, *e, m, src, tgt) {
			return
		}
	}
}

// before returns the actors of the last outermost mention that ends before
// token v in s.
func (x *extraction) before(v int, s document.Span) []int {
	var best []int
	end := s.Start
	for i := x.d.MentionsFrom(s.Start); i < len(x.d.Mentions) && x.d.Mentions[i].Start < v; i++ {
		m := &x.d.Mentions[i]
		if m.Start < end || m.End > v {
			continue
		}
		if a := x.who.Actors(m.Head); len(a) > 0 {
			best, end = a, m.End
		}
	}
	return best
}

// after returns the actors of the first outermost mention after token v in s,
// or its places where they may be targets.
func (x *extraction) after(v int, s document.Span, places bool) []int {
	for i := x.d.MentionsFrom(v + 1); i < len(x.d.Mentions) && x.d.Mentions[i].Start < s.End; i++ {
		if m := &x.d.Mentions[i]; m.End <= s.End {
			if d := x.who.Actors(m.Head); len(d) > 0 {
				return d
			}
			if d := x.who.Denoted(m.Head); places && len(d) > 0 {
				return d
			}
		}
	}
	return nil
}
