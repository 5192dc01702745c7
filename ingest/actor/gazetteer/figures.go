package gazetteer

import (
	"slices"
	"strings"
)

// Figure is what is known of a political figure without any text.
type Figure struct {
	// Country is an ISO 3166-1 alpha-3 code, empty for officers of international
	// bodies; Sector is PLOVER's.
	Country, Sector string
}

// figures finds political figures by the folded words of their names.
type figures struct {
	// full has the first and the last word, family the family name alone.
	full, family map[string]Figure
}

// readFigures loads the persons. A family name alone counts where all who bear
// it are of one state and it is no given name as well.
func (g *Gazetteer) readFigures() {
	g.figures = figures{full: map[string]Figure{}, family: map[string]Figure{}}
	shared := map[string]bool{}
	for _, r := range rows("figures.tsv", 3) {
		f := Figure{r.at(0), r.at(1)}
		for _, n := range r.list(2) {
			w := nameWords(n)
			family := w[len(w)-1]
			if strings.Contains(n, "/") {
				family = w[0]
			}
			if len(w) > 1 {
				g.figures.full[w[0]+" "+w[len(w)-1]] = f
			}
			old, ok := g.figures.family[family]
			shared[family] = shared[family] || ok && old.Country != f.Country || g.FirstName(family)
			g.figures.family[family] = f
		}
	}
	for family := range shared {
		if shared[family] {
			delete(g.figures.family, family)
		}
	}
}

// nameWords are the folded words of a person's name without the Arabic article,
// which newspapers now write and now leave out.
func nameWords(n string) []string {
	return slices.DeleteFunc(words(n), func(w string) bool { return w == "al" || w == "el" })
}

// Figure returns the political figure whom a name as a text has it denotes, by
// its first and last word or, where it has but one besides particles, by a
// family name that only persons of one state have.
func (g *Gazetteer) Figure(name string) (Figure, bool) {
	w := nameWords(name)
	for len(w) > 1 && nameParticles[w[0]] {
		w = w[1:]
	}
	switch len(w) {
	case 0:
		return Figure{}, false
	case 1:
		f, ok := g.figures.family[w[0]]
		return f, ok
	}
	f, ok := g.figures.full[w[0]+" "+w[len(w)-1]]
	return f, ok
}

// nameParticles may begin a family name that stands alone ("von der Leyen").
var nameParticles = map[string]bool{
	"bin": true, "ben": true, "ibn": true, "abu": true, "von": true, "van": true, "der": true, "den": true,
	"de": true, "la": true, "le": true, "du": true, "da": true, "dos": true, "di": true,
}
