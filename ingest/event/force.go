package event

import (
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/event/party"
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
func (x *extraction) attacker(v int) party.Found {
	f := party.Found{Sure: party.SureOwner, Role: "attack"}
	if !x.t.Passive(v) {
		return f
	}
	x.t.Each(v, func(k int) bool {
		if x.t.Rel(k) == "obl" {
			f.Add(x.attackOf(k, 2))
		}
		return len(f.Entities) == 0
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
		if f := x.nounSource(n, -1); len(f.Entities) > 0 {
			return f.Entities
		}
		return x.who.Look().Fill(x.t.Oblique(n, "of"), true, false).Entities
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

// conquest tells whether armed men take something: what a court or police seize
// is coercion, what troops capture is fighting (CAMEO 19, "occupy territory").
func (x *extraction) conquest(at int, r graph.Relation, src, tgt party.Found) bool {
	if r != graph.Coerced || !x.lex.Is(lexicon.Seize, x.t.Tok(at).Lemma) {
		return false
	}
	for _, s := range src.Entities {
		if sector := x.who.Entity(s).Sector; sector == "MIL" || sector == "REB" {
			return true
		}
	}
	for _, t := range tgt.Entities {
		if x.who.Entity(t).Kind == "place" {
			return true
		}
	}
	return false
}
