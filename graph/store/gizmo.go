package store

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
)

// Gizmo runs a query in Gizmo, Cayley's dialect of JavaScript, and returns its
// first limit results (0: all), each as encoding/json writes it: an object of
// the path's tags ("id" for its end), or what the query emitted. The order is
// Cayley's. A context that ends stops the query with an error.
//
//	g.V("<joe-biden>").Out("<met>").All()
//	g.V("<joe-biden>").In("<ng:source>").Has("<ng:status>", "planned").All()
func (s *Store) Gizmo(ctx context.Context, text string, limit int) ([]any, error) {
	var out []any
	err := s.view(ctx, func(r reader) error {
		it, err := gizmo.NewSession(r.qs).Execute(ctx, text, query.Options{Limit: limit, Collation: query.JSON})
		if err != nil {
			return fmt.Errorf("the query: %w", err)
		}
		defer drain(it)
		for it.Next(ctx) {
			if v := it.Result(); v != nil {
				out = append(out, v)
			}
		}
		if err := it.Err(); err != nil {
			return fmt.Errorf("the query: %w", err)
		}
		return ctx.Err()
	})
	return out, err
}

// drain ends a query and waits for its goroutine, which reads the store and so
// must not outlive the lock.
func drain(it query.Iterator) {
	_ = it.Close()
	for it.Next(context.Background()) {
	}
}
