package event

import (
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/event/lexicon"
)

// peaceRoles are the places of those to whom troops are sent for their protection.
var peaceRoles = lexicon.Roles("to!,in,into,along,for,own")

// keepsPeace tells whether the troops that are sent at v, or what they are sent
// for, is a matter of peacekeeping (CAMEO 074). depth bounds the steps down.
func (x *extraction) keepsPeace(v, depth int) bool {
	found := false
	x.t.Each(v, func(k int) bool {
		tok := x.t.Tok(k)
		found = x.lex.Is(lexicon.Peacekeeping, tok.Lower) || depth > 1 && tok.Rel != "nsubj" && x.keepsPeace(k, depth-1)
		return !found
	})
	return found
}

// attacker finds who attacks at verb v where its subject or agent does not say it:
// whose attack it happens in ("were killed in an Israeli raid", "died as a result of
// shelling by the army").
func (x *extraction) attacker(v int) found {
	f := found{sure: sureOwner, role: "attack"}
	if !x.t.Passive(v) {
		return f
	}
	x.t.Each(v, func(k int) bool {
		if x.t.Rel(k) == "obl" {
			f.add(x.attackOf(k, 2))
		}
		return len(f.entities) == 0
	})
	return f
}

// attackOf returns who makes the attack that the noun at n, or one below it, names.
// depth bounds the steps down.
func (x *extraction) attackOf(n, depth int) []int {
	for _, e := range x.lex.Nouns[strings.ToLower(x.t.Tok(n).Lemma)] {
		if e.Relation != graph.Attacked {
			continue
		}
		if f := x.nounSource(n, -1); len(f.entities) > 0 {
			return f.entities
		}
		return x.fill(x.t.Oblique(n, "of"), true, false).entities
	}
	var out []int
	if depth > 1 {
		x.t.Each(n, func(k int) bool {
			if x.t.Rel(k) == "nmod" {
				out = x.attackOf(k, depth-1)
			}
			return len(out) == 0
		})
	}
	return out
}

// ownForces returns the forces that the verb at v moves: unnamed ones, or those of
// the sources' state.
func (x *extraction) ownForces(v int, sources []int) []int {
	var out []int
	for _, e := range x.fill(x.t.Patients(v), true, false).entities {
		g := x.entity(e)
		own := g.Generic
		for _, s := range sources {
			own = own || g.Country == x.entity(s).Country
		}
		if own && (g.Sector == "MIL" || x.means(g.Name)) {
			out = append(out, e)
		}
	}
	return out
}

// conquest tells whether armed men take something: what a court or police seize
// is coercion, what troops capture is fighting (CAMEO 19, "occupy territory").
func (x *extraction) conquest(at int, r graph.Relation, src, tgt found) bool {
	if r != graph.Coerced || !x.lex.Is(lexicon.Seize, x.t.Tok(at).Lemma) {
		return false
	}
	for _, s := range src.entities {
		if sector := x.entity(s).Sector; sector == "MIL" || sector == "REB" {
			return true
		}
	}
	for _, t := range tgt.entities {
		if x.entity(t).Kind == "place" {
			return true
		}
	}
	return false
}
