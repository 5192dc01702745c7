package govern

import (
	"newsgraph/graph"
	"newsgraph/ingest/actor"
	"newsgraph/ingest/document"
)

// parties are those who bring the change at token i about, as entities, and the heads
// of the phrases for those whom it concerns.
func (x *extraction) parties(i int, c change) (by, whom []int) {
	switch {
	case x.tok(i).UPOS == "NOUN":
		return x.partiesOfNoun(i, c)
	case c.relation == graph.Resigned || c.relation == graph.ElectedTo:
		return nil, x.subjects(i)
	case x.passive(i):
		return x.agents(i), x.subjects(i)
	}
	for _, s := range x.subjects(i) {
		if e := x.entity(s); e >= 0 {
			by = append(by, e)
		}
	}
	return by, x.all(x.kid(i, "obj"))
}

// partiesOfNoun reads "Lee's resignation", "the appointment of Lee by the king".
func (x *extraction) partiesOfNoun(i int, c change) (by, whom []int) {
	whom = x.all(x.oblique(i, "of"))
	if owner := x.kid(i, "nmod:poss"); owner >= 0 && len(whom) == 0 {
		whom = []int{owner}
	} else if owner >= 0 && c.relation != graph.Resigned {
		by = append(by, x.entity(owner))
	}
	return append(by, x.agents(i)...), whom
}

// subjects are the heads of the subject of the verb at token i, or of the verb that it
// is joined to.
func (x *extraction) subjects(i int) []int {
	for range maxClimb {
		for _, rel := range []string{"nsubj", "nsubj:pass"} {
			s := x.kid(i, rel)
			switch {
			case s >= 0 && x.relative(s) && x.tok(i).Head >= 0:
				return x.all(x.tok(i).Head)
			case s >= 0:
				return x.all(s)
			}
		}
		t := x.tok(i)
		if t.Head < 0 {
			return nil
		}
		switch t.Rel {
		case "xcomp":
			if o := x.kid(t.Head, "obj"); o >= 0 {
				return x.all(o) // "urged Lee to resign"
			}
			i = t.Head
		case "conj", "advcl":
			i = t.Head
		case "acl", "acl:relcl":
			return x.all(t.Head)
		default:
			return nil
		}
	}
	return nil
}

// relative tells of a pronoun that stands for the noun before it: "the minister who quit".
func (x *extraction) relative(i int) bool {
	return x.tok(i).XPOS == "WP" || x.tok(i).XPOS == "WDT"
}

// maxClimb bounds the steps up a tree.
const maxClimb = 4

// agents are the entities behind "by" at token i.
func (x *extraction) agents(i int) []int {
	var out []int
	for _, k := range x.all(x.oblique(i, "by")) {
		if e := x.entity(k); e >= 0 {
			out = append(out, e)
		} else if of := x.oblique(k, "of"); of >= 0 && x.entity(of) >= 0 {
			out = append(out, x.entity(of)) // "by a decree of the king"
		}
	}
	return out
}

// all is the phrase headed by token i with those that are joined to it.
func (x *extraction) all(i int) []int {
	if i < 0 {
		return nil
	}
	out := []int{i}
	for k := i + 1; k < x.sentence(i).End; k++ {
		if x.tok(k).Head == i && x.tok(k).Rel == "conj" {
			out = append(out, k)
		}
	}
	return out
}

// kid is the dependent of token i with the relation, or -1.
func (x *extraction) kid(i int, rel string) int {
	s := x.sentence(i)
	for k := s.Start; k < s.End; k++ {
		if x.tok(k).Head == i && x.tok(k).Rel == rel {
			return k
		}
	}
	return -1
}

// oblique is the phrase with the preposition below token i, or -1.
func (x *extraction) oblique(i int, preposition string) int {
	s := x.sentence(i)
	for k := i + 1; k < s.End; k++ {
		switch r := x.tok(k).Rel; {
		case x.tok(k).Head != i || r != "obl" && r != "nmod" && r != "obl:agent":
		case x.caseOf(k) == preposition:
			return k
		}
	}
	return -1
}

// caseOf is the preposition over token i, or "".
func (x *extraction) caseOf(i int) string {
	for k := i - 1; k >= max(0, i-8); k-- {
		if x.tok(k).Head == i && x.tok(k).Rel == "case" {
			return x.tok(k).Lower
		}
	}
	return ""
}

func (x *extraction) sentence(i int) document.Span { return x.d.Sentences[x.d.SentenceOf(i)].Span }

// passive tells whether the verb at token i is passive.
func (x *extraction) passive(i int) bool {
	if x.tok(i).XPOS != "VBN" {
		return false
	}
	return x.kid(i, "aux:pass") >= 0 || x.kid(i, "nsubj:pass") >= 0 || x.tok(i).Rel == "acl"
}

// status is that of the change at token i by the small words before it and the verb
// above it.
func (x *extraction) status(i int) graph.Status {
	s := x.sentence(i)
	for k := s.Start; k < s.End; k++ {
		if x.tok(k).Head != i || k > i {
			continue
		}
		switch x.tok(k).Lower {
		case "not", "n't", "never":
			return graph.Denied
		case "will", "'ll":
			return graph.Planned
		case "would", "may", "might", "could", "should", "must", "if":
			return graph.Possible
		}
	}
	h := x.tok(i).Head
	if h >= 0 && (x.tok(i).Rel == "xcomp" || x.tok(i).Rel == "ccomp" || x.tok(i).UPOS == "NOUN" && (x.tok(i).Rel == "obj" || x.tok(i).Rel == "obl")) {
		switch x.tok(h).Lemma {
		case "plan", "intend", "agree", "promise", "vow", "decide", "set", "expect":
			return graph.Planned
		case "refuse", "decline":
			return graph.Denied
		case "consider", "want", "threaten", "ask", "urge", "call", "demand", "try", "seek":
			return graph.Possible
		}
	}
	return graph.Actual
}

// office is what is given or taken: its title as the text has it, and the entity that
// it belongs to, or -1.
type office struct {
	title string
	of    int
}

// office finds the office of the change at token i for the person whose phrase is
// headed by token p: the title behind the word ("as minister of health"), else the one
// that the phrase or the article gives the person.
func (x *extraction) office(i, p int, c change) office {
	o := office{of: -1}
	leaves := c.relation == graph.Resigned || c.relation == graph.Dismissed
	x.titleAfter(i, p, leaves, &o)
	if o.of == x.entity(p) {
		o.of = -1
	}
	for _, at := range []string{"from", "to", "of", "at"} {
		if k := x.oblique(i, at); k >= 0 && o.of < 0 {
			o.of = x.home(k)
		}
	}
	if k := x.kid(i, "obj"); k >= 0 && c.relation == graph.Resigned && o.of < 0 {
		o.of = x.home(k) // "quit the party"
	}
	person := x.entity(p)
	for k := range x.d.Offices {
		f := &x.d.Offices[k]
		if person < 0 || f.Person != person {
			continue
		}
		// Who gains an office is called by the one before it.
		if o.title == "" && x.d.SentenceOf(f.Span.Start) == x.d.SentenceOf(i) && (leaves || f.Span.Start > i) {
			o.title = f.Title
		}
		if o.of < 0 {
			o.of = f.Of
		}
	}
	if o.of < 0 && person >= 0 && (o.title != "" && headOfState(o.title) || x.statesman(person) || c.relation == graph.Resigned) {
		o.of = x.state(x.d.Entities[person].Country)
	}
	return o
}

// statesman tells whether the person is known to have held an office of a state.
func (x *extraction) statesman(person int) bool {
	f, ok := x.g.Figure(x.d.Entities[person].Name)
	return ok && f.Sector == "GOV" && x.d.Entities[person].Kind == "person"
}

// titleReach is how far behind its word a title stands.
const titleReach = 12

// titleAfter reads the title behind token i, past the phrase of the person at token p,
// and what it belongs to.
func (x *extraction) titleAfter(i, p int, leaves bool, o *office) {
	from, end := i+1, x.sentence(i).End
	joined := false // what somebody leaves is introduced by "as" or "from"
	if m := x.d.MentionAt(p); m != nil && m.Start > i {
		from = m.End
	}
	for k := from; k < min(end, from+titleReach); k++ {
		t := x.tok(k)
		if k == from && t.Text == "," && from > i+1 {
			continue // it closes an apposition: "a lawyer, Eva Lund, as minister"
		}
		if t.UPOS == "VERB" && t.XPOS != "VBN" || t.Text == "," || t.Lower == "by" || t.Lower == "after" {
			return
		}
		joined = joined || t.Lower == "as" || t.Lower == "from"
		title, ok := x.titleTo(from, k+1, end)
		if !ok || leaves && !joined {
			continue
		}
		o.title = title.Text
		if at := title.Span.End; at+1 < end && (x.tok(at).Lower == "of" || x.tok(at).Lower == "for" || x.tok(at).Lower == "at") {
			o.of = x.homeFrom(at+1, min(end, at+5))
		}
		if o.of < 0 {
			o.of = x.homeFrom(from, title.Span.Start)
		}
		return
	}
}

// titleTo reads the title that ends before token to, from token from on; end is that of
// the sentence.
func (x *extraction) titleTo(from, to, end int) (actor.Title, bool) {
	title, ok := actor.ReadTitle(x.g, x.d.Tokens, from, to, end)
	return title, ok && title.Office != "-" && (to >= end || x.tok(to).UPOS != "NOUN" || title.Span.End != to)
}

// titleFrom reads the first title from token from on.
func (x *extraction) titleFrom(from, end int) (actor.Title, bool) {
	for k := from; k < min(end, from+titleReach); k++ {
		if title, ok := x.titleTo(from, k+1, end); ok {
			return title, true
		}
	}
	return actor.Title{}, false
}

// homeFrom is the first state or body that is named from token i up to end, or -1.
func (x *extraction) homeFrom(i, end int) int {
	for ; i < end; i++ {
		if e := x.home(i); e >= 0 {
			return e
		}
	}
	return -1
}

// home is the state or body that the phrase headed by token i denotes, or -1.
func (x *extraction) home(i int) int {
	e := x.entity(i)
	if e < 0 {
		return -1
	}
	switch x.d.Entities[e].Kind {
	case "country", "government", "organization", "media":
		return e
	}
	return -1
}

// state is the entity of the country with the code, or -1.
func (x *extraction) state(code string) int {
	for i := range x.d.Entities {
		if e := &x.d.Entities[i]; e.Kind == "country" && e.Country == code && code != "" {
			return i
		}
	}
	return -1
}

// headOfState tells whether a title is that of an office which a state has one of.
func headOfState(title string) bool {
	t, ok := gazetteerTitle(title)
	return ok && (t.Of == "state" || t.Office == "president")
}
