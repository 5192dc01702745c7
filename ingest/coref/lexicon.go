package coref

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/*.tsv
var files embed.FS

// lexicon is what the data files say.
type lexicon struct {
	families map[string]family
	kinds    map[string]kindNoun
	plurals  map[string]pluralNoun
	pronouns map[string]pronoun
	// impersonal are verbs with which "it" stands for no thing, after their voice
	// ("active seem").
	impersonal map[string]bool
	// areas lists the states of a region by its adjective.
	areas map[string][]string
	// synonyms gives the first of several nouns for the same people.
	synonyms map[string]string
	// genders are those of nouns for one human.
	genders map[string]byte
	// general are the nouns that synonyms gives.
	general map[string]bool
}

// family are the offices that a general one covers.
type family struct {
	offices []string
	near    int
}

// kindNoun is a noun that stands for a body or state named before.
type kindNoun struct {
	what string
	near int
}

// pluralNoun is a plural noun that stands for several actors.
type pluralNoun struct{ what, office string }

// pronoun is a form of a personal pronoun.
type pronoun struct {
	person int
	plural bool
	gender byte // 'm', 'f', 'n' or 0
	own    bool
}

// loadLexicon reads the data files once. A mistake in them panics: it is a defect
// of the build, found by any test.
var loadLexicon = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		families: map[string]family{}, kinds: map[string]kindNoun{},
		plurals: map[string]pluralNoun{}, pronouns: map[string]pronoun{},
		impersonal: map[string]bool{}, synonyms: map[string]string{}, areas: map[string][]string{}, general: map[string]bool{}, genders: map[string]byte{},
	}
	for _, r := range rows("families.tsv", 2) {
		l.families[r[0]] = family{strings.Split(r[1], "|"), number(r, 2)}
	}
	for _, r := range rows("kinds.tsv", 3) {
		l.kinds[r[0]] = kindNoun{r[1], number(r, 2)}
	}
	for _, r := range rows("plurals.tsv", 2) {
		l.plurals[r[0]] = pluralNoun{r[1], column(r, 2)}
	}
	for _, r := range rows("pronouns.tsv", 3) {
		p := pronoun{person: number(r, 1), plural: r[2] == "p", own: column(r, 4) == "own"}
		if g := column(r, 3); g != "" {
			p.gender = g[0]
		}
		l.pronouns[r[0]] = p
	}
	for _, r := range rows("synonyms.tsv", 1) {
		words := strings.Split(r[0], "|")
		l.general[words[0]] = true
		for _, w := range words[1:] {
			l.synonyms[w] = words[0]
		}
	}
	for _, r := range rows("areas.tsv", 2) {
		for _, w := range strings.Split(r[0], "|") {
			l.areas[w] = strings.Fields(r[1])
		}
	}
	for _, r := range rows("genders.tsv", 2) {
		for _, w := range strings.Fields(r[1]) {
			l.genders[w] = r[0][0]
		}
	}
	for _, r := range rows("impersonal.tsv", 2) {
		for _, w := range strings.Fields(r[1]) {
			l.impersonal[r[0]+" "+w] = true
		}
	}
	return l
})

// rows reads a file of tab-separated lines without its comments.
func rows(file string, min int) [][]string {
	b, err := files.ReadFile("data/" + file)
	if err != nil {
		panic(err)
	}
	var out [][]string
	for n, line := range strings.Split(string(b), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		r := strings.Split(line, "\t")
		if len(r) < min {
			panic(fmt.Sprintf("coref: %s:%d: %d columns, want %d", file, n+1, len(r), min))
		}
		out = append(out, r)
	}
	return out
}

func column(r []string, i int) string {
	if i >= len(r) {
		return ""
	}
	return strings.TrimSpace(r[i])
}

// number reads a column; an empty one is 0.
func number(r []string, i int) int {
	n, _ := strconv.Atoi(column(r, i))
	return n
}

// covers tells whether the general office, or the same office, covers another.
func (l *lexicon) covers(general, office string) bool {
	if general == office {
		return true
	}
	for _, o := range l.families[general].offices {
		if stem, ok := strings.CutSuffix(o, "*"); ok && strings.HasPrefix(office, stem) || o == office {
			return true
		}
	}
	return false
}
