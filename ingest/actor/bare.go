package actor

import (
	"strings"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// ledNames finds names of bodies that nothing but their head tells: capitalised
// words after "head of", "leader of" with an unknown word among them. They take
// the place of the units that they cover ("Poland" in "Green Poland").
func (w *work) ledNames(s document.Span, found []unit) []unit {
	for i := s.Start + 1; i+2 < s.End; i++ {
		if w.d.Tokens[i].Lower != "of" || !w.leads(i-1) {
			continue
		}
		end := i + 1
		for end < s.End && w.properWord(end) {
			end++
		}
		span := document.Span{Start: i + 1, End: end}
		k := covering(found, span)
		if span.Len() < 2 || k >= 0 && found[k].Start <= span.Start || w.sense(span.Start) != nil || w.directional(span.Start) {
			continue
		}
		if k < 0 || found[k].Len() < span.Len() {
			found = append(drop(found, span), unit{Span: span, what: anOrg})
		}
	}
	return found
}

// leads tells whether the noun at token i is the head of a body rather than the
// holder of a state's office.
func (w *work) leads(i int) bool {
	t, ok := w.g.TitleNoun(w.d.Tokens[i].Lower)
	if !ok {
		return false
	}
	switch t.Office {
	case "head", "leader", "chair", "member", "founder", "director", "chief executive":
		return true
	}
	return false
}

// properWord tells whether the token is a capitalised word of a name.
func (w *work) properWord(i int) bool {
	t := &w.d.Tokens[i]
	return capital(t) && !w.masked[i] && (t.UPOS == "PROPN" || t.UPOS == "ADJ" || t.UPOS == "NOUN") && !w.g.NotName(t.Lower)
}

// directional tells whether the word only says which part of a place is meant.
func (w *work) directional(i int) bool {
	l := w.d.Tokens[i].Lower
	for _, d := range []string{"north", "south", "east", "west", "central", "upper", "lower", "greater"} {
		if strings.HasPrefix(l, d) {
			return true
		}
	}
	return false
}

// orgNames finds names of organizations that the entity stage missed or cut
// short: capitalised words that end in one like "Exchange" or "Council".
func (w *work) orgNames(s document.Span, found []unit) []unit {
	for i := s.Start; i < s.End; {
		end := i
		for end < s.End && w.properWord(end) && w.d.Tokens[end].XPOS != "JJ" {
			end++
		}
		if end == i {
			i++
			continue
		}
		span := document.Span{Start: i, End: end}
		i = end
		if span.Len() < 2 || !w.orgEnd(end-1) {
			continue
		}
		if k := covering(found, span); k >= 0 && (found[k].Start < span.Start || !w.widened(&found[k], span)) {
			continue
		}
		found = append(drop(found, span), unit{Span: span, what: anOrg})
	}
	return found
}

// widened tells whether the name in span is more than the unit at its beginning or end: a
// city that a body is called after, or a court without a state ("Belfast High Court").
func (w *work) widened(u *unit, span document.Span) bool {
	switch u.what {
	case anEntry:
		return u.sense.Entry.Class == gazetteer.City
	case aBody:
		return u.body.Country == "" && u.Start > span.Start && u.End == span.End && u.body.Sector == "JUD"
	}
	return false
}

// orgEnd tells whether the token ends names of organizations.
func (w *work) orgEnd(i int) bool {
	t := &w.d.Tokens[i]
	return t.UPOS == "PROPN" && (w.g.OrgEnd(t.Lower) || w.g.Noun(t.Lower).Type == gazetteer.Corporate)
}

// bareNames finds proper nouns that neither the entity stage nor the gazetteer
// knows but that act or are acted on without an article: surnames, or bodies where
// they are written in capitals.
func (w *work) bareNames(s document.Span, found []unit) []unit {
	var out []unit
	for i := s.Start; i < s.End; i++ {
		if !w.bareName(i, s) || covering(found, document.Span{Start: i, End: i + 1}) >= 0 {
			continue
		}
		end := i + 1
		for end < s.End && w.bareName(end, s) && covering(found, document.Span{Start: end, End: end + 1}) < 0 {
			end++
		}
		span := document.Span{Start: i, End: end}
		i = end
		if !w.standsAlone(span, s) {
			continue
		}
		if e := w.misspelt(document.Name{Span: span, Type: document.LOC}); e != nil {
			out = append(out, w.respell(span, e))
			continue
		}
		u := unit{Span: span, what: aPerson}
		if t := w.d.Tokens[span.Start].Text; t == strings.ToUpper(t) {
			u.what = anOrg
		}
		out = append(out, u)
	}
	return out
}

// bareName tells whether the token can be a word of an unknown name.
func (w *work) bareName(i int, s document.Span) bool {
	t := &w.d.Tokens[i]
	if t.XPOS != "NNP" || t.UPOS != "PROPN" || !capital(t) || len(t.Text) < 3 || w.sense(i) != nil || w.masked[i] || w.g.NotName(t.Lower) {
		return false
	}
	if _, ok := w.g.TitleNoun(t.Lower); ok {
		return false
	}
	return w.g.Noun(gazetteer.Singular(t)).Type == gazetteer.NoNoun
}

// standsAlone tells whether the span is an argument of its clause and no part of
// a longer phrase, nor a place.
func (w *work) standsAlone(span, s document.Span) bool {
	if span.Len() > 3 {
		return false
	}
	if span.Start > s.Start {
		switch p := &w.d.Tokens[span.Start-1]; p.UPOS {
		case "DET", "ADJ", "NOUN", "PROPN", "NUM", "SYM":
			return false
		default:
			if p.Lower == "-" || p.Lower == "/" {
				return false
			}
		}
	}
	if span.End < s.End {
		switch n := &w.d.Tokens[span.End]; n.UPOS {
		case "NOUN", "PROPN", "NUM":
			return false
		default:
			if n.Lower == "-" || n.Lower == "/" {
				return false
			}
		}
	}
	head := w.head(span)
	switch w.rel(head) {
	case "nsubj", "obj", "iobj", "conj", "obl":
		return !w.g.InPlace(w.preposition(head))
	case "appos", "root", "parataxis", "dep", "ccomp":
		// what a wrong tree makes of a subject after an opening phrase
		return w.preposition(head) == "" && span.End < s.End && w.d.Tokens[span.End].UPOS != "PUNCT"
	case "nmod":
		return w.d.Tokens[head].Rel == "nmod:poss"
	}
	return false
}
