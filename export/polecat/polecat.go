// Package polecat writes the acts of a graph as a table with the 40 columns of the
// POLECAT data set (Halterman, Bagozzi, Beger, Schrodt and Scarborough, "PLOVER and
// POLECAT: A New Political Event Ontology and Dataset", 2023), tabs between them.
//
// A row is an act of one of PLOVER's classes that is reported as having happened;
// what was planned, possible or denied has no place in the data set, and neither
// have statements and changes of office. Empty are the columns that nothing in a
// graph tells: Intensity, Contexts, District, and the names as the text has them. An
// Event Date is as exact as the articles allow (2022-01, 2022), or empty.
package polecat

import (
	"io"
	"strconv"
	"strings"

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

// Version fills the column of that name.
const Version = "newsgraph"

// Columns are the names of the columns, in their order.
func Columns() []string {
	party := func(role string) []string {
		return []string{role + " Name", role + " Country", role + " COW", "Primary " + role + " Sector", role + " Sectors",
			role + " Title", role + " Name Raw", "Wikipedia " + role + " ID"}
	}
	out := []string{"Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"}
	out = append(append(out, party("Actor")...), party("Recipient")...)
	return append(out, "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
		"Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
		"Language", "Version")
}

// modes are PLOVER's modes of an act, where the relation alone tells them.
var modes = map[graph.Relation]string{
	graph.Visited: "visit", graph.Hosted: "visit", graph.SpokeWith: "phone",
}

// Write writes the acts, in the order of g.
func Write(w io.Writer, g *graph.Graph, o Options) error {
	if o.IDs == nil {
		o.IDs = identifier.Default()
	}
	t := tsvtext.NewWriter(w, Columns())
	titles, stories := titlesOf(g), storiesOf(g)
	for _, a := range acts.List(g, acts.Happened) {
		if a.Quad() == "" {
			continue
		}
		row := []string{a.ID, a.Date, string(a.Class), modes[a.Relation], "", quadCode(a.Quad()), ""}
		row = append(row, party(o.IDs, a.From, titles)...)
		row = append(row, party(o.IDs, a.To, titles)...)
		row = append(row, place(o.IDs, a.Place)...)
		t.Row(append(append(row, source(&a, stories)...), Version))
	}
	return t.Flush()
}

func quadCode(q graph.Quad) string {
	return strings.ToUpper(strings.ReplaceAll(string(q), "_", " "))
}

// party fills the eight columns of an actor or recipient.
func party(ids *identifier.Table, n *graph.Node, titles map[string]string) []string {
	return []string{n.Name, n.Country, ids.State(n.Country).COW, n.Sector, n.Sector, titles[n.ID], "", ids.Of(n).Wikipedia}
}

// place fills the ten columns of where it took place.
func place(ids *identifier.Table, n *graph.Node) []string {
	if n == nil {
		return make([]string, 10)
	}
	i := ids.Of(n)
	city, province, lat, lon := "", "", "", ""
	switch {
	case strings.HasPrefix(i.Feature, "PPL"):
		city = n.Name
	case strings.HasPrefix(i.Feature, "ADM1"):
		province = n.Name
	}
	if i.Point != nil {
		lat, lon = degrees(i.Point.Lat), degrees(i.Point.Lon)
	}
	return []string{n.Name, city, "", province, n.Country, lat, lon, i.GeoNames, n.Name, i.Feature}
}

func degrees(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// source fills the columns from Source to Language.
func source(a *acts.Act, stories map[string]*story) []string {
	if a.Document == nil {
		return []string{"", a.Reported, "", "", "", ""}
	}
	s := stories[a.Document.ID]
	if s == nil {
		s = &story{}
	}
	return []string{a.Document.Publisher, a.Document.Date, strings.Join(s.people, "; "), strings.Join(s.bodies, "; "),
		strings.Join(s.places, "; "), a.Document.Language}
}

// titlesOf maps persons to the title of their first office.
func titlesOf(g *graph.Graph) map[string]string {
	out := map[string]string{}
	for i := range g.Edges {
		if e := &g.Edges[i]; e.Relation == graph.HoldsOffice && out[e.Source] == "" {
			out[e.Source] = e.Title
		}
	}
	return out
}

// story is who and what an article mentions.
type story struct{ people, bodies, places []string }

func storiesOf(g *graph.Graph) map[string]*story {
	nodes := make(map[string]*graph.Node, len(g.Nodes))
	for i := range g.Nodes {
		nodes[g.Nodes[i].ID] = &g.Nodes[i]
	}
	out := map[string]*story{}
	for i := range g.Edges {
		e := &g.Edges[i]
		n := nodes[e.Source]
		if e.Relation != graph.MentionedIn || n == nil || len(e.Evidence) == 0 {
			continue
		}
		id := e.Evidence[0].Document
		if out[id] == nil {
			out[id] = &story{}
		}
		out[id].add(n)
	}
	return out
}

func (s *story) add(n *graph.Node) {
	switch n.Kind {
	case graph.Person:
		s.people = append(s.people, n.Name)
	case graph.Government, graph.Organization, graph.Media:
		s.bodies = append(s.bodies, n.Name)
	case graph.Country, graph.Place:
		s.places = append(s.places, n.Name)
	}
}
