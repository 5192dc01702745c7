package store

import (
	"context"

	"newsgraph/graph"
)

// Graph returns the resolved graph of all articles, sorted: the same articles
// give the same graph, in whatever order they came. It is read from the quads.
func (s *Store) Graph(ctx context.Context) (*graph.Graph, error) {
	var g *graph.Graph
	err := s.view(ctx, func(r reader) error {
		sheets, err := r.sheets()
		if err != nil {
			return err
		}
		g, err = (&state{sheets: sheets}).graph()
		return err
	})
	return g, err
}

// Fragments returns the facts of each article as they were extracted, by
// article id.
func (s *Store) Fragments(ctx context.Context) ([]*graph.Graph, error) {
	var out []*graph.Graph
	err := s.view(ctx, func(r reader) error {
		fragments, err := r.fragments()
		out = ordered(fragments)
		return err
	})
	return out, err
}

// Documents returns the articles, by id.
func (s *Store) Documents(ctx context.Context) ([]graph.Document, error) {
	fragments, err := s.Fragments(ctx)
	out := make([]graph.Document, 0, len(fragments))
	for _, f := range fragments {
		out = append(out, f.Documents[0])
	}
	return out, err
}

// load reads the whole content.
func (r reader) load() (*state, error) {
	fragments, err := r.fragments()
	if err != nil {
		return nil, err
	}
	sheets, err := r.sheets()
	return &state{fragments, sheets}, err
}

// fragments reads what was extracted, by article.
func (r reader) fragments() (map[string]fragment, error) {
	found, err := r.labelled(extracted, facts)
	fragments := make(map[string]fragment, len(found))
	for _, p := range found {
		if fragments[p.subject], err = parseFragment(p.object); err != nil {
			return nil, err
		}
	}
	return fragments, err
}

// sheets reads the shares of the resolved graph, by article, still encoded.
func (r reader) sheets() (map[string]string, error) {
	found, err := r.labelled(resolved, share)
	sheets := make(map[string]string, len(found))
	for _, p := range found {
		id := p.subject
		if id == resolved {
			id = ""
		}
		sheets[id] = p.object
	}
	return sheets, err
}
