package pebblekv

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"

	"newsgraph/graph/store/engine"
)

var ctx = context.Background()

func made(t *testing.T, fs vfs.FS, use Use) *DB {
	t.Helper()
	db, err := Open("db", fs, use)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// set writes keys in one Update.
func set(t *testing.T, db *DB, keys ...string) {
	t.Helper()
	err := db.Update(ctx, func(b engine.Batch) error {
		for _, k := range keys {
			if err := b.Set([]byte(k), []byte("value of "+k)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// keys lists the keys with a prefix.
func keys(t *testing.T, db *DB, prefix string) []string {
	t.Helper()
	var out []string
	err := db.View(ctx, func(r engine.Reader) error {
		return r.Scan([]byte(prefix), func(k, v []byte) bool {
			if string(v) != "value of "+string(k) {
				t.Errorf("%q has the value %q", k, v)
			}
			out = append(out, string(k))
			return true
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestUpdateIsAllOrNothing(t *testing.T) {
	db := made(t, vfs.NewMem(), ToCreate)
	set(t, db, "a", "b1", "b2", "c")
	stop := errors.New("stop")
	cancelled, cancel := context.WithCancel(ctx)
	defer cancel()
	for _, c := range []struct {
		ctx  context.Context
		want error
	}{{ctx, stop}, {cancelled, context.Canceled}} {
		err := db.Update(c.ctx, func(b engine.Batch) error {
			cancel()
			if err := errors.Join(b.Set([]byte("b3"), nil), b.Delete([]byte("a"))); err != nil {
				return err
			}
			if c.want == stop {
				return stop
			}
			return nil
		})
		if !errors.Is(err, c.want) {
			t.Errorf("Update: %v, want %v", err, c.want)
		}
	}
	if got := keys(t, db, ""); !slices.Equal(got, []string{"a", "b1", "b2", "c"}) {
		t.Errorf("keys %q", got)
	}
	if got := keys(t, db, "b"); !slices.Equal(got, []string{"b1", "b2"}) {
		t.Errorf("keys %q", got)
	}
}

// TestRows reads its own writes, in their order, and nobody else's.
func TestRows(t *testing.T) {
	db := made(t, vfs.NewMem(), ToCreate)
	set(t, db, "y", "zb", "zd", "{")
	err := db.Update(ctx, func(b engine.Batch) error {
		rows := b.Rows([]byte("z"))
		if err := errors.Join(rows.Put([]byte("a"), []byte("value of za")), rows.Delete([]byte("d"))); err != nil {
			return err
		}
		var got []string
		err := rows.Scan(nil, func(k, _ []byte) bool {
			got = append(got, string(k))
			return true
		})
		if v, gone := rows.Get([]byte("d")); gone != nil || v != nil {
			t.Errorf("a deleted row is %q (%v)", v, gone)
		}
		if v, err := rows.Get([]byte("a")); err != nil || string(v) != "value of za" {
			t.Errorf("a row is %q (%v)", v, err)
		}
		if !slices.Equal(got, []string{"a", "b"}) {
			t.Errorf("rows %q", got)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := keys(t, db, ""); !slices.Equal(got, []string{"y", "za", "zb", "{"}) {
		t.Errorf("keys %q", got)
	}
}

// TestViewStaysAsItWas writes while a View reads.
func TestViewStaysAsItWas(t *testing.T) {
	db := made(t, vfs.NewMem(), ToCreate)
	set(t, db, "a")
	err := db.View(ctx, func(r engine.Reader) error {
		set(t, db, "b")
		_, ok, err := r.Get([]byte("b"))
		if ok {
			t.Error("a View sees what came later")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := keys(t, db, ""); len(got) != 2 {
		t.Errorf("keys %q", got)
	}
}

// TestFrozen opens a database again and again while it is written to, flushed
// and compacted: each stays as it was when it was opened, and whole Updates only
// are seen.
func TestFrozen(t *testing.T) {
	fs := vfs.NewMem()
	db := made(t, fs, ToCreate)
	var frozen []*DB
	for n := range 12 {
		set(t, db, fmt.Sprintf("a%02d", n), fmt.Sprintf("b%02d", n))
		if n%3 == 2 {
			if err := db.Flush(); err != nil {
				t.Fatal(err)
			}
		}
		if n%5 == 4 {
			if err := db.db.Compact(ctx, []byte("a"), []byte("c"), true); err != nil {
				t.Fatal(err)
			}
		}
		frozen = append(frozen, made(t, fs, ToRead))
	}
	for n, f := range frozen {
		if a, b := keys(t, f, "a"), keys(t, f, "b"); len(a) != n+1 || len(b) != n+1 {
			t.Errorf("opened after %d Updates: %d and %d keys", n+1, len(a), len(b))
		}
	}
}

func TestContextStopsReads(t *testing.T) {
	db := made(t, vfs.NewMem(), ToCreate)
	set(t, db, "a", "b")
	ended, cancel := context.WithCancel(ctx)
	defer cancel()
	n := 0
	err := db.View(ended, func(r engine.Reader) error {
		err := r.Scan(nil, func([]byte, []byte) bool { n++; cancel(); return true })
		if _, _, err := r.Get([]byte("a")); !errors.Is(err, context.Canceled) {
			t.Errorf("Get with an ended context: %v", err)
		}
		return err
	})
	if !errors.Is(err, context.Canceled) || n != 1 {
		t.Errorf("a Scan went on to %d keys: %v", n, err)
	}
}

func TestClosed(t *testing.T) {
	db := made(t, vfs.NewMem(), ToCreate)
	for range 2 {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
	if err := db.View(ctx, func(engine.Reader) error { return nil }); !errors.Is(err, ErrClosed) {
		t.Errorf("View: %v", err)
	}
}

func TestSuccessor(t *testing.T) {
	for _, c := range []struct{ prefix, want []byte }{
		{nil, nil},
		{[]byte("ab"), []byte("ac")},
		{[]byte{1, 0xff}, []byte{2}},
		{[]byte{0xff, 0xff}, nil},
	} {
		if got := engine.Successor(c.prefix); !bytes.Equal(got, c.want) {
			t.Errorf("Successor(%x) = %x, want %x", c.prefix, got, c.want)
		}
	}
}
