package gazetteer

import (
	"fmt"
	"strings"
)

// row is one line of a data file, split at its tabs.
type row []string

// at returns column i, or "" where the line is shorter.
func (r row) at(i int) string {
	if i >= len(r) {
		return ""
	}
	return strings.TrimSpace(r[i])
}

// list returns the alternatives in column i.
func (r row) list(i int) []string {
	if r.at(i) == "" {
		return nil
	}
	return strings.Split(r.at(i), "|")
}

// rows reads an embedded file without its comments; every line must have at
// least min columns.
func rows(file string, min int) []row {
	b, err := files.ReadFile("data/" + file)
	if err != nil {
		panic(err)
	}
	var out []row
	for n, line := range strings.Split(string(b), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		r := row(strings.Split(line, "\t"))
		if len(r) < min {
			panic(fmt.Sprintf("gazetteer: %s:%d: %d columns, want %d", file, n+1, len(r), min))
		}
		out = append(out, r)
	}
	return out
}

// readNames loads the entries, the classes in order of precedence.
func (g *Gazetteer) readNames() {
	g.readCountries()
	g.readEntries("seats.tsv", Agency, "government", 3, 4, -1)
	g.readBodies()
	g.readEntries("groups.tsv", Group, "organization", 3, 4, 5)
	g.readEntries("media.tsv", Media, "media", 3, -1, 4)
	g.readRegions()
	g.readCities()
}

func (g *Gazetteer) readCountries() {
	for _, r := range rows("countries.tsv", 4) {
		e := &Entry{Class: Country, Key: "country:" + r.at(0), Name: r.at(1), Kind: "country", Country: r.at(0)}
		e.Adjective = e.Name
		if adjectives := r.list(3); len(adjectives) > 0 {
			e.Adjective = adjectives[0]
		}
		g.byKey[e.Key] = e
		if w := words(e.Name); len(w) == 1 && len(w[0]) >= minMisspelt-1 {
			g.states = append(g.states, stateWord{w[0], e})
		}
		g.spell(e, Proper, append([]string{e.Name}, r.list(2)...)...)
		for _, a := range r.list(3) {
			g.spell(e, Adjective, a)
			if strings.HasSuffix(a, "an") || strings.HasSuffix(a, "i") {
				g.spell(e, People, a+"s")
			}
		}
		g.spell(e, People, r.list(4)...)
		g.spell(e, Seat, r.list(5)...)
	}
}

// readEntries loads a file of key, name, other names and the columns given by
// number (-1 for none).
func (g *Gazetteer) readEntries(file string, c Class, kind string, country, sector, nouns int) {
	for _, r := range rows(file, 2) {
		e := &Entry{Class: c, Key: r.at(0), Name: r.at(1), Kind: kind, Country: r.at(country)}
		switch {
		case sector >= 0:
			e.Sector = r.at(sector)
		case c == Media:
			e.Sector = "MED"
		}
		if nouns >= 0 {
			e.Nouns = r.list(nouns)
		}
		e.Head = c == Agency && r.at(5) == "head"
		g.byKey[e.Key] = e
		g.spell(e, Proper, append([]string{e.Name}, r.list(2)...)...)
	}
}

func (g *Gazetteer) readBodies() {
	for _, r := range rows("bodies.tsv", 2) {
		e := &Entry{
			Class: Body, Key: r.at(0), Name: r.at(1), Kind: "organization", Sector: r.at(3), Nouns: r.list(4),
		}
		g.byKey[e.Key] = e
		g.spell(e, Proper, append([]string{e.Name}, r.list(2)...)...)
		g.spell(e, Adjective, r.list(5)...)
		g.spell(e, Seat, r.list(6)...)
	}
}

func (g *Gazetteer) readRegions() {
	for _, r := range rows("regions.tsv", 1) {
		e := &Entry{Class: Region, Name: r.at(0), Kind: "place", Country: r.at(2)}
		g.spell(e, Proper, e.Name)
		for _, n := range r.list(1) {
			if adj, ok := strings.CutPrefix(n, "~"); ok {
				g.spell(e, Adjective, adj)
			} else {
				g.spell(e, Proper, n)
			}
		}
	}
}

func (g *Gazetteer) readCities() {
	for _, r := range rows("cities.tsv", 2) {
		for _, n := range r.list(1) {
			g.spell(&Entry{Class: City, Name: n, Kind: "place", Country: r.at(0)}, Proper, n)
		}
	}
}

// spell indexes spellings of e; a leading "~" marks a shared one.
func (g *Gazetteer) spell(e *Entry, f Form, spellings ...string) {
	for _, s := range spellings {
		s, shared := strings.CutPrefix(s, "~")
		if rest, ok := strings.CutPrefix(s, "the "); ok {
			s = rest
		}
		g.names.add(s, Sense{Entry: e, Form: f, Shared: shared})
	}
}
