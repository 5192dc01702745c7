package main

import (
	"context"
	"fmt"
	"runtime"
	"sync"

	"newsgraph/graph"
	"newsgraph/graph/store"
	"newsgraph/ingest"
	"newsgraph/ingest/document"
	"newsgraph/ingest/source"
)

// batchSize is the number of articles that go into the store in one
// transaction: enough to spread its fixed cost, few enough to keep its memory
// (about 200 kB an article) small.
const batchSize = 300

// intake is what reading, analysing and storing articles came to.
type intake struct {
	articles int
	ids      []string
	problems []*source.Problem
	changes  store.Changes
}

// reading says what to take in.
type reading struct {
	paths []string
	date  string
	jobs  int
}

// takeIn reads, analyses and stores articles. Articles are analysed side by side
// and stored in the order in which they were read, so that the number of jobs
// makes no difference.
func takeIn(ctx context.Context, env environment, s *store.Store, r reading) (intake, error) {
	pipeline, err := ingest.New()
	if err != nil {
		return intake{}, err
	}
	t := &taker{ctx: ctx, env: env, store: s, pipeline: pipeline, jobs: r.jobs, bar: &bar{label: "articles"}}
	if env.progress {
		t.bar.w = env.err
	}
	if t.jobs <= 0 {
		t.jobs = runtime.GOMAXPROCS(0)
	}
	opts := source.Options{Date: r.date, Stdin: env.in}
	err = source.Read(ctx, r.paths, opts, t.article, t.problem)
	if err == nil {
		err = t.flush()
	}
	t.bar.done()
	return t.intake, err
}

// taker collects articles into batches.
type taker struct {
	ctx      context.Context
	env      environment
	store    *store.Store
	pipeline *ingest.Pipeline
	jobs     int
	batch    []document.Article
	bar      *bar
	intake
}

func (t *taker) article(a document.Article) error {
	t.batch = append(t.batch, a)
	if len(t.batch) >= batchSize {
		return t.flush()
	}
	return nil
}

func (t *taker) problem(p *source.Problem) {
	t.bar.clear()
	fmt.Fprintln(t.env.err, "newsgraph: skipped", p.Error())
	t.problems = append(t.problems, p)
}

// flush analyses the batch and stores its facts.
func (t *taker) flush() error {
	if len(t.batch) == 0 {
		return nil
	}
	facts := t.analyse(t.batch)
	if err := t.ctx.Err(); err != nil {
		return err
	}
	changes, err := t.store.Put(t.ctx, facts...)
	if err != nil {
		return err
	}
	for _, a := range t.batch {
		t.ids = append(t.ids, a.ID)
	}
	t.articles += len(t.batch)
	t.batch = t.batch[:0]
	t.changes.Added = append(t.changes.Added, changes.Added...)
	t.changes.Updated = append(t.changes.Updated, changes.Updated...)
	t.changes.Unchanged = append(t.changes.Unchanged, changes.Unchanged...)
	t.changes.Quads += changes.Quads
	return nil
}

// analyse returns the facts of the articles in their order. A context that ends
// leaves the rest nil.
func (t *taker) analyse(articles []document.Article) []*graph.Graph {
	facts := make([]*graph.Graph, len(articles))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(t.jobs, len(articles)) {
		workers.Go(func() {
			for i := range next {
				facts[i] = t.pipeline.Facts(articles[i])
				t.bar.add(1)
			}
		})
	}
	for i := range articles {
		if t.ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	workers.Wait()
	return facts
}
