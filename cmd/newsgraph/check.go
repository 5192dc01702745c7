package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/store"
	"newsgraph/ingest/document"
)

func newCheck(env environment) *cobra.Command {
	var corrections string
	cmd := &cobra.Command{
		Use:     "check",
		Short:   "Read all of the store and check that it holds together",
		Example: "  newsgraph check\n  newsgraph check --store archive",
		Long: `Check reads all of the store: each edge must have its ends and its evidence, the
evidence must stand in its article, the graph must be the one that the facts make,
and every index must say the same. It changes nothing. What is wrong is listed,
and newsgraph repair brings back what can be.`,
		Args: atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return check(cmd.Context(), env, storeToRead(cmd, env), corrections)
		},
	}
	addCorrections(cmd, &corrections)
	return cmd
}

func check(ctx context.Context, env environment, dir, corrections string) error {
	o, err := storeOptions(env, dir, corrections)
	if err != nil {
		return err
	}
	o.ReadOnly = true
	s, err := store.Open(ctx, dir, o)
	if err != nil {
		return withBuildHint(err)
	}
	defer s.Close()
	report, err := s.Verify(ctx)
	if err != nil {
		return err
	}
	for _, f := range report.Faults {
		fmt.Fprintln(env.out, oneLine(f))
	}
	if n := len(report.Faults); n > 0 {
		return fmt.Errorf("store %s: %w: %s; newsgraph repair brings back what can be", dir, store.ErrCorrupt, plural(n, "fault"))
	}
	fmt.Fprintf(env.out, "%s is whole: %s, %s, %s, %s compared\n", dir, plural(report.Documents, "article"),
		plural(report.Nodes, "node"), plural(report.Edges, "edge"), plural(report.Rows, "row"))
	return nil
}

func newRepair(env environment) *cobra.Command {
	var corrections string
	cmd := &cobra.Command{
		Use:     "repair",
		Short:   "Bring back what can be read of a damaged store",
		Example: "  newsgraph repair --store archive",
		Long: `Repair makes a new database of all that can be read of a damaged store: of each
article its facts or, where these are lost, its text, from which they are
extracted again. The damaged database stays beside it under another name, to be
removed when all is well. A store that is whole is left as it is.`,
		Args: atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return repair(cmd.Context(), env, storeToRead(cmd, env), corrections)
		},
	}
	addCorrections(cmd, &corrections)
	return cmd
}

func repair(ctx context.Context, env environment, dir, corrections string) error {
	o, err := storeOptions(env, dir, corrections)
	if err != nil {
		return err
	}
	r, err := store.Repair(ctx, dir, o)
	if err != nil {
		return withBuildHint(err)
	}
	if r.Whole {
		fmt.Fprintln(env.out, dir, "is whole: nothing to repair")
		return nil
	}
	fmt.Fprintln(env.err, "newsgraph:", oneLine(r.Damage.Error()))
	again, err := extractAgain(ctx, env, dir, o, r.Texts)
	if err != nil {
		return err
	}
	fmt.Fprintf(env.out, "%s brought back", plural(len(r.Articles)+again, "article"))
	if r.Known > 0 {
		fmt.Fprintf(env.out, " of %d", r.Known)
	}
	if again > 0 {
		fmt.Fprintf(env.out, ", %d of them from their texts", again)
	}
	fmt.Fprintln(env.out)
	for _, id := range r.Lost {
		fmt.Fprintln(env.out, "lost:", oneLine(id))
	}
	for _, k := range r.Kept {
		fmt.Fprintf(env.out, "the damaged database is kept: %s/%s\n", dir, k)
	}
	if missing := r.Known - len(r.Articles) - again; missing > 0 {
		fmt.Fprintln(env.out, "ingest the articles again that are missing")
	}
	return nil
}

// extractAgain stores the facts of articles of which the text was left, and
// returns their number.
func extractAgain(ctx context.Context, env environment, dir string, o store.Options, texts []store.Text) (int, error) {
	if len(texts) == 0 {
		return 0, nil
	}
	s, err := store.Open(ctx, dir, o)
	if err != nil {
		return 0, err
	}
	defer s.Close()
	t, err := newTaker(ctx, env, reading{})
	if err != nil {
		return 0, err
	}
	var put []store.Article
	for _, x := range texts {
		found := t.one(articleOf(x.Document, x.Text))
		if found.problem != nil {
			t.problem(found.problem)
			continue
		}
		put = append(put, store.Article{Facts: found.facts, Text: x.Text})
	}
	_, err = s.PutArticles(ctx, put...)
	return len(put), err
}

// articleOf is a stored article as it was read.
func articleOf(d graph.Document, text string) document.Article {
	return document.Article{
		ID: d.ID, Title: d.Title, Date: d.Date, DateFrom: d.DateFrom, Source: d.Source, URL: d.URL,
		Publisher: d.Publisher, Language: d.Language, Encoding: d.Encoding, Text: text,
	}
}
