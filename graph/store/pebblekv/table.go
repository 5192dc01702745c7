package pebblekv

import (
	"context"
	"errors"
	"slices"

	"github.com/cockroachdb/pebble/v2"

	"newsgraph/graph/store/engine"
)

// The interfaces that are implemented here.
var (
	_ engine.Engine = (*DB)(nil)
	_ engine.Batch  = (*Batch)(nil)
)

// Reader reads one state of the table.
type Reader struct {
	ctx  context.Context
	r    pebble.Reader
	idle *iterators
}

// iterators are those of a Reader that wait to be used again: to make one costs as
// much as a short scan, as it opens each table that it may come to.
type iterators struct{ list []*pebble.Iterator }

func newReader(ctx context.Context, r pebble.Reader) Reader { return Reader{ctx, r, new(iterators)} }

// iterator returns an iterator over a range, which sees what was written before. The
// caller gives it back, or closes it.
func (r Reader) iterator(from, to []byte) (*pebble.Iterator, error) {
	o := &pebble.IterOptions{LowerBound: from, UpperBound: to}
	n := len(r.idle.list)
	if n == 0 {
		return r.r.NewIterWithContext(r.ctx, o)
	}
	it := r.idle.list[n-1]
	r.idle.list = r.idle.list[:n-1]
	it.SetOptions(o)
	return it, nil
}

func (r Reader) giveBack(it *pebble.Iterator) { r.idle.list = append(r.idle.list, it) }

// close lets the iterators go.
func (r Reader) close() error {
	var err error
	for _, it := range r.idle.list {
		err = errors.Join(err, it.Close())
	}
	r.idle.list = nil
	return err
}

// Get returns a copy of the value of key; ok is false when there is none.
func (r Reader) Get(key []byte) (value []byte, ok bool, err error) {
	if err := r.ctx.Err(); err != nil {
		return nil, false, err
	}
	v, done, err := r.r.Get(key)
	if errors.Is(err, pebble.ErrNotFound) {
		return nil, false, nil
	} else if err != nil {
		return nil, false, err
	}
	return append(make([]byte, 0, len(v)), v...), true, done.Close()
}

// Scan calls yield with the keys that begin with prefix, in their order, until
// it returns false. Key and value are its own for the time of the call only.
func (r Reader) Scan(prefix []byte, yield func(key, value []byte) bool) error {
	return r.Range(prefix, engine.Successor(prefix), yield)
}

// Range is Scan for the keys from from, inclusive, to to, exclusive; an empty bound is
// none.
func (r Reader) Range(from, to []byte, yield func(key, value []byte) bool) error {
	if len(from) == 0 {
		from = nil // Pebble takes an empty bound for a key
	}
	if len(to) == 0 {
		to = nil
	}
	it, err := r.iterator(from, to)
	if err != nil {
		return err
	}
	for ok := it.First(); ok; ok = it.Next() {
		if err := r.ctx.Err(); err != nil {
			return errors.Join(err, it.Close())
		}
		v, err := it.ValueAndErr()
		if err != nil {
			return errors.Join(err, it.Close())
		}
		if !yield(it.Key(), v) {
			break
		}
	}
	if err := it.Error(); err != nil {
		return errors.Join(err, it.Close())
	}
	r.giveBack(it)
	return nil
}

// Batch is what an Update writes. Its reads see the state before the Update, but
// for those of Rows.
type Batch struct {
	Reader
	db    *pebble.DB
	batch *pebble.Batch
	rows  *pebble.Batch // indexed, or nil
	own   Reader        // of rows
	// recent are rows as they are in rows.
	recent *recent
}

// Set sets the value of a key.
func (b *Batch) Set(key, value []byte) error { return b.batch.Set(key, value, nil) }

// Delete deletes a key; one that is absent is no error.
func (b *Batch) Delete(key []byte) error { return b.batch.Delete(key, nil) }

// Empty tells whether nothing was written.
func (b *Batch) Empty() bool { return b.batch.Empty() && (b.rows == nil || b.rows.Empty()) }

// Len is the number of bytes written so far.
func (b *Batch) Len() int {
	if b.Empty() {
		return 0 // Pebble counts its own head
	}
	n := b.batch.Len()
	if b.rows != nil {
		n += b.rows.Len()
	}
	return n
}

func (b *Batch) close() {
	_ = b.Reader.close() // what went wrong was told by the scan
	if b.rows != nil {
		_ = b.own.close()
	}
	_ = b.batch.Close() // closing a batch frees memory and cannot fail
	if b.rows != nil {
		_ = b.rows.Close()
	}
}

// Rows is the part of the table under a prefix, which reads its own writes.
type Rows struct {
	b      *Batch
	prefix []byte
}

// Rows returns the rows under a prefix, which nothing else of the Update may
// write to.
func (b *Batch) Rows(prefix []byte) engine.Rows {
	if b.rows == nil {
		b.rows = b.db.NewIndexedBatch()
		b.own = newReader(b.ctx, b.rows)
	}
	return &Rows{b, prefix}
}

func (r *Rows) key(key []byte) []byte { return slices.Concat(r.prefix, key) }

// Get returns the value of key, which the caller must not change, or nil when there is
// none.
func (r *Rows) Get(key []byte) ([]byte, error) {
	k := r.key(key)
	if v, known := r.b.recent.get(k); known {
		return v, r.b.ctx.Err()
	}
	v, _, err := r.b.own.Get(k)
	if err == nil {
		r.b.recent.put(k, v)
	}
	return v, err
}

// Put sets the value of a key.
func (r *Rows) Put(key, value []byte) error {
	k := r.key(key)
	r.b.recent.put(k, slices.Clone(value))
	return r.b.rows.Set(k, value, nil)
}

// Delete deletes a key; one that is absent is no error.
func (r *Rows) Delete(key []byte) error {
	k := r.key(key)
	r.b.recent.put(k, nil)
	return r.b.rows.Delete(k, nil)
}

// Scan calls yield with the keys that begin with prefix, in their order, until
// it returns false.
func (r *Rows) Scan(prefix []byte, yield func(key, value []byte) bool) error {
	return r.b.own.Scan(r.key(prefix), func(k, v []byte) bool { return yield(k[len(r.prefix):], v) })
}
