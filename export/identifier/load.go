package identifier

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"newsgraph/graph/resolve/name"
)

var (
	//go:embed states.tsv
	statesTSV string
	//go:embed places.tsv
	placesTSV string
	//go:embed bodies.tsv
	bodiesTSV string
)

// Default returns the table of the program itself.
var Default = sync.OnceValue(func() *Table {
	t := &Table{states: map[string]State{}, places: map[string][]place{}, bodies: map[string]IDs{}}
	eachRow("states.tsv", statesTSV, 10, t.addState)
	eachRow("places.tsv", placesTSV, 9, t.addPlace)
	eachRow("bodies.tsv", bodiesTSV, 2, func(f []string) { t.bodies[name.Fold(f[0])] = IDs{Wikidata: f[1]} })
	for _, list := range t.places {
		slices.SortStableFunc(list, func(a, b place) int { return cmp.Compare(b.weight(), a.weight()) })
	}
	return t
})

// eachRow calls add with the fields of each row. The files are ours: one that is
// malformed is a fault of the program.
func eachRow(file, text string, fields int, add func([]string)) {
	for n, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != fields {
			panic(fmt.Sprintf("identifier: %s:%d: %d fields, not %d", file, n+1, len(f), fields))
		}
		add(f)
	}
}

func (t *Table) addState(f []string) {
	t.states[f[0]] = State{
		Alpha3: f[0], Alpha2: f[1], Numeric: f[2], COW: f[3], FIPS: f[4], Name: f[9],
		IDs: IDs{GeoNames: f[5], Wikidata: f[6], Feature: "PCLI", Point: point(f[7], f[8])},
	}
}

func (t *Table) addPlace(f []string) {
	people, _ := strconv.Atoi(f[4]) // zero for a part of a state
	p := place{f[2], people, IDs{GeoNames: f[5], Wikidata: f[6], Feature: f[3], Point: point(f[7], f[8])}}
	keys := []string{name.Fold(f[0])}
	if f[1] != "" {
		for other := range strings.SplitSeq(f[1], "; ") {
			keys = append(keys, name.Fold(other))
		}
	}
	slices.Sort(keys)
	for _, k := range slices.Compact(keys) {
		t.places[k] = append(t.places[k], p)
	}
}

// point reads two numbers of the files; nil where they are empty.
func point(lat, lon string) *Point {
	a, err1 := strconv.ParseFloat(lat, 64)
	b, err2 := strconv.ParseFloat(lon, 64)
	if err1 != nil || err2 != nil {
		return nil
	}
	return &Point{a, b}
}
