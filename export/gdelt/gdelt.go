// Package gdelt writes the acts of a graph as rows of the event table of GDELT 2.0
// (The GDELT Project, "Event Codebook V2.0", 2015): 61 columns, tabs between them,
// no header, so that programs made for that table read them.
//
// A row is an act with a CAMEO code that is reported as having happened. A column
// is empty where a graph has nothing for it: tone, ethnic groups and religions, and
// the places of the actors themselves. SQLDATE is empty where the day is not known,
// since the day of a report is not that of an act; DATEADDED has the day of the
// report. Actors have ISO 3166-1 codes for states, which differ from CAMEO's in a
// few cases, and PLOVER's sectors for types.
package gdelt

import (
	"cmp"
	"hash/fnv"
	"io"
	"strconv"
	"strings"

	"newsgraph/export/column"
	"newsgraph/export/identifier"
	"newsgraph/export/internal/acts"
	"newsgraph/export/internal/tsvtext"
	"newsgraph/graph"
)

// Options say how to write.
type Options struct {
	// IDs are those that other data sets know the nodes by; nil means
	// identifier.Default().
	IDs *identifier.Table
}

// Columns are the names of the columns in the codebook, in their order. The file
// does not have them.
func Columns() []string {
	actor := func(n string) []string {
		p := "Actor" + n
		return []string{p + "Code", p + "Name", p + "CountryCode", p + "KnownGroupCode", p + "EthnicCode", p + "Religion1Code",
			p + "Religion2Code", p + "Type1Code", p + "Type2Code", p + "Type3Code"}
	}
	geo := func(who string) []string {
		p := who + "Geo_"
		return []string{p + "Type", p + "FullName", p + "CountryCode", p + "ADM1Code", p + "ADM2Code", p + "Lat", p + "Long", p + "FeatureID"}
	}
	out := []string{"GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"}
	out = append(append(out, actor("1")...), actor("2")...)
	out = append(out, "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
		"NumMentions", "NumSources", "NumArticles", "AvgTone")
	out = append(append(append(out, geo("Actor1")...), geo("Actor2")...), geo("Action")...)
	return append(out, "DATEADDED", "SOURCEURL")
}

// Write writes the acts, in the order of g.
func Write(w io.Writer, g *graph.Graph, o Options) error {
	if o.IDs == nil {
		o.IDs = identifier.Default()
	}
	t := tsvtext.NewWriter(w, nil)
	for _, a := range acts.List(g, acts.Happened) {
		if a.Cameo == "" {
			continue
		}
		row := append([]string{number(a.ID)}, dates(a.Date)...)
		row = append(append(row, actor(a.From)...), actor(a.To)...)
		row = append(row, event(&a)...)
		row = append(append(row, make([]string, 16)...), place(o.IDs, a.Place)...)
		t.Row(append(row, added(a.Reported), address(&a)))
	}
	return t.Flush()
}

// number makes a positive number of an id, 53 bits of its FNV-1a hash: as many as a
// program that takes numbers for floating-point ones can hold.
func number(id string) string {
	h := fnv.New64a()
	_, _ = io.WriteString(h, id) // a hash never fails
	return strconv.FormatUint(h.Sum64()>>11, 10)
}

// dates fills SQLDATE, MonthYear, Year and FractionDate as far as the date is known.
func dates(iso string) []string {
	compact := strings.ReplaceAll(iso, "-", "")
	out := make([]string, 4)
	switch len(compact) {
	case 8:
		out[0] = compact
		month, _ := strconv.Atoi(compact[4:6])
		day, _ := strconv.Atoi(compact[6:])
		year, _ := strconv.Atoi(compact[:4])
		// The codebook's own formula: (month * 30 + day) / 365, to four digits.
		out[3] = strconv.FormatFloat(float64(year)+float64(month*30+day)/365, 'f', 4, 64)
		fallthrough
	case 6:
		out[1] = compact[:6]
		fallthrough
	case 4:
		out[2] = compact[:4]
	}
	return out
}

// actor fills the ten columns of one side.
func actor(n *graph.Node) []string {
	kind := n.Sector
	group := ""
	if kind == "IGO" || kind == "NGO" {
		group = n.Sector
	}
	return []string{n.Country + kind, strings.ToUpper(n.Name), n.Country, group, "", "", "", kind, "", ""}
}

// goldstein is the scale of CAMEO's codes that GDELT uses (CAMEO.goldsteinscale.txt
// of the GDELT Project, after Goldstein, "A Conflict-Cooperation Scale for WEIS Events
// Data", Journal of Conflict Resolution 36, 1992), for the codes of the ontology.
var goldstein = map[string]string{
	"01": "0", "02": "3", "03": "4", "04": "1", "041": "1", "042": "1.9", "043": "2.8", "046": "7", "05": "3.5", "057": "8",
	"06": "6", "07": "7", "08": "5", "087": "9", "09": "-2", "10": "-5", "111": "-2", "112": "-2", "12": "-4", "13": "-6",
	"14": "-6.5", "15": "-7.2", "16": "-4", "17": "-7", "18": "-9",
}

// quadClass is GDELT's own division of CAMEO's roots, which is not PLOVER's of
// classes: an appeal (02) is cooperation there, and an inquiry (09) conflict.
func quadClass(root string) string {
	switch {
	case root <= "05":
		return "1"
	case root <= "08":
		return "2"
	case root <= "13":
		return "3"
	}
	return "4"
}

// event fills the columns from IsRootEvent to AvgTone.
func event(a *acts.Act) []string {
	root := a.Cameo[:2]
	code, base := a.Cameo, a.Cameo
	if len(code) == 2 {
		code, base = code+"0", base+"0" // "not specified below", as the data set codes a bare root
	}
	return []string{"1", code, base, root, quadClass(root), goldstein[a.Cameo],
		strconv.Itoa(max(len(a.Edge.Evidence), 1)), strconv.Itoa(max(a.Origins, 1)), strconv.Itoa(column.Weight(a.Edge)), ""}
}

// place fills the eight columns of where it took place. Types are those of the
// codebook: 1 a state, 4 a city of the world, 3 a city of the United States.
func place(ids *identifier.Table, n *graph.Node) []string {
	if n == nil {
		return make([]string, 8)
	}
	i := ids.Of(n)
	kind, lat, lon := "4", "", ""
	switch {
	case n.Kind == graph.Country:
		kind = "1"
	case i.Feature == "":
		kind = "0"
	case n.Country == "USA":
		kind = "3"
	}
	if i.Point != nil {
		lat = strconv.FormatFloat(i.Point.Lat, 'f', -1, 64)
		lon = strconv.FormatFloat(i.Point.Lon, 'f', -1, 64)
	}
	return []string{kind, n.Name, ids.State(n.Country).FIPS, "", "", lat, lon, i.GeoNames}
}

// added is the day of the report as DATEADDED has it, to the second.
func added(iso string) string {
	if c := strings.ReplaceAll(iso, "-", ""); len(c) == 8 {
		return c + "000000"
	}
	return ""
}

// address is where the act can be read.
func address(a *acts.Act) string {
	if a.Document == nil {
		return ""
	}
	return cmp.Or(a.Document.URL, a.Document.Source)
}
