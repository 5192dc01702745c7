package actor

import (
	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/wordclass"
)

// longNames widens names of bodies over what says what they are for: "Federal Service
// for Plant Health and Seeds", "General Office of the Central Harbour Commission".
// Headings in capitals tell no name from what follows it.
func (w *work) longNames(s document.Span, found []unit) []unit {
	for i := s.Start + 1; i+1 < s.End; i++ {
		switch w.d.Tokens[i].Lower {
		case "for", "of", "against", "on":
		default:
			continue
		}
		if w.d.Tokens[i].Text != w.d.Tokens[i].Lower || !w.namesBody(i-1) {
			continue
		}
		start, end := w.bodyStart(i-1, s, found), w.purposeEnd(i+1, s)
		span := document.Span{Start: start, End: end}
		if end == i+1 || w.spoilt(found, span) {
			continue
		}
		found = append(drop(found, span), unit{Span: span, what: anOrg, short: i - start})
		i = end - 1
	}
	return found
}

// namesBody tells whether the capitalised noun at token i is that of a body which a
// purpose may follow. Ministries have readers of their own.
func (w *work) namesBody(i int) bool {
	t := &w.d.Tokens[i]
	if !capital(t) || t.UPOS != "PROPN" && t.UPOS != "NOUN" || plural(t) || w.sense(i) != nil {
		return false
	}
	switch t.Lower {
	case "service", "centre", "center", "institute", "foundation", "fund", "inspectorate", "conference", "campaign", "division", "front":
		return true
	case "ministry", "department", "government", "embassy", "consulate", "bank", "mission", "party", "parliament", "congress", "assembly", "court", "house", "company", "group":
		return false
	}
	return w.noun(i).Type == gazetteer.Corporate
}

// bodyStart is where the name of the body whose noun stands at token i begins.
func (w *work) bodyStart(i int, s document.Span, found []unit) int {
	if k := covering(found, document.Span{Start: i, End: i + 1}); k >= 0 && found[k].what != aPerson {
		i = found[k].Start
	}
	for i > s.Start && w.properWord(i-1) && w.sense(i-1) == nil && covering(found, document.Span{Start: i - 1, End: i}) < 0 {
		i--
	}
	return i
}

// purposeEnd is the end of the capitalised words from token at on that say what a body
// is for, with "of", "and" and "the" between them; at where there are none.
func (w *work) purposeEnd(at int, s document.Span) int {
	end := at
	for i := at; i < s.End && i < at+maxRemit; i++ {
		t := &w.d.Tokens[i]
		switch {
		case w.purposeWord(i):
			end = i + 1
		case t.Lower == "and" && w.anotherBody(i+1, s):
			return end
		case t.Lower == "of" || t.Lower == "and" || t.Lower == "the" || t.Lower == "for" || t.Lower == "in" && end > at:
			if i > end+1 {
				return w.ofCountry(end, s)
			}
		case t.Lower == "," && w.listedPurpose(i+1, s):
		default:
			return w.ofCountry(end, s)
		}
	}
	return w.ofCountry(end, s)
}

// ofCountry is the end of "of" and a state at token i, or i.
func (w *work) ofCountry(i int, s document.Span) int {
	if i+1 >= s.End || w.d.Tokens[i].Lower != "of" {
		return i
	}
	if m := w.sense(i + 1); m != nil && m.Start == i+1 && m.Form == gazetteer.Proper && m.Entry.Class == gazetteer.Country {
		return m.End
	}
	return i
}

// purposeWord tells whether the token is a word of the language in capitals, and neither
// a title nor a part of a known name.
func (w *work) purposeWord(i int) bool {
	t := &w.d.Tokens[i]
	if !capital(t) || w.sense(i) != nil || t.UPOS == "PRON" || t.UPOS == "DET" || t.UPOS == "SCONJ" {
		return false
	}
	if title, ok := w.g.TitleNoun(t.Lower); ok && title.Office != "-" {
		return false
	}
	return wordclass.Of(t.Lower)&(wordclass.Noun|wordclass.Plural|wordclass.Adjective|wordclass.Gerund) != 0 && !w.g.FirstName(t.Text)
}

// anotherBody tells whether the capitalised words from token i on end in the noun of a
// body: a second one is joined to the first.
func (w *work) anotherBody(i int, s document.Span) bool {
	end := i
	for end < s.End && w.purposeWord(end) {
		end++
	}
	return end > i+1 && w.namesBody(end-1)
}

// listedPurpose tells whether the list that goes on at token i ends in "and" and one more
// such word.
func (w *work) listedPurpose(i int, s document.Span) bool {
	for ; i+1 < s.End; i++ {
		switch {
		case w.d.Tokens[i].Lower == "and":
			return w.purposeWord(i + 1)
		case w.d.Tokens[i].Lower != "," && !w.purposeWord(i):
			return false
		}
	}
	return false
}

// spoilt tells whether the span would swallow a person, a ministry or a state, or is one
// of the names that the gazetteer has.
func (w *work) spoilt(found []unit, span document.Span) bool {
	for _, u := range found {
		if u.Len() == 0 || u.End <= span.Start || u.Start >= span.End {
			continue
		}
		switch {
		case u.what == aPerson, u.what == aBody, u.Start < span.Start, u.End > span.End:
			return true
		case u.what == anEntry && u.End == span.End && u.sense.Entry.Class == gazetteer.Country:
		case u.what == anEntry && (u.Start > span.Start || u.sense.Entry.Class <= gazetteer.Media && u.Len() > 1):
			return true
		}
	}
	return false
}
