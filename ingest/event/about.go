package event

import (
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/document"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/event/party"
)

// aboutPrepositions introduce what an act is about; the grounds of a charge, of
// praise or of a penalty come with groundPrepositions too.
var (
	aboutPrepositions  = []string{"about", "on", "over", "regarding", "concerning"}
	groundPrepositions = []string{"about", "on", "over", "regarding", "concerning", "for", "of"}
)

// maxAbout bounds the number of words of Event.About; longer phrases are cut,
// as the evidence shows the rest.
const maxAbout = 15

// about returns the words that say what the act r at token at concerns: a phrase
// of its own, else the clause that it takes as its content, else its object if
// that is no actor.
func (x *extraction) about(at int, r graph.Relation, targets []int) string {
	def, _ := graph.Define(r)
	preps := aboutPrepositions
	switch def.Class {
	case graph.Accuse, graph.Support, graph.Protest, graph.Sanction, graph.Coerce:
		preps = groundPrepositions
	}
	heads := []int{at}
	if o := x.t.Kid(at, "obj", "nsubj:pass"); o >= 0 {
		heads = append(heads, o)
	}
	for _, h := range heads {
		if k := x.topic(h, preps, targets); k >= 0 {
			return x.phrase(k)
		}
	}
	if x.t.Tok(at).UPOS != "VERB" {
		return ""
	}
	if c := x.content(at, def.Class); c >= 0 {
		return x.phrase(c)
	}
	return ""
}

// topic returns the head of a phrase with one of the prepositions at h that is
// neither a time nor one of the targets, or of a clause introduced by one
// ("accused Iran of spying"), or -1.
func (x *extraction) topic(h int, preps []string, targets []int) int {
	for _, p := range preps {
		for _, k := range x.t.Oblique(h, p) {
			if d := x.who.Denoted(k); !x.who.IsTime(k) && (len(d) == 0 || !slices.Contains(targets, d[0])) {
				return k
			}
		}
		for k := range x.t.Kids(h) {
			if mark := x.t.Kid(k, "mark"); x.t.Rel(k) == "advcl" && mark >= 0 && x.t.Tok(mark).Lower == p {
				return k
			}
		}
	}
	return -1
}

// concerns returns the entities that the encounter or document at noun n, or the
// verb over it (or -1), is about: "talks on Ukraine".
func (x *extraction) concerns(n, verb int) []int {
	f := party.Found{}
	for _, h := range []int{n, verb} {
		if h < 0 {
			continue
		}
		x.topics(h, &f)
		for _, k := range x.t.Patients(h) {
			if x.topics(k, &f); x.discusses(h) {
				x.who.Look().Descend(k, &f, 2)
			}
		}
	}
	return f.Entities
}

// topics adds the entities in the phrases at h that say what something is about.
func (x *extraction) topics(h int, f *party.Found) {
	for _, p := range aboutPrepositions {
		for _, k := range x.t.Oblique(h, p) {
			if !x.who.IsTime(k) {
				x.who.Look().Descend(k, f, 2)
			}
		}
	}
}

// discusses tells whether the object of the verb at v is the topic of talk.
func (x *extraction) discusses(v int) bool { return x.lex.Is(lexicon.Discuss, x.t.Tok(v).Lemma) }

// content returns what the verb at v asks for, promises, refuses or proposes: its
// complement clause or its object, or -1. Acts of other classes are done, they
// have no content.
func (x *extraction) content(v int, c graph.Class) int {
	switch c {
	case graph.Request, graph.Agree, graph.Reject, graph.Threaten, graph.Accuse, graph.Consult:
	default:
		return -1
	}
	if k := x.t.Kid(v, "xcomp", "ccomp"); k >= 0 && k > v {
		return k
	}
	o := x.t.Kid(v, "obj")
	if o < 0 || len(x.who.Actors(o)) > 0 || x.t.Tok(o).UPOS != "NOUN" || x.lex.Nouns[x.t.Tok(o).Lemma] != nil && c == graph.Consult {
		return -1
	}
	return o
}

// phrase returns the text of the phrase or clause headed by token i without its
// preposition or conjunction and determiner.
func (x *extraction) phrase(i int) string {
	span := x.extent(i)
	for span.Start < i {
		r := x.t.Rel(span.Start)
		if r != "case" && r != "det" && r != "punct" && r != "mark" {
			break
		}
		span.Start++
	}
	span.End = min(span.End, span.Start+maxAbout)
	return strings.Join(strings.Fields(x.d.Slice(span)), " ")
}

// extent is the range of tokens that token i dominates, coordinated clauses and
// loosely attached parts aside.
func (x *extraction) extent(i int) document.Span {
	s := document.Span{Start: i, End: i + 1}
	x.t.Each(i, func(k int) bool {
		together := x.t.Nominal(i) && x.t.Nominal(k)
		if r := x.t.Rel(k); r == "punct" || r == "conj" && k > i && !together || r == "cc" || r == "acl" || r == "appos" || r == "parataxis" {
			return true
		}
		sub := x.extent(k)
		s.Start, s.End = min(s.Start, sub.Start), max(s.End, sub.End)
		return true
	})
	return s
}
