package query

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"newsgraph/graph"
)

// Level says whom acts are told of.
type Level string

// The levels. The empty Level leaves every actor as it is.
const (
	// ToCountry takes every actor for the state that it belongs to, but one that acts
	// for a body of several states for that body.
	ToCountry Level = "country"
	// ToGovernment takes a state's offices, forces and office-holders for the state,
	// and leaves its parties, companies, media and people as they are.
	ToGovernment Level = "government"
)

// Levels lists the levels.
func Levels() []Level { return []Level{ToCountry, ToGovernment} }

// RollUp is a graph whose actors are taken for the states that they belong to.
type RollUp struct {
	// Graph has the same acts between states, with their ids, dates and evidence.
	Graph *graph.Graph
	// Inner are the acts whose two ends are of one state; they are not in Graph.
	Inner []graph.Edge

	level   Level
	nodes   map[string]*graph.Node
	states  map[string]string // ISO 3166-1 alpha-3 code -> node id
	parts   map[string][]string
	offices map[string][]*graph.Edge
	made    []graph.Node
}

// NewRollUp rolls g up. An office counts for the acts of its term, where the texts tell
// one, and for all acts otherwise; of several, the one whose term is known goes first,
// then the one that more articles tell. An actor whose state has no node of its own
// gets one. Edges of structure that become the same edge are one, with the evidence of
// all.
func NewRollUp(g *graph.Graph, level Level) *RollUp {
	r := &RollUp{level: level, nodes: map[string]*graph.Node{}, states: map[string]string{}, parts: map[string][]string{}, offices: map[string][]*graph.Edge{}}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		r.nodes[n.ID] = n
		if n.Kind == graph.Country && n.Country != "" && r.states[n.Country] == "" {
			r.states[n.Country] = n.ID
		}
	}
	for i := range g.Edges {
		switch e := &g.Edges[i]; e.Relation {
		case graph.PartOf:
			r.parts[e.Source] = append(r.parts[e.Source], e.Target)
		case graph.HoldsOffice:
			r.offices[e.Source] = append(r.offices[e.Source], e)
		}
	}
	for _, list := range r.offices {
		slices.SortFunc(list, firstOffice)
	}
	r.roll(g)
	return r
}

// firstOffice orders offices: those with a term, then those of more articles.
func firstOffice(a, b *graph.Edge) int {
	termless := func(e *graph.Edge) int {
		if e.From == "" && e.Until == "" {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(termless(a), termless(b)), cmp.Compare(len(Articles(b)), len(Articles(a))), cmp.Compare(a.ID, b.ID))
}

// merged is what edges of structure that become one have in common.
type merged struct {
	source, target, title, date string
	relation                    graph.Relation
	status                      graph.Status
}

func (r *RollUp) roll(g *graph.Graph) {
	at := map[merged]int{}
	var edges []graph.Edge
	for _, e := range g.Edges {
		date := cmp.Or(e.Date, e.DateReported)
		e.Source, e.Target = r.Of(e.Source, date), r.Of(e.Target, date)
		act := e.Relation.Event()
		switch {
		case e.Source == e.Target && act:
			r.Inner = append(r.Inner, e)
			continue
		case e.Source == e.Target:
			continue
		case e.Relation.Symmetric() && e.Source > e.Target:
			e.Source, e.Target = e.Target, e.Source
		}
		key := merged{e.Source, e.Target, e.Title, e.Date, e.Relation, e.Status}
		if k, ok := at[key]; ok && !act {
			edges[k].Evidence = union(edges[k].Evidence, e.Evidence)
			continue
		}
		if !act {
			at[key] = len(edges)
		}
		edges = append(edges, e)
	}
	all := &graph.Graph{Documents: g.Documents, Nodes: append(slices.Clone(g.Nodes), r.made...)}
	r.Graph = subgraph(all, edges, nil)
	r.Graph.Documents = g.Documents
}

// union is the evidence of two edges, each piece once.
func union(a, b []graph.Evidence) []graph.Evidence {
	out := slices.Clone(a)
	for _, ev := range b {
		if !slices.Contains(out, ev) {
			out = append(out, ev)
		}
	}
	return out
}

// Of returns the id of the node that a node is taken for at an ISO date; an empty date
// takes all offices for held.
func (r *RollUp) Of(id, date string) string {
	n := r.nodes[id]
	if n == nil {
		return id
	}
	switch n.Kind {
	case graph.Country:
		return cmp.Or(r.states[n.Country], id)
	case graph.Government:
		return r.body(n)
	case graph.Person:
		return r.person(n, date)
	case graph.Organization, graph.Media:
		if r.level == ToCountry || official(n) {
			return r.body(n)
		}
	}
	return id
}

// person goes by the office that is held, and without one by the state.
func (r *RollUp) person(n *graph.Node, date string) string {
	for _, e := range r.offices[n.ID] {
		if !inTerm(e, date) {
			continue
		}
		at := r.nodes[e.Target]
		if at == nil {
			continue
		}
		if state := at.Kind == graph.Country || at.Kind == graph.Government; state || r.level == ToCountry {
			return r.Of(at.ID, date)
		}
		return n.ID
	}
	if n.Country != "" && (r.level == ToCountry || official(n)) {
		return r.state(n.Country)
	}
	return n.ID
}

// inTerm tells whether an office is held at a date.
func inTerm(e *graph.Edge, date string) bool {
	if date == "" || e.From == "" && e.Until == "" {
		return true
	}
	var term interval
	if e.From != "" {
		term.first = intervalOf(e.From).first
	}
	if e.Until != "" {
		term.last = intervalOf(e.Until).last
	}
	return term.meets(intervalOf(date))
}

// maxParts bounds the way up from a body to its state: ministries have departments,
// and these have offices.
const maxParts = 8

// body goes by the state of a body, or by the bodies that it is part of.
func (r *RollUp) body(n *graph.Node) string {
	for range maxParts {
		if n.Country != "" {
			return r.state(n.Country)
		}
		up := r.parts[n.ID]
		if len(up) == 0 || r.nodes[up[0]] == nil {
			break
		}
		n = r.nodes[up[0]]
	}
	return n.ID
}

// madeState begins the ids of states that the graph has no node of.
const madeState = "state-"

// state is the node of the state with a code; one that the graph does not have is made.
func (r *RollUp) state(code string) string {
	if id := r.states[code]; id != "" {
		return id
	}
	n := graph.Node{ID: madeState + strings.ToLower(code), Kind: graph.Country, Name: code, Country: code}
	if region, err := language.ParseRegion(code); err == nil {
		n.Name = cmp.Or(display.English.Regions().Name(region), code)
	}
	r.states[code] = n.ID
	r.made = append(r.made, n)
	return n.ID
}

// official tells whether a node acts for its state by its sector (PLOVER's sectors of
// government, military, police, courts and parliament).
func official(n *graph.Node) bool {
	switch n.Sector {
	case "GOV", "MIL", "COP", "JUD", "LEG":
		return true
	}
	return false
}
