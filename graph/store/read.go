package store

import (
	"context"
	"fmt"

	"github.com/cockroachdb/pebble/v2/vfs"

	"newsgraph/graph"
)

// Graph returns the resolved graph of all articles, sorted: the same articles
// give the same graph, in whatever order they came.
func (s *Store) Graph(ctx context.Context) (*graph.Graph, error) {
	var g *graph.Graph
	err := s.view(ctx, func(r *reader) (err error) {
		g, err = r.graph()
		return err
	})
	return g, err
}

// Fragments returns the facts of each article as they were extracted, by
// article id.
func (s *Store) Fragments(ctx context.Context) ([]*graph.Graph, error) {
	var out []*graph.Graph
	err := s.view(ctx, func(r *reader) error {
		fragments, err := r.fragments()
		out = ordered(fragments)
		return err
	})
	return out, err
}

// Documents returns the articles, by id.
func (s *Store) Documents(ctx context.Context) ([]graph.Document, error) {
	var out []graph.Document
	err := s.view(ctx, func(r *reader) (err error) {
		out, err = r.documents()
		return err
	})
	return out, err
}

// EachDocument hands on the articles one by one, in no particular order, and stops with the
// error of f.
func (s *Store) EachDocument(ctx context.Context, f func(graph.Document) error) error {
	return s.view(ctx, func(r *reader) error { return r.eachDocument(f) })
}

// Article returns an article as it was put; ok is false where there is none.
func (s *Store) Article(ctx context.Context, id string) (a Article, ok bool, err error) {
	err = s.view(ctx, func(r *reader) error {
		v, there, err := r.Get(key(factsTable, id))
		if err != nil || !there {
			return err
		}
		f, err := unpackFragment(v)
		if err != nil {
			return err
		}
		a.Facts, ok = f.graph, true
		a.Text, a.By, err = r.kept(id)
		return err
	})
	return a, ok, err
}

// Stats counts what a store holds.
type Stats struct {
	Documents int
	Nodes     int    // resolved
	Edges     int    // resolved
	Bytes     uint64 // on disk
}

// Stats counts the content.
func (s *Store) Stats(ctx context.Context) (Stats, error) {
	var out Stats
	err := s.view(ctx, func(r *reader) error {
		for what, n := range map[string]*int{"documents": &out.Documents, "nodes": &out.Nodes, "edges": &out.Edges} {
			var err error
			if *n, err = r.count(what); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		s.swap.RLock()
		defer s.swap.RUnlock()
		out.Bytes, err = s.db.Size()
	}
	return out, explain(s.folder.dir, err)
}

// State is a mark of what the store in dir holds, for one small look and without
// opening it: as long as the mark is the same, so is the content.
func State(dir string) (string, error) {
	f, err := openToRead(vfs.Default, dir)
	if err != nil {
		return "", explain(dir, err)
	}
	info, err := f.fs.Stat(f.path(stampFile))
	if err != nil {
		return "", explain(dir, err)
	}
	return fmt.Sprintf("%s %d %d", f.Database, f.Commit, info.ModTime().UnixNano()), nil
}
