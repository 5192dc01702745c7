package pebblekv

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"

	"newsgraph/graph/store/engine"
)

// TestRowsAfterFailure looks at rows, of which some are remembered, after updates that were
// given up: they are as before.
func TestRowsAfterFailure(t *testing.T) {
	ctx := context.Background()
	db, err := Open("db", vfs.NewMem(), ToCreate)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	failure := errors.New("given up")
	key := func(i int) []byte { return fmt.Appendf(nil, "key %d", i) }
	var want string
	for round := range 20 {
		fails := round%3 == 2
		value := []byte(fmt.Sprint(round))
		err := db.Update(ctx, func(b engine.Batch) error {
			rows := b.Rows([]byte("z"))
			was, err := rows.Get(key(1))
			if err != nil || string(was) != want {
				t.Errorf("round %d: %q, %v, want %q", round, was, err, want)
			}
			if err := errors.Join(rows.Put(key(1), value), rows.Put(key(2), value), rows.Delete(key(2))); err != nil {
				return err
			}
			value[0] = 'x' // the caller's own
			now, _ := rows.Get(key(1))
			gone, _ := rows.Get(key(2))
			if string(now) != fmt.Sprint(round) || gone != nil {
				t.Errorf("round %d: then %q and %q", round, now, gone)
			}
			if fails {
				return failure
			}
			want = fmt.Sprint(round)
			return nil
		})
		if fails != errors.Is(err, failure) {
			t.Fatal(err)
		}
	}
}

func TestRecent(t *testing.T) {
	var c recent
	value := make([]byte, recentSize/8)
	for i := range 40 {
		c.put(fmt.Appendf(nil, "%d", i), value)
		if _, known := c.get([]byte("0")); !known {
			t.Fatalf("what is asked for again is forgotten after %d", i)
		}
	}
	if _, known := c.get([]byte("5")); known {
		t.Error("what nobody asks for stays")
	}
	if n := len(c.young) + len(c.old); n > 20 {
		t.Errorf("%d values of an eighth of the size are kept", n)
	}
}
