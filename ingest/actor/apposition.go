package actor

import (
	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// appositions records the offices that stand beside a name: "Raisi, president of
// Iran", "the defence minister, Ann Lee", "Lee is the head of the party", and the
// captions that put the office after the name without a comma.
func (w *work) appositions(s document.Span) {
	for i := s.Start; i < s.End; i++ {
		u := w.unit(i)
		if u == nil || u.what != aPerson || u.Start != i || w.taken[w.head(w.personSpan(u, s))] == 0 {
			continue
		}
		w.appositionAfter(u, s)
		w.appositionBefore(u, s)
		w.knownAs(u, s)
		w.describedAs(u, s)
	}
}

// describedAs lets the phrase in "Ann Lee, an arms dealer who" denote the person,
// whom it gives a state if need be.
func (w *work) describedAs(u *unit, s document.Span) {
	at := u.End + 1
	if at >= s.End || w.d.Tokens[u.End].Lower != "," {
		return
	}
	for k := at; k < min(at+maxPhrase, s.End); k++ {
		if w.taken[k] == 0 || w.rel(k) != "appos" || !u.Contains(w.d.Tokens[k].Head) {
			continue
		}
		m, person := &w.mentions[w.taken[k]-1], w.mentionOf(u)
		if m.Start != at || m.Form != document.Nominal || m.Entity < 0 || person == nil || person.Entity < 0 || plural(&w.d.Tokens[k]) || w.noun(k).Type != gazetteer.Person {
			return
		}
		e, described := &w.reg.list[person.Entity], &w.reg.list[m.Entity]
		if described.Generic && e.Country == "" {
			e.Country = described.Country
		}
		m.Entity = person.Entity
		return
	}
}

// knownAs lets the name in "Ann Lee, better known as Annie" denote the person.
func (w *work) knownAs(u *unit, s document.Span) {
	i := u.End
	if i < s.End && w.d.Tokens[i].Lower == "," {
		i++
	}
	if i < s.End && w.d.Tokens[i].UPOS == "ADV" {
		i++ // "better", "also", "popularly"
	}
	if i+2 >= s.End || w.d.Tokens[i].Lower != "known" || w.d.Tokens[i+1].Lower != "as" {
		return
	}
	other := w.unit(i + 2)
	if other == nil || other.what != aPerson && (other.what == anEntry || other.Len() > 2) {
		return
	}
	m, n := w.mentionOf(u), w.mentionOf(other)
	if m == nil || n == nil || n.Form != document.Named || n.Entity < 0 || m.Entity < 0 {
		return
	}
	w.reg.rename(personName(text(w.d.Tokens, other.Span)), m.Entity)
	n.Entity = m.Entity
}

func (w *work) personSpan(u *unit, s document.Span) document.Span {
	return document.Span{Start: w.leadStart(u.Start, s), End: u.End}
}

// appositionAfter reads an office that follows the name.
func (w *work) appositionAfter(u *unit, s document.Span) {
	at := u.End
	comma := at < s.End && w.d.Tokens[at].Lower == ","
	switch {
	case comma:
		at++
		if at+1 < s.End && w.d.Tokens[at].Lower == "who" && w.d.Tokens[at+1].Lemma == "be" {
			at += 2
		}
	case at < s.End && w.d.Tokens[at].Lemma == "be" && !w.lead[u.Start]:
		at++
	case !w.d.Sentences[w.d.SentenceOf(u.Start)].Fragment:
		return
	}
	if comma && at+1 < s.End && w.relation(at+1) && w.mentions[w.taken[at+1]-1].Start == at && w.apposed(at+2, s) {
		if m := w.mentionOf(u); m != nil {
			w.mentions[w.taken[at+1]-1].Entity = m.Entity // "Bo Lee, her son,"
		}
		return
	}
	t, span, ok := w.titlePhrase(at, s)
	if !ok || t.several(w.d.Tokens) {
		return
	}
	if comma && !w.apposed(span.End, s) {
		return
	}
	w.give(u, t, span)
}

// apposed tells whether a phrase that ends before token i is closed as an
// apposition is, and does not run on as the next item of a list or as a subject.
func (w *work) apposed(i int, s document.Span) bool {
	if i >= s.End {
		return true
	}
	switch w.d.Tokens[i].UPOS {
	case "PUNCT", "VERB", "AUX", "ADP", "SCONJ":
		return true
	}
	return false
}

// appositionBefore reads an office that precedes the name with a comma.
func (w *work) appositionBefore(u *unit, s document.Span) {
	at := w.leadStart(u.Start, s)
	if at <= s.Start+1 || w.d.Tokens[at-1].Lower != "," || w.d.Tokens[at].Lower == "the" {
		return
	}
	if w.relation(at - 2) {
		if m := w.mentionOf(u); m != nil {
			w.mentions[w.taken[at-2]-1].Entity = m.Entity // coref gives a counterpart's office
		}
		return
	}
	var best document.Span
	var title Title
	for from := at - 2; from >= s.Start && from > at-maxLead && w.nounPhrasal(from); from-- {
		t, span, ok := w.titlePhrase(from, s)
		if ok && span.End == at-1 && !t.several(w.d.Tokens) && w.definite(span.Start) {
			best, title = span, t // the longest phrase names the owner
		}
	}
	if best.Len() > 0 {
		w.give(u, title, best)
	}
}

// relation tells whether a phrase like "her counterpart", "his successor" ends
// with token i: a human told by whose he or she is.
func (w *work) relation(i int) bool {
	if w.taken[i] == 0 || plural(&w.d.Tokens[i]) || w.noun(i).Type != gazetteer.Person {
		return false
	}
	m := &w.mentions[w.taken[i]-1]
	if m.Form != document.Nominal || m.Entity < 0 {
		return false
	}
	_, office := w.g.TitleNoun(w.d.Tokens[i].Lower)
	owned := w.d.Tokens[m.Start].XPOS == "PRP$" || i > m.Start && possessiveMark(&w.d.Tokens[i-1]) && w.unit(i-2) != nil && w.unit(i-2).what == aPerson
	return owned && !office || w.d.Tokens[i].Lower == "counterpart"
}

// nounPhrasal tells whether the token can stand within the phrase of an office.
func (w *work) nounPhrasal(i int) bool {
	if w.masked[i] {
		return true
	}
	t := &w.d.Tokens[i]
	switch t.UPOS {
	case "VERB", "AUX", "SCONJ", "PRON":
		return t.XPOS == "VBN" || t.XPOS == "VBG" || t.XPOS == "PRP$"
	case "PUNCT":
		return t.Lower == "-" || t.Lower == "'"
	}
	return true
}

// definite tells whether the phrase that begins at token i is definite: by its
// article or by a name, or it is a title in capitals.
func (w *work) definite(i int) bool {
	return w.d.Tokens[i].Lower == "the" || w.d.Tokens[i].XPOS == "PRP$" || w.sense(i) != nil || w.unit(i) != nil || capital(&w.d.Tokens[i])
}

// titlePhrase reads a noun phrase headed by a title from token at: determiner,
// nationality or body, title, and what it belongs to. The span ends after the
// prepositional phrase.
func (w *work) titlePhrase(at int, s document.Span) (Title, document.Span, bool) {
	for k := at; k < s.End && k < at+maxPhrase; k++ {
		tok := &w.d.Tokens[k]
		if u := w.unit(k); u != nil && u.what == aPerson && !w.possessive(u.End) || tok.UPOS == "VERB" && tok.XPOS != "VBN" || tok.UPOS == "AUX" || tok.UPOS == "ADP" || tok.Lower == "," {
			break
		}
		if _, _, ok := w.g.Title(w.d.Tokens, k, k+1); !ok {
			continue
		}
		_, stop, _ := w.g.Title(w.d.Tokens, k, s.End)
		if w.inside(stop, s) {
			continue // "security council", not "security chief"
		}
		t, ok := ReadTitle(w.g, w.d.Tokens, at, stop, s.End)
		if !ok {
			continue
		}
		return t, document.Span{Start: at, End: w.officeEnd(t, s)}, true
	}
	return Title{}, document.Span{}, false
}

// inside tells whether the noun phrase goes on with a noun at token i.
func (w *work) inside(i int, s document.Span) bool {
	if i >= s.End {
		return false
	}
	t := &w.d.Tokens[i]
	u := w.unit(i)
	return (t.UPOS == "NOUN" || possessiveMark(t)) && (u == nil || u.what != aPerson)
}

// officeEnd is where a title with the phrase of what it belongs to ends.
func (w *work) officeEnd(t Title, s document.Span) int {
	i := t.Span.End
	if i >= s.End || !officePreposition(w.d.Tokens[i].Lower) {
		return i
	}
	for k := i + 1; k < s.End && k < i+maxPhrase; k++ {
		if u := w.unit(k); u != nil && u.what != aPerson {
			return w.siteEnd(u.End, s)
		}
		if m := w.sense(k); m != nil && m.Form == gazetteer.Proper {
			return w.siteEnd(m.End, s)
		}
		tok := &w.d.Tokens[k]
		if w.noun(k).Type == gazetteer.Corporate && k+1 < s.End && w.d.Tokens[k+1].Lower == "," {
			return k + 1 // "of the president's office,"
		}
		if tok.Lower == "," && w.d.Tokens[i].Lower == "for" {
			return k // "for values and transparency,"
		}
		if tok.UPOS == "PUNCT" || tok.UPOS == "VERB" || tok.UPOS == "AUX" || tok.UPOS == "PRON" {
			break
		}
	}
	return i
}

// siteEnd passes over a noun like "region" after the name of a place, and over
// the rest of a phrase like "regional military administration".
func (w *work) siteEnd(i int, s document.Span) int {
	end := i
	for end < s.End && (w.d.Tokens[end].UPOS == "ADJ" || w.d.Tokens[end].UPOS == "NOUN") {
		end++
	}
	if end > i && w.d.Tokens[end-1].UPOS == "NOUN" {
		if t := w.noun(end - 1).Type; t == gazetteer.Site || t == gazetteer.Corporate {
			return end
		}
	}
	return i
}

// give records the office of an apposed phrase and lets its mention denote the
// person.
func (w *work) give(u *unit, t Title, span document.Span) {
	m := w.mentionOf(u)
	if m == nil || m.Entity < 0 {
		return
	}
	w.office(m.Entity, t, span, span.End, 0)
	for i := span.Start; i < span.End; i++ {
		if k := w.taken[i]; k != 0 {
			if n := &w.mentions[k-1]; n.Form == document.Nominal && n.Head >= t.Span.Start && n.Head < t.Span.End {
				n.Entity = m.Entity
			}
		}
	}
}

// labels joins "the newspaper" in "the newspaper “Daily News”" to the name that
// it labels.
func (w *work) labels(s document.Span) {
	for i := s.Start; i < s.End; i++ {
		k := w.taken[i]
		if k == 0 || w.mentions[k-1].Form != document.Nominal || w.mentions[k-1].End != i+1 {
			continue
		}
		at := i + 1
		for at < s.End && (w.d.Tokens[at].Lower == "the" || w.d.Tokens[at].XPOS == "\"" || w.d.Tokens[at].XPOS == "``" || w.d.Tokens[at].XPOS == "''") {
			at++
		}
		u := w.unit(at)
		if u == nil || u.Start != at || u.what == aPerson || u.what == aPlace || at-i > 3 {
			continue
		}
		n := w.mentionOf(u)
		if n == nil || n.Entity < 0 || n.Form != document.Named || !w.labelled(w.noun(i), n.Entity) {
			continue
		}
		w.mentions[k-1].Entity = n.Entity
	}
}

// labelled tells whether a noun can label an entity: both are bodies of a kind.
func (w *work) labelled(n gazetteer.Noun, e int) bool {
	x := &w.reg.list[e]
	if n.Sector == "REB" && x.Sector == "REB" {
		return true // "the rebel Free Army"
	}
	return n.Type == gazetteer.Corporate && (n.Kind == x.Kind || n.Kind == "organization" && x.Kind == "media") && x.Kind != "country"
}

// mentionOf returns the mention of a unit, or nil.
func (w *work) mentionOf(u *unit) *document.Mention {
	for i := u.Start; i < u.End; i++ {
		if k := w.taken[i]; k != 0 {
			return &w.mentions[k-1]
		}
	}
	for k := range w.mentions {
		if m := &w.mentions[k]; m.Start <= u.Start && m.End >= u.End && m.Form == document.Named {
			return m
		}
	}
	return nil
}
