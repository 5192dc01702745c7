package main

import (
	"context"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"newsgraph/export/graphjson"
	"newsgraph/graph"
	"newsgraph/graph/query"
	"newsgraph/graph/resolve"
	"newsgraph/graph/store"
)

const diffLong = `Diff lists the acts, offices and other edges in which two graphs differ: an older one
and a newer one, which is that of the store where none is named. Each is the folder of a
store, a graph.json, or a date (2022, 2022-01 or 2022-01-31): then it is what the articles
of the store tell that are dated no later, with those of no known date. Lines that begin
with + are new, those with - are gone, those with ~ have other attributes or other
evidence. Mentions are only counted.`

func newDiff(env environment) *cobra.Command {
	var line confidenceFlags
	var corrections string
	cmd := &cobra.Command{
		Use:     "diff OLDER [NEWER]",
		Example: "  newsgraph diff yesterday/store\n  newsgraph diff newsgraph-out/graph.json --store archive\n  newsgraph diff 2022-01-15 2022-01-31",
		Short:   "List what is new, gone or other than in an older graph",
		Long:    diffLong,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return usagef("name one or two of store, graph.json and date; see newsgraph diff --help")
			}
			return nil
		},
		PreRunE: func(*cobra.Command, []string) error { return line.check() },
		RunE: func(cmd *cobra.Command, args []string) error {
			sides := append(args, storeToRead(cmd, env))[:2]
			var graphs [2]*graph.Graph
			for i, side := range sides {
				var err error
				if _, failure := os.Stat(side); failure != nil && query.CheckDate(side) == nil {
					graphs[i], err = graphUntil(cmd.Context(), storeToRead(cmd, env), corrections, side)
				} else {
					graphs[i], err = readGraph(cmd.Context(), side)
				}
				if err != nil {
					return err
				}
			}
			above := query.Filter{MinConfidence: line.line()}
			printDifference(env, above.Apply(graphs[0]), above.Apply(graphs[1]))
			return nil
		},
	}
	line.add(cmd)
	addCorrections(cmd, &corrections)
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

// graphUntil is the graph of those articles of the store in dir that are not dated after
// a day.
func graphUntil(ctx context.Context, dir, corrections, until string) (*graph.Graph, error) {
	table, err := readCorrections(dir, corrections)
	if err != nil {
		return nil, err
	}
	s, err := openToRead(ctx, dir)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	all, err := s.Fragments(ctx)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(g *graph.Graph) bool { return query.After(g.Documents[0].Date, until) })
	r, err := resolve.Resolve(all, resolve.Options{Corrections: table})
	if err != nil {
		return nil, err
	}
	return r.Graph(), nil
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
