package main

import (
	"context"
	"crypto/rand"
	"errors"
	"sync"

	"newsgraph/cmd/newsgraph/internal/rest"
)

// editor carries out the corrections that come over the explorer, one by one.
type editor struct {
	correcting
	dir   string
	token string
	mu    sync.Mutex
}

// newEditor takes corrections of the store in dir, from whoever has its token.
func newEditor(env environment, dir string) *editor {
	return &editor{correcting: correcting{env: env}, dir: dir, token: rand.Text()}
}

// correct carries out one correction. Nodes are known by the ids that the rules alone give
// them; one that has another id by other corrections is known by its name.
func (e *editor) correct(ctx context.Context, c rest.Correction) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.note = c.Why
	ways := [][]string{{c.Of}}
	if c.Verb == "merge" {
		ways = [][]string{{c.Of, c.To}}
		if len(c.Names) == 2 && c.Names[0] != c.Names[1] {
			ways = append(ways, c.Names)
		}
	}
	var err error
	for _, operands := range ways {
		var line string
		if line, err = e.line(c.Verb, operands); err == nil {
			err = e.carryOut(ctx, e.dir, []string{line})
		}
		if !errors.Is(err, errNothing) {
			break
		}
	}
	if errors.Is(err, errNothing) || isA[usageError](err) {
		return &rest.ConflictError{Err: err}
	}
	return err
}
