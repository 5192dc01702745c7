package store

import (
	"context"
	"errors"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"newsgraph/graph/store/pebblekv"
)

// Stats counts what a store holds.
type Stats struct {
	Documents int
	Nodes     int // resolved
	Edges     int // resolved
	Quads     int64
	Bytes     uint64 // on disk
}

// Stats counts the content.
func (s *Store) Stats(ctx context.Context) (Stats, error) {
	g, err := s.Graph(ctx)
	if err != nil {
		return Stats{}, err
	}
	out := Stats{Documents: len(g.Documents), Nodes: len(g.Nodes), Edges: len(g.Edges)}
	err = s.view(ctx, func(r reader) error {
		out.Quads, out.Bytes = r.qs.Size(), s.guard.db.Size()
		return nil
	})
	return out, err
}

// Compact rewrites the store without the traces of deleted quads, which Cayley
// keeps for ever: they take room, and look-ups become slower by them. The new
// database takes the place of the old one in a single step; until then the old
// one stays as it is.
func (s *Store) Compact(ctx context.Context) error {
	switch {
	case s.closed.Load():
		return &storeError{dir: s.folder.dir, kind: ErrClosed}
	case s.options.ReadOnly:
		return &storeError{dir: s.folder.dir, kind: ErrReadOnly}
	}
	err := s.guard.update(ctx, func(r reader) error {
		name := s.folder.nextDatabase()
		next, err := s.copyTo(ctx, r, name)
		if err != nil {
			return errors.Join(err, s.folder.fs.RemoveAll(s.folder.path(name)))
		}
		return s.replace(next, name)
	})
	return explain(s.folder.dir, err)
}

// replace makes the database called name, open in next, the current one.
func (s *Store) replace(next *guard, name string) error {
	err := s.folder.writeStamp(name)
	if s.folder.Database != name { // the stamp still names the old one
		return errors.Join(err, next.db.Close(), s.folder.fs.RemoveAll(s.folder.path(name)))
	}
	old := s.guard.db
	s.guard.db, s.guard.qs = next.db, next.qs
	if err != nil { // the new stamp may not outlive a crash: leave the old database
		return errors.Join(err, old.Close())
	}
	return errors.Join(old.Close(), s.folder.sweep())
}

// copyTo writes all quads into a new database of the folder.
func (s *Store) copyTo(ctx context.Context, r reader, name string) (*guard, error) {
	db, err := pebblekv.Open(s.folder.path(name), s.folder.fs, pebblekv.ToCreate)
	if err != nil {
		return nil, err
	}
	next, err := newGuard(db)
	if err == nil {
		err = next.run(func() error {
			if err := r.quads(func(quads []quad.Quad) error { return next.send(ctx, cayley.Add, quads) }); err != nil {
				return err
			}
			return db.Flush()
		})
	}
	if err != nil {
		_ = db.Close() // it has nothing to add
		return nil, err
	}
	return next, nil
}
