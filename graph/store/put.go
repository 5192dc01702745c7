package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"newsgraph/graph"
)

// Changes says what a Put or Remove did, by article id, each list sorted.
type Changes struct {
	Added     []string // were not in the store
	Updated   []string // were there with other facts
	Unchanged []string // were there with the same facts
	Removed   []string
	// Quads is the number of quads written and deleted; 0 means that the
	// database was not touched.
	Quads int
}

// Put stores the facts of articles: fragments with exactly one Document, whose
// id names the article, and ids that are local to the fragment. The facts of
// an article that is there already are replaced; of two fragments for one
// article the later counts. Then it is decided anew which nodes are one thing,
// over all articles, and only the difference is written: putting the same
// facts again writes nothing.
//
// A Put is one transaction: after an error, or a crash, nothing of it is
// stored. Its memory is about 700 kB an article; give some hundred articles to
// one Put, not a whole archive and not one by one.
func (s *Store) Put(ctx context.Context, fragments ...*graph.Graph) (Changes, error) {
	var errs []error
	incoming := make(map[string]fragment, len(fragments))
	for _, g := range fragments {
		f, err := newFragment(g)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		incoming[f.graph.Documents[0].ID] = f
	}
	if err := errors.Join(errs...); err != nil {
		return Changes{}, explain(s.folder.dir, err)
	}
	return s.change(ctx, func(content map[string]fragment) Changes {
		var c Changes
		for _, id := range slices.Sorted(maps.Keys(incoming)) {
			list := &c.Added
			if was, ok := content[id]; ok {
				list = &c.Updated
				if was.text == incoming[id].text {
					list = &c.Unchanged
				}
			}
			*list = append(*list, id)
			content[id] = incoming[id]
		}
		return c
	})
}

// Remove takes articles and all that only they say out of the store. Ids that
// are not there are passed over.
func (s *Store) Remove(ctx context.Context, ids ...string) (Changes, error) {
	return s.change(ctx, func(content map[string]fragment) Changes {
		var c Changes
		for _, id := range ids {
			if _, ok := content[id]; ok {
				c.Removed = append(c.Removed, id)
				delete(content, id)
			}
		}
		slices.Sort(c.Removed)
		return c
	})
}

// change edits the set of fragments, resolves it and writes the difference.
func (s *Store) change(ctx context.Context, edit func(map[string]fragment) Changes) (Changes, error) {
	if err := s.writable(); err != nil {
		return Changes{}, err
	}
	var changes Changes
	err := s.guard.update(ctx, func(r reader) error {
		old, err := s.current(r)
		if err != nil {
			return err
		}
		fragments := maps.Clone(old.fragments)
		changes = edit(fragments)
		next, err := resolveState(fragments, s.options.Resolve)
		if err != nil {
			return err
		}
		d, err := diff(old, next)
		if err != nil {
			return err
		}
		s.content = nil // not known until the difference is on disk
		if changes.Quads, err = s.guard.apply(ctx, d); err == nil {
			s.content = next
		}
		return err
	})
	if err != nil {
		return Changes{}, explain(s.folder.dir, err)
	}
	return changes, nil
}

// current returns the content, from memory where it is known.
func (s *Store) current(r reader) (*state, error) {
	if s.content != nil {
		return s.content, nil
	}
	return r.load()
}

func (s *Store) writable() error {
	switch {
	case s.closed.Load():
		return &storeError{dir: s.folder.dir, kind: ErrClosed}
	case s.options.ReadOnly:
		return &storeError{dir: s.folder.dir, kind: ErrReadOnly}
	case s.options.Resolve == nil:
		return fmt.Errorf("store %s: Options.Resolve is needed to change it", s.folder.dir)
	}
	return nil
}
