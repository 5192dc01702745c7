package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"newsgraph/export/graphjson"
	"newsgraph/graph"
	"newsgraph/graph/query"
	"newsgraph/graph/resolve"
	"newsgraph/graph/store"
)

const diffLong = `Diff lists the acts, offices and other edges in which the graph of the store
differs from an older one: the folder of another store, or a graph.json. Lines that
begin with + are new, those with - are gone, those with ~ have other attributes or
other evidence. Mentions are only counted.`

func newDiff(env environment) *cobra.Command {
	var line confidenceFlags
	cmd := &cobra.Command{
		Use:     "diff OLDER",
		Example: "  newsgraph diff yesterday/store\n  newsgraph diff newsgraph-out/graph.json --store archive",
		Short:   "List what is new, gone or other than in an older graph",
		Long:    diffLong,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("name one older store or graph.json; see newsgraph diff --help")
			}
			return nil
		},
		PreRunE: func(*cobra.Command, []string) error { return line.check() },
		RunE: func(cmd *cobra.Command, args []string) error {
			older, err := readGraph(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			now, err := readGraph(cmd.Context(), storeToRead(cmd, env))
			if err != nil {
				return err
			}
			above := query.Filter{MinConfidence: line.line()}
			printDifference(env, above.Apply(older), above.Apply(now))
			return nil
		},
	}
	line.add(cmd)
	return cmd
}

// readGraph reads the graph of a store or of a graph.json.
func readGraph(ctx context.Context, path string) (*graph.Graph, error) {
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		g, err := graphjson.Read(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		g.Sort()
		return g, nil
	}
	s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	if err != nil {
		return nil, withBuildHint(err)
	}
	defer s.Close()
	return s.Graph(ctx)
}

// printDifference lists the edges that differ, mentions aside, and sums up.
func printDifference(env environment, older, now *graph.Graph) {
	names := nodeNames(older)
	for id, name := range nodeNames(now) {
		names[id] = name
	}
	c := resolve.Difference(older, now)
	counts := map[string]int{}
	mentions := 0
	for _, e := range c.Edges {
		mark, edge := "~", e.After
		switch {
		case e.Before == nil:
			mark = "+"
		case e.After == nil:
			mark, edge = "-", e.Before
		}
		if edge.Relation == graph.MentionedIn {
			mentions++
			continue
		}
		counts[mark]++
		fmt.Fprintf(env.out, "%s %-10s  %s\n", mark, edge.Date, telling(names, *edge))
	}
	fmt.Fprintf(env.err, "%d new, %d gone, %d other; %s differ; %d and %d articles, %d and %d nodes\n",
		counts["+"], counts["-"], counts["~"], plural(mentions, "mention"),
		len(older.Documents), len(now.Documents), len(older.Nodes), len(now.Nodes))
}
