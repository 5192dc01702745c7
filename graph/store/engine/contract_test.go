package engine_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"

	"newsgraph/graph/store/engine"
	"newsgraph/graph/store/pebblekv"
)

// TestContract does the same to both engines, at random: all that they are asked, they
// answer alike.
func TestContract(t *testing.T) {
	disk, err := pebblekv.Open("db", vfs.NewMem(), pebblekv.ToCreate)
	if err != nil {
		t.Fatal(err)
	}
	engines := []engine.Engine{disk, engine.NewMemory()}
	for round := range 120 {
		var told []string
		for _, e := range engines {
			told = append(told, live(e, rand.New(rand.NewPCG(uint64(round), 5))))
		}
		if told[0] != told[1] {
			t.Fatalf("round %d: on disk\n%.2000s\nin memory\n%.2000s", round, told[0], told[1])
		}
	}
	for _, e := range engines {
		if size, err := e.Size(); err != nil || size == 0 {
			t.Errorf("%T: size %d, %v", e, size, err)
		}
		if err := errors.Join(e.Flush(), e.Close(), e.Close()); err != nil {
			t.Errorf("%T: %v", e, err)
		}
	}
}

// live does some things to an engine and tells what it saw.
func live(e engine.Engine, r *rand.Rand) string {
	var saw bytes.Buffer
	key := func() []byte { return fmt.Appendf(nil, "%c%c%d", 'a'+r.IntN(3), 0xfe+r.IntN(2), r.IntN(12)) }
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	look := func(who string, x engine.Reader) {
		k := key()
		v, ok, err := x.Get(k)
		fmt.Fprintf(&saw, "%s %q: %q %v %v\n", who, k, v, ok, err)
		show := func(k, v []byte) bool { fmt.Fprintf(&saw, " %q=%q", k, v); return r.IntN(9) > 0 }
		from, to := key(), key()
		if bytes.Compare(from, to) > 0 {
			from, to = to, from
		}
		fmt.Fprintln(&saw, x.Scan(k[:r.IntN(3)], show), x.Range(from, to, show), x.Range(nil, nil, show))
	}
	failure := errors.New("given up")
	err := e.Update(ctx, func(b engine.Batch) error {
		rows := b.Rows([]byte("z"))
		fmt.Fprintln(&saw, b.Empty())
		for range r.IntN(10) {
			switch r.IntN(5) {
			case 0:
				fmt.Fprintln(&saw, b.Set(key(), key()))
			case 1:
				fmt.Fprintln(&saw, b.Delete(key()))
			case 2:
				fmt.Fprintln(&saw, rows.Put(key(), key()))
			case 3:
				fmt.Fprintln(&saw, rows.Delete(key()))
			default:
				v, err := rows.Get(key())
				fmt.Fprintf(&saw, "%q %v", v, err)
				fmt.Fprintln(&saw, rows.Scan(key()[:1], func(k, v []byte) bool { fmt.Fprintf(&saw, " %q=%q", k, v); return true }))
			}
			look("before", b)
		}
		fmt.Fprintln(&saw, b.Empty(), b.Len() > 0)
		switch r.IntN(6) {
		case 0:
			return failure
		case 1:
			cancel()
		}
		return nil
	})
	fmt.Fprintln(&saw, err)
	fmt.Fprintln(&saw, e.View(context.Background(), func(x engine.Reader) error {
		look("after", x)
		return nil
	}))
	return saw.String()
}
