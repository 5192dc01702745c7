package resolve

import (
	"fmt"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/resolve/name"
)

// edits are corrections of edges, by the ids that the edges have without them: those
// of the graph in which names are corrected, or those that the rules alone give, so that
// an edge is found whatever names were corrected since.
type edits struct {
	// plain is what the rules alone decide, or nil where no names are corrected.
	plain               *Resolution
	rejected, confirmed map[string]bool
	// set gives for each edge the new values by field.
	set       map[string]map[string]string
	conflicts []Conflict
}

// fields are what of an edge can be set.
var fields = []string{"source", "target", "relation", "status", "date", "title"}

// checkSetting says what is wrong with the setting of a field, if anything.
func checkSetting(edge, setting string) (msg string) {
	field, value, ok := strings.Cut(setting, "=")
	switch {
	case edge == "":
		return "the edge is missing"
	case !ok || !slices.Contains(fields, field):
		return fmt.Sprintf("%q sets nothing; write one of %s, then = and the value", setting, strings.Join(fields, ", "))
	case value == "" && field != "date" && field != "title":
		return field + " is set to nothing"
	case field == "status" && !slices.Contains(graph.Statuses(), graph.Status(value)):
		return fmt.Sprintf("%q is no status; write actual, planned, possible or denied", value)
	case field == "date" && value != "" && !isDate(value):
		return fmt.Sprintf("%q is no date; write 2022, 2022-01 or 2022-01-23", value)
	}
	if _, known := graph.Define(graph.Relation(value)); field == "relation" && !known {
		return fmt.Sprintf("%q is no relation", value)
	}
	return ""
}

// isDate tells whether s has the form of a year, month or day.
func isDate(s string) bool {
	const form = "dddd-dd-dd"
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return false
	}
	for k := range len(s) {
		if digit := s[k] >= '0' && s[k] <= '9'; digit != (form[k] == 'd') || !digit && s[k] != '-' {
			return false
		}
	}
	return true
}

// editsOf reads the corrections of edges, or returns nil where there are none.
func (r *Resolution) editsOf(table *Corrections, plain *Resolution) *edits {
	x := &edits{plain: plain, rejected: map[string]bool{}, confirmed: map[string]bool{}, set: map[string]map[string]string{}}
	var all []correction
	if table != nil {
		for _, e := range table.entries {
			if len(e.names()) == 0 {
				all = append(all, e)
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	there := r.edgeIDs(plain)
	for _, e := range all {
		if !there[e.a] {
			x.fail(e, "the graph has no edge %q", e.a)
			continue
		}
		switch e.verb {
		case "reject":
			x.rejected[e.a] = true
		case "confirm":
			x.confirmed[e.a] = true
		case "set":
			r.enter(x, e)
		}
	}
	return x
}

func (x *edits) fail(e correction, format string, args ...any) {
	x.conflicts = append(x.conflicts, Conflict{e.line, e.String(), fmt.Sprintf(format, args...)})
}

// enter notes what a correction sets.
func (r *Resolution) enter(x *edits, e correction) {
	field, value, _ := strings.Cut(e.b, "=")
	if field == "source" || field == "target" {
		ids := r.called(value)
		if len(ids) != 1 {
			x.fail(e, "%q is the name of %d things; write the id of one", value, len(ids))
			return
		}
		value = ids[0]
	}
	if x.set[e.a] == nil {
		x.set[e.a] = map[string]string{}
	}
	if was, twice := x.set[e.a][field]; twice && was != value {
		x.fail(e, "%s is set to %q as well", field, was)
		return
	}
	x.set[e.a][field] = value
}

// called lists the ids of the nodes that a name or id means: an id before names,
// these before aliases.
func (r *Resolution) called(n string) []string {
	var byName, byAlias []string
	folded := name.Fold(n)
	for k := range r.nodes {
		x := &r.nodes[k]
		switch {
		case x.ID == n:
			return []string{n}
		case name.Fold(x.Name) == folded:
			byName = append(byName, x.ID)
		case slices.ContainsFunc(x.Aliases, func(a string) bool { return name.Fold(a) == folded }):
			byAlias = append(byAlias, x.ID)
		}
	}
	if len(byName) > 0 {
		return byName
	}
	return byAlias
}

// edgeIDs lists the edges that there are without edits.
func (r *Resolution) edgeIDs(plain *Resolution) map[string]bool {
	out := map[string]bool{}
	for f := range r.corpus.fragments {
		for _, e := range r.ownEdges(f) {
			out[e.ID] = true
		}
		if plain == nil {
			continue
		}
		for _, e := range plain.ownEdges(f) {
			out[e.ID] = true
		}
	}
	return out
}

// plainID is the id that an edge of a fragment has by the rules alone, or "" where
// no names are corrected.
func (x *edits) plainID(f *graph.Graph, e graph.Edge) string {
	if x.plain == nil {
		return ""
	}
	k, ok := x.plain.fragment(f.Documents[0].ID)
	if !ok {
		return ""
	}
	return identityOf(translate(e, x.plain.nodesOf(k))).id()
}

// apply carries the edits out on an edge with canonical ends and a plain id; it is false
// for one that is rejected or leads from a thing to itself now.
func (x *edits) apply(e *graph.Edge, plain string) bool {
	id := identityOf(*e).id()
	if x.rejected[id] || x.rejected[plain] {
		return false
	}
	setting := x.set[id]
	if setting == nil {
		setting = x.set[plain]
	}
	for field, value := range setting {
		switch field {
		case "source":
			e.Source = value
		case "target":
			e.Target = value
		case "relation":
			d, _ := graph.Define(graph.Relation(value))
			e.Relation, e.Class, e.Cameo = d.Relation, d.Class, d.Cameo
		case "status":
			e.Status = graph.Status(value)
		case "date":
			e.Date = value
		case "title":
			e.Title = value
		}
	}
	if e.Relation.Symmetric() && e.Source > e.Target {
		e.Source, e.Target = e.Target, e.Source
	}
	if x.confirmed[id] || x.confirmed[plain] {
		x.confirmed[identityOf(*e).id()] = true
	}
	return e.Source != e.Target
}

// confirm makes a confirmed edge sure.
func (x *edits) confirm(e *graph.Edge) {
	if x != nil && x.confirmed[e.ID] {
		e.Confidence = 1
	}
}
