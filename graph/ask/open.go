package ask

import (
	"context"
	"sync"

	"newsgraph/graph"
	"newsgraph/graph/query"
	"newsgraph/graph/store"
)

// DB answers questions to a graph.
type DB struct {
	dir string // "" for a graph in memory

	mu    sync.Mutex
	state string // of the store, as of the snapshot
	kept  *snapshot
}

// snapshot is the graph of one state of the store, and what is worked out from it.
type snapshot struct {
	*graph.Graph
	index *query.Index
	names map[string]string
}

// Open returns a DB on the store in folder dir. It fails where there is none that can be
// read; the errors are those of store.Open.
func Open(ctx context.Context, dir string) (*DB, error) {
	db := &DB{dir: dir}
	_, err := db.snapshot(ctx)
	if err != nil {
		return nil, err
	}
	return db, nil
}

// New returns a DB on a graph, which must not change afterwards.
func New(g *graph.Graph) *DB { return &DB{kept: newSnapshot(g)} }

func newSnapshot(g *graph.Graph) *snapshot {
	return &snapshot{Graph: g, index: query.NewIndex(g), names: namesOf(g)}
}

// snapshot returns the present state. Of many callers that find it changed, one reads it
// and the others wait for that.
func (db *DB) snapshot(ctx context.Context) (*snapshot, error) {
	db.mu.Lock()
	defer db.mu.Unlock()
	if db.dir == "" {
		return db.kept, nil
	}
	state, err := store.State(db.dir)
	if err != nil {
		return nil, err
	}
	if db.kept != nil && state == db.state {
		return db.kept, nil
	}
	s, err := store.Open(ctx, db.dir, store.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer s.Close()
	g, err := s.Graph(ctx)
	if err != nil {
		return nil, err
	}
	db.kept, db.state = newSnapshot(g), state
	return db.kept, nil
}

// Graph returns the whole graph as it now is.
func (db *DB) Graph(ctx context.Context) (*graph.Graph, error) {
	s, err := db.snapshot(ctx)
	if err != nil {
		return nil, err
	}
	return s.Graph, nil
}
