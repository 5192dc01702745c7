package identifier

import (
	"newsgraph/graph"
	"newsgraph/graph/resolve/name"
)

// place is a row of places.tsv under one of its names.
type place struct {
	country    string
	population int
	ids        IDs
}

// capitalWeight is the least population that a capital counts with when namesakes
// are weighed: news of Washington is hardly ever about another one.
const capitalWeight = 2_000_000

// clear is how many times as many people as the next namesake, of another state, a
// place must have to be meant where no state is given. By that, Moscow is the one
// in Russia, and Cordoba none.
const clear = 5

func (p *place) weight() int {
	if p.ids.Feature == "PPLC" {
		return max(p.population, capitalWeight)
	}
	return p.population
}

// place returns the ids of a place by its name or, failing that, by an alias. A
// state's name that stands for a place gives the state.
func (t *Table) place(n *graph.Node) IDs {
	for _, s := range append([]string{n.Name}, n.Aliases...) {
		if p := choose(t.places[name.Fold(s)], n.Country); p != nil {
			return p.ids
		}
	}
	if s, ok := t.states[n.Country]; ok && name.Fold(s.Name) == name.Fold(n.Name) {
		return s.IDs
	}
	return IDs{}
}

// choose returns the namesake that is meant, or nil. The candidates stand in the
// order of their weight.
func choose(candidates []place, country string) *place {
	if country != "" {
		for i := range candidates {
			if candidates[i].country == country {
				return &candidates[i]
			}
		}
		return nil
	}
	if len(candidates) == 0 {
		return nil
	}
	first := &candidates[0]
	for i := range candidates[1:] {
		if other := &candidates[i+1]; other.country != first.country {
			if first.weight() < clear*max(other.weight(), 1) {
				return nil
			}
			break
		}
	}
	return first
}
