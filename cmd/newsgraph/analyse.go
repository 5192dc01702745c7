package main

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"newsgraph/graph"
	"newsgraph/graph/store"
	"newsgraph/ingest/document"
	"newsgraph/ingest/fact"
	"newsgraph/ingest/llm/chat"
	"newsgraph/ingest/source"
)

// batchSize is the number of articles that go into the store in one commit: enough
// to spread its fixed cost, few enough to keep its memory (about 200 kB an article)
// small.
const batchSize = 300

// intake is what reading, analysing and storing articles came to.
type intake struct {
	articles int
	ids      []string
	problems []*source.Problem
	// passed counts what was left out by its kind, foreign the articles in other
	// languages, encodings the files that were turned into UTF-8.
	passed, foreign, encodings map[string]int
	changes                    store.Changes
	// waiting are the articles that a language model gave no answer on: what the
	// store has of them stays.
	waiting []string
	// model is the language model that took part, or nil.
	model *languageModel
}

// takeIn reads, analyses and stores articles. Articles are analysed side by side
// and stored in the order in which they were read, so that the number of jobs
// makes no difference; reading, analysing and storing overlap.
func takeIn(ctx context.Context, env environment, s *store.Store, r reading) (intake, error) {
	t, err := newTaker(ctx, env, r)
	if err != nil {
		return intake{}, err
	}
	t.known = func(a *document.Article) bool {
		same, err := s.Extracted(t.ctx, fact.Describe(a), t.by())
		return err == nil && same // what cannot be read shows again when it is stored
	}
	resolved := false
	put := func(ctx context.Context, articles []store.Article) error {
		resolved = true
		changes, err := s.PutArticles(ctx, articles...)
		t.add(changes)
		return err
	}
	err = t.run(r.paths, func(articles []store.Article) error { return put(t.ctx, articles) })
	if err == nil && t.articles > 0 && !resolved {
		// All articles are known, but corrections may be others than before.
		err = put(ctx, nil)
	}
	slices.Sort(t.changes.Unchanged)
	return t.intake, err
}

// add adds what a Put did.
func (in *intake) add(c store.Changes) {
	in.changes.Added = append(in.changes.Added, c.Added...)
	in.changes.Updated = append(in.changes.Updated, c.Updated...)
	in.changes.Unchanged = append(in.changes.Unchanged, c.Unchanged...)
	in.changes.Rows += c.Rows
}

// by names what extracts the facts, for the store; empty are the rules.
func (t *taker) by() string {
	if t.model == nil {
		return ""
	}
	return byModel
}

// newTaker makes a taker.
func newTaker(ctx context.Context, env environment, r reading) (*taker, error) {
	options, err := r.options(env)
	if err != nil {
		return nil, err
	}
	t := &taker{
		ctx: ctx, env: env, jobs: r.jobs, options: options, batch: batchSize,
		intake: intake{passed: map[string]int{}, foreign: map[string]int{}, encodings: map[string]int{}},
	}
	pipeline, model, err := r.pipeline(env, func() context.Context { return t.ctx })
	if err != nil {
		return nil, err
	}
	t.facts, t.model = within(r.patience, pipeline.Facts), model
	if t.jobs <= 0 {
		t.jobs = model.jobs()
	}
	return t, nil
}

// taker takes in articles.
type taker struct {
	ctx     context.Context
	env     environment
	options source.Options
	facts   func(context.Context, document.Article) (*graph.Graph, error)
	// known, if not nil, tells of an article whether its facts are there already.
	known func(*document.Article) bool
	jobs  int
	batch int // articles that are put at once
	bar   *bar

	// mu guards the problems and standard error: reading, and analysing with
	// storing, go on side by side.
	mu   sync.Mutex
	told []*chat.Fault // those that meet every article, told already
	intake
}

// run reads and analyses the articles under the paths and gives their facts, in
// batches, to put.
func (t *taker) run(paths []string, put func([]store.Article) error) error {
	outer := t.ctx
	ctx, cancel := context.WithCancelCause(outer)
	defer cancel(nil)
	t.ctx = ctx
	if t.env.progress {
		t.bar = newBar(t.env.err, source.Size(paths, t.options))
		t.bar.start()
		defer t.bar.stop()
	}
	team := newAnalysts(ctx, t.jobs, t.one)
	var reading sync.WaitGroup
	reading.Go(func() {
		defer team.close()
		if err := t.read(paths, team); err != nil {
			cancel(err)
		}
	})
	err := t.collect(team, put)
	if err != nil {
		cancel(err)
	}
	reading.Wait()
	if outer.Err() != nil {
		return outer.Err()
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

// read gives the articles to the team.
func (t *taker) read(paths []string, team *analysts) error {
	read := int64(0)
	o := t.options
	o.Doubt, o.Progress = t.doubt, func(n int64) { read = n }
	o.Passed = func(p source.Passed) {
		if p.Language != "" {
			t.foreign[p.Language]++
		} else {
			t.passed[p.Kind]++
		}
	}
	o.Converted = func(_, encoding string) { t.encodings[encoding]++ }
	return source.Read(t.ctx, paths, o, func(a document.Article) error { return team.add(a, read) }, t.problem)
}

// collect puts the facts that the team finds, in batches.
func (t *taker) collect(team *analysts, put func([]store.Article) error) error {
	var batch []store.Article
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		if err := put(batch); err != nil {
			return err
		}
		for _, a := range batch {
			t.ids = append(t.ids, a.Facts.Documents[0].ID)
		}
		t.articles += len(batch)
		batch = nil
		return nil
	}
	err := team.each(func(a analysed) error {
		t.bar.add(a.read)
		if a.problem != nil {
			t.problem(a.problem)
			if unanswered(a.problem.Err) != nil {
				t.waiting = append(t.waiting, a.id)
			}
			return nil
		}
		if a.known {
			t.ids, t.changes.Unchanged = append(t.ids, a.id), append(t.changes.Unchanged, a.id)
			t.articles++
			return nil
		}
		batch = append(batch, store.Article{Facts: a.facts, Text: a.text, By: t.by()})
		if len(batch) >= t.batch {
			return flush()
		}
		return nil
	})
	if err != nil {
		return err
	}
	return flush()
}

func (t *taker) problem(p *source.Problem) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.bar.clear()
	if t.once(unanswered(p.Err)) {
		fmt.Fprintln(t.env.err, "newsgraph: skipped", plain(p.Error()))
	}
	t.problems = append(t.problems, p)
}

// doubt tells what is wrong with an article that is kept.
func (t *taker) doubt(p *source.Problem) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.bar.clear()
	fmt.Fprintln(t.env.err, "newsgraph: warning:", plain(p.Error()))
}

// one returns the facts of an article. A fault of the analysis costs this one
// article, not the batch.
func (t *taker) one(a document.Article) (found analysed) {
	defer func() {
		if r := recover(); r != nil {
			found = analysed{problem: &source.Problem{
				Path: a.Source, Reason: fmt.Sprintf("analysis failed: %v (article %s)", r, a.ID),
				Remedy: "this is a defect of newsgraph: please report it with the article",
			}}
		}
	}()
	if t.model == nil && t.known != nil && t.known(&a) {
		return analysed{known: true}
	}
	g, err := t.facts(t.ctx, a)
	if f := unanswered(err); f != nil {
		return analysed{problem: unansweredProblem(a, f)}
	}
	if err != nil {
		return analysed{problem: unanalysed(a, err)}
	}
	if err := store.Check(g); err != nil {
		return analysed{problem: &source.Problem{Path: a.Source, Reason: "cannot be stored: " + err.Error(), Remedy: "give the article another id, or report this", Err: err}}
	}
	return analysed{facts: g}
}
