package actor

import (
	"strings"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// maxLead bounds the words of titles, nationalities and bodies before a name;
// longer leads are other phrases that run into it.
const maxLead = 14

// person makes the mention of a person's name with what stands before it:
// titles, nationality, body, determiner.
func (w *work) person(u *unit, s document.Span) {
	name := document.Span{Start: u.Start, End: u.End}
	e := w.reg.get(document.Entity{Kind: "person", Name: personName(text(w.d.Tokens, name)), PartOf: -1})
	span := document.Span{Start: w.leadStart(u.Start, s), End: u.End}
	for i := span.Start; i < name.Start; i++ {
		w.lead[i] = true
	}
	if w.governed(u, s) {
		return
	}
	form := document.Named
	head := w.head(span)
	if w.modifies(head, span.End) {
		form = document.Adjective
	}
	w.add(span, head, form, e)
	if span.Start < name.Start {
		w.leadOffices(e, span, name.Start, name.End)
		// a tree that does not join the title to the name has both as heads
		if h := w.head(name); h != head && !span.Contains(w.d.Tokens[h].Head) {
			w.add(name, h, document.Named, e)
		}
	}
}

// governed makes the mention of "the Assad regime" where the tree joins the noun
// to the name as one more part of it, and tells whether it did.
func (w *work) governed(u *unit, s document.Span) bool {
	i := u.End
	if i >= s.End || w.d.Tokens[i].Head < u.Start || w.d.Tokens[i].Head >= u.End || w.rel(i) != "flat" {
		return false
	}
	noun := w.noun(i)
	if noun.Type != gazetteer.Corporate || noun.Kind != "government" {
		return false
	}
	span := document.Span{Start: u.Start, End: i + 1}
	e := w.reg.get(document.Entity{
		Kind: noun.Kind, Sector: noun.Sector, Name: name(w.d.Tokens, span), Generic: true, PartOf: -1,
	})
	w.add(span, w.head(span), document.Nominal, e)
	return true
}

// modifies tells whether the phrase headed by h, which ends before token end,
// modifies a noun that follows it without being its possessor ("the Biden
// administration").
func (w *work) modifies(h, end int) bool {
	t := &w.d.Tokens[h]
	if t.Head < end || w.possessive(end) {
		return false
	}
	r := w.rel(h)
	if r != "compound" && r != "amod" && r != "nmod" {
		return false
	}
	for i := end; i < t.Head; i++ {
		if !w.withinPhrase(i) {
			return false // the tree joins what a preposition or verb parts
		}
	}
	n := &w.d.Tokens[t.Head]
	return n.UPOS == "NOUN" || n.UPOS == "PROPN"
}

// withinPhrase tells whether token i can stand between a modifier and its noun.
func (w *work) withinPhrase(i int) bool {
	t := &w.d.Tokens[i]
	switch t.UPOS {
	case "ADJ", "NOUN", "PROPN", "NUM", "ADV", "CCONJ":
		return true
	case "VERB":
		return t.XPOS == "VBN" || t.XPOS == "VBG"
	}
	return t.Lower == "-" || t.Lower == ","
}

// leadStart returns where the phrase of a name that begins at token at starts: it
// goes back over titles and what belongs to them.
func (w *work) leadStart(at int, s document.Span) int { return w.leadFrom(at, false, s) }

// leadFrom is leadStart; titled tells that a title begins at token at.
func (w *work) leadFrom(at int, titled bool, s document.Span) int {
	start, owned := at, false
	for i := at - 1; i >= s.Start && at-i <= maxLead; {
		if owned {
			if m := w.sense(i - 1); m != nil && possessiveMark(&w.d.Tokens[i]) && m.Entry.Class == gazetteer.Country {
				start = m.Start // "Chile's U.N. ambassador"
				break
			}
			if w.g.Qualifier(w.d.Tokens[i].Lower) == gazetteer.NoQualifier {
				break // "for this purpose the US president"
			}
			start, i = i, i-1
			continue
		}
		if k, ok := w.leadPortfolio(i, s); ok {
			start, titled, i = k, true, k-1
			continue
		}
		if k, ok := w.leadTitle(i, s); ok {
			start, titled, i = k, true, k-1
			continue
		}
		k, ok := w.leadOwner(i, s, titled)
		if !ok {
			break
		}
		owned = titled && w.sense(k) != nil && !possessiveMark(&w.d.Tokens[i])
		start, i = k, k-1
	}
	if !titled {
		start = w.titleOfBody(at, s)
	}
	if !titled && start == at {
		start = w.titleFor(at, s)
	}
	if u := w.unit(start); u != nil && u.Start < start && u.End <= at {
		start = u.Start // spans may nest, but not cross
	}
	if start > s.Start && start <= at && determiner(&w.d.Tokens[start-1]) {
		start--
	}
	return start
}

// leadPortfolio tells whether the portfolio of a title ends with token i, though it
// be a title itself, and where that begins: "Minister of Justice".
func (w *work) leadPortfolio(i int, s document.Span) (int, bool) {
	for at := i - 1; at > s.Start && at >= i-maxPortfolio; at-- {
		if w.d.Tokens[at].Lower != "of" && w.d.Tokens[at].Lower != "for" {
			continue
		}
		t, ok := ReadTitle(w.g, w.d.Tokens, s.Start, at, i+1)
		return t.Span.Start, ok && t.Span.End == i+1
	}
	return 0, false
}

// maxPortfolio is the most words that a portfolio has after its preposition.
const maxPortfolio = maxRemit

// leadTitle tells whether a title or noun for a person ends with token i, and
// where it starts.
func (w *work) leadTitle(i int, s document.Span) (int, bool) {
	if w.unitAt[i] != 0 && w.unit(i).what == aPerson {
		return 0, false
	}
	if t, ok := ReadTitle(w.g, w.d.Tokens, s.Start, i+1, i+1); ok {
		if t.Span.Len() == 1 && plural(&w.d.Tokens[i]) {
			return 0, false
		}
		return t.Span.Start, true
	}
	t := &w.d.Tokens[i]
	if t.UPOS != "NOUN" && t.UPOS != "PROPN" || plural(t) {
		return 0, false
	}
	return i, w.g.Noun(gazetteer.Singular(t)).Type == gazetteer.Person
}

func plural(t *document.Token) bool { return t.XPOS == "NNS" || t.XPOS == "NNPS" }

// leadOwner tells whether a nationality, a body or its possessive mark, or, once
// a title has been seen, an ordinary modifier ends with token i.
func (w *work) leadOwner(i int, s document.Span, titled bool) (int, bool) {
	t := &w.d.Tokens[i]
	if possessiveMark(t) && titled && i > s.Start {
		if m := w.sense(i - 1); m != nil {
			return m.Start, true
		}
		if u := w.unit(i - 1); u != nil && u.what != aPerson {
			return u.Start, true
		}
		if t, ok := ReadTitle(w.g, w.d.Tokens, s.Start, i, i); ok && !plural(&w.d.Tokens[i-1]) {
			return t.Span.Start, true // "the Chilean leader's spokesman"
		}
		return 0, false
	}
	if u := w.unit(i); u != nil && (titled || u.what == anEntry && u.sense.Entry.Class == gazetteer.Country) {
		return u.Start, u.what != aPerson && u.End == i+1
	}
	if m := w.sense(i); m != nil && m.End == i+1 {
		return m.Start, m.Form == gazetteer.Adjective || titled
	}
	if !titled {
		return 0, false
	}
	switch {
	case t.UPOS == "ADJ", t.UPOS == "PROPN" && w.unitAt[i] == 0:
		return i, true
	case t.UPOS == "NOUN":
		return i, w.rel(i) == "compound"
	}
	return 0, false
}

// titleOfBody reads "spokesman for the State Department" before a name at token
// at: a title, a preposition and a body that ends where the name begins.
func (w *work) titleOfBody(at int, s document.Span) int {
	end := at
	if at-3 > s.Start && w.d.Tokens[at-1].Lower == ")" && w.d.Tokens[at-3].Lower == "(" {
		end = at - 3 // "Secretary General of the African Union (AU) Ann Lee"
	}
	u := w.unit(end - 1)
	if at <= s.Start || u == nil || u.what == aPerson || u.Start <= s.Start {
		return at
	}
	i := u.Start - 1
	if w.d.Tokens[i].Lower == "the" {
		i--
	}
	if i <= s.Start || !officePreposition(w.d.Tokens[i].Lower) {
		return at
	}
	if t, ok := ReadTitle(w.g, w.d.Tokens, s.Start, i, i); ok && !t.several(w.d.Tokens) {
		return w.leadFrom(t.Span.Start, true, s)
	}
	if w.d.Tokens[i].Lower == "to" {
		if k := w.titleOfBody(i, s); k < i {
			return k // "Ambassador of Chad to the United States Ann Lee"
		}
	}
	return at
}

// titleFor reads "Assistant Secretary of State for Eastern and Southern Affairs"
// before a name at token at: capitalised words back to a preposition after a
// title.
func (w *work) titleFor(at int, s document.Span) int {
	for i := at - 1; i > s.Start && at-i < maxPhrase; i-- {
		t := &w.d.Tokens[i]
		if t.Lower == "for" || t.Lower == "of" {
			if title, ok := ReadTitle(w.g, w.d.Tokens, s.Start, i, i); ok && at-i > 1 {
				return w.leadFrom(title.Span.Start, true, s)
			}
		}
		if !capital(t) && t.Lower != "and" && t.Lower != "of" && t.Lower != "the" || w.unitAt[i] != 0 && w.unit(i).what == aPerson {
			break
		}
	}
	return at
}

// officePreposition tells whether the word joins a title to what it belongs to.
func officePreposition(lower string) bool {
	switch lower {
	case "of", "for", "at", "to", "in":
		return true
	}
	return false
}

// nameMentions makes the mentions of the units of a sentence.
// Persons come first: "Lima Mayor Ann Lee" is she, though the tree be headed by
// the city.
func (w *work) nameMentions(s document.Span) {
	for _, persons := range []bool{true, false} {
		for i := s.Start; i < s.End; {
			u := w.unit(i)
			if u == nil {
				i++
				continue
			}
			switch {
			case persons != (u.what == aPerson):
			case persons:
				w.person(u, s)
			default:
				w.thing(u, s)
			}
			i = u.End
		}
	}
}

// thing makes the mention of a unit that is no person.
func (w *work) thing(u *unit, s document.Span) {
	span := u.Span
	if span.Start > s.Start && w.d.Tokens[span.Start-1].Lower == "the" {
		span.Start--
	}
	head := w.head(u.Span)
	e := w.unitEntity(u, head)
	form := document.Named
	if w.modifies(head, span.End) {
		form, span = document.Adjective, u.Span
	}
	w.add(span, head, form, e)
}

// unitEntity returns the entity that a unit denotes; head is its syntactic head.
func (w *work) unitEntity(u *unit, head int) int {
	name := text(w.d.Tokens, u.Span)
	switch u.what {
	case anEntry:
		return w.entryEntity(u, name, head)
	case aBody:
		e := w.bodyEntity(u.body)
		w.reg.alias(e, name)
		return e
	case anArea:
		return w.reg.get(document.Entity{Kind: "government", Name: name, Country: w.countryWithin(u.Span), Sector: "GOV", PartOf: -1})
	case aPlace:
		if u.Len() == 1 || !w.led(u) {
			return w.reg.place(name, w.countryWithin(u.Span))
		}
	}
	e := w.organization(u.Span, name)
	if u.short > 1 {
		w.reg.alias(e, text(w.d.Tokens, document.Span{Start: u.Start, End: u.Start + u.short}))
	}
	return e
}

// countryWithin returns the state whose name or city is part of the name of a
// place ("South Lebanon"), or "".
func (w *work) countryWithin(s document.Span) string {
	for i := s.Start; i < s.End; i++ {
		if m := w.sense(i); m != nil && m.Entry.Country != "" {
			return m.Entry.Country
		}
	}
	return ""
}

// led tells whether the unit is what somebody is the head or leader of, which a
// place has not: "head of Green Valley".
func (w *work) led(u *unit) bool {
	i := u.Start - 1
	if i < 1 || w.d.Tokens[i].Lower != "of" {
		return false
	}
	t, ok := w.g.TitleNoun(w.d.Tokens[i-1].Lower)
	return ok && (t.Office == "head" || t.Office == "leader" || t.Office == "chair" || t.Office == "member" || t.Office == "spokesperson")
}

func (w *work) entryEntity(u *unit, name string, head int) int {
	entry := u.sense.Entry
	if u.sense.Form == gazetteer.Seat && !w.acts(u.Span, head) {
		if len(name) > 3 && name == strings.ToUpper(name) {
			name = titled(strings.ToLower(name)) // "BELGRADE" of a dateline
		}
		return w.reg.place(name, entry.Country)
	}
	if entry.Class == gazetteer.Region && u.sense.Form == gazetteer.Proper && w.governs(u, entry) {
		return w.reg.get(document.Entity{Kind: "government", Name: entry.Name, Country: entry.Country, Sector: "GOV", PartOf: w.reg.state(entry.Country)})
	}
	e := w.reg.entry(entry)
	w.reg.alias(e, name)
	return e
}

// governs tells whether the name of a region of one state stands for its administration,
// which does something ("Bavaria banned the rally"). Seas and mountains have none.
func (w *work) governs(u *unit, entry *gazetteer.Entry) bool {
	if entry.Country == "" || !w.doer(u) || w.moves(w.d.Tokens[w.head(u.Span)].Head) {
		return false
	}
	words := strings.Fields(strings.ToLower(entry.Name))
	first, last := words[0], words[len(words)-1]
	for _, n := range []gazetteer.NameWord{w.g.NameWord("", last), w.g.NameWord(first, "")} {
		if n.What == "place" {
			return false
		}
	}
	return true
}
