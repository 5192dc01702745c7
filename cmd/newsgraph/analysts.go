package main

import (
	"context"

	"newsgraph/graph"
	"newsgraph/ingest/document"
	"newsgraph/ingest/source"
)

// analysed is what became of an article: facts, a problem, or nothing where the
// facts are stored already.
type analysed struct {
	mark    mark
	facts   *graph.Graph
	problem *source.Problem
	// text is the article's.
	text string
	// id is that of the article, read how much of the input had been read when it
	// was, bytes the length of its text.
	id    string
	read  int64
	bytes int
}

// underWay is the number of articles between reading and storing for each
// analyst: enough that storing a batch, which takes about as long as analysing
// fifty articles, does not leave them idle.
const underWay = 64

// analysts analyse articles side by side and hand on what they find in the order
// in which the articles came. At most jobs work at once, and at most underWay
// times as many articles wait.
type analysts struct {
	ctx   context.Context
	one   func(document.Article) analysed
	slots chan struct{}
	found chan chan analysed
}

func newAnalysts(ctx context.Context, jobs int, one func(document.Article) analysed) *analysts {
	return &analysts{ctx: ctx, one: one, slots: make(chan struct{}, jobs), found: make(chan chan analysed, underWay*jobs)}
}

// add gives an article to the next one who is free. A long article is not waited
// for when the context ends.
func (a *analysts) add(article document.Article, read int64) error {
	select {
	case a.slots <- struct{}{}:
	case <-a.ctx.Done():
		return a.ctx.Err()
	}
	done := make(chan analysed, 1)
	go func() {
		defer func() { <-a.slots }()
		r := a.one(article)
		r.id, r.read, r.bytes, r.text = article.ID, read, len(article.Text), article.Text
		done <- r
	}()
	select {
	case a.found <- done:
		return nil
	case <-a.ctx.Done():
		return a.ctx.Err()
	}
}

// close says that no more articles come.
func (a *analysts) close() { close(a.found) }

// each hands on what was found, until close or an error. Once the context has
// ended, nothing more is handed on, not even what is there.
func (a *analysts) each(f func(analysed) error) error {
	for {
		done, ok, err := next(a.ctx, a.found)
		if err != nil || !ok {
			return err
		}
		r, _, err := next(a.ctx, done)
		if err != nil {
			return err
		}
		if err := f(r); err != nil {
			return err
		}
	}
}

// next receives from c, unless the context has ended; ok is false where c is closed.
func next[T any](ctx context.Context, c <-chan T) (v T, ok bool, err error) {
	select {
	case v, ok = <-c:
	case <-ctx.Done():
	}
	return v, ok, ctx.Err()
}
