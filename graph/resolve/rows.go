package resolve

import (
	"bytes"
	"slices"

	"github.com/tidwall/btree"
)

// Rows is an ordered table of bytes, in which Update keeps all that it has to
// remember. Reads see what was written before. Keys are short (some ten to
// hundred bytes) and unique; nil and empty values are one.
type Rows interface {
	// Get returns the value of a key, which the caller does not change, or nil
	// if there is no such row. It holds until the next call of a method.
	Get(key []byte) ([]byte, error)
	Put(key, value []byte) error
	// Delete removes a row; that there is none is no error.
	Delete(key []byte) error
	// Scan yields the rows whose keys begin with prefix in the order of their
	// keys, until yield returns false. Key and value hold until yield returns.
	// The table is not changed meanwhile, but other rows may be read.
	Scan(prefix []byte, yield func(key, value []byte) bool) error
}

// Memory is a Rows that lies in memory. The zero value is not usable; see
// NewMemory.
type Memory struct{ rows *btree.BTreeG[row] }

type row struct{ key, value []byte }

// NewMemory makes an empty table.
func NewMemory() *Memory {
	return &Memory{btree.NewBTreeGOptions(func(a, b row) bool { return bytes.Compare(a.key, b.key) < 0 }, btree.Options{NoLocks: true})}
}

// Get implements Rows.
func (m *Memory) Get(key []byte) ([]byte, error) {
	r, _ := m.rows.Get(row{key: key})
	return r.value, nil
}

// Put implements Rows.
func (m *Memory) Put(key, value []byte) error {
	m.rows.Set(row{slices.Clone(key), slices.Clone(value)})
	return nil
}

// Delete implements Rows.
func (m *Memory) Delete(key []byte) error {
	m.rows.Delete(row{key: key})
	return nil
}

// Scan implements Rows.
func (m *Memory) Scan(prefix []byte, yield func(key, value []byte) bool) error {
	m.rows.Ascend(row{key: prefix}, func(r row) bool {
		return bytes.HasPrefix(r.key, prefix) && yield(r.key, r.value)
	})
	return nil
}

// Len returns the number of rows.
func (m *Memory) Len() int { return m.rows.Len() }
