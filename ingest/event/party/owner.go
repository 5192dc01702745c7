package party

// Owners returns the actors that a thing belongs to or comes from, the nearest
// kind of owner only: possessor, agent, modifier of nationality, then the phrases
// after it. depth bounds the steps from thing to thing.
func (x Search) Owners(i, depth int) []int {
	if depth == 0 {
		return nil
	}
	var possessors, agents, modifiers, phrases, deeper []int
	x.t.Each(i, func(k int) bool {
		switch rel := x.t.Rel(k); {
		case x.t.Tok(k).Rel == "nmod:poss":
			possessors = append(possessors, x.conjActors(k)...)
			if len(possessors) == 0 {
				deeper = append(deeper, x.Owners(k, depth-1)...)
			}
		case rel == "amod" || rel == "compound" || rel == "nmod" && x.t.Preposition(k) == "":
			if modifiers = append(modifiers, x.conjActors(k)...); len(modifiers) == 0 {
				deeper = append(deeper, x.Owners(k, depth-1)...)
			}
		case rel == "nmod" && x.t.Preposition(k) == "by":
			agents = append(agents, x.conjActors(k)...)
		case rel == "nmod" && !x.t.Published(k):
			set := x.conjActors(k)
			if p := x.t.Preposition(k); p == "in" || p == "at" || p == "near" || p == "during" {
				set = x.states(set)
			}
			if phrases = append(phrases, set...); len(phrases) == 0 {
				deeper = append(deeper, x.Owners(k, depth-1)...)
			}
		case rel == "acl" || rel == "conj":
			deeper = append(deeper, x.clauseActors(k, depth-1)...)
		}
		return true
	})
	for _, set := range [][]int{possessors, agents, modifiers, phrases, deeper} {
		if len(set) > 0 {
			return set
		}
	}
	return nil
}

// states keeps the countries and persons of a set: what happens in a state is its
// affair, what happens in a house is not the house's.
func (x *Finder) states(set []int) []int {
	var out []int
	for _, e := range set {
		if k := x.Entity(e).Kind; k == "country" || k == "person" {
			out = append(out, e)
		}
	}
	return out
}

func (x Search) conjActors(i int) []int {
	var out []int
	for _, c := range x.t.Conjuncts(i) {
		out = append(out, x.free(c)...)
	}
	return out
}

// free returns the actors, or within reach of places whatever, that the phrase at
// i denotes and no other role has taken.
func (x Search) free(i int) []int {
	set := x.Actors(i)
	if len(set) == 0 && x.wide {
		set = x.Denoted(i)
	}
	return Without(x.WithoutMeans(set, x.taken), x.taken)
}

// clauseActors returns the actors that stand in the clause headed by token c:
// its objects, then its oblique phrases (those of place last), then the owners of
// either. depth bounds
// the steps from clause to clause.
func (x Search) clauseActors(c, depth int) []int {
	if depth < 0 {
		return nil
	}
	var objects, others, places, owned []int
	x.t.Each(c, func(k int) bool {
		into := &others
		switch x.t.Rel(k) {
		case "obj", "iobj":
			into = &objects
		case "obl", "nmod":
			if p := x.t.Preposition(k); p == "in" || p == "at" || p == "near" || p == "during" {
				into = &places
			}
		case "xcomp", "ccomp", "advcl":
			others = append(others, x.clauseActors(k, depth-1)...)
			return true
		default:
			return true
		}
		set := x.conjActors(k)
		if len(set) == 0 {
			owned = append(owned, x.Owners(k, depth)...)
		}
		*into = append(*into, set...)
		return true
	})
	switch {
	case len(objects) > 0 && !x.AllGeneric(objects):
		return objects
	case len(others) > 0:
		return others
	case len(objects) > 0:
		return objects
	case len(places) > 0:
		return places
	}
	return owned
}

// AllGeneric tells whether the entities are all unnamed groups: what is sent or
// withdrawn rather than the party it is about.
func (x *Finder) AllGeneric(entities []int) bool {
	for _, e := range entities {
		if !x.Entity(e).Generic {
			return false
		}
	}
	return true
}

// Descend adds the actors of the phrase at i, else those of the nearest phrases below it
// that have any, down to depth.
func (x Search) Descend(i int, f *Found, depth int) {
	f.Add(x.free(i))
	if depth == 0 {
		return
	}
	x.t.Each(i, func(k int) bool {
		if r := x.t.Rel(k); k != x.clauseOf && r != "parataxis" && !(r == "conj" && x.t.Tok(k).UPOS == "VERB") && !x.t.Published(k) {
			x.Descend(k, f, depth-1)
		}
		return len(f.Entities) == 0
	})
}
