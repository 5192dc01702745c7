// Package engine says what a store needs of the engine that keeps its rows: an ordered
// table of keys and values, read in whole states and changed in whole commits.
//
// Package pebblekv has it on disk. Memory has it in memory: what a store would hold is
// written there and compared, and it is the second voice in what the interface means
// (contract_test.go asks both). An engine on a server would implement it as well.
//
// What an engine does not do is said by what asks for it: that a damaged database is told
// from an empty one is the store's own chain of commits (package store), and how a database
// is opened beside a writer, salvaged or found damaged is each engine's own.
package engine

import "context"

// Engine is an open table. Its methods are safe for concurrent use, but for Update, which
// must not overlap with another one.
type Engine interface {
	// View runs fn on the state that is committed now, whatever is committed meanwhile.
	View(ctx context.Context, fn func(Reader) error) error
	// Update runs fn and commits what it wrote, as a whole, unless fn fails or the
	// context ends. What is committed stays, when the engine keeps anything.
	Update(ctx context.Context, fn func(Batch) error) error
	// Flush brings what is buffered to its place, so that who opens the table next has
	// less to do.
	Flush() error
	// Size is the number of bytes that the table takes.
	Size() (uint64, error)
	// Close closes the table when what uses it has ended. It may be called again.
	Close() error
}

// Reader reads one state.
type Reader interface {
	// Get returns a copy of the value of key; ok is false when there is none.
	Get(key []byte) (value []byte, ok bool, err error)
	// Scan calls yield with the keys that begin with prefix, in their order, until it
	// returns false. Key and value are its own for the time of the call only.
	Scan(prefix []byte, yield func(key, value []byte) bool) error
	// Range is Scan for the keys from from, inclusive, to to, exclusive; an empty bound
	// is none.
	Range(from, to []byte, yield func(key, value []byte) bool) error
}

// Batch is what an Update writes. Its reads see the state before the Update, but for those
// of Rows.
type Batch interface {
	Reader
	Set(key, value []byte) error
	// Delete deletes a key; one that is absent is no error.
	Delete(key []byte) error
	// Empty tells whether nothing was written, Len how many bytes were.
	Empty() bool
	Len() int
	// Rows returns the rows under a prefix, which nothing else of the Update may write
	// to.
	Rows(prefix []byte) Rows
}

// Rows is the part of the table under a prefix; keys are without it. It reads its own
// writes.
type Rows interface {
	// Get returns the value of key, which the caller must not change, or nil.
	Get(key []byte) ([]byte, error)
	Put(key, value []byte) error
	Delete(key []byte) error
	Scan(prefix []byte, yield func(key, value []byte) bool) error
}

// Successor returns the first key after all keys with prefix p, or nil when there is
// none.
func Successor(p []byte) []byte {
	for i := len(p) - 1; i >= 0; i-- {
		if p[i] != 0xff {
			s := append([]byte(nil), p[:i+1]...)
			s[i]++
			return s
		}
	}
	return nil
}
