package identifier

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/resolve/name"
)

// entry is a row of a user's table.
type entry struct {
	kind, country string // empty for any
	ids           IDs
}

// setters fill an entry from a cell, by the name of the column.
var setters = map[string]func(e *entry, cell string) error{
	"kind": func(e *entry, s string) error {
		e.kind = s
		if !slices.Contains(graph.Kinds(), graph.Kind(s)) {
			return fmt.Errorf("unknown kind %q", s)
		}
		return nil
	},
	"country":  func(e *entry, s string) error { return match(&e.country, s, code, "an alpha-3 code") },
	"wikidata": func(e *entry, s string) error { return match(&e.ids.Wikidata, s, item, "a Wikidata item such as Q30") },
	"geonames": func(e *entry, s string) error { return match(&e.ids.GeoNames, s, digits, "a GeoNames number") },
	"wikipedia": func(e *entry, s string) error {
		return match(&e.ids.Wikipedia, s, digits, "a number of a Wikipedia article")
	},
	"latitude":  func(e *entry, s string) error { return degree(&e.at().Lat, s, 90) },
	"longitude": func(e *entry, s string) error { return degree(&e.at().Lon, s, 180) },
}

var (
	code   = regexp.MustCompile(`^[A-Z]{3}$`)
	item   = regexp.MustCompile(`^Q[1-9]\d*$`)
	digits = regexp.MustCompile(`^[1-9]\d*$`)
)

func match(to *string, s string, form *regexp.Regexp, what string) error {
	if *to = s; !form.MatchString(s) {
		return fmt.Errorf("%q is not %s", s, what)
	}
	return nil
}

func degree(to *float64, s string, limit float64) error {
	v, err := strconv.ParseFloat(s, 64)
	if *to = v; err != nil || math.IsNaN(v) || math.Abs(v) > limit {
		return fmt.Errorf("%q is not a number of degrees up to %g", s, limit)
	}
	return nil
}

func (e *entry) at() *Point {
	if e.ids.Point == nil {
		e.ids.Point = &Point{}
	}
	return e.ids.Point
}

// Columns lists the columns that Read knows, beside name and id.
func Columns() []string { return slices.Sorted(maps.Keys(setters)) }

// Read reads a user's table and returns one that knows what t knows, and it: text
// with tabs between the fields, its first line naming the columns, lines that begin
// with # left out. A row is of the node of that id (column id) or, else, of the
// nodes of that name or alias (column name), where given of that kind and country
// alone. Further columns are those of Columns. Errors name the line.
func (t *Table) Read(r io.Reader) (*Table, error) {
	out := *t
	out.own = maps.Clone(t.own)
	if out.own == nil {
		out.own = map[string][]entry{}
	}
	var header []string
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSuffix(strings.TrimPrefix(lines.Text(), "\uFEFF"), "\r")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		var err error
		if header == nil {
			header, err = readHeader(fields)
		} else {
			err = out.addOwn(header, fields)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, err
	}
	if header == nil {
		return nil, fmt.Errorf("no line that names the columns: name or id, and some of %s, with tabs between", strings.Join(Columns(), ", "))
	}
	return &out, nil
}

func readHeader(fields []string) ([]string, error) {
	named := false
	for i, f := range fields {
		fields[i] = strings.ToLower(strings.TrimSpace(f))
		switch {
		case fields[i] == "name" || fields[i] == "id":
			named = true
		case setters[fields[i]] == nil:
			return nil, fmt.Errorf("unknown column %q; there are id, name, %s, with tabs between", f, strings.Join(Columns(), ", "))
		}
	}
	if !named {
		return nil, fmt.Errorf("no column is called name or id")
	}
	return fields, nil
}

func (t *Table) addOwn(header, fields []string) error {
	if len(fields) > len(header) {
		return fmt.Errorf("%d fields under %d columns", len(fields), len(header))
	}
	var e entry
	key := ""
	for i, cell := range fields {
		cell = strings.TrimSpace(cell)
		switch {
		case cell == "":
		case header[i] == "id":
			key = "id:" + cell
		case header[i] == "name":
			if key == "" {
				key = name.Fold(cell)
			}
		default:
			if err := setters[header[i]](&e, cell); err != nil {
				return err
			}
		}
	}
	if key == "" {
		return fmt.Errorf("neither a name nor an id")
	}
	t.own[key] = append(t.own[key], e)
	return nil
}

// entries returns the rows of a user's table that are of n, those by id last, which
// outdo the others.
func (t *Table) entries(n *graph.Node) []entry {
	if len(t.own) == 0 {
		return nil
	}
	var out []entry
	for _, s := range append(slices.Clone(n.Aliases), n.Name) {
		for _, e := range t.own[name.Fold(s)] {
			if (e.kind == "" || e.kind == string(n.Kind)) && (e.country == "" || e.country == n.Country) {
				out = append(out, e)
			}
		}
	}
	return append(out, t.own["id:"+n.ID]...)
}
