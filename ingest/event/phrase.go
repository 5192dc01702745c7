package event

import (
	"newsgraph/ingest/event/lexicon"
)

// end returns the actors in the clause that says what v is done for ("sent food
// to help the refugees").
func (x *extraction) end(v int) found {
	f := found{sure: sureOwner}
	if v < 0 {
		return f
	}
	x.t.Each(v, func(k int) bool {
		if r := x.t.Rel(k); (r == "advcl" || r == "xcomp") && k > v && x.t.Infinitive(k) {
			f.add(x.clauseActors(k, 1))
		}
		return true
	})
	return f
}

// attached returns the actors in the phrases of a noun of the named set that says
// what v is done as or in: "as a signal to Iran", "in support of the strikers".
func (x *extraction) attached(v int, set lexicon.Set) found {
	f := found{sure: sureOwner}
	if v < 0 {
		return f
	}
	x.t.Each(v, func(k int) bool {
		if x.t.Rel(k) == "obl" && x.lex.Is(set, x.t.Tok(k).Lemma) {
			for _, p := range []string{"of", "with", "to", "for", "against"} {
				if len(f.entities) == 0 {
					f.add(x.fill(x.t.Below(k, p, 2), false, false).entities)
					f.add(x.fill(x.t.Oblique(k, p), false, false).entities)
				}
			}
		}
		return len(f.entities) == 0
	})
	return f
}

// frontier returns the owners of the border, coast or waters below v or noun.
func (x *extraction) frontier(v, noun int) found {
	f := found{sure: sureOwner}
	for _, top := range []int{v, noun} {
		if top < 0 {
			continue
		}
		x.t.Each(top, func(k int) bool {
			if r := x.t.Rel(k); (r == "obl" || r == "nmod" || r == "obj") && x.lex.Is(lexicon.Frontier, x.t.Tok(k).Lemma) {
				f.add(x.owners(k, 2))
			}
			return true
		})
	}
	return f
}
