package main

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"newsgraph/graph"
	"newsgraph/graph/store"
	"newsgraph/ingest/document"
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
	ids      idSet
	failures failures
	// passed counts what was left out by its kind, foreign the articles in other
	// languages, encodings the files that were turned into UTF-8.
	passed, foreign, encodings map[string]int
	changes                    tally
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
	each := func(f func(graph.Document) error) error { return s.EachDocument(ctx, f) }
	if err := r.taken(each); err != nil {
		return intake{}, err
	}
	t, err := newTaker(ctx, env, r)
	if err != nil {
		return intake{}, err
	}
	if t.ledger, err = openLedger(r.dir, t.model.identity(), each); err != nil {
		return intake{}, err
	}
	t.failures.dir, t.failures.paths = r.dir, r.paths
	err = t.run(r.paths, func(articles []store.Article) error {
		changes, err := s.PutArticles(t.ctx, articles...)
		t.changes.add(changes)
		return err
	})
	return t.intake, errors.Join(err, t.failures.close(), t.ledger.tidy())
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
	jobs    int
	batch   int // articles that are put at once
	bar     *bar
	ledger  *ledger

	// mu guards the problems and standard error: reading, and analysing with
	// storing, go on side by side.
	mu   sync.Mutex
	told []*chat.Fault // those that meet every article, told already
	intake
}

// run reads and analyses the articles under the paths and gives their facts, in
// batches, to put.
func (t *taker) run(paths []string, put func([]store.Article) error) error {
	if t.env.progress {
		t.bar = newBar(t.env.err, source.Size(paths, t.options))
		t.bar.start()
		defer t.bar.stop()
	}
	return t.extract(func(team *analysts) error { return t.read(paths, team) }, put)
}

// extract analyses the articles that read gives to the team, and gives their facts,
// in batches, to put.
func (t *taker) extract(read func(*analysts) error, put func([]store.Article) error) error {
	outer := t.ctx
	ctx, cancel := context.WithCancelCause(outer)
	defer cancel(nil)
	t.ctx = ctx
	team := newAnalysts(ctx, t.jobs, t.one)
	var reading sync.WaitGroup
	reading.Go(func() {
		defer team.close()
		if err := read(team); err != nil {
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
	var batch []analysed
	stored := false
	flush := func() error {
		if len(batch) == 0 && (stored || t.changes.unchanged == 0) {
			return nil
		}
		// Without any facts, the store still takes up new corrections.
		stored = true
		var articles []store.Article
		for _, a := range batch {
			articles = append(articles, store.Article{Facts: a.facts, Text: a.text, By: t.by()})
			t.ids.add(a.id)
		}
		if err := put(articles); err != nil {
			return err
		}
		t.articles += len(batch)
		err := t.ledger.add(batch)
		batch = nil
		return err
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
		if a.facts == nil {
			t.ids.add(a.id)
			t.changes.unchanged++
			t.articles++
			return nil
		}
		batch = append(batch, a)
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
	t.failures.add(p)
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
	m := t.ledger.mark(a)
	if t.ledger.has(a, m) {
		return analysed{}
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
	return analysed{facts: g, mark: m}
}
