package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"newsgraph/graph"
)

// Graph returns the resolved graph of all articles, sorted: the same articles
// give the same graph, in whatever order they came. It is read from the quads.
func (s *Store) Graph(ctx context.Context) (*graph.Graph, error) {
	var g *graph.Graph
	err := s.view(ctx, func(r reader) error {
		content := new(state)
		err := first(
			func() error { return r.documents(content) },
			func() error { return r.nodes(content) },
			func() error { return r.edges(content) },
		)
		if err == nil {
			g = content.graph()
		}
		return err
	})
	return g, err
}

// Fragments returns the facts of each article as they were extracted, by
// article id.
func (s *Store) Fragments(ctx context.Context) ([]*graph.Graph, error) {
	var out []*graph.Graph
	err := s.view(ctx, func(r reader) error {
		content := new(state)
		err := r.fragments(content)
		out = ordered(content.fragments)
		return err
	})
	return out, err
}

// Documents returns the articles, by id.
func (s *Store) Documents(ctx context.Context) ([]graph.Document, error) {
	var out []graph.Document
	err := s.view(ctx, func(r reader) error {
		content := new(state)
		err := r.documents(content)
		out = content.graph().Documents
		return err
	})
	return out, err
}

// load reads the whole content.
func (r reader) load() (*state, error) {
	s := new(state)
	err := first(
		func() error { return r.documents(s) },
		func() error { return r.fragments(s) },
		func() error { return r.links(s) },
		func() error { return r.nodes(s) },
		func() error { return r.edges(s) },
	)
	return s, err
}

// first runs steps until one fails.
func first(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// articles returns the ids of all articles, sorted.
func (r reader) articles() ([]string, error) {
	found, err := r.scan(byObject, quad.IRI(article), quad.IRI(isA))
	ids := make([]string, 0, len(found))
	for _, p := range found {
		ids = append(ids, p.subject)
	}
	slices.Sort(ids)
	return ids, err
}

// ofArticles calls use with the one object that each article has for the
// predicate.
func (r reader) ofArticles(predicate string, use func(id, object string) error) error {
	ids, err := r.articles()
	if err != nil {
		return err
	}
	for _, id := range ids {
		found, err := r.labelled(id, predicate)
		if err != nil {
			return err
		}
		if len(found) != 1 {
			return fmt.Errorf("%w: article %q has %d quads %s instead of one", errDamaged, id, len(found), predicate)
		}
		if err := use(id, found[0].object); err != nil {
			return err
		}
	}
	return nil
}

func (r reader) documents(s *state) error {
	s.documents = map[string]graph.Document{}
	return r.ofArticles(document, func(id, object string) error {
		var d graph.Document
		err := unpack(object, &d, "article "+id)
		s.documents[id] = d
		return err
	})
}

func (r reader) fragments(s *state) error {
	s.fragments = map[string]fragment{}
	return r.ofArticles(extraction, func(id, object string) (err error) {
		s.fragments[id], err = parseFragment(object)
		return err
	})
}

func (r reader) nodes(s *state) error {
	found, err := r.labelled(resolved, nodeData)
	s.nodes = make(map[string]graph.Node, len(found))
	for _, p := range found {
		var n graph.Node
		if err := unpack(p.object, &n, "node "+p.subject); err != nil {
			return err
		}
		s.nodes[p.subject] = n
	}
	return err
}

// edges reads the edges with their evidence; the documents are there already.
func (r reader) edges(s *state) error {
	found, err := r.labelled(resolved, edgeData)
	s.edges = make(map[string]graph.Edge, len(found))
	for _, p := range found {
		var e graph.Edge
		if err := unpack(p.object, &e, "edge "+p.subject); err != nil {
			return err
		}
		s.edges[p.subject] = e
	}
	for id := range s.documents {
		if err == nil {
			err = r.evidence(s, id)
		}
	}
	return err
}

// evidence adds what one article says for the edges.
func (r reader) evidence(s *state, document string) error {
	found, err := r.labelled(document, evidences)
	for _, p := range found {
		var more []graph.Evidence
		if err := unpack(p.object, &more, "evidence of "+p.subject); err != nil {
			return err
		}
		e, ok := s.edges[p.subject]
		if !ok {
			return fmt.Errorf("%w: article %q gives evidence for edge %q", errDamaged, document, p.subject)
		}
		e.Evidence = append(e.Evidence, more...)
		s.edges[p.subject] = e
	}
	return err
}

func (r reader) links(s *state) error {
	s.links = map[localNode]string{}
	for id := range s.documents {
		found, err := r.labelled(id, is)
		if err != nil {
			return err
		}
		for _, p := range found {
			s.links[localNode{id, strings.TrimPrefix(p.subject, id+localSep)}] = p.object
		}
	}
	return nil
}
