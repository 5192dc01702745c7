package store

import (
	"context"
	"errors"
	"io/fs"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cockroachdb/pebble/v2/vfs"

	"newsgraph/graph"
	"newsgraph/graph/store/engine"
	"newsgraph/graph/store/pebblekv"
)

// Options say how to open a store. The zero value makes or opens one that can
// be read and compacted, but not changed.
type Options struct {
	// Resolve makes one graph of the fragments of all articles, which come
	// ordered by article id: it decides which of their nodes are one thing, and
	// gives the edges among these all their evidence. Of its Documents only the
	// Origin is read. Put and Remove need it. It must be a function of the fragments
	// alone, and leave them as they are.
	Resolve func(fragments []*graph.Graph) (*graph.Graph, error)
	// Update, if not nil, is used instead of Resolve: it tells what becomes of the
	// resolved graph when facts are added, in the place of those of the same article,
	// and articles removed, and keeps what it needs for that in rows. The graph
	// must be the one that Resolve makes, which then only Verify and Repair ask.
	Update func(rows Rows, added []*graph.Graph, removed []string) (Change, error)
	// ReadOnly opens the store as it is at this moment, beside whoever writes to
	// it. It writes nothing at all, refuses changes, and a folder without a store
	// instead of making one.
	ReadOnly bool
	// Name is what other processes that wait for this one are told.
	Name string
	// Wait is how long a writer waits for another one; 0 fails at once, and a
	// negative time waits until the context ends.
	Wait time.Duration
	// Waiting, if not nil, is called once when a writer begins to wait, with the
	// error that says for whom.
	Waiting func(error)
	// InMemory keeps everything in memory until Close; the folder then only
	// serves in messages.
	InMemory bool

	// fs replaces the file system in tests.
	fs vfs.FS
}

// Store is an open store. Its methods are safe for concurrent use: readers run
// side by side and beside a change, each on one state; changes run one by one.
type Store struct {
	folder  *folder
	options Options
	closed  atomic.Bool

	// swap is held for reading by whoever uses db, and for writing to replace it.
	swap sync.RWMutex
	db   engine.Engine

	// changing is held by a change; the rest belongs to its holder.
	changing sync.Mutex
	head     head
	written  int // bytes, since the database was opened
	// content is what the rows say, as of the last change, or nil when that is
	// not known.
	content *content
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
	deadline := time.Now().Add(options.Wait)
	for {
		s, err := open(ctx, fsys, dir, options)
		if !errors.Is(err, ErrLocked) || options.Wait >= 0 && time.Now().After(deadline) {
			return s, explain(dir, err)
		}
		if options.Waiting != nil {
			options.Waiting(explain(dir, err))
			options.Waiting = nil
		}
		select {
		case <-ctx.Done():
			return nil, explain(dir, ctx.Err())
		case <-time.After(lockPause):
		}
	}
}

// lockPause is the time between two looks at a lock: short beside the second
// that a change takes, long beside the look itself.
const lockPause = 50 * time.Millisecond

func open(ctx context.Context, fsys vfs.FS, dir string, options Options) (*Store, error) {
	if options.ReadOnly {
		return openReader(ctx, fsys, dir, options)
	}
	f, err := openFolder(fsys, dir, options.Name)
	if err != nil {
		return nil, err
	}
	s := &Store{folder: f, options: options}
	if err := s.openWriter(ctx); err != nil {
		return nil, errors.Join(err, f.unlock())
	}
	return s, nil
}

// openReader opens the store as it is now. A Compact that ends meanwhile takes
// the database away; then there is another one.
func openReader(ctx context.Context, fsys vfs.FS, dir string, options Options) (*Store, error) {
	for try := 0; ; try++ {
		f, err := openToRead(fsys, dir)
		if err != nil {
			return nil, err
		}
		s := &Store{folder: f, options: options}
		err = s.openDatabase(ctx, pebblekv.ToRead)
		if err == nil {
			return s, nil
		}
		again, moved := openToRead(fsys, dir)
		if moved != nil || again.Database == f.Database || try > 2 {
			return nil, err
		}
	}
}

// openWriter opens the database to write, and makes it when the folder is new.
// One that is there is looked at without touching it first: Pebble would throw
// away what a damaged database no longer knows of.
func (s *Store) openWriter(ctx context.Context) error {
	if s.folder.isNew {
		if err := s.openDatabase(ctx, pebblekv.ToCreate); err != nil {
			return err
		}
		return s.folder.writeStamp(s.folder.Database, s.head)
	}
	if err := s.openDatabase(ctx, pebblekv.ToRead); err != nil {
		return err
	}
	if err := errors.Join(s.db.Close(), s.folder.sweep()); err != nil {
		return err
	}
	return s.openDatabase(ctx, pebblekv.ToWrite)
}

// openDatabase opens the folder's current database and checks that it holds all
// that the stamp says.
func (s *Store) openDatabase(ctx context.Context, use pebblekv.Use) error {
	f := s.folder
	if _, err := f.fs.Stat(f.path(f.Database)); !f.isNew && errors.Is(err, fs.ErrNotExist) {
		return &storeError{dir: f.dir, kind: ErrCorrupt, cause: errors.New(f.Database + " is missing")}
	}
	db, err := pebblekv.Open(f.path(f.Database), f.fs, use)
	if err != nil {
		return openFailure(f.dir, err)
	}
	err = db.View(ctx, func(r engine.Reader) error {
		var err error
		if s.head, err = readHead(r); err != nil {
			return err
		}
		return s.head.check(f.head)
	})
	if err != nil {
		_ = db.Close() // it has nothing to add
		return err
	}
	s.db = db
	return nil
}

// Close closes the store, waiting for what runs. It may be called again.
func (s *Store) Close() error {
	if s.closed.Swap(true) {
		return nil
	}
	s.changing.Lock()
	defer s.changing.Unlock()
	var err error
	if s.written > longJournal {
		err = s.db.Flush()
	}
	return explain(s.folder.dir, errors.Join(err, s.db.Close(), s.folder.unlock()))
}

// longJournal is the number of bytes from which Close writes the journal to tables:
// who reads next would take longer to replay it than to open the store, some
// milliseconds.
const longJournal = 1 << 20

// Commit is the number of the last commit: as long as it is the same, so is the
// content.
func (s *Store) Commit() int {
	s.changing.Lock()
	defer s.changing.Unlock()
	return s.head.Commit
}

// view runs a query on one state and names the store in its errors.
func (s *Store) view(ctx context.Context, query func(*reader) error) error {
	if s.closed.Load() {
		return &storeError{dir: s.folder.dir, kind: ErrClosed}
	}
	s.swap.RLock()
	defer s.swap.RUnlock()
	return explain(s.folder.dir, s.db.View(ctx, func(r engine.Reader) error { return query(newReader(r)) }))
}
