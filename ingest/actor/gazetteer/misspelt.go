package gazetteer

import "strings"

// minMisspelt is the length from which a name with one wrong letter is still
// surely that name: shorter names of states lie one letter apart (Iran, Iraq;
// Niger, Tiger).
const minMisspelt = 6

// Misspelt returns the state whose one-word name differs from the lower-case word
// by one letter inserted, left out, changed or swapped with its neighbour; nil if
// there is none or more than one, or the word is a name itself.
func (g *Gazetteer) Misspelt(word string) *Entry {
	w := Fold(word)
	if len(w) < minMisspelt || len(g.names.byFirst[w]) > 0 || g.gender[w] != 0 {
		return nil
	}
	var found *Entry
	for _, s := range g.states {
		if nearly(w, s.word) {
			if found != nil && found != s.entry {
				return nil
			}
			found = s.entry
		}
	}
	return found
}

// stateWord is a name of one word of a state.
type stateWord struct {
	word  string
	entry *Entry
}

// nearly tells whether a and b differ by one edit.
func nearly(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || a == b || len(a) == 0 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if a[i+1:] == b[i+1:] {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && strings.HasSuffix(b, a[i+2:])
}
