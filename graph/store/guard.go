package store

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/cayleygraph/cayley/clog"
	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	"github.com/hidal-go/hidalgo/kv/flat"

	"newsgraph/graph/store/pebblekv"
)

// guard stands around Cayley's quad store, which by itself corrupts its data
// silently in four ways (the tests show each):
//
//   - A reader that resolves a name while a writer deletes that node caches a
//     dead id, and quads added later point to nothing. Hence the lock, held for
//     each whole query and each whole transaction.
//   - A failed transaction leaves ids in the caches that were never stored.
//     Hence a new quad store over the same database after every failure.
//   - A transaction that ignores duplicates or missing quads counts references
//     wrongly, and nodes vanish later. Hence only adds of quads that are absent
//     and deletes of quads that are present reach it.
//   - A transaction that both adds and deletes loses the nodes whose references
//     fall on balance from the quads that it adds. Hence adds and deletes go in
//     separate calls, joined into one commit by the driver.
type guard struct {
	mu sync.RWMutex
	db *pebblekv.DB
	qs *kv.QuadStore
}

// delta is a set of changes: quads to add and quads to delete.
type delta struct{ add, del []quad.Quad }

// applySize is the number of quads handed to Cayley at once. Its cost per quad
// falls up to about 10,000 and rises again beyond.
const applySize = 5000

// cayleyOptions switch off the bloom filter: it costs 600 MB and seconds at
// start for a million quads, and saves look-ups that clean deltas do not make.
var cayleyOptions = cayley.Options{kv.OptNoBloom: true}

// Cayley's indexes: its two own ones, and one that finds the quads of an
// article, by predicate where one is given.
var (
	byObject = kv.QuadIndex{Dirs: []quad.Direction{quad.Object, quad.Predicate, quad.Subject}}
	byLabel  = kv.QuadIndex{Dirs: []quad.Direction{quad.Label, quad.Predicate, quad.Subject, quad.Object}}
)

func init() {
	// kv.Init takes the indexes of a new store from this variable only.
	kv.DefaultQuadIndexes = []kv.QuadIndex{
		{Dirs: []quad.Direction{quad.Subject, quad.Predicate}}, byObject, byLabel,
	}
	// Cayley logs to standard error what it also returns.
	clog.SetLogger(nil)
}

// newGuard opens the quad store in db, and initialises it when it is empty.
func newGuard(db *pebblekv.DB) (*guard, error) {
	g := &guard{db: db}
	err := g.run(g.fresh)
	if !errors.Is(err, cayley.ErrNotInitialized) {
		return g, err
	}
	return g, g.run(func() error {
		// Cayley initialises in three transactions; a crash between them would
		// leave a store with the wrong indexes.
		err := db.Atomically(context.Background(), func() error { return kv.Init(flat.Upgrade(db), cayleyOptions) })
		if err != nil {
			return err
		}
		return g.fresh()
	})
}

// fresh replaces the quad store, and with it its caches.
func (g *guard) fresh() error {
	qs, err := kv.New(flat.Upgrade(g.db), cayleyOptions)
	if err != nil {
		return err
	}
	g.qs = qs.(*kv.QuadStore)
	return nil
}

// view runs a query while no transaction can run.
func (g *guard) view(ctx context.Context, query func(reader) error) error {
	g.mu.RLock()
	defer g.mu.RUnlock()
	return g.run(func() error { return query(reader{ctx, g.qs}) })
}

// update runs work, which reads the store and calls apply, while nothing else
// can run.
func (g *guard) update(ctx context.Context, work func(reader) error) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	err := g.run(func() error { return work(reader{ctx, g.qs}) })
	if err == nil {
		return nil
	}
	if again := g.run(g.fresh); again != nil && !errors.Is(err, again) {
		return errors.Join(err, again)
	}
	return err
}

// apply writes what of d is not so already, in one commit, and returns the
// number of quads added and deleted. Only work within update calls it.
func (g *guard) apply(ctx context.Context, d delta) (int, error) {
	d, err := reader{ctx, g.qs}.clean(d)
	if err != nil || len(d.add)+len(d.del) == 0 {
		return 0, err
	}
	err = g.db.Atomically(ctx, func() error {
		// Adds first: a node that changes its quads keeps its id.
		if err := g.send(ctx, cayley.Add, d.add); err != nil {
			return err
		}
		return g.send(ctx, cayley.Delete, d.del)
	})
	return len(d.add) + len(d.del), err
}

// send hands quads to Cayley in portions.
func (g *guard) send(ctx context.Context, action cayley.Procedure, quads []quad.Quad) error {
	for len(quads) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := min(applySize, len(quads))
		deltas := make([]cayley.Delta, n)
		for i, q := range quads[:n] {
			deltas[i] = cayley.Delta{Quad: q, Action: action}
		}
		if err := g.qs.ApplyDeltas(deltas, cayley.IgnoreOpts{}); err != nil {
			return err
		}
		quads = quads[n:]
	}
	return nil
}

// run works on the database.
func (g *guard) run(fn func() error) error {
	return g.db.Run(func() error { return recovered(fn) })
}

// recovered turns a panic inside Cayley into an error: some queries divide by
// zero in its optimiser.
func recovered(fn func() error) (err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case error:
			err = fmt.Errorf("inside Cayley: %w", p)
		default:
			err = fmt.Errorf("inside Cayley: %v", p)
		}
	}()
	return fn()
}
