package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"newsgraph/graph"
)

// Check says why Put would refuse the facts of an article, or nil.
func Check(g *graph.Graph) error { return checkFragment(sorted(g)) }

// checkFragment refuses facts that the store could not give back: a fragment
// has one document, ids that are unique, and edges between its own nodes. It is sorted.
func checkFragment(g *graph.Graph) error {
	if len(g.Documents) != 1 {
		return fmt.Errorf("a fragment with %d documents; it must have exactly one", len(g.Documents))
	}
	id := g.Documents[0].ID
	if err := checkName("an article", id); err != nil {
		return err
	}
	if err := checkGraph(g, map[string]bool{id: true}); err != nil {
		return fmt.Errorf("article %q: %w", id, err)
	}
	return nil
}

// checkResolved refuses a resolution that does not hold together.
func checkResolved(g *graph.Graph, documents map[string]bool) error {
	if err := checkGraph(g, documents); err != nil {
		return fmt.Errorf("the resolved graph: %w", err)
	}
	return nil
}

// reserved begins the names that are the store's own in Cayley's queries.
const reserved = "ng:"

// checkName refuses names that would be mistaken for the store's own.
func checkName(what, name string) error {
	switch {
	case name == "":
		return fmt.Errorf("%s without an id", what)
	case strings.HasPrefix(name, reserved):
		return fmt.Errorf("%s %q: ids beginning with %q are reserved", what, name, reserved)
	}
	return nil
}

// checkGraph checks ids and references of g, which is sorted.
func checkGraph(g *graph.Graph, documents map[string]bool) error {
	nodes := make(map[string]bool, len(g.Nodes))
	for i := range g.Nodes {
		n := &g.Nodes[i]
		if err := checkNode(n); err != nil {
			return err
		}
		if nodes[n.ID] {
			return fmt.Errorf("two nodes %q", n.ID)
		}
		nodes[n.ID] = true
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		if i > 0 && e.ID == g.Edges[i-1].ID {
			return fmt.Errorf("two edges %q", e.ID)
		}
		if err := checkEdge(e, nodes, documents); err != nil {
			return fmt.Errorf("edge %q: %w", e.ID, err)
		}
	}
	return nil
}

func checkNode(n *graph.Node) error {
	if slices.Contains(n.Aliases, "") {
		return fmt.Errorf("node %q has an empty alias", n.ID)
	}
	return checkName("a node", n.ID)
}

// checkOwn checks what an edge alone can tell.
func checkOwn(e *graph.Edge) error {
	switch {
	case e.Relation == "":
		return errors.New("it has no relation")
	case e.Count != 0:
		return errors.New("it stands for several edges; store these")
	}
	return checkName("an edge", e.ID)
}

func checkEdge(e *graph.Edge, nodes, documents map[string]bool) error {
	switch {
	case !nodes[e.Source]:
		return fmt.Errorf("its source %q is no node", e.Source)
	case !nodes[e.Target]:
		return fmt.Errorf("its target %q is no node", e.Target)
	case e.ReportedBy != "" && !nodes[e.ReportedBy]:
		return fmt.Errorf("its speaker %q is no node", e.ReportedBy)
	}
	for _, v := range e.Evidence {
		if !documents[v.Document] {
			return fmt.Errorf("its evidence is in %q, which is not there", v.Document)
		}
	}
	return checkOwn(e)
}
