package event

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

// front returns what the act at v or noun takes place in front of.
func (x *extraction) front(v, noun int) found {
	f := found{sure: sureDirect}
	for _, top := range []int{v, noun} {
		if top < 0 {
			continue
		}
		for _, k := range x.t.Oblique(top, "in") {
			if x.t.Tok(k).Lemma == "front" {
				f.add(x.fill(x.t.Oblique(k, "of"), true, false).entities)
			}
		}
	}
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
			if r := x.t.Rel(k); (r == "obl" || r == "nmod" || r == "obj") && x.lex.is("frontier", x.t.Tok(k).Lemma) {
				f.add(x.owners(k, 2))
			}
			return true
		})
	}
	return f
}

// foe returns the objects of the clauses of purpose of v that tell of an
// adversary ("sent a warship to deter Iran").
func (x *extraction) foe(v int) found {
	f := found{sure: sureOwner}
	if v < 0 {
		return f
	}
	x.t.Each(v, func(k int) bool {
		if r := x.t.Rel(k); (r == "advcl" || r == "xcomp" || r == "acl") && x.t.Infinitive(k) && x.lex.is("foe-verb", x.t.Tok(k).Lemma) {
			f.add(x.fill(x.t.Patients(k), false, false).entities)
		}
		return true
	})
	return f
}

// occasioned returns the actors whose act the clause with "after" or "as" of v tells.
func (x *extraction) occasioned(v int) found {
	f := found{sure: sureFallback}
	if v < 0 {
		return f
	}
	x.t.Each(v, func(k int) bool {
		if mark := x.t.Kid(k, "mark"); x.t.Rel(k) == "advcl" && mark >= 0 && (x.t.Tok(mark).Lower == "after" || x.t.Tok(mark).Lower == "as") {
			f.add(x.fill(x.t.Subjects(k), false, false).entities)
		}
		return true
	})
	return f
}

// attached returns the actors in the phrases of a noun of the named set that says
// what v is done as or in: "as a signal to Iran", "in support of the strikers".
func (x *extraction) attached(v int, set string) found {
	f := found{sure: sureOwner}
	if v < 0 {
		return f
	}
	x.t.Each(v, func(k int) bool {
		if x.t.Rel(k) == "obl" && x.lex.is(set, x.t.Tok(k).Lemma) {
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
