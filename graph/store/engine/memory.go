package engine

import (
	"bytes"
	"context"
	"slices"
	"sync"

	"github.com/tidwall/btree"
)

// Memory is an Engine that keeps everything in memory, and nothing after Close. Make one
// with NewMemory.
type Memory struct {
	mu   sync.Mutex // for the root of the tree, which each commit replaces
	rows *btree.BTreeG[row]
	size int
}

type row struct{ key, value []byte }

// NewMemory makes an empty table.
func NewMemory() *Memory {
	return &Memory{rows: btree.NewBTreeGOptions(func(a, b row) bool { return bytes.Compare(a.key, b.key) < 0 }, btree.Options{})}
}

// state is the tree as it is now; copies share what has not changed.
func (m *Memory) state() *btree.BTreeG[row] {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.rows.Copy()
}

// View implements Engine.
func (m *Memory) View(ctx context.Context, fn func(Reader) error) error {
	return fn(memoryReader{ctx, m.state()})
}

// Update implements Engine.
func (m *Memory) Update(ctx context.Context, fn func(Batch) error) error {
	before := m.state()
	b := &memoryBatch{memoryReader: memoryReader{ctx, before}, after: before.Copy()}
	if err := fn(b); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.rows = b.after
	m.size += b.Len()
	return nil
}

// Flush implements Engine: there is nothing to do.
func (m *Memory) Flush() error { return nil }

// Size implements Engine, with what was written so far.
func (m *Memory) Size() (uint64, error) { return uint64(m.size), nil }

// Close implements Engine: memory is let go with the value.
func (m *Memory) Close() error { return nil }

// memoryReader reads one state.
type memoryReader struct {
	ctx  context.Context
	rows *btree.BTreeG[row]
}

// Get implements Reader.
func (r memoryReader) Get(key []byte) ([]byte, bool, error) {
	found, ok := r.rows.Get(row{key: key})
	return slices.Clone(found.value), ok, r.ctx.Err()
}

// Scan implements Reader.
func (r memoryReader) Scan(prefix []byte, yield func(key, value []byte) bool) error {
	return r.Range(prefix, Successor(prefix), yield)
}

// Range implements Reader.
func (r memoryReader) Range(from, to []byte, yield func(key, value []byte) bool) error {
	err := r.ctx.Err()
	r.rows.Ascend(row{key: from}, func(x row) bool {
		if len(to) > 0 && bytes.Compare(x.key, to) >= 0 || err != nil {
			return false
		}
		more := yield(x.key, x.value)
		err = r.ctx.Err()
		return more && err == nil
	})
	return err
}

// memoryBatch writes to a copy of the tree.
type memoryBatch struct {
	memoryReader
	after   *btree.BTreeG[row]
	written int
	some    bool
}

// Set implements Batch.
func (b *memoryBatch) Set(key, value []byte) error {
	b.some = true
	b.written += len(key) + len(value)
	b.after.Set(row{slices.Clone(key), append([]byte{}, value...)})
	return nil
}

// Delete implements Batch.
func (b *memoryBatch) Delete(key []byte) error {
	b.some = true
	b.written += len(key)
	b.after.Delete(row{key: key})
	return nil
}

// Empty implements Batch.
func (b *memoryBatch) Empty() bool { return !b.some }

// Len implements Batch.
func (b *memoryBatch) Len() int { return b.written }

// Rows implements Batch.
func (b *memoryBatch) Rows(prefix []byte) Rows { return memoryRows{b, prefix} }

// memoryRows reads and writes what the batch will be.
type memoryRows struct {
	b      *memoryBatch
	prefix []byte
}

func (r memoryRows) key(key []byte) []byte { return slices.Concat(r.prefix, key) }

// Get implements Rows.
func (r memoryRows) Get(key []byte) ([]byte, error) {
	found, ok := r.b.after.Get(row{key: r.key(key)})
	if !ok {
		return nil, r.b.ctx.Err()
	}
	return found.value, r.b.ctx.Err()
}

// Put implements Rows.
func (r memoryRows) Put(key, value []byte) error { return r.b.Set(r.key(key), value) }

// Delete implements Rows.
func (r memoryRows) Delete(key []byte) error { return r.b.Delete(r.key(key)) }

// Scan implements Rows.
func (r memoryRows) Scan(prefix []byte, yield func(key, value []byte) bool) error {
	now := memoryReader{r.b.ctx, r.b.after.Copy()}
	return now.Scan(r.key(prefix), func(k, v []byte) bool { return yield(k[len(r.prefix):], v) })
}
