package actor

import (
	"strings"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// institution tells whether a noun for a site ends the names of bodies that work there.
func institution(lower string) bool {
	switch lower {
	case "center", "centre", "hall", "house", "facility", "library", "laboratory":
		return true
	}
	return false
}

// organization returns the entity for a name that the gazetteer does not know;
// its nouns tell what it is, a nationality in it where it belongs.
func (w *work) organization(s document.Span, name string) int {
	whole := s
	e := document.Entity{Kind: "organization", Name: name, PartOf: -1}
	if u := w.unit(s.Start); u != nil && u.short > 0 {
		s.End = s.Start + u.short // "Centre" of the "Centre for Rowing"
	}
	for i := s.End - 1; i >= s.Start; i-- {
		n := w.noun(i)
		if i == s.End-1 && s.Len() > 1 {
			n = w.lastNoun(i)
		}
		if i == s.End-1 && whole.Len() > 1 && (n.Type == gazetteer.Person || n.Kind == "place" && institution(w.d.Tokens[i].Lower)) {
			if n.Kind == "government" {
				e.Kind, e.Sector = n.Kind, n.Sector // "Border Guard"
			}
			break // "Reader Center", "Family Forum"
		}
		if n.Type == gazetteer.Corporate || n.Type == gazetteer.Collective || n.Type == gazetteer.Site {
			e.Kind, e.Sector = n.Kind, n.Sector
			break
		}
	}
	for i := s.Start; i < whole.End; i++ {
		if m := w.sense(i); m != nil && m.Entry.Country != "" {
			e.Country = m.Entry.Country
		}
	}
	if e.Kind == "government" && e.Country != "" {
		e.PartOf = w.reg.state(e.Country)
	}
	return w.reg.get(document.Entity{
		Kind: e.Kind, Name: strings.TrimSpace(e.Name), Country: e.Country, Sector: e.Sector, PartOf: e.PartOf,
	})
}

// lastNoun is what the gazetteer says of the noun at token i, the last of a name, with the
// word before it first ("Police Station").
func (w *work) lastNoun(i int) gazetteer.Noun {
	last := gazetteer.Singular(&w.d.Tokens[i])
	if i > 0 {
		if n := w.g.Noun(w.d.Tokens[i-1].Lower + " " + last); n.Type != gazetteer.NoNoun {
			return n
		}
	}
	return w.g.Noun(last)
}
