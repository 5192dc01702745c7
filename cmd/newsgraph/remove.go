package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

func newRemove(env environment) *cobra.Command {
	var corrections string
	cmd := &cobra.Command{
		Use:   "remove ARTICLE...",
		Short: "Take articles out of a store",
		Long: `Remove takes articles, and all that only they say, out of the store. They are
named by their ids, as newsgraph stats --articles lists them.`,
		Args: atLeastOne("the id of an article"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return remove(cmd.Context(), env, storeToRead(cmd, env), corrections, args)
		},
	}
	addCorrections(cmd, &corrections)
	return cmd
}

func remove(ctx context.Context, env environment, dir, corrections string, ids []string) error {
	s, err := openExisting(ctx, env, dir, corrections)
	if err != nil {
		return err
	}
	defer s.Close()
	changes, err := s.Remove(ctx, ids...)
	if err != nil {
		return err
	}
	if len(changes.Removed) == 0 {
		return fmt.Errorf("%w: the store %s has no such article; newsgraph stats --articles lists them", errNothing, dir)
	}
	fmt.Fprintf(env.out, "%s removed from %s\n", plural(len(changes.Removed), "article"), dir)
	return nil
}
