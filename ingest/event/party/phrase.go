package party

import (
	"newsgraph/ingest/event/lexicon"
)

// end returns the actors in the clause that says what v is done for ("sent food
// to help the refugees").
func (x Search) end(v int) Found {
	f := Found{Sure: SureOwner}
	if v < 0 {
		return f
	}
	x.t.Each(v, func(k int) bool {
		if r := x.t.Rel(k); (r == "advcl" || r == "xcomp") && k > v && x.t.Infinitive(k) {
			f.Add(x.clauseActors(k, 1))
		}
		return true
	})
	return f
}

// Attached returns the actors in the phrases of a noun of the named set that says
// what v is done as or in: "as a signal to Iran", "in support of the strikers".
func (x Search) Attached(v int, set lexicon.Set) Found {
	f := Found{Sure: SureOwner}
	if v < 0 {
		return f
	}
	x.t.Each(v, func(k int) bool {
		if x.t.Rel(k) == "obl" && x.lex.Is(set, x.t.Tok(k).Lemma) {
			for _, p := range []string{"of", "with", "to", "for", "against"} {
				if len(f.Entities) == 0 {
					f.Add(x.Fill(x.t.Below(k, p, 2), false, false).Entities)
					f.Add(x.Fill(x.t.Oblique(k, p), false, false).Entities)
				}
			}
		}
		return len(f.Entities) == 0
	})
	return f
}

// frontier returns the owners of the border, coast or waters below v or noun.
func (x Search) frontier(v, noun int) Found {
	f := Found{Sure: SureOwner}
	for _, top := range []int{v, noun} {
		if top < 0 {
			continue
		}
		x.t.Each(top, func(k int) bool {
			if r := x.t.Rel(k); (r == "obl" || r == "nmod" || r == "obj") && x.lex.Is(lexicon.Frontier, x.t.Tok(k).Lemma) {
				f.Add(x.Owners(k, 2))
			}
			return true
		})
	}
	return f
}
