package store

import (
	"context"
	"errors"
	"fmt"
	"maps"

	"newsgraph/graph"
	"newsgraph/graph/store/engine"
)

// Article is the facts of an article and, where it is to be kept, its text.
type Article struct {
	Facts *graph.Graph
	// Text is the ingested text, which the places of the evidence refer to; it is
	// kept compressed. Empty keeps none.
	Text string
	// By names what extracted the facts, where that is not the usual way.
	By string
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
		incoming[f.graph.Documents[0].ID] = &article{fragment: f, text: a.Text, by: a.By}
	}
	if err := errors.Join(errs...); err != nil {
		return Changes{}, explain(s.folder.dir, err)
	}
	return s.change(ctx, incoming, nil)
}

// Remove takes articles and all that only they say out of the store. Ids that
// are not there are passed over.
func (s *Store) Remove(ctx context.Context, ids ...string) (Changes, error) {
	return s.change(ctx, nil, ids)
}

// article is an article to store.
type article struct {
	fragment
	text, by string
	origin   string // that the resolution gives it
	was      bool   // it is in the store
}

// edit is what a change does to the set of articles.
type edit struct {
	Changes
	articles []*article // to be written
}

// put sorts an article by what is there, and tells whether it is to be written.
func (e *edit) put(id string, was fragment, a *article) bool {
	list := &e.Added
	if a.was {
		list = &e.Updated
		if was.text == a.fragment.text {
			list = &e.Unchanged
		}
	}
	*list = append(*list, id)
	if list == &e.Unchanged {
		return false
	}
	e.articles = append(e.articles, a)
	return true
}

// write writes the articles of an edit.
func (w *writer) write(e *edit) error {
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
	return nil
}

// content is what the store holds, in memory.
type content struct {
	fragments map[string]fragment
	resolved  *graph.Graph // of the documents at least those with an origin
}

// change edits the set of articles, resolves it and writes the difference.
func (s *Store) change(ctx context.Context, incoming map[string]*article, remove []string) (Changes, error) {
	if err := s.writable(); err != nil {
		return Changes{}, err
	}
	s.changing.Lock()
	defer s.changing.Unlock()
	work := s.changeWith
	if s.options.Update != nil {
		work = s.updateWith
	}
	e := new(edit)
	if err := work(ctx, e, incoming, remove); err != nil {
		return Changes{}, explain(s.folder.dir, err)
	}
	return e.Changes, nil
}

// changeWith resolves everything anew and writes the difference.
func (s *Store) changeWith(ctx context.Context, e *edit, incoming map[string]*article, remove []string) error {
	old, err := s.current(ctx)
	if err != nil {
		return err
	}
	next := &content{fragments: maps.Clone(old.fragments)}
	for _, id := range sortedKeys(incoming) {
		a := incoming[id]
		var was fragment
		was, a.was = old.fragments[id]
		if e.put(id, was, a) {
			next.fragments[id] = a.fragment
		}
	}
	for _, id := range distinct(remove) {
		if _, there := old.fragments[id]; there {
			e.Removed = append(e.Removed, id)
			delete(next.fragments, id)
		}
	}
	if next.resolved, err = resolved(next.fragments, s.options.Resolve); err != nil {
		return err
	}
	before, after := originsOf(old.resolved), originsOf(next.resolved)
	for _, a := range e.articles {
		a.origin = after[a.fragment.graph.Documents[0].ID]
	}
	err = s.committed(ctx, e, func(w *writer) error {
		if err := w.write(e); err != nil {
			return err
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

// committed commits an edit.
func (s *Store) committed(ctx context.Context, e *edit, work func(*writer) error) error {
	s.content = nil // not known until the difference is on disk
	var err error
	e.Rows, err = s.commit(ctx, work)
	return err
}

// commit writes what work writes, as one commit, and then the stamp. It returns
// the number of rows, 0 where there was nothing to write.
func (s *Store) commit(ctx context.Context, work func(*writer) error) (rows int, err error) {
	next := s.head
	err = s.db.Update(ctx, func(b engine.Batch) error {
		w := newWriter(b)
		if err := work(w); err != nil {
			return err
		}
		if err := w.finish(); err != nil {
			return err
		}
		rows = w.rows
		s.written += b.Len()
		if b.Empty() {
			return nil
		}
		var err error
		next, err = w.stamp(s.head)
		return err
	})
	if err != nil || next == s.head {
		return rows, err
	}
	s.head = next
	return rows, s.folder.writeStamp(s.folder.Database, next)
}

// current returns the content, from memory where it is known.
func (s *Store) current(ctx context.Context) (*content, error) {
	if s.content != nil {
		return s.content, nil
	}
	c := new(content)
	err := s.db.View(ctx, func(p engine.Reader) error {
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
	case s.options.Resolve == nil && s.options.Update == nil:
		return fmt.Errorf("store %s: Options.Resolve or Options.Update is needed to change it", s.folder.dir)
	}
	return nil
}
