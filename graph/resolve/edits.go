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
// an edge is found whatever names were corrected since. Mentions are not corrected.
type edits struct {
	// plain is what the rules alone decide, or nil where no names are corrected.
	plain *Resolution
	// of gives what is to become of each edge.
	of        map[string]*edit
	conflicts []Conflict
	// met are the edges with edits that were looked at.
	met set
}

// edit is what is to become of one edge.
type edit struct {
	rejected, confirmed bool
	set                 map[string]string // new values, by field
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
	if _, known := graph.Define(graph.Relation(value)); field == "relation" && (!known || value == string(graph.MentionedIn)) {
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
	entries := table.ofEdges()
	if len(entries) == 0 {
		return nil
	}
	there := r.edgeIDs(plain)
	x := newEdits(entries, r.called)
	x.plain = plain
	x.check(entries, func(id string) bool { return there[id] })
	return x
}

// ofEdges lists the corrections of edges.
func (c *Corrections) ofEdges() []correction {
	var out []correction
	if c != nil {
		for _, e := range c.entries {
			if len(e.names()) == 0 {
				out = append(out, e)
			}
		}
	}
	return out
}

// newEdits reads corrections of edges; called lists the ids of the nodes that a name
// means.
func newEdits(entries []correction, called func(string) []string) *edits {
	x := &edits{of: map[string]*edit{}, met: set{}}
	for _, e := range entries {
		if x.of[e.a] == nil {
			x.of[e.a] = &edit{set: map[string]string{}}
		}
		switch e.verb {
		case "reject":
			x.of[e.a].rejected = true
		case "confirm":
			x.of[e.a].confirmed = true
		case "set":
			x.enter(e, called)
		}
	}
	return x
}

// enter notes what a correction sets.
func (x *edits) enter(e correction, called func(string) []string) {
	field, value, _ := strings.Cut(e.b, "=")
	if field == "source" || field == "target" {
		ids := called(value)
		if len(ids) != 1 {
			x.fail(e, "%q is the name of %d actors; write the id of one", value, len(ids))
			return
		}
		value = ids[0]
	}
	if was, twice := x.of[e.a].set[field]; twice && was != value {
		x.fail(e, "%s is set to %q as well", field, was)
		return
	}
	x.of[e.a].set[field] = value
}

func (x *edits) fail(e correction, format string, args ...any) {
	x.conflicts = append(x.conflicts, Conflict{e.line, e.String(), fmt.Sprintf(format, args...)})
}

// check finds the corrections of edges that are not there; that they are not
// is all there is to say of them.
func (x *edits) check(entries []correction, there func(id string) bool) {
	var missing []correction
	lines := map[int]bool{}
	for _, e := range entries {
		if !there(e.a) {
			missing = append(missing, e)
			lines[e.line] = true
		}
	}
	x.conflicts = slices.DeleteFunc(x.conflicts, func(c Conflict) bool { return lines[c.Line] })
	for _, e := range missing {
		x.fail(e, "the graph has no edge %q", e.a)
	}
}

// called lists the ids of the nodes that an id, or the name of an actor, means.
func (r *Resolution) called(n string) []string {
	var out []string
	for k := range r.nodes {
		x := &r.nodes[k]
		if x.ID == n {
			return []string{n}
		}
		if bears(x, n) {
			out = append(out, x.ID)
		}
	}
	return out
}

// bears tells whether n is the name of an actor.
func bears(x *graph.Node, n string) bool {
	return x.Kind.Actor() && name.Fold(x.Name) == name.Fold(n)
}

// edgeIDs lists the edges that there are without edits.
func (r *Resolution) edgeIDs(plain *Resolution) map[string]bool {
	out := map[string]bool{}
	for f := range r.corpus.fragments {
		edges := r.ownEdges(f)
		if plain != nil {
			edges = append(edges, plain.ownEdges(f)...)
		}
		for _, e := range edges {
			out[e.ID] = out[e.ID] || e.Relation != graph.MentionedIn
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

// orNil is nil where there is nothing to do.
func (x *edits) orNil() *edits {
	if len(x.of) == 0 {
		return nil
	}
	return x
}

// apply carries the edits out on an edge with canonical ends and a plain id; it is false
// for one that is rejected or leads from a thing to itself now.
func (x *edits) apply(e *graph.Edge, plain string) bool {
	if e.Relation == graph.MentionedIn {
		return true
	}
	id := identityOf(*e).id()
	if x.of[id] == nil {
		id = plain
	}
	edit := x.of[id]
	if edit == nil {
		return true
	}
	x.met.add(id)
	if edit.confirmed {
		e.Confidence = 1
	}
	for field, value := range edit.set {
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
	return !edit.rejected && e.Source != e.Target
}
