package event

import (
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/event/lexicon"
)

// occupant is whose building an unnamed one is ("the headquarters of the party"), or
// -1.
func (x *extraction) occupant(e int) int {
	if !x.entity(e).Generic {
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
		if set := x.actors(o); len(set) == 1 {
			return set[0]
		}
	}
	return -1
}

// represented is who an unnamed building stands for: a state, where people protest
// at its embassy, the only government of the text for its building; else it is the
// entity itself.
func (x *extraction) represented(e int, r graph.Relation) int {
	g := x.entity(e)
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
