package actor

import (
	"newsgraph/ingest/actor/gazetteer"
	"newsgraph/ingest/document"
)

// joint makes the mention of "French and Egyptian warships", which are two
// groups, with both as its members; "the Russian and US sides" are the states
// themselves. It tells whether the phrase is such a one.
func (w *work) joint(core document.Span, h int, noun gazetteer.Noun) bool {
	owners := w.coordinatedOwners(core, h)
	if len(owners) < 2 {
		return false
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
