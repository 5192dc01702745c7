package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newRemove(env environment) *cobra.Command {
	var corrections string
	cmd := &cobra.Command{
		Use:   "remove ARTICLE...",
		Short: "Take articles out of the store",
		Long:  "Remove takes articles, and all that only they say, out of the store. Their ids are those of newsgraph stats --articles.",
		Args:  atLeastOne("the id of an article"),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := openStore(cmd.Context(), env, storeToRead(cmd, env), corrections)
			if err != nil {
				return err
			}
			defer s.Close()
			changes, err := s.Remove(cmd.Context(), args...)
			if err != nil {
				return err
			}
			fmt.Fprintf(env.err, "%s removed\n", plural(len(changes.Removed), "article"))
			if len(changes.Removed) == 0 {
				return fmt.Errorf("%w: no such article in the store", errNothing)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&corrections, "corrections", "", "table of names that are or are not one thing (default: STORE."+correctionsName+")")
	return cmd
}
