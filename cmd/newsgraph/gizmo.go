package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"newsgraph/graph/store"
)

const gizmoLong = `Gizmo runs a query in the language of Cayley, the database that the store is
made of, and prints one JSON value a line. Nodes are called by their ids in angle
brackets, as newsgraph show --output json gives them; relations by their names.

  newsgraph gizmo 'g.V("<joe-biden>").Out("<met>").All()'
  newsgraph gizmo 'g.V("<joe-biden>").In("<ng:source>").Has("<ng:status>", "planned").All()'
  newsgraph gizmo 'g.V("<joe-biden>").In("<ng:source>").Out("<ng:sentence>").All()'

A query that runs longer than --timeout is stopped; 0 lets it run until Ctrl-C.`

// gizmoTimeout ends a query that loops. Walks of three steps from the most told
// actors of some thousand articles take seconds.
const gizmoTimeout = time.Minute

func newGizmo(env environment) *cobra.Command {
	var limit int
	var timeout time.Duration
	cmd := &cobra.Command{
		Use:   "gizmo QUERY",
		Short: "Ask the store in Cayley's own language",
		Long:  gizmoLong,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) != 1:
				return usagef("give one query in single quotation marks, such as 'g.V(\"<nato>\").Out().All()'")
			case limit < 0 || timeout < 0:
				return usagef("--limit and --timeout cannot be negative")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := openToRead(cmd.Context(), storeToRead(cmd, env))
			if err != nil {
				return err
			}
			defer s.Close()
			results, err := runGizmo(cmd.Context(), s, args[0], limit, timeout)
			if err != nil {
				return err
			}
			if len(results) == 0 {
				return fmt.Errorf("%w", errNothing)
			}
			return writeJSONLines(env.out, results)
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 0, "number of results (default: all)")
	cmd.Flags().DurationVar(&timeout, "timeout", gizmoTimeout, "stop the query after this time, such as 30s or 5m; 0 for never")
	return cmd
}

// runGizmo runs a query until the timeout, if there is one.
func runGizmo(ctx context.Context, s *store.Store, query string, limit int, timeout time.Duration) ([]any, error) {
	if timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, timeout)
		defer cancel()
	}
	results, err := s.Gizmo(ctx, query, limit)
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, fmt.Errorf("the query ran longer than %v and was stopped: look for a loop in it, ask for less with --limit, or give it more time with --timeout", timeout)
	}
	return results, err
}
