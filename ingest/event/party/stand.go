package party

import (
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/event/lexicon"
)

// Occupant is whose building an unnamed one is ("the headquarters of the party"), or
// -1.
func (x *Finder) Occupant(e int) int {
	if !x.Entity(e).Generic {
		return -1
	}
	m := x.mention(x.ix.premises[e])
	if m == nil {
		return -1
	}
	owners := x.t.Oblique(m.Head, "of")
	if p := x.t.Kid(m.Head, "nmod:poss"); p >= 0 {
		owners = append(owners, p)
	}
	for _, o := range owners {
		if set := x.Actors(o); len(set) == 1 {
			return set[0]
		}
	}
	return -1
}

// Represented is who an unnamed building stands for: a state, where people protest
// at its embassy, the only government of the text for its building; else it is the
// Entity itself.
func (x *Finder) Represented(e int, r graph.Relation) int {
	g := x.Entity(e)
	if !g.Generic {
		return e
	}
	name := strings.ToLower(g.Name)
	if i := x.ix.states[g.Country]; r == graph.ProtestedAgainst && i > 0 && x.lex.Is(lexicon.Legation, name[strings.LastIndexByte(name, ' ')+1:]) {
		return i - 1
	}
	if !x.lex.Is(lexicon.GovernmentSite, strings.ReplaceAll(strings.TrimSuffix(name, "s"), " ", "-")) {
		return e
	}
	only := -1
	for i := range x.d.Entities {
		if o := &x.d.Entities[i]; strings.HasSuffix(o.Key, "-government") && (g.Country == "" || g.Country == o.Country) {
			if only >= 0 {
				return e
			}
			only = i
		}
	}
	if only >= 0 {
		return only
	}
	return e
}

// OwnForces returns the forces that the verb at v moves: unnamed ones, or those of
// the sources' state.
func (x *Finder) OwnForces(v int, sources []int) []int {
	var out []int
	for _, e := range x.Look().Fill(x.t.Patients(v), true, false).Entities {
		g := x.Entity(e)
		own := g.Generic
		for _, s := range sources {
			own = own || g.Country == x.Entity(s).Country
		}
		if own && (g.Sector == "MIL" || x.means(g.Name)) {
			out = append(out, e)
		}
	}
	return out
}
