package ask

import (
	"context"
	"sync"

	"newsgraph/graph"
	"newsgraph/graph/query"
	"newsgraph/graph/query/sentence"
	"newsgraph/graph/store"
)

// DB answers questions to a graph.
type DB struct {
	dir string // "" for a graph in memory

	mu    sync.Mutex
	state string // of the store, as of the snapshot
	kept  *snapshot
}

// snapshot is one state of a graph, to be asked piece by piece.
type snapshot struct {
	query.Base
	// store is closed when nobody uses it any more; nil for a graph in memory. The
	// DB that keeps the snapshot is one user.
	store *store.Store
	mu    sync.Mutex
	users int
	whole *graph.Graph   // once it was asked for
	index sentence.Index // of a graph in memory, likewise
}

// Open returns a DB on the store in folder dir. It fails where there is none that can be
// read; the errors are those of store.Open. Close it when it is no longer needed.
func Open(ctx context.Context, dir string) (*DB, error) {
	db := &DB{dir: dir}
	s, err := db.snapshot(ctx)
	if err != nil {
		return nil, err
	}
	return db, s.release()
}

// New returns a DB on a graph, which must not change afterwards.
func New(g *graph.Graph) *DB { return &DB{kept: &snapshot{Base: query.NewMemory(g), users: 1}} }

// Close lets the store go when the questions that run have ended. Later questions open
// it again.
func (db *DB) Close() error {
	db.mu.Lock()
	defer db.mu.Unlock()
	if db.dir == "" || db.kept == nil {
		return nil
	}
	old := db.kept
	db.kept = nil
	return old.release()
}

// snapshot returns the present state, which the caller releases. Of many callers that
// find it changed, one opens it and the others wait for that.
func (db *DB) snapshot(ctx context.Context) (*snapshot, error) {
	db.mu.Lock()
	defer db.mu.Unlock()
	if db.dir == "" {
		return db.kept.acquire(), nil
	}
	state, err := store.State(db.dir)
	if err != nil {
		return nil, err
	}
	if db.kept != nil && state == db.state {
		return db.kept.acquire(), nil
	}
	s, err := store.Open(ctx, db.dir, store.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	old := db.kept
	db.kept, db.state = &snapshot{Base: s, store: s, users: 1}, state
	if old != nil {
		_ = old.release() // it was only read
	}
	return db.kept.acquire(), nil
}

func (s *snapshot) acquire() *snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.users++
	return s
}

// release says that a user needs the snapshot no more.
func (s *snapshot) release() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.users--; s.users > 0 || s.store == nil {
		return nil
	}
	return s.store.Close()
}

// with asks the present state.
func (db *DB) with(ctx context.Context, ask func(*snapshot) error) error {
	s, err := db.snapshot(ctx)
	if err != nil {
		return err
	}
	err = ask(s)
	if failure := s.release(); err == nil {
		err = failure
	}
	return err
}

// Graph returns the whole graph as it now is: the same one as long as the store does
// not change.
func (db *DB) Graph(ctx context.Context) (g *graph.Graph, err error) {
	err = db.with(ctx, func(s *snapshot) error {
		g, err = s.graph(ctx)
		return err
	})
	return g, err
}

// words calls ask with the index of the sentences.
func (s *snapshot) words(ctx context.Context, ask func(sentence.Index) error) error {
	if s.store != nil {
		return s.store.Words(ctx, ask)
	}
	g, err := s.graph(ctx)
	if err != nil {
		return err
	}
	s.mu.Lock()
	if s.index == nil {
		s.index = sentence.NewMemory(g)
	}
	s.mu.Unlock()
	return ask(s.index)
}

// graph reads everything, once.
func (s *snapshot) graph(ctx context.Context) (*graph.Graph, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.whole != nil {
		return s.whole, nil
	}
	g, err := s.Base.Graph(ctx)
	if err == nil {
		s.whole = g
	}
	return g, err
}
