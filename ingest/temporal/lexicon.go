package temporal

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed lexicon.tsv
var lexiconFile string

// class is the part that a word plays in a time expression.
type class uint8

// The classes of word; lexicon.tsv says what each holds.
const (
	plain class = iota
	month
	monthAbbr
	weekday
	weekdayAbbr
	unitWord
	vagueUnit
	dayWord
	shift
	back
	order
	numberWord
	some
	ordinalWord
	edge
	daypart
	season
	link
	preposition
	article
	indefinite
	of
)

var classNames = map[string]class{
	"month": month, "month-abbr": monthAbbr, "weekday": weekday, "weekday-abbr": weekdayAbbr,
	"unit": unitWord, "vague-unit": vagueUnit, "day": dayWord, "shift": shift, "back": back,
	"order": order, "number": numberWord, "some": some, "ordinal": ordinalWord, "edge": edge,
	"daypart": daypart, "season": season, "link": link, "preposition": preposition,
	"article": article, "a": indefinite, "of": of,
}

// span of the calendar that an expression counts in; the values are those of
// the class "unit" in lexicon.tsv.
type calendar int

const (
	hours calendar = iota + 1
	days
	weekends
	weeks
	months
	years
)

// entry is what the lexicon knows of a word.
type entry struct {
	class class
	value int
}

// lexicon maps a lower-case word to its entry.
var lexicon = sync.OnceValue(func() map[string]entry {
	words := make(map[string]entry, 256)
	for n, line := range strings.Split(lexiconFile, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			panic(fmt.Sprintf("lexicon.tsv:%d: want word, class and value, tab separated", n+1))
		}
		c, known := classNames[f[1]]
		v, err := strconv.Atoi(f[2])
		if !known || err != nil {
			panic(fmt.Sprintf("lexicon.tsv:%d: unknown class %q or value %q", n+1, f[1], f[2]))
		}
		words[f[0]] = entry{c, v}
	}
	return words
})
