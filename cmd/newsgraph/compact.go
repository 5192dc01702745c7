package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newCompact(env environment) *cobra.Command {
	return &cobra.Command{
		Use:   "compact",
		Short: "Rewrite the store without the traces of what was removed",
		Args:  atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := openStore(cmd.Context(), env, storeToRead(cmd, env), "")
			if err != nil {
				return err
			}
			defer s.Close()
			before, err := s.Stats(cmd.Context())
			if err != nil {
				return err
			}
			if err := s.Compact(cmd.Context()); err != nil {
				return err
			}
			after, err := s.Stats(cmd.Context())
			if err != nil {
				return err
			}
			fmt.Fprintf(env.err, "%d kB before, %d kB after\n", before.Bytes/1024, after.Bytes/1024)
			return nil
		},
	}
}
