package main

import (
	"fmt"
	"strconv"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/ask"
	"newsgraph/graph/query"
)

func nodeNames(g *graph.Graph) map[string]string {
	names := make(map[string]string, len(g.Nodes))
	for _, n := range g.Nodes {
		names[n.ID] = n.Name
	}
	return names
}

// labels are the names of nodes and the titles of articles, by their ids.
type labels struct{ names, titles map[string]string }

func labelsOf(g *graph.Graph) labels {
	l := labels{nodeNames(g), map[string]string{}}
	for _, d := range g.Documents {
		l.titles[d.ID] = d.Title
	}
	return l
}

// article is the id of an article with its title, where it has one.
func (l labels) article(id string) string {
	if t := l.titles[id]; t != "" {
		return oneLine(id + ": " + t)
	}
	return oneLine(id)
}

// form says how edges are printed: tables show sentences only if told to, and the
// date of the report where the question was about it.
type form struct {
	output    string
	sentences bool
	basis     query.Basis
}

func printEdges(env environment, g *graph.Graph, edges []graph.Edge, f form) error {
	rows := ask.NewActs(nodeNames(g), edges)
	switch f.output {
	case asJSON:
		return writeJSON(env.out, rows)
	case asJSONL:
		return writeJSONLines(env.out, rows)
	case asCSV:
		records := [][]string{rowHead}
		for _, r := range rows {
			records = append(records, cellsOf(r))
		}
		return writeCSV(env.out, records)
	}
	printTable(env, rows, f)
	return nil
}

// rowHead are the columns of an edge in CSV.
var rowHead = []string{
	"date", "date_from", "date_to", "date_reported", "source_name", "relation", "target_name", "status", "title", "about", "class", "reported_by",
	"confidence", "count", "articles", "sentence", "id", "source", "target",
}

func cellsOf(r ask.Act) []string {
	count := ""
	if r.Count > 0 {
		count = strconv.Itoa(r.Count)
	}
	return []string{
		span(r.Edge), r.DateFrom, r.DateTo, r.DateReported, r.SourceName, string(r.Relation), r.TargetName, string(r.Status), r.Title, r.About, string(r.Class), r.ReportedBy,
		strconv.FormatFloat(r.Confidence, 'f', -1, 64), count, strings.Join(query.Articles(&r.Edge), " "), firstSentence(r.Edge), r.ID, r.Source, r.Target,
	}
}

// span is the date of an edge, or the first and last of a folded one.
func span(e graph.Edge) string {
	if e.Date == "" && e.First != "" {
		return e.First + "/" + e.Last // an interval, as ISO 8601 writes it
	}
	return e.Date
}

// firstSentence is the first sentence that an edge rests on, on one line.
func firstSentence(e graph.Edge) string {
	if len(e.Evidence) == 0 {
		return ""
	}
	return oneLine(e.Evidence[0].Text)
}

// printTable prints edges as a table: date, source, relation, target, status,
// confidence, what it is about, the number of independent articles that tell it.
func printTable(env environment, rows []ask.Act, f form) {
	if len(rows) == 0 {
		return
	}
	t := table{env: env, head: []string{"DATE", "REPORTED", "WHO", "DID", "TO WHOM", "STATUS", "CONF", "ABOUT", "TOLD"}}
	for _, r := range rows {
		relation := words(r.Relation)
		if r.Title != "" {
			relation += " (" + r.Title + ")"
		}
		if r.Count > 1 {
			relation += fmt.Sprintf(" ×%d", r.Count)
		}
		note := ""
		if f.sentences {
			note = firstSentence(r.Edge)
		}
		reported := ""
		if f.basis != query.ByDate {
			reported = r.DateReported
		}
		t.add(note, span(r.Edge), reported, r.SourceName, relation, r.TargetName, string(r.Status), sure(r.Edge), r.About, strconv.Itoa(toldBy(&r.Edge)))
		t.tint(didColumn, quadTints[r.Class.Quad()])
		t.tint(statusColumn, statusTints[r.Status])
	}
	t.print()
}

// toldBy is the number of independent articles that tell an act; copies of one story are
// one.
func toldBy(e *graph.Edge) int {
	n := len(query.Articles(e))
	if e.Origins > 0 {
		return min(n, e.Origins) // a filter by articles leaves few of them
	}
	return n
}

// The columns of a table of acts that are coloured.
const (
	didColumn    = 3
	statusColumn = 5
)

// Words are pale and deeds strong, cooperation is cold and conflict warm; what has not
// happened is dim or struck.
var (
	quadTints = map[graph.Quad]tint{
		graph.VerbalCooperation: "36", graph.MaterialCooperation: "1;32",
		graph.VerbalConflict: "33", graph.MaterialConflict: "1;31",
	}
	statusTints = map[graph.Status]tint{graph.Planned: "34", graph.Possible: "2", graph.Denied: "9"}
)

// words is a relation as it reads in a table.
func words(r graph.Relation) string { return strings.ReplaceAll(string(r), "_", " ") }

// telling is an edge as a sentence: "Jens Stoltenberg is Secretary General of
// NATO".
func telling(names map[string]string, e graph.Edge) string {
	verb := words(e.Relation)
	switch e.Relation {
	case graph.HoldsOffice:
		if verb = "holds an office at"; e.Title != "" {
			verb = "is " + e.Title + " of"
		}
	case graph.PartOf, graph.MemberOf, graph.HeldIn, graph.About, graph.AddressedTo:
		verb = "is " + verb
	case graph.Proposed, graph.Announced:
		verb += " to"
	case graph.Requested, graph.Demanded:
		verb += " of"
	}
	s := names[e.Source] + " " + verb + " " + names[e.Target]
	if e.Count > 1 {
		s += fmt.Sprintf(" ×%d", e.Count)
	}
	if e.Status != graph.Actual && e.Status != "" {
		s += " [" + string(e.Status) + "]"
	}
	if e.About != "" {
		s += ", about " + e.About
	}
	if e.ReportedBy != "" {
		s += ", says " + names[e.ReportedBy]
	}
	if e.Date == "" && e.First == "" && e.DateReported != "" {
		s += ", reported " + e.DateReported
	}
	return oneLine(s)
}

// actHead stands above the acts of timeline, with the date in front above those of
// printAct.
const (
	actHead      = "CONF  ACT"
	datedActHead = "DATE        " + actHead
)

// printAct prints an edge on a line and its sentences below.
func printAct(env environment, l labels, e graph.Edge) {
	date := span(e)
	if date == "" && e.Relation.Event() {
		date = "no date"
	}
	fmt.Fprintf(env.out, "\n%-10s  %4s  %s\n", date, sure(e), telling(l.names, e))
	for _, v := range e.Evidence {
		fmt.Fprintln(env.out, wrap("“"+oneLine(v.Text)+"” ("+l.article(v.Document)+")", margin, env.columns()))
	}
}
