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
	"errors"
	"fmt"
	"slices"
	"sync"
	"syscall"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/hidal-go/hidalgo/kv/flat"
)

// DB is an open Pebble database. Its methods are safe for concurrent use,
// except that Atomically must not overlap with anything else: the caller holds
// a lock over it.
type DB struct {
	db  *pebble.DB
	fs  vfs.FS
	dir string

	mu     sync.Mutex
	open   map[closer]struct{} // snapshots and iterators not yet closed
	joined *pebble.Batch       // the batch of the running Atomically, or nil
	failed error               // what made the database unusable, or nil
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

// Open opens the database in folder dir of fs, creating it when it is absent
// and create is set.
func Open(dir string, fs vfs.FS, create bool) (*DB, error) {
	d := &DB{fs: fs, dir: dir, open: map[closer]struct{}{}}
	opts := &pebble.Options{
		FS:                 fs,
		ErrorIfNotExists:   !create,
		FormatMajorVersion: pebble.FormatNewest,
		MemTableSize:       memTable,
		CacheSize:          cache,
		Logger:             logger{d},
		EventListener: &pebble.EventListener{
			// Damage is an error of the read that meets it; by default it
			// would end the process.
			DataCorruption: func(pebble.DataCorruptionInfo) {},
		},
	}
	for i := range opts.Levels {
		opts.Levels[i].FilterPolicy = bloom.FilterPolicy(filterBits)
	}
	db, err := pebble.Open(dir, opts)
	if err != nil {
		return nil, err
	}
	d.db = db
	return d, nil
}

// Close closes the database and whatever transactions and iterators its users
// left open. It may be called again.
func (d *DB) Close() error {
	if d.db == nil {
		return nil
	}
	d.Release()
	err := d.failure()
	if err == nil {
		err = guardFatal(d.db.Close)
	}
	d.db = nil
	return err
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

// commit writes a batch and waits until it is on disk. After a failure Pebble's
// commit pipeline is unusable, and so is d.
func (d *DB) commit(b *pebble.Batch) error {
	if err := d.failure(); err != nil {
		return err
	}
	if err := d.checkRoom(b.Len()); err != nil {
		return err
	}
	err := guardFatal(func() error { return b.Commit(pebble.Sync) })
	if err != nil {
		d.fail(err)
	}
	return err
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
func (d *DB) Flush() error { return guardFatal(d.db.Flush) }

// Size is the number of bytes that the database occupies on disk.
func (d *DB) Size() uint64 { return d.db.Metrics().DiskSpaceUsage() }

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

func (d *DB) failure() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.failed
}

func (d *DB) fail(err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.failed == nil {
		d.failed = fmt.Errorf("the database stopped after an error: %w", err)
	}
}

// fatalError carries what Pebble calls fatal up to guardFatal, or to whoever
// recovers from a panic during a read.
type fatalError struct{ err error }

func (f fatalError) Error() string { return f.err.Error() }
func (f fatalError) Unwrap() error { return f.err }

// logger drops Pebble's notices. Fatalf must not return; instead of ending the
// process, as Pebble's own logger does, it unwinds to guardFatal.
type logger struct{ db *DB }

func (logger) Infof(string, ...any)  {}
func (logger) Errorf(string, ...any) {}
func (l logger) Fatalf(format string, args ...any) {
	err := fmt.Errorf(format, args...)
	for _, a := range args {
		if cause, ok := a.(error); ok {
			err = cause
		}
	}
	l.db.fail(err)
	panic(fatalError{err})
}

// guardFatal turns a fatal error within fn into an ordinary one.
func guardFatal(fn func() error) (err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case fatalError:
			err = p.err
		default:
			panic(p)
		}
	}()
	return fn()
}

// IsCorruption tells whether err says that the files of a database are damaged.
func IsCorruption(err error) bool {
	// Pebble marks its errors in a way that the standard library's errors.Is
	// does not see, and looks for the mark through single wraps only.
	for err != nil {
		if pebble.IsCorruptionError(err) {
			return true
		}
		if many, ok := err.(interface{ Unwrap() []error }); ok {
			return slices.ContainsFunc(many.Unwrap(), IsCorruption)
		}
		err = errors.Unwrap(err)
	}
	return false
}
