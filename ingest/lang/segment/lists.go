package segment

import (
	_ "embed"
	"strings"
	"sync"
)

var (
	//go:embed abbreviations.txt
	abbreviationsFile string
	//go:embed affixes.txt
	affixesFile string
	//go:embed domains.txt
	domainsFile string
	//go:embed openers.txt
	openersFile string
	//go:embed units.txt
	unitsFile string
	//go:embed fused.txt
	fusedFile string
)

// lists are the word lists that the rules consult.
type lists struct {
	// abbreviations maps an abbreviation without its last stop to its reading.
	abbreviations map[string]reading
	// affixes, domains, openers and units are sets of lower-case words.
	affixes, domains, openers, units map[string]bool
	// fused maps a word of two tokens to the length of the first.
	fused map[string]int
}

// reading tells how the full stop of an abbreviation is read.
type reading uint8

const (
	notAbbreviated reading = iota
	titleAbbreviation
	numberAbbreviation
	otherAbbreviation
)

var readings = map[string]reading{
	"title": titleAbbreviation, "number": numberAbbreviation, "other": otherAbbreviation,
}

var loadLists = sync.OnceValue(func() *lists {
	l := &lists{abbreviations: map[string]reading{}, fused: map[string]int{}}
	for line := range entries(abbreviationsFile) {
		kind, word, _ := strings.Cut(line, " ")
		l.abbreviations[word] = readings[kind]
	}
	for line := range entries(fusedFile) {
		first, second, _ := strings.Cut(line, " ")
		l.fused[first+second] = len(first)
	}
	l.affixes, l.domains, l.openers = wordSet(affixesFile), wordSet(domainsFile), wordSet(openersFile)
	l.units = wordSet(unitsFile)
	return l
})

func wordSet(file string) map[string]bool {
	set := map[string]bool{}
	for line := range entries(file) {
		for _, w := range strings.Fields(line) {
			set[w] = true
		}
	}
	return set
}

// entries yields the lines of a list file without comments.
func entries(file string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(file) {
			line = strings.TrimSpace(line)
			if line != "" && !strings.HasPrefix(line, "#") && !yield(line) {
				return
			}
		}
	}
}
