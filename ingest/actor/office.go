package actor

import (
	"strings"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// leadOffices records the offices that the words before a name give: span is the
// whole phrase, at the token where the name begins.
func (w *work) leadOffices(person int, span document.Span, at, end int) {
	for k := at; k > span.Start; {
		t, ok := ReadTitle(w.g, w.d.Tokens, span.Start, k, at)
		if !ok {
			t, ok = w.titleWithBody(span, k)
			if !ok {
				return
			}
		}
		if k = t.Span.Start; t.rank() && k > span.Start {
			if outer, ok := w.titleWithBody(span, k); ok {
				t, k = outer, outer.Span.Start // "chairman of the Joint Chiefs Gen. Lee"
			} else if outer, ok := ReadTitle(w.g, w.d.Tokens, span.Start, k, k); ok {
				t, k = outer, outer.Span.Start // "fleet commander Admiral Lee"
			}
		}
		w.office(person, t, span, at, end)
		if k > span.Start && (w.d.Tokens[k-1].Lower == "and" || w.d.Tokens[k-1].Lower == ",") {
			k--
		} else if t.Of != "none" {
			return
		}
	}
}

// titleWithBody finds the title in "spokesman for the State Department" before
// token k.
func (w *work) titleWithBody(span document.Span, k int) (Title, bool) {
	for i := k - 1; i > span.Start; i-- {
		if officePreposition(w.d.Tokens[i].Lower) {
			if t, ok := ReadTitle(w.g, w.d.Tokens, span.Start, i, k); ok && !plural(&w.d.Tokens[i-1]) {
				return w.outerTitle(t, span), true
			}
		}
	}
	return Title{}, false
}

// outerTitle goes from "President" in "press secretary of the President" out to
// the title that the phrase gives.
func (w *work) outerTitle(t Title, span document.Span) Title {
	for i := t.Span.Start - 1; i > span.Start; i = t.Span.Start - 1 {
		if w.d.Tokens[i].Lower == "the" {
			i--
		}
		if i <= span.Start || !officePreposition(w.d.Tokens[i].Lower) {
			break
		}
		outer, ok := ReadTitle(w.g, w.d.Tokens, span.Start, i, i)
		if !ok {
			break
		}
		t = outer
	}
	return t
}

// office records that the person holds the office of title t. What it belongs to
// is looked for before the title, after it up to token at, and after the name,
// which ends before token end. Of is -1 where the phrase does not say.
func (w *work) office(person int, t Title, span document.Span, at, end int) {
	if t.Office == "-" || t.Of == "none" {
		return
	}
	for i := span.Start; i < t.Span.Start; i++ {
		t.Former = t.Former || w.g.Qualifier(w.d.Tokens[i].Lower) == gazetteer.Former
	}
	of := w.officeAfter(t, at)
	if of < 0 {
		of = w.officeBefore(t, span.Start)
	}
	if of < 0 && end > 0 {
		of = w.officeAfterName(end, t)
	}
	w.cutOwner(&t)
	if of < 0 && strings.HasSuffix(phrase(w.d.Tokens, t.Span.Start, t.Span.End), "secretary of state") && !w.stateSecretary(&t) {
		of = w.reg.state("USA") // no other state's foreign minister has this title
	}
	w.offices = append(w.offices, document.Office{
		Person: person, Of: of, Title: t.Text, Span: document.Span{Start: span.Start, End: max(at, t.Span.End)}, Former: t.Former,
	})
}

// stateSecretary tells whether a "Secretary of State" is one for a portfolio, as
// the ministers of Britain and others are; those of the United States have it
// under them ("Assistant Secretary of State for ...").
func (w *work) stateSecretary(t *Title) bool {
	i := t.Span.End
	return i < len(w.d.Tokens) && w.d.Tokens[i].Lower == "for" && w.d.Tokens[t.Span.Start].Lower == "secretary"
}

// cutOwner takes the words of the owner out of a title ("ministry" in "Foreign
// Ministry spokesman").
func (w *work) cutOwner(t *Title) {
	for i := t.Span.Start; i < t.Span.End-1; i++ {
		if u := w.unit(i); u != nil && u.End == i+1 && u.what != aPerson {
			t.Span.Start = i + 1
			t.Text = text(w.d.Tokens, t.Span)
		}
	}
}

// officeBefore returns the entity named nearest before the title, or -1.
func (w *work) officeBefore(t Title, start int) int {
	found := -1
	for i := t.Span.End - 1; i >= start; i-- {
		e := w.ownerEnding(i, t)
		if e < 0 {
			continue
		}
		if t.Office != "ambassador" || w.reg.list[e].Kind == "country" {
			return e
		}
		if found < 0 {
			found = e // "Chile's U.N. ambassador" is Chile's
		}
	}
	if found >= 0 && w.reg.list[found].Sector == "IGO" && w.reg.list[found].Key != "org:eu" {
		return -1 // "UN Ambassador Lee": whose, another phrase tells; the Union has its own
	}
	return found
}

// ownerEnding returns the entity of the body, state or place whose name ends with
// token i, as the owner of the office of t, or -1.
func (w *work) ownerEnding(i int, t Title) int {
	if u := w.unit(i); u != nil {
		if u.End != i+1 || u.what == aPerson || u.sense.Entry != nil && u.sense.Entry.Class == gazetteer.Region && u.sense.Entry.Country == "" {
			return -1
		}
		return w.ownerEntity(u, t)
	}
	if m := w.sense(i); m != nil && m.End == i+1 && (m.Entry.Class != gazetteer.Region || m.Entry.Country != "") {
		return w.reg.entry(m.Entry)
	}
	return -1
}

// ownerEntity is unitEntity for what an office belongs to: a capital is its state,
// but for offices of a part of a state ("mayor") the city itself.
func (w *work) ownerEntity(u *unit, t Title) int {
	if u.what == anEntry {
		if u.sense.Form == gazetteer.Seat && t.Of == "unit" {
			return w.reg.place(text(w.d.Tokens, u.Span), u.sense.Entry.Country)
		}
		return w.reg.entry(u.sense.Entry)
	}
	return w.unitEntity(u, w.head(u.Span))
}

// officeAfter returns the entity in the prepositional phrase after the title, or
// -1. Through other titles in it ("adviser to the President of Russia") it goes
// on to what those belong to.
func (w *work) officeAfter(t Title, at int) int {
	i := t.Span.End
	if i >= at || !officePreposition(w.d.Tokens[i].Lower) {
		return -1
	}
	if !linksOwner(w.d.Tokens[i].Lower, t.Office) {
		return -1
	}
	for k := i + 1; k < at && k < i+maxPhrase; k++ {
		if u := w.unit(k); u != nil {
			if u.what == aPerson {
				return -1
			}
			if e := w.bodyAround(u, at); e >= 0 {
				return e
			}
			return w.ownerEntity(u, t)
		}
		if m := w.sense(k); m != nil {
			if m.Entry.Country == "" && m.Entry.Class == gazetteer.Region {
				return -1 // "for European affairs"
			}
			return w.reg.entry(m.Entry)
		}
		switch w.d.Tokens[k].UPOS {
		case "VERB", "AUX", "PUNCT", "SCONJ":
			return -1
		}
	}
	return -1
}

// bodyAround returns the entity of the phrase for a body, ending before token
// end, that the name of a unit is but a part of ("the Kharkiv regional
// administration"), or -1.
func (w *work) bodyAround(u *unit, end int) int {
	for i := u.End; i < end; i++ {
		if k := w.taken[i]; k != 0 && w.noun(i).Type == gazetteer.Corporate {
			if m := &w.mentions[k-1]; m.Form == document.Nominal && m.Start <= u.Start {
				return m.Entity
			}
		}
	}
	return -1
}

// linksOwner tells whether the preposition after a title leads to what the office
// belongs to: "spokesman for the ministry", but not "envoy for Yemen" nor
// "ambassador to Peru".
func linksOwner(preposition, office string) bool {
	switch preposition {
	case "for":
		return office == "spokesperson" || office == "lawyer" || office == "candidate"
	case "in", "at":
		return office != "ambassador" && office != "envoy"
	case "to":
		return strings.HasPrefix(office, "adviser") || office == "assistant" || office == "deputy" || office == "chief of staff"
	}
	return true
}

// officeAfterName reads "President Issoufou of Niger": the entity after "of"
// behind the name.
func (w *work) officeAfterName(end int, t Title) int {
	if end+1 >= len(w.d.Tokens) || w.d.Tokens[end].Lower != "of" {
		return -1
	}
	k := end + 1
	if w.d.Tokens[k].Lower == "the" && k+1 < len(w.d.Tokens) {
		k++
	}
	if u := w.unit(k); u != nil && u.what != aPerson {
		return w.ownerEntity(u, t)
	}
	return -1
}
