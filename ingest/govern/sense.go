package govern

import (
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/document"
)

// otherwise tells whether the word at token i has another sense here: "quit accusing",
// "resigned themselves to it", "the self-appointed king", "the first minister to visit".
func (x *extraction) otherwise(i int) bool {
	t := x.tok(i)
	if i > 0 && (strings.EqualFold(x.tok(i-1).Text, "self") || i > 1 && x.tok(i-1).Text == "-" && x.tok(i-2).Lower == "self") {
		return true
	}
	if t.UPOS != "VERB" || i+1 >= len(x.d.Tokens) {
		return false
	}
	next := x.tok(i + 1)
	switch t.Lemma {
	case "quit":
		return strings.HasSuffix(next.Lower, "ing")
	case "fire":
		return next.UPOS == "ADP"
	case "resign":
		o := x.kid(i, "obj")
		return o >= 0 && (strings.HasSuffix(x.tok(o).Lower, "selves") || strings.HasSuffix(x.tok(o).Lower, "self"))
	case "become":
		return x.recordSetter(i)
	}
	return false
}

// recordSetter tells whether the verb at token i is of one who was "the first minister to
// visit": that is no change of office.
func (x *extraction) recordSetter(i int) bool {
	s := x.sentence(i)
	for k := i + 1; k < s.End; k++ {
		if t := x.tok(k); t.UPOS == "VERB" && t.Rel != "conj" {
			return t.XPOS == "VB" && x.tok(k-1).Lower == "to" && slices.ContainsFunc(x.d.Tokens[i:k], ranks)
		}
	}
	return false
}

// ranks tells of an ordinal or a superlative.
func ranks(t document.Token) bool { return t.XPOS == "JJS" || t.Lower == "first" || t.Lower == "last" }

// premise tells whether the change at token i is not told but supposed or demanded: "if
// she is elected", "called for his resignation".
func (x *extraction) premise(i int) bool {
	s := x.sentence(i)
	for range maxClimb {
		for k := s.Start; k < s.End; k++ {
			t := x.tok(k)
			switch {
			case t.Head == i && t.Rel == "mark" && supposes(t.Lower):
				return true // "if she is elected"
			case t.Head == i && k == i-1 && t.Lower == "for" && x.tok(i).XPOS == "VBG":
				return true // "the best one for becoming a judge"
			}
		}
		t := x.tok(i)
		if t.Head < 0 || t.UPOS == "VERB" && !slices.Contains([]string{"xcomp", "ccomp", "advcl", "acl"}, t.Rel) {
			return false
		}
		if h := x.tok(t.Head); h.UPOS == "VERB" && t.Rel != "advcl" && demands(h.Lemma) {
			return true
		}
		i = t.Head
	}
	return false
}

func supposes(mark string) bool {
	return mark == "if" || mark == "unless" || mark == "whether" || mark == "lest"
}

// demands tells of a verb whose object is wished for.
func demands(lemma string) bool {
	switch lemma {
	case "call", "demand", "ask", "urge", "require", "want", "request", "recommend", "beg", "press", "appeal":
		return true
	}
	return false
}

// unspecific tells whether the phrase headed by token p is of nobody in particular: a
// plural without number, article or owner ("new ambassadors"), or somebody who is yet to
// be elected ("to elect a president").
func (x *extraction) unspecific(i, p int) bool {
	e := x.entity(p)
	if e < 0 {
		return false
	}
	if x.tok(i).Lemma == "elect" && !x.passive(i) && x.kid(i, "obj") == p && !x.named(p) {
		return true
	}
	if !x.d.Entities[e].Generic || x.tok(p).XPOS != "NNS" {
		return false
	}
	s := x.sentence(p)
	for k := s.Start; k < p; k++ {
		if t := x.tok(k); t.Head == p && slices.Contains([]string{"det", "nummod", "nmod:poss"}, t.Rel) {
			return false
		}
	}
	return true
}

// elected tells whether the verb at token i, which looks like an active one, is the
// participle of a headline: "Toth elected president". Then its subject has gained what
// the object names.
func (x *extraction) elected(i int, c change) bool {
	if c.relation != graph.Appointed || x.tok(i).UPOS != "VERB" || !strings.HasSuffix(x.tok(i).Lower, "ed") || x.passive(i) {
		return false
	}
	o := x.kid(i, "obj")
	if o < 0 || x.named(o) {
		return false
	}
	s := x.sentence(i)
	for k := i + 1; k < s.End; k++ {
		if t := x.tok(k); t.Head == o && (t.Rel == "det" || t.Rel == "nmod:poss") && k < o {
			return false
		}
	}
	title, ok := x.titleFrom(i+1, s.End)
	return ok && title.Span.Start == i+1
}

// byName is the apposition with the name of the one whose phrase is headed by token p:
// "the secretary, Ole Berg", or p.
func (x *extraction) byName(p int) int {
	if a := x.kid(p, "appos"); a >= 0 && !x.named(p) && x.named(a) {
		return a
	}
	return p
}

// body tells whether the phrase headed by token i denotes a state or a named body.
func (x *extraction) body(i int) bool {
	e := x.entity(i)
	if e < 0 {
		return false
	}
	k := x.d.Entities[e].Kind
	return k == "country" || k == "media" || k == "place" || !x.d.Entities[e].Generic && k != "person"
}

// named tells whether the phrase headed by token i names a person.
func (x *extraction) named(i int) bool {
	e := x.entity(i)
	return e >= 0 && x.d.Entities[e].Kind == "person" && !x.d.Entities[e].Generic
}
