package store

import (
	"context"
	"errors"
	"slices"

	"newsgraph/graph/store/engine"
	"newsgraph/graph/store/pebblekv"
)

// copySize is the number of bytes that Compact commits at once.
const copySize = 4 << 20

// Compact rewrites the store into a new database, which takes the place of the
// old one in a single step; until then the old one stays as it is.
func (s *Store) Compact(ctx context.Context) error {
	switch {
	case s.closed.Load():
		return &storeError{dir: s.folder.dir, kind: ErrClosed}
	case s.options.ReadOnly:
		return &storeError{dir: s.folder.dir, kind: ErrReadOnly}
	}
	s.changing.Lock()
	defer s.changing.Unlock()
	name := s.folder.nextDatabase()
	next, h, err := s.copyTo(ctx, name)
	if err != nil {
		err = errors.Join(err, s.folder.fs.RemoveAll(s.folder.path(name)))
	} else {
		err = s.replace(next, name, h)
	}
	return explain(s.folder.dir, err)
}

// replace makes the database called name, open in next, the current one.
func (s *Store) replace(next engine.Engine, name string, h head) error {
	err := s.folder.writeStamp(name, h)
	if s.folder.Database != name { // the stamp still names the old one
		return errors.Join(err, next.Close(), s.folder.fs.RemoveAll(s.folder.path(name)))
	}
	s.swap.Lock()
	defer s.swap.Unlock()
	old := s.db
	s.db, s.head = next, h
	if err != nil { // the new stamp may not outlive a crash: leave the old database
		return errors.Join(err, old.Close())
	}
	return errors.Join(old.Close(), s.folder.sweep())
}

// copyTo writes all rows into a new database of the folder, and a head of its
// own.
func (s *Store) copyTo(ctx context.Context, name string) (engine.Engine, head, error) {
	h := head{Commit: s.head.Commit + 1, Articles: s.head.Articles, first: s.head.Commit + 1}
	next, err := pebblekv.Open(s.folder.path(name), s.folder.fs, pebblekv.ToCreate)
	if err != nil {
		return nil, h, err
	}
	err = s.db.View(ctx, func(r engine.Reader) error { return copyRows(ctx, r, next) })
	if err == nil {
		err = next.Update(ctx, func(b engine.Batch) error { return writeHead(b, h) })
	}
	if err == nil {
		err = next.Flush()
	}
	if err != nil {
		_ = next.Close() // it has nothing to add
		return nil, h, err
	}
	return next, h, nil
}

// copyRows copies all rows but head and chain.
func copyRows(ctx context.Context, from engine.Reader, to engine.Engine) error {
	var next []byte // where the next portion begins
	for done := false; !done; {
		err := to.Update(ctx, func(b engine.Batch) error {
			var failure error
			last := true
			err := from.Range(next, nil, func(k, v []byte) bool {
				if b.Len() > copySize {
					next, last = slices.Clone(k), false
					return false
				}
				if k[0] != headTable && k[0] != chainTable {
					failure = b.Set(k, v)
				}
				return failure == nil
			})
			done = last
			return errors.Join(err, failure)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
