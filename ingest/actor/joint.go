package actor

import (
	"strings"

	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// joint makes the mention of "French and Egyptian warships", which are two
// groups, with both as its members; "the Russian and US sides" are the states
// themselves. It tells whether the phrase is such a one.
func (w *work) joint(core document.Span, h int, noun gazetteer.Noun) bool {
	owners := w.coordinatedOwners(core, h)
	if len(owners) < 2 {
		return w.jointAfter(core, h, noun)
	}
	var members []int
	rest := document.Span{Start: owners[len(owners)-1].End, End: core.End}
	for _, m := range owners {
		if speaksForState(w.d.Tokens[h].Lower) {
			members = append(members, w.reg.entry(m.Entry))
			continue
		}
		members = append(members, w.reg.get(document.Entity{
			Kind: noun.Kind, Sector: noun.Sector, Country: m.Entry.Country, Generic: true,
			Name: text(w.d.Tokens, m.Span) + " " + name(w.d.Tokens, rest), PartOf: w.reg.entry(m.Entry),
		}))
	}
	if i := w.add(core, h, document.Nominal, -1); i >= 0 {
		w.mentions[i].Members = members
	}
	return true
}

// jointAfter makes the mention of "the leaders of Peru and Chile", who are one for
// each state.
func (w *work) jointAfter(core document.Span, h int, noun gazetteer.Noun) bool {
	if core.End != h+1 || core.End+3 > len(w.d.Tokens) || w.d.Tokens[core.End].Lower != "of" || !plural(&w.d.Tokens[h]) {
		return false
	}
	end := core.End + 1
	var members []int
	for end < len(w.d.Tokens) {
		m := w.sense(end)
		if m == nil || m.Form != gazetteer.Proper || m.Entry.Class != gazetteer.Country {
			if l := w.d.Tokens[end].Lower; l == "the" || l == "and" || l == "," {
				end++
				continue
			}
			break
		}
		members = append(members, w.officer(m.Entry, core, h, noun))
		end = m.End
	}
	for end > core.End && w.sense(end-1) == nil {
		end-- // what follows the last state
	}
	if len(members) < 2 {
		return false
	}
	if i := w.add(document.Span{Start: core.Start, End: end}, h, document.Nominal, -1); i >= 0 {
		w.mentions[i].Members = members
	}
	return true
}

// officer returns the entity of the holder or group of the phrase in one state;
// holders of an office are one in each.
func (w *work) officer(state *gazetteer.Entry, core document.Span, h int, noun gazetteer.Noun) int {
	if speaksForState(w.d.Tokens[h].Lower) {
		return w.reg.entry(state)
	}
	words := w.phraseName(core)
	whose := ""
	if _, ok := w.g.TitleNoun(gazetteer.Singular(&w.d.Tokens[h])); ok {
		words = strings.TrimSuffix(words, w.d.Tokens[h].Text) + gazetteer.Singular(&w.d.Tokens[h])
		whose = words + " of " + state.Name // another name of the "French president"
	}
	e := w.reg.get(document.Entity{
		Kind: noun.Kind, Sector: noun.Sector, Country: state.Country, Generic: true,
		Name: state.Adjective + " " + words, PartOf: w.reg.entry(state),
	})
	w.reg.alias(e, whose)
	return e
}

// coordinatedOwners returns the states named in a row before the noun h.
func (w *work) coordinatedOwners(core document.Span, h int) []match {
	var out []match
	for i := core.Start; i < h; i++ {
		m := w.sense(i)
		if m == nil || m.Entry.Class != gazetteer.Country || m.End > h {
			if lower := w.d.Tokens[i].Lower; len(out) > 0 && lower != "and" && lower != "," && lower != "or" {
				break
			}
			continue
		}
		out = append(out, *m)
		i = m.End - 1
	}
	return out
}

// speaksForState tells whether the noun with a nationality means the state.
func speaksForState(noun string) bool {
	switch noun {
	case "side", "sides", "delegation", "delegations":
		return true
	}
	return false
}
