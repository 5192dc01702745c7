package pebblekv

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/cockroachdb/pebble/v2/wal"

	"newsgraph/graph/store/engine"
)

// Version is a value of a key, or the deletion of it, as of a sequence number:
// the greatest counts.
type Version struct {
	Value   []byte
	Deleted bool
	Seq     uint64
}

// Salvage reads whatever can be read of the tables and journals in dir, also of a
// database that does not open, and returns the last version of each key that want
// accepts. What is damaged is left out; unread counts the places. Values of a
// table that the database no longer needed are versions, too: their sequence
// numbers are lower.
func Salvage(ctx context.Context, fs vfs.FS, dir string, want func(key []byte) bool) (found map[string]Version, unread int, err error) {
	s := &salvage{found: map[string]Version{}, want: want}
	names, err := fs.List(dir)
	if err != nil {
		return nil, 0, err
	}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		if strings.HasSuffix(name, tableEnding) {
			s.table(fs, fs.PathJoin(dir, name))
		}
	}
	s.journals(fs, dir)
	return s.found, s.unread, nil
}

type salvage struct {
	found  map[string]Version
	want   func([]byte) bool
	unread int
}

func (s *salvage) add(key, value []byte, kind pebble.InternalKeyKind, seq uint64) {
	if !s.want(key) {
		return
	}
	old, there := s.found[string(key)]
	if there && old.Seq >= seq {
		return
	}
	switch kind {
	case pebble.InternalKeyKindSet, pebble.InternalKeyKindSetWithDelete:
		s.found[string(key)] = Version{Value: slices.Clone(value), Seq: seq}
	case pebble.InternalKeyKindDelete, pebble.InternalKeyKindSingleDelete, pebble.InternalKeyKindDeleteSized:
		s.found[string(key)] = Version{Deleted: true, Seq: seq}
	}
}

// guarded counts what Pebble, which trusts its files in places, panics at.
func (s *salvage) guarded(work func() error) {
	defer func() {
		if recover() != nil {
			s.unread++
		}
	}()
	if work() != nil {
		s.unread++
	}
}

// table reads a table, and goes on behind blocks that are damaged.
func (s *salvage) table(fs vfs.FS, path string) {
	s.guarded(func() error {
		file, err := fs.Open(path)
		if err != nil {
			return err
		}
		readable, err := sstable.NewSimpleReadable(file)
		if err != nil {
			_ = file.Close()
			return err
		}
		options := sstable.ReaderOptions{Filters: map[string]sstable.FilterPolicy{}}
		policy := bloom.FilterPolicy(filterBits)
		options.Filters[policy.Name()] = policy
		r, err := sstable.NewReader(context.Background(), readable, options)
		if err != nil {
			_ = readable.Close()
			return err
		}
		defer r.Close()
		var last []byte
		for from := []byte(nil); ; {
			if s.read(r, from, &last) == nil {
				return nil
			}
			s.unread++
			if from = beyond(r, last); from == nil {
				return nil
			}
		}
	})
}

// read reads a table from a key on, and notes the last key read.
func (s *salvage) read(r *sstable.Reader, from []byte, last *[]byte) error {
	it, err := r.NewIter(sstable.NoTransforms, from, nil, sstable.AssertNoBlobHandles)
	if err != nil {
		return err
	}
	defer it.Close()
	kv := it.First()
	if from != nil {
		kv = it.SeekGE(from, 0)
	}
	for ; kv != nil; kv = it.Next() {
		*last = append((*last)[:0], kv.K.UserKey...)
		v, _, err := kv.Value(nil)
		if err != nil {
			return err
		}
		s.add(kv.K.UserKey, v, kv.Kind(), uint64(kv.SeqNum()))
	}
	return it.Error()
}

// beyond finds a key behind the last one, and behind the damaged block after it,
// from which the table can be read; nil is none. It tries ever larger steps.
func beyond(r *sstable.Reader, last []byte) []byte {
	for n := len(last); n > 0; n-- {
		from := engine.Successor(last[:n])
		if from == nil {
			continue
		}
		it, err := r.NewIter(sstable.NoTransforms, from, nil, sstable.AssertNoBlobHandles)
		if err != nil {
			return nil
		}
		kv := it.SeekGE(from, 0)
		ok := kv != nil
		failed := it.Error()
		_ = it.Close()
		switch {
		case ok:
			return from
		case failed == nil:
			return nil // the end of the table
		}
	}
	return nil
}

// journals reads the journals, each up to its first damage.
func (s *salvage) journals(fs vfs.FS, dir string) {
	s.guarded(func() error {
		logs, err := wal.Scan(wal.Dir{FS: fs, Dirname: dir})
		if err != nil {
			return err
		}
		for _, log := range logs {
			s.guarded(func() error { return s.journal(log) })
		}
		return nil
	})
}

func (s *salvage) journal(log wal.LogicalLog) error {
	r := log.OpenForRead()
	defer r.Close()
	for {
		record, _, err := r.NextRecord()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		text, err := io.ReadAll(record)
		if err != nil {
			return err
		}
		var b pebble.Batch
		if err := b.SetRepr(text); err != nil {
			return err
		}
		entries := b.Reader()
		for seq := uint64(b.SeqNum()); ; seq++ {
			kind, key, value, ok, err := entries.Next()
			if err != nil || !ok {
				if err != nil {
					return err
				}
				break
			}
			s.add(key, value, kind, seq)
		}
	}
}
