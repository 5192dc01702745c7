package pebblekv

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"
	"github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/flat"
	"github.com/hidal-go/hidalgo/kv/kvtest"
)

func memory(t testing.TB) *DB {
	t.Helper()
	db, err := Open("db", vfs.NewMem(), ToCreate)
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

// TestConformance runs hidalgo's own test of key-value drivers.
func TestConformance(t *testing.T) {
	kvtest.RunTest(t, func(t testing.TB) (kv.KV, func()) { return flat.Upgrade(memory(t)), func() {} })
}

var ctx = context.Background()

// set writes a key in a transaction of its own.
func set(t *testing.T, db *DB, key, value string) {
	t.Helper()
	tx, err := db.Tx(true)
	if err == nil {
		err = errors.Join(tx.Put(flat.Key(key), flat.Value(value)), tx.Commit(ctx))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// get reads a key in a transaction of its own; "" when it is absent.
func get(t *testing.T, db *DB, key string) string {
	t.Helper()
	tx, err := db.Tx(false)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Close()
	v, err := tx.Get(ctx, flat.Key(key))
	if err != nil && !errors.Is(err, flat.ErrNotFound) {
		t.Fatal(err)
	}
	return string(v)
}

func TestAtomically(t *testing.T) {
	db := memory(t)
	set(t, db, "a", "old")
	stop := errors.New("stop")
	err := db.Atomically(ctx, func() error {
		set(t, db, "a", "new")
		set(t, db, "b", "new")
		if get(t, db, "a") != "new" {
			t.Error("a write is not seen within the function")
		}
		return stop
	})
	if !errors.Is(err, stop) || get(t, db, "a") != "old" || get(t, db, "b") != "" {
		t.Errorf("after a failure: %v, a=%q, b=%q", err, get(t, db, "a"), get(t, db, "b"))
	}
	cancelled, cancel := context.WithCancel(ctx)
	err = db.Atomically(cancelled, func() error {
		set(t, db, "a", "new")
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) || get(t, db, "a") != "old" {
		t.Errorf("after a cancel: %v, a=%q", err, get(t, db, "a"))
	}
	err = db.Atomically(ctx, func() error {
		set(t, db, "a", "new")
		set(t, db, "b", "new")
		return nil
	})
	if err != nil || get(t, db, "a")+get(t, db, "b") != "newnew" {
		t.Errorf("after a success: %v, a=%q, b=%q", err, get(t, db, "a"), get(t, db, "b"))
	}
}

func TestAtomicallyAfterPanic(t *testing.T) {
	db := memory(t)
	func() {
		defer func() { _ = recover() }()
		_ = db.Atomically(ctx, func() error {
			set(t, db, "a", "lost")
			panic("in the middle")
		})
	}()
	set(t, db, "b", "kept")
	if get(t, db, "a") != "" || get(t, db, "b") != "kept" {
		t.Errorf("a=%q, b=%q", get(t, db, "a"), get(t, db, "b"))
	}
}

func TestSnapshotStaysAsItWas(t *testing.T) {
	db := memory(t)
	set(t, db, "a", "old")
	tx, err := db.Tx(false)
	if err != nil {
		t.Fatal(err)
	}
	set(t, db, "a", "new")
	if v, err := tx.Get(ctx, flat.Key("a")); err != nil || string(v) != "old" {
		t.Errorf("the snapshot reads %q, %v", v, err)
	}
	if err := tx.Put(flat.Key("a"), nil); !errors.Is(err, flat.ErrReadOnly) {
		t.Errorf("Put in a read-only transaction: %v", err)
	}
	// What is left open must not keep the database from closing.
	tx.Scan(flat.Key("a"))
}

func TestContextStopsReads(t *testing.T) {
	db := memory(t)
	set(t, db, "a", "1")
	set(t, db, "b", "2")
	tx, err := db.Tx(false)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Close()
	it := tx.Scan(nil)
	defer it.Close()
	ended, cancel := context.WithCancel(ctx)
	if !it.Next(ended) {
		t.Fatal("no key")
	}
	cancel()
	if it.Next(ended) || !errors.Is(it.Err(), context.Canceled) {
		t.Errorf("Next with an ended context: %v", it.Err())
	}
	if _, err := tx.Get(ended, flat.Key("a")); !errors.Is(err, context.Canceled) {
		t.Errorf("Get with an ended context: %v", err)
	}
}

// TestGetBatch reads few and many keys, present and absent, out of order.
func TestGetBatch(t *testing.T) {
	db := memory(t)
	for i := range 20 {
		set(t, db, fmt.Sprintf("k%02d", 2*i), fmt.Sprint(2*i))
	}
	tx, err := db.Tx(false)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Close()
	for _, n := range []int{0, 1, sweepFrom - 1, sweepFrom, 45} {
		var keys []flat.Key
		for i := range n {
			keys = append(keys, flat.Key(fmt.Sprintf("k%02d", (i*19)%45)))
		}
		values, err := tx.GetBatch(ctx, keys)
		if err != nil || len(values) != n {
			t.Fatalf("%d keys: %d values, %v", n, len(values), err)
		}
		for i, v := range values {
			k := (i * 19) % 45
			want := fmt.Sprint(k)
			if k%2 == 1 || k >= 40 {
				want = ""
			}
			if string(v) != want || (want == "") != (v == nil) {
				t.Errorf("%d keys: %s = %q, want %q", n, keys[i], v, want)
			}
		}
	}
}

func TestSuccessor(t *testing.T) {
	for _, c := range []struct{ prefix, want []byte }{
		{nil, nil},
		{[]byte("ab"), []byte("ac")},
		{[]byte{1, 0xff}, []byte{2}},
		{[]byte{0xff, 0xff}, nil},
	} {
		if got := successor(c.prefix); !bytes.Equal(got, c.want) {
			t.Errorf("successor(%x) = %x, want %x", c.prefix, got, c.want)
		}
	}
}
