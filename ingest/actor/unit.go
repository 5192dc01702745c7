package actor

import (
	"sort"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// match is a gazetteer name in the text.
type match struct {
	document.Span
	gazetteer.Sense
}

// unit is a stretch of text that names one thing.
type unit struct {
	document.Span
	what what
	// sense is set for gazetteer names, body for a ministry or the like.
	sense gazetteer.Sense
	body  stateBody
	// short is how many of the first tokens name the thing by themselves ("Federal
	// Service" of one with its purpose); 0 where there is no such short name.
	short int
}

// what says how a unit was understood.
type what uint8

const (
	aPerson what = iota
	anEntry      // in the gazetteer
	aBody        // a ministry, parliament, force: described by its words
	anOrg        // a name of an organization unknown to the gazetteer
	aPlace       // a name of a place unknown to the gazetteer
	anArea       // one of a region whose administration acts here
)

// findUnits fills the units of a sentence: gazetteer names, ministries
// and the like, and the name spans of the entity stage where they agree.
func (w *work) findUnits(s document.Span) {
	w.maskRemits(s)
	var found []unit
	for i := s.Start; i < s.End; i++ {
		m := w.sense(i)
		if m == nil {
			continue
		}
		i = m.End - 1
		if m.Form == gazetteer.Proper || m.Form == gazetteer.Seat {
			found = append(found, unit{Span: m.Span, what: anEntry, sense: m.Sense})
		}
	}
	for i := s.Start; i < s.End; {
		b, ok := w.stateBody(i, s)
		if !ok {
			i++
			continue
		}
		if k := covering(found, b.Span); k < 0 || found[k].Len() < b.Len() {
			found = append(drop(found, b.Span), unit{Span: b.Span, what: aBody, body: b})
		}
		i = max(b.End, i+1)
	}
	names := w.d.Names
	for i := sort.Search(len(names), func(i int) bool { return names[i].Start >= s.Start }); i < len(names) && names[i].End <= s.End; i++ {
		found = w.weigh(found, names[i])
	}
	found = append(found, w.spelledPersons(s, found)...)
	found = w.ledNames(s, found)
	found = w.orgNames(s, found)
	found = w.longNames(s, found)
	found = w.acronyms(s, found)
	found = append(found, w.bareNames(s, found)...)
	w.keep(w.completeNames(s, found))
}

// findSenses records the gazetteer names of all sentences, the longest first from
// left to right. Names that several states use count only in an article that
// names their state in another way.
func (w *work) findSenses() {
	states := w.namedStates()
	for _, s := range w.d.Sentences {
		for i := s.Start; i < s.End; {
			sense, stop, ok := w.g.Find(w.d.Tokens, i, s.End)
			if !ok || stop-i == 1 && w.partOfPlace(i) || sense.Shared && (!states[sense.Entry.Country] || !w.known(i, stop)) {
				i++
				continue
			}
			w.senses = append(w.senses, match{document.Span{Start: i, End: stop}, sense})
			for k := i; k < stop; k++ {
				w.senseAt[k] = int32(len(w.senses))
			}
			i = stop
		}
	}
}

// partOfPlace tells whether "West" or the like at token i begins the name of a
// place ("West Darfur").
func (w *work) partOfPlace(i int) bool {
	switch w.d.Tokens[i].Lower {
	case "north", "south", "east", "west":
		return i+1 < len(w.d.Tokens) && (w.d.Tokens[i+1].UPOS == "PROPN" || w.d.Tokens[i+1].UPOS == "NOUN")
	}
	return false
}

// namedStates is the set of the states that the article names unmistakably.
func (w *work) namedStates() map[string]bool {
	states := map[string]bool{}
	for i := 0; i < len(w.d.Tokens); i++ {
		if sense, stop, ok := w.g.Find(w.d.Tokens, i, len(w.d.Tokens)); ok {
			if !sense.Shared && sense.Entry.Class == gazetteer.Country {
				states[sense.Entry.Country] = true
			}
			i = stop - 1
		}
	}
	return states
}

// known tells whether a shared name is used as a name: with the article and not
// before a noun ("the North", but not "North Sea"), or for a body of its own.
func (w *work) known(i, stop int) bool {
	if stop-i > 1 {
		return true
	}
	after := ""
	if stop < len(w.d.Tokens) {
		after = w.d.Tokens[stop].UPOS
	}
	if w.d.Tokens[i].Lower == "north" || w.d.Tokens[i].Lower == "south" {
		return i > 0 && w.d.Tokens[i-1].Lower == "the" && after != "PROPN" && after != "NOUN" && after != "ADP"
	}
	return after != "PROPN"
}

// sense returns the gazetteer name at token i, or nil.
func (w *work) sense(i int) *match {
	if i < 0 || i >= len(w.senseAt) || w.senseAt[i] == 0 {
		return nil
	}
	return &w.senses[w.senseAt[i]-1]
}

// unit returns the unit at token i, or nil.
func (w *work) unit(i int) *unit {
	if i < 0 || i >= len(w.unitAt) || w.unitAt[i] == 0 {
		return nil
	}
	return &w.units[w.unitAt[i]-1]
}

// keep orders the units of a sentence and indexes them by token.
func (w *work) keep(found []unit) {
	sortUnits(found)
	for _, u := range found {
		if u.Len() <= 0 || w.unitAt[u.Start] != 0 || w.unitAt[u.End-1] != 0 {
			continue
		}
		w.units = append(w.units, u)
		for i := u.Start; i < u.End; i++ {
			w.unitAt[i] = int32(len(w.units))
		}
	}
}

func sortUnits(us []unit) {
	for i := 1; i < len(us); i++ {
		for k := i; k > 0 && before(us[k], us[k-1]); k-- {
			us[k], us[k-1] = us[k-1], us[k]
		}
	}
}

func before(a, b unit) bool {
	return a.Start < b.Start || a.Start == b.Start && a.End > b.End
}

func overlap(a, b document.Span) bool { return a.Start < b.End && b.Start < a.End }

// covering returns the index of the first unit that overlaps the span, or -1.
func covering(us []unit, s document.Span) int {
	for i := range us {
		if overlap(us[i].Span, s) {
			return i
		}
	}
	return -1
}

// drop returns the units that do not overlap the span.
func drop(us []unit, s document.Span) []unit {
	out := us[:0]
	for _, u := range us {
		if !overlap(u.Span, s) {
			out = append(out, u)
		}
	}
	return out
}
