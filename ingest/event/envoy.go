package event

import (
	"strings"

	"newsgraph/graph"
)

// expels makes a sanction of the order to diplomats at v to leave, and tells
// whether there was one.
func (x *extraction) expels(v int) bool {
	if rel, _ := x.attitude(v); rel != graph.Demanded && rel != graph.Requested && x.t.Tok(v).Lemma != "give" {
		return false
	}
	c := x.t.Kid(v, "xcomp", "advcl", "ccomp")
	patients := x.t.Patients(v)
	for _, o := range patients {
		if c < 0 {
			c = x.t.Kid(o, "acl") // "gave staff 24 hours to leave"
		}
	}
	if c < 0 || !x.lex.is("depart", x.t.Tok(c).Lemma) || !x.t.Infinitive(c) {
		return false
	}
	for _, o := range patients {
		if x.lex.is("envoy", x.t.Tok(o).Lemma) {
			return x.verbEvent(v, -1, entry{relation: graph.Sanctioned, roles: parseRoles("own,obj,from"), name: x.t.Tok(v).Lemma + "+departure", plain: true})
		}
	}
	return false
}

// ownEnvoy tells whether the diplomat whom the act at v concerns is one of the
// sources' own ("recalled its ambassador").
func (x *extraction) ownEnvoy(v int, sources []int) bool {
	for _, o := range x.t.Patients(v) {
		if !x.lex.is("envoy", x.t.Tok(o).Lemma) {
			continue
		}
		owner := x.owners(o, 1)
		if p := x.t.Kid(o, "nmod:poss"); p >= 0 && x.t.Tok(p).XPOS == "PRP$" || len(owner) == 0 || len(without(owner, sources)) == 0 {
			return true
		}
	}
	return false
}

// accredited returns the states that the diplomats of the act at v are sent to: in
// the phrases with "to", "in" or "from".
func (x *extraction) accredited(v int, sources []int) found {
	f := found{sure: sureOwner, role: "accredited"}
	for _, h := range append([]int{v}, x.t.Patients(v)...) {
		for _, p := range []string{"to", "in", "from"} {
			for _, k := range x.t.Oblique(h, p) {
				for _, e := range x.denoted(k) {
					f.add(without([]int{x.countryOf(e)}, sources))
				}
			}
		}
	}
	return f
}

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
	if i := x.ix.states[g.Country]; r == graph.ProtestedAgainst && i > 0 && x.lex.is("legation", name[strings.LastIndexByte(name, ' ')+1:]) {
		return i - 1
	}
	if !x.lex.is("government-site", strings.ReplaceAll(strings.TrimSuffix(name, "s"), " ", "-")) {
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
