package store

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"github.com/cockroachdb/pebble/v2/vfs"

	"newsgraph/graph"
	"newsgraph/graph/store/pebblekv"
)

// Options say how to open a store. The zero value makes or opens one that can
// be read and compacted, but not changed.
type Options struct {
	// Resolve makes one graph of the fragments of all articles, which come
	// ordered by article id: it decides which of their nodes are one thing, and
	// gives the edges among these all their evidence. Its Documents are not
	// read. Put and Remove need it. It must be a function of the fragments
	// alone, and leave them as they are.
	Resolve func(fragments []*graph.Graph) (*graph.Graph, error)
	// ReadOnly refuses changes, and a folder without a store instead of making
	// one.
	ReadOnly bool
	// Wait is how long Open waits for another process that has the store open;
	// 0 fails at once.
	Wait time.Duration
	// InMemory keeps everything in memory until Close; the folder then only
	// serves in messages.
	InMemory bool

	// fs replaces the file system in tests.
	fs vfs.FS
}

// Store is an open store. Its methods are safe for concurrent use: readers run
// side by side, a change runs alone.
type Store struct {
	folder  *folder
	options Options
	guard   *guard
	closed  atomic.Bool

	// content is what the quads say, as of the last change, or nil when that
	// is not known. It belongs to the holder of the guard's write lock.
	content *state
}

// Open opens the store in folder dir, and makes one if dir is absent or empty.
// The error says which folder and what to do; see the Err variables.
func Open(ctx context.Context, dir string, options Options) (*Store, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	fsys := options.fs
	switch {
	case fsys != nil:
	case options.InMemory:
		fsys = vfs.NewMem()
	default:
		fsys = vfs.Default
	}
	for deadline := time.Now().Add(options.Wait); ; {
		s, err := open(fsys, dir, options)
		if !errors.Is(err, ErrLocked) || time.Now().After(deadline) {
			return s, explain(dir, err)
		}
		select {
		case <-ctx.Done():
			return nil, explain(dir, ctx.Err())
		case <-time.After(lockPause):
		}
	}
}

// lockPause is the time between two looks at a lock: short beside the second
// that a question takes, long beside the look itself.
const lockPause = 50 * time.Millisecond

func open(fsys vfs.FS, dir string, options Options) (*Store, error) {
	f, err := openFolder(fsys, dir, !options.ReadOnly)
	if err != nil {
		return nil, err
	}
	g, err := openDatabase(f, options.ReadOnly)
	if err != nil {
		return nil, errors.Join(err, f.lock.Close())
	}
	return &Store{folder: f, options: options, guard: g}, nil
}

// openDatabase opens the folder's current database, and makes it when the
// folder is new.
func openDatabase(f *folder, readOnly bool) (*guard, error) {
	if !f.isNew && !f.exists(f.Database) {
		return nil, &storeError{dir: f.dir, kind: ErrCorrupt, cause: errors.New(f.Database + " is missing")}
	}
	if !readOnly {
		if err := f.sweep(); err != nil {
			return nil, err
		}
	}
	use := pebblekv.ToWrite
	switch {
	case f.isNew:
		use = pebblekv.ToCreate
	case readOnly:
		use = pebblekv.ToRead
	}
	db, err := pebblekv.Open(f.path(f.Database), f.fs, use)
	if err != nil {
		return nil, openFailure(f.dir, err)
	}
	g, err := newGuard(db)
	if err == nil && f.isNew {
		err = f.writeStamp(f.Database)
	}
	if err != nil {
		_ = db.Close() // it has nothing to add
		return nil, err
	}
	return g, nil
}

// Close closes the store, waiting for what runs. It may be called again.
func (s *Store) Close() error {
	if s.closed.Swap(true) {
		return nil
	}
	s.guard.mu.Lock()
	defer s.guard.mu.Unlock()
	return explain(s.folder.dir, errors.Join(s.guard.db.Close(), s.folder.lock.Close()))
}

// view runs a query under the guard and names the store in its errors.
func (s *Store) view(ctx context.Context, query func(reader) error) error {
	if s.closed.Load() {
		return &storeError{dir: s.folder.dir, kind: ErrClosed}
	}
	return explain(s.folder.dir, s.guard.view(ctx, query))
}
