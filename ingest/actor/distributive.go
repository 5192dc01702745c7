package actor

import (
	"strings"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// distributive reads "the presidents of Peru and Chile, Ann Lee and Bo Ray," and
// "his Czech and Greek counterparts, Ann Lee and Bo Ray": of as many states as
// names each name has the office in the state at its place. The phrase then denotes
// the persons; so does "the two presidents, Ann Lee and Bo Ray," without states.
func (w *work) distributive(s document.Span) {
	for h := s.Start; h < s.End; h++ {
		k := w.taken[h]
		if k == 0 || !plural(&w.d.Tokens[h]) || w.mentions[k-1].Form != document.Nominal || !w.holders(h) {
			continue
		}
		phrase, states := w.statesOf(h, s)
		persons := w.personsAfter(phrase.End, s)
		if len(persons) == 0 {
			persons = w.personsBefore(phrase.Start, s)
		}
		if len(persons) < 2 || len(states) > 0 && len(states) != len(persons) {
			continue
		}
		for i, state := range states {
			w.giveEach(persons[i], phrase.Start, h, state, s)
		}
		w.mentions[k-1].Entity, w.mentions[k-1].Members = -1, persons
	}
}

// holders tells whether the plural noun at token h names holders of an office, or
// those who have the same one elsewhere.
func (w *work) holders(h int) bool {
	noun := gazetteer.Singular(&w.d.Tokens[h])
	_, office := w.g.TitleNoun(noun)
	return office || noun == "counterpart" || noun == "colleague"
}

// statesOf returns the states that the phrase of the noun h names before the noun or
// after it, in order, with the stretch from the first word of the phrase to the last.
func (w *work) statesOf(h int, s document.Span) (phrase document.Span, states []*gazetteer.Entry) {
	phrase = document.Span{Start: h, End: h + 1}
	for phrase.Start > s.Start && h-phrase.Start < maxPhrase && w.inPhrase(phrase.Start-1) {
		phrase.Start--
	}
	for _, m := range w.coordinatedOwners(phrase, h) {
		states = append(states, m.Entry)
	}
	if len(states) > 0 || h+1 >= s.End || w.d.Tokens[h+1].Lower != "of" && w.d.Tokens[h+1].Lower != "from" {
		return phrase, states
	}
	for i := h + 2; i < s.End; {
		m := w.sense(i)
		switch {
		case m != nil && m.Form == gazetteer.Proper && m.Entry.Class == gazetteer.Country:
			states = append(states, m.Entry)
			phrase.End, i = m.End, m.End
		case m == nil && listing(&w.d.Tokens[i]):
			i++
		default:
			return phrase, states
		}
	}
	return phrase, states
}

// inPhrase tells whether token i can stand before the noun of a plural phrase.
func (w *work) inPhrase(i int) bool {
	t := &w.d.Tokens[i]
	return t.Lower == "and" || t.Lower != "," && t.UPOS != "CCONJ" && t.UPOS != "ADP" && w.nounPhrasal(i) && (w.unit(i) == nil || w.unit(i).what != aPerson)
}

// listing tells whether a token stands between the items of a list.
func listing(t *document.Token) bool {
	return t.Lower == "," || t.Lower == "and" || t.Lower == "the"
}

// personsAfter returns the persons listed behind a comma at token i, where the list
// is closed as an apposition is; nil for none.
func (w *work) personsAfter(i int, s document.Span) []int {
	if i >= s.End || w.d.Tokens[i].Lower != "," {
		return nil
	}
	persons, end := w.personList(i+1, s)
	if !w.apposed(end, s) {
		return nil
	}
	return persons
}

// personsBefore returns the persons whose list ends with the comma before token i.
func (w *work) personsBefore(i int, s document.Span) []int {
	if i <= s.Start || w.d.Tokens[i-1].Lower != "," {
		return nil
	}
	for at := s.Start; at < i-1; at++ {
		if persons, end := w.personList(at, s); len(persons) > 1 && end == i-1 {
			return persons
		}
	}
	return nil
}

// personList returns the persons named in a row from token i on, with "and" before
// the last, and where the row ends.
func (w *work) personList(i int, s document.Span) (persons []int, end int) {
	end = i
	for i < s.End {
		u := w.unit(i)
		if u == nil || u.what != aPerson || u.Start != i {
			if len(persons) == 0 || !listing(&w.d.Tokens[i]) {
				break
			}
			i++
			continue
		}
		m := w.mentionOf(u)
		if m == nil || m.Entity < 0 {
			break
		}
		persons = append(persons, m.Entity)
		end, i = u.End, u.End
		if i < s.End && !listing(&w.d.Tokens[i]) {
			break
		}
	}
	return persons, end
}

// giveEach records that the person has the office of the plural title at token h in
// the state.
func (w *work) giveEach(person, start, h int, state *gazetteer.Entry, s document.Span) {
	t, ok := ReadTitle(w.g, w.d.Tokens, start, h+1, s.End)
	if !ok || t.Office == "-" || t.Of == "none" {
		return
	}
	head := &w.d.Tokens[h]
	t.Text = strings.TrimSuffix(t.Text, head.Text) + gazetteer.Singular(head)
	w.offices = append(w.offices, document.Office{
		Person: person, Of: w.reg.entry(state), Title: t.Text, Span: t.Span, Former: t.Former,
	})
}
