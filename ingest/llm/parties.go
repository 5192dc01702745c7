package llm

import (
	"cmp"
	"slices"

	"newsgraph/graph"
	"newsgraph/ingest/document"
)

// Why a part of an answer is dropped, as counts name it.
const (
	notTheForm   = "not of the form"
	noWords      = "words not in the text"
	noParty      = "parties not among the names found"
	unresolved   = "pronouns nobody could resolve"
	places       = "places that do not act"
	oneParty     = "acts of a party on itself"
	elsewhere    = "acts of another part of the article"
	fewParties   = "meetings without parties"
	unknownClaim = "verdicts on no claim"
)

// entities are who the words denote, near a token of sentence s: by the mentions
// found there, else by a name that the article has elsewhere. Where there are
// none, why says so.
func entities(d *document.Document, s int, words string, near int) (found []int, why string) {
	spans, _ := locate(d, s, words)
	slices.SortStableFunc(spans, func(a, b document.Span) int { return cmp.Compare(distance(a, near), distance(b, near)) })
	why = noParty
	if len(spans) == 0 {
		why = noWords
	}
	for _, span := range spans {
		m := mentionIn(d, span)
		switch {
		case m == nil:
		case m.Entity >= 0:
			return []int{m.Entity}, ""
		case len(m.Members) > 0:
			return m.Members, ""
		default:
			why = unresolved
		}
	}
	if e := named(d, words); e >= 0 && len(spans) > 0 {
		return []int{e}, ""
	}
	return nil, why
}

// mentionIn is the mention that the words at span are: the one that they are headed
// by, else one that is most of them, or that they are most of. A modifier of theirs
// ("Polish" in "the Polish border police") is somebody else.
func mentionIn(d *document.Document, span document.Span) *document.Mention {
	top, all := head(d, span), bearing(d, span)
	var best *document.Mention
	most := 0
	for i := range d.Mentions {
		m := &d.Mentions[i]
		common := document.Span{Start: max(m.Start, span.Start), End: min(m.End, span.End)}
		if common.Len() <= 0 {
			continue
		}
		shared := bearing(d, common)
		within := 2*shared > all || shared > 1 && 2*shared == all
		around := m.Form == document.Named && m.Start <= span.Start && span.End <= m.End && 2*shared > bearing(d, m.Span)
		if m.Head != top && !(span.Contains(m.Head) && within) && !around {
			continue
		}
		if score := 2*common.Len() - m.Len(); best == nil || score > most {
			best, most = m, score
		}
	}
	return best
}

// bearing counts the words of a span that say who is meant: no articles, no marks.
func bearing(d *document.Document, span document.Span) int {
	n := 0
	for i := span.Start; i < span.End; i++ {
		if up := d.Tokens[i].UPOS; up != "DET" && up != "PUNCT" {
			n++
		}
	}
	return n
}

// named is the entity that has the words for a name, or -1.
func named(d *document.Document, words string) int {
	want := squeeze(words)
	return slices.IndexFunc(d.Entities, func(e document.Entity) bool {
		return squeeze(e.Name) == want || slices.ContainsFunc(e.Aliases, func(a string) bool { return squeeze(a) == want })
	})
}

// actors are the entities that can act: a place stands for the state that it lies
// in, where the article speaks of that.
func actors(d *document.Document, list []int) (out []int, why string) {
	for _, e := range list {
		if graph.Kind(d.Entities[e].Kind) == graph.Place {
			e = stateOf(d, e)
		}
		if e >= 0 && graph.Kind(d.Entities[e].Kind).Actor() && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	if len(out) == 0 {
		why = places
	}
	return out, why
}

// stateOf is the state that place e lies in, or -1.
func stateOf(d *document.Document, e int) int {
	code := d.Entities[e].Country
	return slices.IndexFunc(d.Entities, func(s document.Entity) bool {
		return code != "" && s.Country == code && graph.Kind(s.Kind) == graph.Country
	})
}

// party is who the words denote, among those who can act.
func party(d *document.Document, s int, words string, near int) ([]int, string) {
	list, why := entities(d, s, words, near)
	if why != "" {
		return nil, why
	}
	return actors(d, list)
}
