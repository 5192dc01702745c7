package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"newsgraph/graph/store"
)

const rebuildLong = `Rebuild extracts the facts of all stored articles again, from the texts that the
store keeps, as after an update of this program, and lists what that changes in the
graph, as newsgraph diff does. Articles whose text is not kept stay as they are.
`

func newRebuild(env environment) *cobra.Command {
	var r reading
	cmd := &cobra.Command{
		Use:     "rebuild",
		Example: "  newsgraph rebuild\n  newsgraph rebuild --store archive --jobs 4",
		Short:   "Extract all stored articles again, and list what that changes",
		Long:    rebuildLong,
		Args:    atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return rebuild(cmd.Context(), env, storeToRead(cmd, env), r)
		},
	}
	cmd.Flags().IntVarP(&r.jobs, "jobs", "j", 0, "articles analysed at once (default: one per processor)")
	addPatience(cmd, &r.patience)
	addCorrections(cmd, &r.corrections)
	return cmd
}

func rebuild(ctx context.Context, env environment, dir string, r reading) error {
	s, err := openExisting(ctx, env, dir, r.corrections)
	if err != nil {
		return err
	}
	defer s.Close()
	older, err := s.Graph(ctx)
	if err != nil {
		return err
	}
	t, err := newTaker(ctx, env, r)
	if err != nil {
		return err
	}
	without := 0
	articles := func(team *analysts) error {
		for _, d := range older.Documents {
			a, ok, err := s.Article(ctx, d.ID)
			if err != nil {
				return err
			}
			if !ok || a.Text == "" || a.By != "" {
				without++
				continue
			}
			if err := team.add(articleOf(a.Facts.Documents[0], a.Text), 0); err != nil {
				return err
			}
		}
		return nil
	}
	changed := 0
	err = t.extract(articles, func(batch []store.Article) error {
		changes, err := s.PutArticles(ctx, batch...)
		changed += len(changes.Updated)
		return err
	})
	if err != nil {
		return err
	}
	now, err := s.Graph(ctx)
	if err != nil {
		return err
	}
	printDifference(env, older, now)
	fmt.Fprintf(env.err, "%s extracted again, %d of them with other facts\n", plural(t.articles, "article"), changed)
	if without > 0 {
		fmt.Fprintf(env.err, "%s left as they are: their texts are not kept, or a language model read them\n", plural(without, "article"))
	}
	return nil
}
