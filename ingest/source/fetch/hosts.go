package fetch

import (
	"context"
	"sync"
	"time"
)

// hosts spaces the requests to each host.
type hosts struct {
	pause time.Duration
	mu    sync.Mutex
	// next is when a host may be asked again, slow its own pause where that is
	// longer.
	next map[string]time.Time
	slow map[string]time.Duration
}

func newHosts(pause time.Duration) *hosts {
	return &hosts{pause: pause, next: map[string]time.Time{}, slow: map[string]time.Duration{}}
}

// wait waits until it is a request's turn at the host.
func (h *hosts) wait(ctx context.Context, host string) error {
	h.mu.Lock()
	now := time.Now()
	at := h.next[host]
	if at.Before(now) {
		at = now
	}
	h.next[host] = at.Add(max(h.pause, h.slow[host]))
	h.mu.Unlock()
	if at.Equal(now) {
		return ctx.Err()
	}
	t := time.NewTimer(at.Sub(now))
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// hold leaves a host alone for a while.
func (h *hosts) hold(host string, d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if at := time.Now().Add(d); at.After(h.next[host]) {
		h.next[host] = at
	}
}

// longestDelay bounds the pause that a host may ask for in its robots.txt.
const longestDelay = time.Minute

// slowDown keeps to the pause that a host asks for.
func (h *hosts) slowDown(host string, d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.slow[host] = min(d, longestDelay)
}
