// Package pebblekv drives Pebble through hidalgo's flat key-value interface,
// the one that Cayley builds its quad stores on.
//
// A transaction opened with Tx(true) is an indexed batch that reads its own
// writes; one opened with Tx(false) is a snapshot. Atomically joins all
// transactions of one function into a single commit, which Cayley itself cannot
// do: it commits once per call.
//
// Every Get and Next looks at its context first. Cayley's iterators do not, so
// that without this check a query that yields nothing could not be stopped.
package pebblekv

import (
	"context"
	"fmt"
	"sync"
	"syscall"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/hidal-go/hidalgo/kv/flat"
)

// DB is an open Pebble database. Its methods are safe for concurrent use,
// except that Atomically must not overlap with anything else: the caller holds
// a lock over it. Work on an open DB belongs into Run.
type DB struct {
	db  *pebble.DB
	fs  vfs.FS
	dir string

	mu      sync.Mutex
	open    map[closer]struct{} // snapshots and iterators not yet closed
	joined  *pebble.Batch       // the batch of the running Atomically, or nil
	failed  error               // why the database is stopped, or nil
	stopped chan struct{}       // closed when failed is set
}

type closer interface{ Close() error }

var _ flat.KV = (*DB)(nil)

// memTable is the size at which Pebble flushes its write buffer. An article
// costs about 100 kB of keys; a transaction of some hundred articles then
// touches the disk as a few sorted tables instead of many small ones.
const memTable = 16 << 20

// cache is the memory for blocks of the database that were read. Pebble's
// default of 8 MB is less than the indexes of some hundred articles.
const cache = 64 << 20

// filterBits is the number of bits for a key in the filters that spare a look
// into tables without the key: 1 % of the looks remain, as Pebble's
// documentation gives it. Most look-ups of a transaction are for new keys.
const filterBits = 10

// Use says what a database is opened for.
type Use int

// The uses. A database that is there is read by ToRead, which leaves its tables
// as they are: a short question would otherwise pay for work that a writer has
// left over.
const (
	ToRead Use = iota
	ToWrite
	ToCreate // and write: made when it is absent
)

// Open opens the database in folder dir of fs. A database that is absent is an
// error unless it is to be created.
func Open(dir string, fs vfs.FS, use Use) (*DB, error) {
	d := &DB{fs: fs, dir: dir, open: map[closer]struct{}{}, stopped: make(chan struct{})}
	opts := &pebble.Options{
		FS:                 vfs.OnDiskFull(fs, d.diskFull),
		ErrorIfNotExists:   use != ToCreate,
		FormatMajorVersion: pebble.FormatNewest,
		MemTableSize:       memTable,
		CacheSize:          cache,
		Logger:             logger{d},

		DisableAutomaticCompactions: use == ToRead,
		EventListener: &pebble.EventListener{
			// Damage is an error of the read that meets it; by default it
			// would end the process.
			DataCorruption: func(pebble.DataCorruptionInfo) {},
		},
	}
	for i := range opts.Levels {
		opts.Levels[i].FilterPolicy = bloom.FilterPolicy(filterBits)
	}
	opened := make(chan *pebble.DB, 1)
	err := d.Run(func() error {
		db, err := pebble.Open(dir, opts)
		opened <- db
		return err
	})
	if err != nil {
		return nil, err
	}
	d.db = <-opened
	return d, nil
}

// Close closes the database and whatever transactions and iterators its users
// left open. It may be called again.
func (d *DB) Close() error {
	if d.db == nil {
		return nil
	}
	db := d.db
	d.db = nil
	return d.Run(func() error {
		d.Release()
		return db.Close()
	})
}

// Release closes the snapshots and iterators that are still open. Cayley's
// query languages leave some behind when a query ends early.
func (d *DB) Release() {
	d.mu.Lock()
	left := d.open
	d.open = map[closer]struct{}{}
	d.mu.Unlock()
	// Iterators first: a snapshot must outlive its iterators.
	for c := range left {
		if it, ok := c.(*iterator); ok {
			_ = it.it.Close()
		}
	}
	for c := range left {
		if tx, ok := c.(*tx); ok {
			_ = tx.snapshot.Close()
		}
	}
}

// Atomically runs fn; all transactions that are opened and committed meanwhile
// are committed to disk together when fn returns nil, and dropped otherwise.
// Reads within fn see what it has written.
func (d *DB) Atomically(ctx context.Context, fn func() error) error {
	if err := d.failure(); err != nil {
		return err
	}
	batch := d.db.NewIndexedBatch()
	defer batch.Close()
	if err := d.joining(batch, fn); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return d.commit(batch)
}

// joining runs fn with b as the batch of all transactions; Cayley may panic.
func (d *DB) joining(b *pebble.Batch, fn func() error) error {
	d.join(b)
	defer d.join(nil)
	return fn()
}

func (d *DB) join(b *pebble.Batch) {
	d.mu.Lock()
	d.joined = b
	d.mu.Unlock()
}

// commit writes a batch and waits until it is on disk.
func (d *DB) commit(b *pebble.Batch) error {
	if err := d.failure(); err != nil {
		return err
	}
	if err := d.checkRoom(b.Len()); err != nil {
		return err
	}
	return b.Commit(pebble.Sync)
}

// spareRoom is left free on the disk for what Pebble writes on its own account:
// the flush of a write buffer and a new manifest.
const spareRoom = 2 * memTable

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

// Flush writes what is buffered to tables, so that Size tells the truth.
func (d *DB) Flush() error { return d.db.Flush() }

// Size is the number of bytes that the database needs on disk: without the
// journals that Pebble keeps to use again.
func (d *DB) Size() uint64 {
	m := d.db.Metrics()
	return m.DiskSpaceUsage() - m.WAL.ObsoletePhysicalSize
}

// Tx opens a transaction. Within Atomically it works on the joined batch.
func (d *DB) Tx(rw bool) (flat.Tx, error) {
	if err := d.failure(); err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	switch {
	case d.joined != nil:
		return &tx{db: d, rw: rw, reader: d.joined, batch: d.joined, joined: true}, nil
	case rw:
		b := d.db.NewIndexedBatch()
		return &tx{db: d, rw: true, reader: b, batch: b}, nil
	}
	s := d.db.NewSnapshot()
	t := &tx{db: d, reader: s, snapshot: s}
	d.open[t] = struct{}{}
	return t, nil
}

// forget drops c from the open handles; false means that it is closed already.
func (d *DB) forget(c closer) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	_, ok := d.open[c]
	delete(d.open, c)
	return ok
}
