package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"newsgraph/graph"
	"newsgraph/graph/store/pebblekv"
)

// Article is the facts of an article and, where it is to be kept, its text.
type Article struct {
	Facts *graph.Graph
	// Text is the ingested text, which the places of the evidence refer to; it is
	// kept compressed. Empty keeps none.
	Text string
}

// Changes says what a Put or Remove did, by article id, each list sorted.
type Changes struct {
	Added     []string // were not in the store
	Updated   []string // were there with other facts
	Unchanged []string // were there with the same facts
	Removed   []string
	// Rows is the number of rows written and deleted; 0 means that the
	// database was not touched.
	Rows int
}

// Put is PutArticles for facts without texts.
func (s *Store) Put(ctx context.Context, fragments ...*graph.Graph) (Changes, error) {
	articles := make([]Article, len(fragments))
	for i, g := range fragments {
		articles[i].Facts = g
	}
	return s.PutArticles(ctx, articles...)
}

// PutArticles stores the facts of articles: fragments with exactly one Document,
// whose id names the article, and ids that are local to the fragment. The facts
// of an article that is there already are replaced; of two fragments for one
// article the later counts. Then it is decided anew which nodes are one thing,
// over all articles, and only the difference is written: putting the same
// facts again writes nothing.
//
// It is one commit: after an error, or a crash, nothing of it is stored. Give
// some hundred articles to one call, not a whole archive and not one by one.
func (s *Store) PutArticles(ctx context.Context, articles ...Article) (Changes, error) {
	var errs []error
	incoming := make(map[string]*article, len(articles))
	for _, a := range articles {
		f, err := newFragment(a.Facts)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		incoming[f.graph.Documents[0].ID] = &article{fragment: f, text: a.Text}
	}
	if err := errors.Join(errs...); err != nil {
		return Changes{}, explain(s.folder.dir, err)
	}
	return s.change(ctx, func(old map[string]fragment, e *edit) {
		for _, id := range slices.Sorted(maps.Keys(incoming)) {
			was, there := old[id]
			incoming[id].was = there
			e.put(id, was, incoming[id])
		}
	})
}

// Remove takes articles and all that only they say out of the store. Ids that
// are not there are passed over.
func (s *Store) Remove(ctx context.Context, ids ...string) (Changes, error) {
	return s.change(ctx, func(old map[string]fragment, e *edit) {
		for _, id := range distinct(ids) {
			if _, there := old[id]; there {
				e.Removed = append(e.Removed, id)
				delete(e.fragments, id)
			}
		}
	})
}

// article is an article to store.
type article struct {
	fragment
	text   string
	origin string // that the resolution gives it
	was    bool   // it is in the store
}

// edit is what a change does to the set of articles.
type edit struct {
	Changes
	fragments map[string]fragment // as they will be
	articles  []*article          // to be written
}

func (e *edit) put(id string, was fragment, a *article) {
	list := &e.Added
	if a.was {
		list = &e.Updated
		if was.text == a.fragment.text {
			list = &e.Unchanged
		}
	}
	*list = append(*list, id)
	if list != &e.Unchanged {
		e.articles = append(e.articles, a)
		e.fragments[id] = a.fragment
	}
}

// content is what the store holds, in memory.
type content struct {
	fragments map[string]fragment
	resolved  *graph.Graph // of the documents at least those with an origin
}

// change edits the set of articles, resolves it and writes the difference.
func (s *Store) change(ctx context.Context, work func(old map[string]fragment, e *edit)) (Changes, error) {
	if err := s.writable(); err != nil {
		return Changes{}, err
	}
	s.changing.Lock()
	defer s.changing.Unlock()
	e := new(edit)
	err := s.changeWith(ctx, e, work)
	if err != nil {
		return Changes{}, explain(s.folder.dir, err)
	}
	return e.Changes, nil
}

func (s *Store) changeWith(ctx context.Context, e *edit, work func(old map[string]fragment, e *edit)) error {
	old, err := s.current(ctx)
	if err != nil {
		return err
	}
	e.fragments = maps.Clone(old.fragments)
	work(old.fragments, e)
	next := &content{fragments: e.fragments}
	if next.resolved, err = resolved(e.fragments, s.options.Resolve); err != nil {
		return err
	}
	before, after := originsOf(old.resolved), originsOf(next.resolved)
	for _, a := range e.articles {
		a.origin = after[a.fragment.graph.Documents[0].ID]
	}
	s.content = nil // not known until the difference is on disk
	e.Rows, err = s.commit(ctx, func(w *writer) error {
		for _, id := range e.Removed {
			if err := w.dropArticle(id); err != nil {
				return err
			}
		}
		for _, a := range e.articles {
			if err := w.putArticle(a); err != nil {
				return err
			}
		}
		if err := w.putOrigins(before, after, e); err != nil {
			return err
		}
		return w.apply(difference(old.resolved, next.resolved))
	})
	if err == nil {
		s.content = next
	}
	return err
}

// commit writes what work writes, as one commit, and then the stamp. It returns
// the number of rows, 0 where there was nothing to write.
func (s *Store) commit(ctx context.Context, work func(*writer) error) (rows int, err error) {
	next := s.head
	err = s.db.Update(ctx, func(b *pebblekv.Batch) error {
		w := newWriter(b)
		if err := work(w); err != nil {
			return err
		}
		if err := w.finish(); err != nil {
			return err
		}
		if rows = w.rows; rows == 0 {
			return nil
		}
		var err error
		next, err = w.stamp(s.head)
		return err
	})
	if err != nil || rows == 0 {
		return rows, err
	}
	s.head, s.changed = next, true
	return rows, s.folder.writeStamp(s.folder.Database, next)
}

// current returns the content, from memory where it is known.
func (s *Store) current(ctx context.Context) (*content, error) {
	if s.content != nil {
		return s.content, nil
	}
	c := new(content)
	err := s.db.View(ctx, func(p pebblekv.Reader) error {
		r := newReader(p)
		var err error
		if c.fragments, err = r.fragments(); err != nil {
			return err
		}
		c.resolved, err = r.graph()
		return err
	})
	return c, err
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
