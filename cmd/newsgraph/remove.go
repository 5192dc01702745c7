package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"newsgraph/graph/ask"
)

func newRemove(env environment) *cobra.Command {
	var corrections string
	cmd := &cobra.Command{
		Use: "remove ARTICLE...",
		Example: `  newsgraph remove 2022-01-23-security-team
  newsgraph remove 2022-01-2 agenda`,
		Short: "Take articles out of a store",
		Long: `Remove takes articles, and all that only they say, out of the store. They are
named by their ids, or by beginnings of them, as newsgraph stats --articles lists
them. Those that are there are removed, and the others named.`,
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
	documents, err := s.Documents(ctx)
	if err != nil {
		return err
	}
	var found []string
	var missing []error
	for _, typed := range ids {
		id, err := ask.FindArticle(documents, typed)
		if err != nil {
			missing = append(missing, listing(err))
			continue
		}
		found = append(found, id)
	}
	if len(found) == 0 {
		return errors.Join(missing...)
	}
	for _, err := range missing {
		fmt.Fprintln(env.err, "newsgraph: warning:", plain(err.Error()))
	}
	changes, err := s.Remove(ctx, found...)
	if err != nil {
		return err
	}
	fmt.Fprintf(env.out, "%s removed from %s\n", plural(len(changes.Removed), "article"), oneLine(dir))
	return nil
}
