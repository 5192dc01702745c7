package pebblekv

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"github.com/cockroachdb/pebble/v2"
	"github.com/hidal-go/hidalgo/kv/flat"
)

// tx is a transaction: a snapshot, a batch of its own, or a part of the batch
// of Atomically.
type tx struct {
	db       *DB
	rw       bool
	reader   pebble.Reader
	snapshot *pebble.Snapshot // of a read-only transaction
	batch    *pebble.Batch    // of a writing or joined one
	joined   bool
	closed   bool
}

// Commit writes the batch to disk. A joined transaction leaves that to
// Atomically.
func (t *tx) Commit(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if t.rw && !t.joined && !t.closed {
		if err := t.db.commit(t.batch); err != nil {
			return err
		}
	}
	return t.Close()
}

// Close drops what was not committed. It may be called again, as Cayley does.
func (t *tx) Close() error {
	if t.closed {
		return nil
	}
	t.closed = true
	switch {
	case t.joined:
		return nil
	case t.snapshot == nil:
		return t.batch.Close()
	case t.db.forget(t):
		return t.snapshot.Close()
	}
	return nil
}

// Get returns a copy of the value of key, or flat.ErrNotFound.
func (t *tx) Get(ctx context.Context, key flat.Key) (flat.Value, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	val, done, err := t.reader.Get(key)
	if errors.Is(err, pebble.ErrNotFound) {
		return nil, flat.ErrNotFound
	} else if err != nil {
		return nil, err
	}
	out := append(make(flat.Value, 0, len(val)), val...)
	return out, done.Close()
}

// sweepFrom is the number of keys from which one sweep over the database is
// quicker than single look-ups.
const sweepFrom = 8

// GetBatch returns the values of keys, nil where a key is absent.
func (t *tx) GetBatch(ctx context.Context, keys []flat.Key) ([]flat.Value, error) {
	// A writer mostly asks for keys that are new; the filters, which only
	// single look-ups use, tell that without a look at the tables.
	if t.rw || len(keys) < sweepFrom {
		return flat.GetBatch(ctx, t, keys)
	}
	return t.sweep(ctx, keys)
}

// sweep reads keys in their order.
func (t *tx) sweep(ctx context.Context, keys []flat.Key) ([]flat.Value, error) {
	it, err := t.reader.NewIter(nil)
	if err != nil {
		return nil, err
	}
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return bytes.Compare(keys[a], keys[b]) })
	values := make([]flat.Value, len(keys))
	for _, i := range order {
		if err := ctx.Err(); err != nil {
			return nil, errors.Join(err, it.Close())
		}
		if !it.SeekGE(keys[i]) || !bytes.Equal(it.Key(), keys[i]) {
			continue
		}
		v, err := it.ValueAndErr()
		if err != nil {
			return nil, errors.Join(err, it.Close())
		}
		values[i] = append(make(flat.Value, 0, len(v)), v...)
	}
	return values, it.Close()
}

// Put sets the value of a key.
func (t *tx) Put(k flat.Key, v flat.Value) error {
	if !t.rw {
		return flat.ErrReadOnly
	}
	return t.batch.Set(k, v, nil)
}

// Del deletes a key; one that is absent is no error.
func (t *tx) Del(k flat.Key) error {
	if !t.rw {
		return flat.ErrReadOnly
	}
	return t.batch.Delete(k, nil)
}

// Scan iterates over the keys with prefix pref, in order.
func (t *tx) Scan(pref flat.Key) flat.Iterator {
	it, err := t.reader.NewIter(&pebble.IterOptions{LowerBound: pref, UpperBound: successor(pref)})
	if err != nil {
		return &iterator{err: err}
	}
	out := &iterator{db: t.db, it: it}
	t.db.mu.Lock()
	t.db.open[out] = struct{}{}
	t.db.mu.Unlock()
	return out
}

// successor returns the first key after all keys with prefix p, or nil when
// there is none.
func successor(p []byte) []byte {
	for i := len(p) - 1; i >= 0; i-- {
		if p[i] != 0xff {
			s := slices.Clone(p[:i+1])
			s[i]++
			return s
		}
	}
	return nil
}

// iterator walks over a range of keys.
type iterator struct {
	db      *DB
	it      *pebble.Iterator
	started bool
	err     error
}

// Next goes to the next key; false means the end or an error.
func (i *iterator) Next(ctx context.Context) bool {
	if i.err != nil {
		return false
	}
	if i.err = ctx.Err(); i.err != nil {
		return false
	}
	if i.started {
		return i.it.Next()
	}
	i.started = true
	return i.it.First()
}

// Key is the current key, valid until Next.
func (i *iterator) Key() flat.Key { return i.it.Key() }

// Val returns the current value. A value that cannot be read ends the walk.
func (i *iterator) Val() flat.Value {
	v, err := i.it.ValueAndErr()
	if err != nil {
		i.err = err
	}
	return v
}

// Err returns the first error of the walk.
func (i *iterator) Err() error {
	if i.err != nil || i.it == nil {
		return i.err
	}
	return i.it.Error()
}

// Close ends the walk. It may be called again.
func (i *iterator) Close() error {
	if i.it == nil || !i.db.forget(i) {
		return i.err
	}
	if err := i.it.Close(); i.err == nil {
		i.err = err
	}
	return i.err
}
