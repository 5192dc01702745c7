package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

const gizmoLong = `Gizmo runs a query in the language of Cayley, the database that the store is
made of, and prints one JSON value a line. Nodes are called by their ids in angle
brackets, as newsgraph show --output json gives them; relations by their names.

  newsgraph gizmo 'g.V("<joe-biden>").Out("<met>").All()'
  newsgraph gizmo 'g.V("<joe-biden>").In("<ng:source>").Has("<ng:status>", "planned").All()'`

func newGizmo(env environment) *cobra.Command {
	var limit int
	cmd := &cobra.Command{
		Use:   "gizmo QUERY",
		Short: "Ask the store in Cayley's own language",
		Long:  gizmoLong,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("give one query in single quotation marks, such as 'g.V(\"<nato>\").Out().All()'")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := openToRead(cmd.Context(), storeToRead(cmd, env))
			if err != nil {
				return err
			}
			defer s.Close()
			results, err := s.Gizmo(cmd.Context(), args[0], limit)
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
	return cmd
}
