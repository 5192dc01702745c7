package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"newsgraph/graph/query"
)

func newPath(env environment) *cobra.Command {
	var f filterFlags
	var p printFlags
	opts := query.PathOptions{}
	cmd := &cobra.Command{
		Use:   "path ACTOR ACTOR",
		Short: "Show how two actors are connected, with the evidence of each step",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usagef("name two actors, such as newsgraph path Lavrov Stoltenberg")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			g, err := loadGraph(cmd, env)
			if err != nil {
				return err
			}
			x := query.NewIndex(g)
			from, err := x.Find(args[0])
			if err != nil {
				return err
			}
			to, err := x.Find(args[1])
			if err != nil {
				return err
			}
			if g, err = f.apply(g); err != nil {
				return err
			}
			paths, err := query.Paths(g, from.Node.ID, to.Node.ID, opts)
			if err != nil {
				return fmt.Errorf("%s and %s: %w", from.Node.Name, to.Node.Name, err)
			}
			if p.output == "json" {
				return writeJSON(env.out, paths)
			}
			printPaths(env, nodeNames(g), paths)
			return nil
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, s string) ([]string, cobra.ShellCompDirective) {
			return completePattern(env)(cmd, nil, s)
		},
	}
	cmd.Flags().IntVarP(&opts.Count, "count", "n", 1, "number of paths")
	cmd.Flags().IntVar(&opts.Detour, "detour", 0, "how much longer than the shortest a path may be")
	f.add(cmd)
	p.add(cmd)
	return cmd
}

// printPaths prints each path as its chain of names, then what joins each pair.
func printPaths(env environment, names map[string]string, paths []query.Path) {
	for i, p := range paths {
		if i > 0 {
			fmt.Fprintln(env.out)
		}
		chain := ""
		for k, s := range p.Steps {
			if k == 0 {
				chain = names[s.From]
			}
			chain += " – " + names[s.To]
		}
		fmt.Fprintln(env.out, bold(env, chain))
		for _, s := range p.Steps {
			for _, e := range s.Edges {
				printAct(env, names, e)
			}
		}
	}
}
