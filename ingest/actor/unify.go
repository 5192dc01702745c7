package actor

import (
	"strings"
)

// unify makes one kind of the units of one name of several words, which the entity
// stage may have taken now for a person's and now for a body's: a person's where a
// title or first name says so, else what most of them are, the first among equals. The
// end of a person's name ("Babangida Lawal" of "Aminu Babangida Lawal") is the person's
// too.
func (w *work) unify() {
	votes, ends := w.namedKinds()
	for i := range w.units {
		u := &w.units[i]
		if u.Len() < 2 || !kindless(u.what) {
			continue
		}
		name := text(w.d.Tokens, u.Span)
		if v := votes[name]; v.personal || ends[name] {
			u.what = aPerson
		} else {
			u.what = v.most()
		}
	}
}

// kindless tells whether a unit was understood by its looks alone.
func kindless(k what) bool { return k == aPerson || k == anOrg || k == aPlace }

// kindVotes are the kinds that the units of one name were taken for, in order.
type kindVotes struct {
	kinds    []what
	personal bool
}

// most is the commonest kind, the first among equals.
func (v *kindVotes) most() what {
	count := map[what]int{}
	best := v.kinds[0]
	for _, k := range v.kinds {
		count[k]++
	}
	for _, k := range v.kinds {
		if count[k] > count[best] {
			best = k
		}
	}
	return best
}

// namedKinds collects the kinds by name, and the ends of several words that the names
// of persons of three or more have.
func (w *work) namedKinds() (votes map[string]*kindVotes, ends map[string]bool) {
	votes, ends = map[string]*kindVotes{}, map[string]bool{}
	for i := range w.units {
		u := &w.units[i]
		if u.Len() < 2 || !kindless(u.what) {
			continue
		}
		name := text(w.d.Tokens, u.Span)
		if votes[name] == nil {
			votes[name] = &kindVotes{}
		}
		votes[name].kinds = append(votes[name].kinds, u.what)
		if u.what != aPerson || !w.personal(u) {
			continue
		}
		votes[name].personal = true
		for rest := name; strings.Count(rest, " ") > 1; {
			_, rest, _ = strings.Cut(rest, " ")
			ends[rest] = true
		}
	}
	return votes, ends
}
