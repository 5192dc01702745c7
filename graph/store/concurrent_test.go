package store

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
)

// TestReadersSeeWholePuts reads without pause while articles come and go: each
// graph read must be that of a whole Put, and what is left at the end sound.
func TestReadersSeeWholePuts(t *testing.T) {
	s := memory(t)
	rounds := []string{expected(t)}
	for n := range 6 {
		rounds = append(rounds, expected(t, makeBatch(n)...))
	}
	var readers sync.WaitGroup
	done := make(chan struct{})
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				if !slices.Contains(rounds, bytesOf(t, s)) {
					t.Error("a reader saw half a change")
					return
				}
				if _, err := s.Gizmo(context.Background(), `g.V("<Actor 1>").Both().All()`, 0); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for n := range 6 {
		mustPut(t, s, makeBatch(n)...)
		if _, err := s.Remove(context.Background(), ids(n)...); err != nil {
			t.Error(err)
		}
	}
	close(done)
	readers.Wait()
	checkRows(t, s)
}

func ids(batch int) []string {
	var out []string
	for _, g := range makeBatch(batch) {
		out = append(out, g.Documents[0].ID)
	}
	return out
}

func TestCancelledPutChangesNothing(t *testing.T) {
	s := memory(t)
	mustPut(t, s, makeBatch(0)...)
	want := bytesOf(t, s)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Put(ctx, makeBatch(1)...); !errors.Is(err, context.Canceled) {
		t.Errorf("Put: %v", err)
	}
	if _, err := s.Graph(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("Graph: %v", err)
	}
	if err := s.Compact(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("Compact: %v", err)
	}
	if bytesOf(t, s) != want {
		t.Error("the store has changed")
	}
	mustPut(t, s, makeBatch(1)...)
	checkRows(t, s)
}
