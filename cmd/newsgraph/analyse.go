package main

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/store"
	"newsgraph/ingest"
	"newsgraph/ingest/document"
	"newsgraph/ingest/source"
)

// A batch is the articles that go into the store in one transaction: enough to
// spread its fixed cost, few enough to keep its memory (about 200 kB an article)
// small. Each transaction looks at all articles so far, so that batches grow
// with them: equal ones would make the whole work quadratic.
const (
	leastBatch = 300
	mostBatch  = 1500
)

// batchSize is the size of the next batch, after so many articles.
func batchSize(articles int) int { return min(max(leastBatch, articles/2), mostBatch) }

// intake is what reading, analysing and storing articles came to.
type intake struct {
	articles int
	ids      []string
	problems []*source.Problem
	// ignored are the files of folders that are passed over by their ending.
	ignored []string
	changes store.Changes
}

// reading says what to take in, and how.
type reading struct {
	paths             []string
	date, corrections string
	jobs              int
	patience          time.Duration
}

// add adds the flags of commands that read articles.
func (r *reading) add(cmd *cobra.Command) {
	cmd.Flags().Var(date{&r.date}, "date", "date of articles that do not tell their own, as 2022-01-23")
	cmd.Flags().IntVarP(&r.jobs, "jobs", "j", 0, "articles analysed at once (default: one per processor)")
	addPatience(cmd, &r.patience)
	addCorrections(cmd, &r.corrections)
}

// takeIn reads, analyses and stores articles. Articles are analysed side by side
// and stored in the order in which they were read, so that the number of jobs
// makes no difference.
func takeIn(ctx context.Context, env environment, s *store.Store, r reading) (intake, error) {
	t, err := newTaker(ctx, env, r)
	if err != nil {
		return intake{}, err
	}
	t.store = s
	opts := source.Options{
		Date: r.date, Stdin: env.in, Doubt: t.doubt,
		Ignored: func(p string) { t.ignored = append(t.ignored, p) },
	}
	err = source.Read(ctx, r.paths, opts, t.article, t.problem)
	if err == nil {
		err = t.flush()
	}
	t.bar.clear()
	return t.intake, err
}

// newTaker makes a taker without a store.
func newTaker(ctx context.Context, env environment, r reading) (*taker, error) {
	if r.jobs < 0 {
		return nil, usagef("--jobs cannot be negative")
	}
	pipeline, err := ingest.New(ingest.Options{})
	if err != nil {
		return nil, err
	}
	t := &taker{ctx: ctx, env: env, facts: within(r.patience, pipeline.Facts), jobs: r.jobs}
	if env.progress {
		t.bar = newBar(env.err, source.Size(r.paths))
	}
	if t.jobs <= 0 {
		t.jobs = runtime.GOMAXPROCS(0)
	}
	return t, nil
}

// taker collects articles into batches.
type taker struct {
	ctx   context.Context
	env   environment
	store *store.Store
	facts func(context.Context, document.Article) (*graph.Graph, error)
	jobs  int
	batch []document.Article
	bar   *bar
	intake
}

func (t *taker) article(a document.Article) error {
	t.batch = append(t.batch, a)
	if len(t.batch) >= batchSize(t.articles) {
		return t.flush()
	}
	return nil
}

func (t *taker) problem(p *source.Problem) {
	t.bar.clear()
	fmt.Fprintln(t.env.err, "newsgraph: skipped", plain(p.Error()))
	t.problems = append(t.problems, p)
}

// doubt tells what is wrong with an article that is kept.
func (t *taker) doubt(p *source.Problem) {
	t.bar.clear()
	fmt.Fprintln(t.env.err, "newsgraph: warning:", plain(p.Error()))
}

// flush analyses the batch and stores its facts.
func (t *taker) flush() error {
	facts, problems := t.analyse(t.batch)
	t.batch = t.batch[:0]
	if err := t.ctx.Err(); err != nil {
		return err
	}
	for _, p := range problems {
		t.problem(p)
	}
	if len(facts) == 0 {
		return nil
	}
	changes, err := t.store.Put(t.ctx, facts...)
	if err != nil {
		return err
	}
	for _, f := range facts {
		t.ids = append(t.ids, f.Documents[0].ID)
	}
	t.articles += len(facts)
	t.changes.Added = append(t.changes.Added, changes.Added...)
	t.changes.Updated = append(t.changes.Updated, changes.Updated...)
	t.changes.Unchanged = append(t.changes.Unchanged, changes.Unchanged...)
	t.changes.Rows += changes.Rows
	return nil
}

// analyse returns the facts of the articles in their order, without those whose
// analysis failed. When the context ends, the rest is missing.
func (t *taker) analyse(articles []document.Article) (facts []*graph.Graph, problems []*source.Problem) {
	all := make([]*graph.Graph, len(articles))
	failed := make([]*source.Problem, len(articles))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(t.jobs, len(articles)) {
		workers.Go(func() {
			for i := range next {
				all[i], failed[i] = t.one(articles[i])
				t.bar.add(len(articles[i].Text))
			}
		})
	}
	if !t.each(len(articles), next, &workers) {
		return nil, nil
	}
	for i := range articles {
		if all[i] != nil {
			facts = append(facts, all[i])
		}
		if failed[i] != nil {
			problems = append(problems, failed[i])
		}
	}
	return facts, problems
}

// each hands the numbers below n to the workers and waits for them. It returns
// false at once when the context ends: a long article is not waited for, and what
// becomes of it not looked at.
func (t *taker) each(n int, next chan<- int, workers *sync.WaitGroup) bool {
	for i := range n {
		select {
		case next <- i:
		case <-t.ctx.Done():
			close(next)
			return false
		}
	}
	close(next)
	done := make(chan struct{})
	go func() {
		workers.Wait()
		close(done)
	}()
	select {
	case <-done:
		return true
	case <-t.ctx.Done():
		return false
	}
}

// one returns the facts of an article. A fault of the analysis costs this one
// article, not the batch.
func (t *taker) one(a document.Article) (g *graph.Graph, p *source.Problem) {
	defer func() {
		if r := recover(); r != nil {
			g = nil
			p = &source.Problem{
				Path: a.Source, Reason: fmt.Sprintf("analysis failed: %v (article %s)", r, a.ID),
				Remedy: "this is a defect of newsgraph: please report it with the article",
			}
		}
	}()
	g, err := t.facts(t.ctx, a)
	if err != nil {
		return nil, unanalysed(a, err)
	}
	if err := store.Check(g); err != nil {
		return nil, &source.Problem{Path: a.Source, Reason: "cannot be stored: " + err.Error(), Remedy: "give the article another id, or report this", Err: err}
	}
	return g, nil
}
