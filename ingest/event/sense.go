package event

import (
	"newsgraph/graph"
	"newsgraph/ingest/event/lexicon"
)

// jointRoles are the places of those with whom something is done together.
var jointRoles = lexicon.Roles("with,alongside,each")

// joint tells whether what the noun names is done by several together.
func (x *extraction) joint(noun int) bool {
	found := false
	x.t.Each(noun, func(k int) bool {
		found = x.t.Tok(k).Lower == "joint" && k < noun
		return !found
	})
	return found
}

// eachOther tells whether the object of the verb at v is "each other" or "one
// another".
func (x *extraction) eachOther(v int) bool {
	return x.t.Some(v, func(k int) bool {
		w := x.t.Tok(k).Lower
		return k > v && k+1 < len(x.d.Tokens) && (w == "each" && x.t.Tok(k+1).Lower == "other" || w == "one" && x.t.Tok(k+1).Lower == "another")
	})
}

// allPersons tells whether the entities are persons or, without a name, people
// who bear no arms.
func (x *extraction) allPersons(entities []int) bool {
	for _, i := range entities {
		e := x.who.Entity(i)
		if e.Kind != "person" && !(e.Generic && e.Sector != "MIL" && e.Sector != "REB") {
			return false
		}
	}
	return true
}

// grounds keeps the reason of a charge or praise ("arrested for spying") from
// being taken for an event of its own.
func (x *extraction) grounds(v int, r graph.Relation) {
	if !charging.is(r) {
		return
	}
	x.t.Each(v, func(k int) bool {
		if rel := x.t.Rel(k); rel == "advcl" || rel == "obl" || rel == "acl" {
			if mark := x.t.Kid(k, "mark", "case"); mark >= 0 && x.t.Tok(k).XPOS == "VBG" {
				x.governAll(k, governor{v, r})
			}
		}
		return true
	})
}

// onlyDirect tells whether the target must be the direct object itself: nothing
// else in the clause will do.
func onlyDirect(roles []lexicon.Role) bool {
	for _, r := range roles {
		if !r.Direct {
			return false
		}
	}
	return true
}

func hasRole(roles []lexicon.Role, name string) bool {
	for _, r := range roles {
		if r.Name == name {
			return true
		}
	}
	return false
}

// ceases tells whether the verb at v says what the one above it puts an end to
// ("stopped bombing").
func (x *extraction) ceases(v int) bool {
	h := x.t.Tok(v).Head
	return h >= 0 && x.t.Tok(v).XPOS == "VBG" && x.t.Rel(v) == "xcomp" && x.lex.Is(lexicon.Cease, x.t.Tok(h).Lemma)
}

// verbal tells whether the attack at v is one with words.
func (x *extraction) verbal(v int) bool {
	return x.t.Some(v, func(k int) bool {
		return x.t.Tok(k).Lower == "verbally" || x.t.Preposition(k) == "with" && x.lex.Is(lexicon.Speech, x.t.Tok(k).Lemma)
	})
}
