// Package pebblekv keeps an ordered table of keys and values in Pebble: what
// the store needs of its engine (package engine), and what Pebble lacks for that.
//
// A View reads one whole state; an Update is one commit, on disk when it
// returns, and after a crash there wholly or not at all. Views run beside one
// another and beside an Update; the caller lets one Update run at a time.
//
// # Reading beside another process
//
// Pebble gives a database to one process, readers included. A database opened
// ToRead is instead frozen (frozen.go): its journals are copied to memory and
// its tables, which never change, are held open, so that it stays as it was
// whatever a writer does meanwhile, and nothing is written, not even a lock.
//
// Every read looks at its context, so that a long one can be stopped.
//
// # Limits
//
// Reading beside a writer rests on open files outliving their names, as they do
// on Unix.
package pebblekv

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"syscall"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
	"github.com/cockroachdb/pebble/v2/vfs"

	"newsgraph/graph/store/engine"
)

// DB is an open database. Its methods are safe for concurrent use, but for
// Update, which must not overlap with another one.
type DB struct {
	db  *pebble.DB
	fs  vfs.FS
	dir string
	// frozen holds the files of a database opened ToRead, or is nil.
	frozen *frozen
	// recent are rows as of the last commit, or in an Update as it has them. It belongs
	// to the Update that runs.
	recent recent

	mu      sync.Mutex
	failed  error         // why the database is stopped, or nil
	stopped chan struct{} // closed when failed is set
	// life is held for reading by all that uses db, and for writing by Close.
	life sync.RWMutex
}

// memTable is the size at which Pebble flushes its write buffer. It bounds what
// a reader that opens beside a writer replays: some 50 ms.
const memTable = 8 << 20

// cache is the memory for blocks of the database that were read: for a question,
// which reads little, and for a writer, which looks many keys up.
const (
	readCache  = 8 << 20
	writeCache = 64 << 20
)

// filterBits is the number of bits for a key in the filters that spare a look
// into tables without the key: 1 % of the looks remain, as Pebble's
// documentation gives it. Most look-ups of a writer are for new keys.
const filterBits = 10

// tableSizes are the sizes of tables: of the young ones, then of those of each level
// from the first to the last. The tables of a level are many, so that what it hands on to
// the next one, table by table, is a small part of it. Readers hold all tables open: a store
// of 100,000 articles has some hundred.
var tableSizes = [...]int64{2 << 20, 1 << 20, 4 << 20, 16 << 20, 32 << 20, 64 << 20, 64 << 20}

// firstLevel is the size of the level that the young tables are sorted into, which is
// written anew each time: so small changes cost little at any size of the store.
const firstLevel = 4 << 20

// youngTables is how many layers of young tables, which overlap, may lie upon one
// another before they are sorted into the old ones. Each process that writes
// leaves at least one, however little it wrote, and sorting them in costs a second:
// too few layers make small changes dear, too many make questions slow.
const youngTables = 20

// Use says what a database is opened for.
type Use int

// The uses. A database that is there is read by ToRead, which changes nothing.
const (
	ToRead Use = iota
	ToWrite
	ToCreate // and write: made when it is absent
)

// Open opens the database in folder dir of fs. A database that is absent is an
// error unless it is to be created.
func Open(dir string, fs vfs.FS, use Use) (*DB, error) {
	d := &DB{fs: fs, dir: dir, stopped: make(chan struct{})}
	type opened struct {
		db     *pebble.DB
		frozen *frozen
	}
	done := make(chan opened, 1)
	err := d.Run(func() error {
		var o opened
		var err error
		open := func(fs vfs.FS) (*pebble.DB, error) { return pebble.Open(dir, d.options(fs, use)) }
		if use == ToRead {
			o.db, o.frozen, err = openFrozen(fs, dir, open)
		} else {
			o.db, err = open(fs)
		}
		done <- o
		return err
	})
	if err != nil {
		return nil, err
	}
	o := <-done
	d.db, d.frozen = o.db, o.frozen
	return d, nil
}

func (d *DB) options(fs vfs.FS, use Use) *pebble.Options {
	opts := &pebble.Options{
		FS:                          vfs.OnDiskFull(fs, d.diskFull),
		ErrorIfNotExists:            use != ToCreate,
		ReadOnly:                    use == ToRead,
		FormatMajorVersion:          pebble.FormatNewest,
		MemTableSize:                memTable,
		CacheSize:                   writeCache,
		L0CompactionThreshold:       youngTables,
		LBaseMaxBytes:               firstLevel,
		L0StopWritesThreshold:       4 * youngTables,
		Logger:                      logger{d},
		DisableAutomaticCompactions: use == ToRead,
		EventListener: &pebble.EventListener{
			// Damage is an error of the read that meets it; by default it
			// would end the process.
			DataCorruption: func(pebble.DataCorruptionInfo) {},
		},
	}
	if use == ToRead {
		opts.CacheSize = readCache
	}
	for i := range opts.Levels {
		opts.Levels[i].FilterPolicy = bloom.FilterPolicy(filterBits)
	}
	opts.TargetFileSizes = tableSizes
	return opts
}

// Close closes the database when what uses it has ended. It may be called again.
func (d *DB) Close() error {
	return d.Run(func() error {
		d.life.Lock()
		defer d.life.Unlock()
		if d.db == nil {
			return nil
		}
		err := d.db.Close()
		d.db = nil
		d.frozen.close()
		return err
	})
}

// ErrClosed says that the database was closed.
var ErrClosed = errors.New("closed")

// use runs fn on the open database.
func (d *DB) use(fn func(*pebble.DB) error) error {
	return d.Run(func() error {
		d.life.RLock()
		defer d.life.RUnlock()
		if d.db == nil {
			return ErrClosed
		}
		return fn(d.db)
	})
}

// View runs fn on the state that is committed now.
func (d *DB) View(ctx context.Context, fn func(engine.Reader) error) error {
	return d.use(func(db *pebble.DB) error {
		s := db.NewSnapshot()
		defer s.Close()
		r := newReader(ctx, s)
		return errors.Join(fn(r), r.close())
	})
}

// Update runs fn and commits what it wrote, unless it fails or the context ends.
func (d *DB) Update(ctx context.Context, fn func(engine.Batch) error) error {
	return d.use(func(db *pebble.DB) error {
		b := &Batch{Reader: newReader(ctx, db), db: db, batch: db.NewBatch(), recent: &d.recent}
		defer b.close()
		err := fn(b)
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = d.commit(b)
		}
		if err != nil {
			d.recent.forget() // what was written is not there
		}
		return err
	})
}

// commit writes a batch and waits until it is on disk.
func (d *DB) commit(b *Batch) error {
	if b.rows != nil {
		if err := b.batch.Apply(b.rows, nil); err != nil {
			return err
		}
	}
	if b.batch.Empty() {
		return nil
	}
	if err := d.checkRoom(b.batch.Len()); err != nil {
		return err
	}
	return b.batch.Commit(pebble.Sync)
}

// spareRoom is left free on the disk for what Pebble writes on its own account:
// the flush of a write buffer and a new manifest.
const spareRoom = 4 * memTable

// checkRoom refuses a commit of n bytes when the disk would fill up. Pebble
// cannot go on after it failed to write; a refusal beforehand costs nothing.
func (d *DB) checkRoom(n int) error {
	usage, err := d.fs.GetDiskUsage(d.dir)
	if err != nil {
		return nil // a file system that does not tell is no reason to stop
	}
	// The bytes go to the log, to a table and, compacted, to another table.
	if need := uint64(3*n + spareRoom); usage.AvailBytes < need {
		return fmt.Errorf("%d MB free, %d MB needed: %w", usage.AvailBytes>>20, need>>20, syscall.ENOSPC)
	}
	return nil
}

// Flush writes what is buffered to tables: Size then tells the truth, and who
// opens the database next has no journal to replay.
func (d *DB) Flush() error { return d.use((*pebble.DB).Flush) }

// Size is the number of bytes that the database needs on disk: without the
// journals that Pebble keeps to use again.
func (d *DB) Size() (n uint64, err error) {
	err = d.use(func(db *pebble.DB) error {
		m := db.Metrics()
		n = m.DiskSpaceUsage() - m.WAL.ObsoletePhysicalSize
		return nil
	})
	return n, err
}
