package store

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/clog"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
)

func init() {
	// Cayley logs to standard error what it also returns.
	clog.SetLogger(nil)
}

// Gizmo runs a query in Gizmo, Cayley's dialect of JavaScript, and returns its
// first limit results (0: all), each as encoding/json writes it: an object of
// the path's tags ("id" for its end), or what the query emitted. The order is
// Cayley's. A context that ends stops the query with an error, but for loops in
// the native functions of the language: run what others wrote in a process that
// can be ended.
//
//	g.V("<joe-biden>").Out("<met>").All()
//	g.V("<joe-biden>").In("<ng:source>").Has("<ng:status>", "planned").All()
func (s *Store) Gizmo(ctx context.Context, text string, limit int) ([]any, error) {
	var out []any
	err := s.view(ctx, func(r *reader) error {
		qs := &quadStore{reader: r}
		defer qs.release()
		return recovered(func() (err error) {
			out, err = runGizmo(ctx, qs, text, limit)
			return err
		})
	})
	return out, err
}

func runGizmo(ctx context.Context, qs *quadStore, text string, limit int) (out []any, err error) {
	it, err := gizmo.NewSession(qs).Execute(ctx, text, query.Options{Limit: limit, Collation: query.JSON})
	if err != nil {
		return nil, fmt.Errorf("the query: %w", err)
	}
	defer drain(it)
	for it.Next(ctx) {
		if v := it.Result(); v != nil {
			out = append(out, v)
		}
	}
	if err := it.Err(); err != nil {
		return nil, fmt.Errorf("the query: %w", err)
	}
	if qs.failed != nil {
		return nil, qs.failed
	}
	return out, ctx.Err()
}

// drain ends a query and waits for its goroutine, which reads the store and so
// must not outlive the view.
func drain(it query.Iterator) {
	_ = it.Close()
	for it.Next(context.Background()) {
	}
}

// recovered turns a panic inside Cayley into an error: some queries divide by
// zero in its optimiser.
func recovered(fn func() error) (err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case error:
			err = fmt.Errorf("inside Cayley: %w", p)
		default:
			err = fmt.Errorf("inside Cayley: %v", p)
		}
	}()
	return fn()
}
