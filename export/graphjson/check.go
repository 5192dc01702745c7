package graphjson

import (
	"errors"
	"fmt"
	"slices"

	"newsgraph/graph"
)

// check looks at the graph as a whole and reports the first fault with its place.
func (d *decoder) check() error {
	documents, nodes := map[string]bool{}, map[string]bool{}
	for i := range d.g.Documents {
		if err := fresh(documents, d.g.Documents[i].ID); err != nil {
			return d.fault(fmt.Sprintf("documents[%d]", i), d.ends.documents[i], err)
		}
	}
	for i := range d.g.Nodes {
		n := &d.g.Nodes[i]
		if err := errors.Join(fresh(nodes, n.ID), checkNode(n)); err != nil {
			return d.fault(fmt.Sprintf("nodes[%d]", i), d.ends.nodes[i], err)
		}
	}
	edges := map[string]bool{}
	for i := range d.g.Edges {
		e := &d.g.Edges[i]
		if err := errors.Join(fresh(edges, e.ID), checkEdge(e, nodes), checkEvidence(e, documents)); err != nil {
			return d.fault(fmt.Sprintf("edges[%d]", i), d.ends.edges[i], err)
		}
	}
	return nil
}

// fresh adds id to seen and fails where it is empty or was there before.
func fresh(seen map[string]bool, id string) error {
	if id == "" {
		return errors.New(`no "id"`)
	}
	if seen[id] {
		return fmt.Errorf("id %q appears twice", id)
	}
	seen[id] = true
	return nil
}

func checkNode(n *graph.Node) error {
	if !slices.Contains(graph.Kinds(), n.Kind) {
		return fmt.Errorf("node %q: unknown kind %q", n.ID, n.Kind)
	}
	if n.Name == "" {
		return fmt.Errorf("node %q: no name", n.ID)
	}
	return checkStatus(n.Status)
}

func checkEdge(e *graph.Edge, nodes map[string]bool) error {
	for _, end := range []string{e.Source, e.Target} {
		if !nodes[end] {
			return fmt.Errorf("edge %q: no node has the id %q", e.ID, end)
		}
	}
	if _, ok := graph.Define(e.Relation); !ok {
		return fmt.Errorf("edge %q: unknown relation %q", e.ID, e.Relation)
	}
	if e.Confidence < 0 || e.Confidence > 1 {
		return fmt.Errorf("edge %q: confidence %v is not between 0 and 1", e.ID, e.Confidence)
	}
	return checkStatus(e.Status)
}

func checkEvidence(e *graph.Edge, documents map[string]bool) error {
	for i, v := range e.Evidence {
		if !documents[v.Document] {
			return fmt.Errorf("edge %q: evidence[%d]: no document has the id %q", e.ID, i, v.Document)
		}
		if v.Start < 0 || v.End < v.Start {
			return fmt.Errorf("edge %q: evidence[%d]: start %d and end %d are no span", e.ID, i, v.Start, v.End)
		}
	}
	return nil
}

func checkStatus(s graph.Status) error {
	if s != "" && !slices.Contains(graph.Statuses(), s) {
		return fmt.Errorf("unknown status %q", s)
	}
	return nil
}
