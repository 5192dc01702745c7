package main

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// bar shows on a terminal how many things are done, on one line that it keeps
// rewriting. The zero bar shows nothing.
type bar struct {
	w     io.Writer
	label string

	mu    sync.Mutex
	n     int
	shown time.Time
}

// barInterval is the time between two showings: often enough to look alive,
// rare enough to cost nothing.
const barInterval = 100 * time.Millisecond

func (b *bar) add(n int) {
	if b.w == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.n += n
	if now := time.Now(); now.Sub(b.shown) >= barInterval {
		b.shown = now
		fmt.Fprintf(b.w, "\r%d %s", b.n, b.label)
	}
}

// clear removes the line, so that a message can take its place.
func (b *bar) clear() {
	if b.w != nil {
		fmt.Fprint(b.w, "\r\x1b[K")
	}
}

func (b *bar) done() { b.clear() }
