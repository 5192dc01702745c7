package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

func newCompact(env environment) *cobra.Command {
	return &cobra.Command{
		Use: "compact",
		Example: `  newsgraph compact
  newsgraph compact --store archive`,
		Short: "Rewrite the store without the traces of what was removed",
		Long: `Compact rewrites the store without the traces of what was removed or replaced,
which take room and time. The graph stays the same.`,
		Args: atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return compact(cmd.Context(), env, storeToRead(cmd, env))
		},
	}
}

func compact(ctx context.Context, env environment, dir string) error {
	s, err := openExisting(ctx, env, dir, "")
	if err != nil {
		return err
	}
	defer s.Close()
	before, err := s.Stats(ctx)
	if err != nil {
		return err
	}
	if err := s.Compact(ctx); err != nil {
		return err
	}
	after, err := s.Stats(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(env.out, "%s: %d kB before, %d kB after\n", oneLine(dir), before.Bytes/1024, after.Bytes/1024)
	return nil
}
