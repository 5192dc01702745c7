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
	read     int64
	begin    time.Time
	// done ends the ticking.
	done chan struct{}
}

// barInterval is the time between two showings: often enough to look alive,
// rare enough to cost nothing.
const barInterval = 200 * time.Millisecond

func newBar(w io.Writer, total int64) *bar {
	return &bar{w: w, total: total, now: time.Now, begin: time.Now(), done: make(chan struct{})}
}

// start shows the bar at once and then again and again: the first article may
// take a while.
func (b *bar) start() {
	b.show()
	go func() {
		tick := time.NewTicker(barInterval)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				b.show()
			case <-b.done:
				return
			}
		}
	}()
}

// add counts an article; read is the number of bytes of the input up to it.
func (b *bar) add(read int64) {
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.articles++
	b.read = read
}

func (b *bar) show() {
	b.mu.Lock()
	defer b.mu.Unlock()
	fmt.Fprint(b.w, "\r\x1b[K"+b.line(b.now()))
}

// barWidth is the number of cells of the bar, so that the line fits the
// narrowest usual terminal of 80 columns.
const barWidth = 24

// line is "[#####-----] 50 %  120 articles, 40/s, 1 min left".
func (b *bar) line(now time.Time) string {
	s := plural(b.articles, "article")
	spent := now.Sub(b.begin)
	if b.articles > 0 && spent > time.Second {
		s += fmt.Sprintf(", %.1f/s", float64(b.articles)/spent.Seconds())
	}
	if b.total <= 0 {
		return s
	}
	share := min(float64(b.read)/float64(b.total), 1)
	if share > 0 && spent > time.Second {
		s += ", " + howLong(time.Duration(float64(spent)*(1-share)/share)) + " left"
	}
	full := int(share * barWidth)
	return fmt.Sprintf("[%s%s] %3.0f %%  %s", strings.Repeat("#", full), strings.Repeat("-", barWidth-full), 100*share, s)
}

// howLong is a length of time for people.
func howLong(d time.Duration) string {
	switch {
	case d >= 90*time.Minute:
		return fmt.Sprintf("%.0f h", d.Hours())
	case d >= 90*time.Second:
		return fmt.Sprintf("%.0f min", d.Minutes())
	}
	return fmt.Sprintf("%.0f s", d.Seconds())
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

// stop ends the bar and removes the line.
func (b *bar) stop() {
	close(b.done)
	b.clear()
}
