package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newIngest(env environment) *cobra.Command {
	var r reading
	var corrections string
	cmd := &cobra.Command{
		Use:   "ingest PATH...",
		Short: "Add articles to a store",
		Long: `Ingest reads articles like build, adds them to a store and leaves what is there.
An article with the id of a stored one takes its place. The store is that of
--store, else of NEWSGRAPH_STORE, else the folder .newsgraph here.`,
		Args: atLeastOne("a file or folder with articles"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkReading(r); err != nil {
				return err
			}
			dir := storeToWrite(cmd, env)
			s, err := openStore(cmd.Context(), env, dir, corrections)
			if err != nil {
				return err
			}
			defer s.Close()
			r.paths = args
			in, err := takeIn(cmd.Context(), env, s, r)
			if err != nil {
				return err
			}
			fmt.Fprintf(env.err, "%s: %s\n", dir, in.summary())
			if in.articles == 0 {
				return errInput
			}
			return nil
		},
	}
	addReadingFlags(cmd, &r, &corrections)
	return cmd
}

// summary says in a sentence what came in.
func (in *intake) summary() string {
	s := fmt.Sprintf("%s read: %d new, %d changed, %d as before", plural(in.articles, "article"), len(in.changes.Added), len(in.changes.Updated), len(in.changes.Unchanged))
	if n := len(in.changes.Removed); n > 0 {
		s += fmt.Sprintf(", %d no longer there removed", n)
	}
	if n := len(in.problems); n > 0 {
		s += fmt.Sprintf("; %d skipped (see the warnings above)", n)
	}
	return s
}

// plural is "1 article", "2 articles".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
