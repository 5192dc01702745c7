// Package acts lists the acts of a graph with all that tables of events tell of
// one: both ends, the article that tells it first, and where it took place.
package acts

import (
	"strings"

	"newsgraph/export/column"
	"newsgraph/graph"
)

// Act is an event edge with what surrounds it. It shares memory with the graph.
type Act struct {
	*graph.Edge
	From, To *graph.Node
	// Document is the earliest article that tells it, Evidence its sentence there;
	// both are nil where the edge has no evidence.
	Document *graph.Document
	Evidence *graph.Evidence
	// Place is where it took place, where the graph tells: the place of the meeting
	// of both parties, the state that was visited, or of a deed the one place that the sentence
	// names behind "in", "at" or "near"; nil when unknown.
	Place *graph.Node
	// Reported is the date of the earliest report, empty when unknown.
	Reported string
}

// List returns the acts of g that have both ends, in the order of g. Statements and
// changes of office are among them; keep, if not nil, chooses.
func List(g *graph.Graph, keep func(*graph.Edge) bool) []Act {
	x := column.NewIndex(g)
	places, named := placesOf(g, x), sitesOf(g, x)
	var out []Act
	for i := range g.Edges {
		e := &g.Edges[i]
		if !e.Relation.Event() || keep != nil && !keep(e) {
			continue
		}
		a := Act{Edge: e, From: x.Node(e.Source), To: x.Node(e.Target), Reported: x.Reported(e)}
		a.Document, a.Evidence = x.First(e)
		if a.Place = places.of(e, a.To); a.Place == nil {
			a.Place = named.of(&a)
		}
		out = append(out, a)
	}
	return out
}

// Happened keeps what is reported as having happened: tables of events have no
// column for acts that were only planned, possible or denied.
func Happened(e *graph.Edge) bool { return e.Status == "" || e.Status == graph.Actual }

// Quad returns the quad of the act, or "" where it is none of PLOVER's.
func (a *Act) Quad() graph.Quad { return a.Class.Quad() }

// venue is a meeting with its parties and place.
type venue struct {
	parties map[string]bool
	date    string
	place   *graph.Node
}

type venues []venue

// placesOf collects the meetings that have a place.
func placesOf(g *graph.Graph, x *column.Index) venues {
	at := map[string]*graph.Node{}
	parties := map[string]map[string]bool{}
	for i := range g.Edges {
		switch e := &g.Edges[i]; e.Relation {
		case graph.HeldIn:
			at[e.Source] = x.Node(e.Target)
		case graph.ParticipatedIn:
			if parties[e.Target] == nil {
				parties[e.Target] = map[string]bool{}
			}
			parties[e.Target][e.Source] = true
		}
	}
	var out venues
	for i := range g.Nodes {
		if n := &g.Nodes[i]; at[n.ID] != nil && len(parties[n.ID]) > 1 {
			out = append(out, venue{parties[n.ID], n.Date, at[n.ID]})
		}
	}
	return out
}

// of returns the place of the one meeting at which e was done: both parties took
// part, and the dates do not speak against it.
func (v venues) of(e *graph.Edge, to *graph.Node) *graph.Node {
	if e.Relation == graph.Visited && (to.Kind == graph.Country || to.Kind == graph.Place) {
		return to
	}
	if e.Class != graph.Consult {
		return nil
	}
	var found *graph.Node
	for i := range v {
		if m := &v[i]; m.parties[e.Source] && m.parties[e.Target] && agree(m.date, e.Date) {
			if found != nil && found != m.place {
				return nil
			}
			found = m.place
		}
	}
	return found
}

// agree tells whether two dates can be of the same day.
func agree(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }
