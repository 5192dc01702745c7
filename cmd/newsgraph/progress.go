package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

// bar shows on a terminal how much is done, on one line that it keeps rewriting.
// A nil bar shows nothing.
type bar struct {
	w io.Writer
	// total is the number of bytes to come, or 0 when nobody knows.
	total int64
	now   func() time.Time

	mu       sync.Mutex
	articles int
	bytes    int64
	begin    time.Time
	shown    time.Time
}

func newBar(w io.Writer, total int64) *bar {
	return &bar{w: w, total: total, now: time.Now, begin: time.Now()}
}

// barInterval is the time between two showings: often enough to look alive,
// rare enough to cost nothing.
const barInterval = 100 * time.Millisecond

// add counts an article of so many bytes.
func (b *bar) add(bytes int) {
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.articles++
	b.bytes += int64(bytes)
	if now := b.now(); now.Sub(b.shown) >= barInterval {
		b.shown = now
		fmt.Fprint(b.w, "\r\x1b[K"+b.line(now))
	}
}

// barWidth is the number of cells of the bar, so that the line fits the
// narrowest usual terminal of 80 columns.
const barWidth = 30

// line is "[#####-----] 50 % 120 articles, 40/s".
func (b *bar) line(now time.Time) string {
	s := plural(b.articles, "article")
	if seconds := now.Sub(b.begin).Seconds(); seconds > 1 {
		s += fmt.Sprintf(", %.0f/s", float64(b.articles)/seconds)
	}
	if b.total <= 0 {
		return s
	}
	share := min(float64(b.bytes)/float64(b.total), 1)
	full := int(share * barWidth)
	return fmt.Sprintf("[%s%s] %3.0f %%  %s", strings.Repeat("#", full), strings.Repeat("-", barWidth-full), 100*share, s)
}

// clear removes the line, so that a message can take its place.
func (b *bar) clear() {
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	fmt.Fprint(b.w, "\r\x1b[K")
}
