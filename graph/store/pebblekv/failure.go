package pebblekv

import (
	"errors"
	"fmt"
	"slices"
	"syscall"

	"github.com/cockroachdb/pebble/v2"
)

// Run runs fn, which works on the database, in a goroutine of its own, and
// abandons it when the database is stopped meanwhile.
//
// Pebble has no way back from a failed write: it ends the process or panics
// with its locks held. So a goroutine that meets a full disk, or anything else
// that Pebble calls fatal, is not let back into Pebble but halted for good. The
// files stay as they were at that moment, as after a crash, from which a new
// Open recovers all that was committed. The process keeps the files open, and
// the database locked, until it ends.
func (d *DB) Run(fn func() error) error {
	if err := d.failure(); err != nil {
		return err
	}
	done := make(chan error, 1)
	go func() { done <- fn() }()
	select {
	case err := <-done:
		return err
	case <-d.stopped:
	}
	select {
	case err := <-done: // it was through all the same
		return err
	default:
		return d.failure()
	}
}

// diskFull is called by the goroutine that meets a full disk; all that want to
// write wait for its return.
func (d *DB) diskFull() { d.halt(syscall.ENOSPC) }

// logger drops Pebble's notices.
type logger struct{ db *DB }

// Infof drops a notice.
func (logger) Infof(string, ...any) {}

// Errorf drops what the caller also gets as an error.
func (logger) Errorf(string, ...any) {}

// Fatalf is called where Pebble cannot go on; it expects not to return.
func (l logger) Fatalf(format string, args ...any) {
	err := fmt.Errorf(format, args...)
	for _, a := range args {
		if cause, ok := a.(error); ok {
			err = cause
		}
	}
	l.db.halt(err)
}

// halt stops the database because of err, and the calling goroutine with it.
func (d *DB) halt(err error) {
	d.mu.Lock()
	if d.failed == nil {
		d.failed = err
		close(d.stopped)
	}
	d.mu.Unlock()
	select {}
}

// failure returns why the database is stopped, or nil.
func (d *DB) failure() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.failed
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
