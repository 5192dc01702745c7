package main

import (
	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

const queryLong = `Query lists the acts that fit a pattern: who, did what, to whom. Each of the
three may be left out at the end, or be _ for anything.

  newsgraph query Biden                 everything at Biden
  newsgraph query Biden warned          whom Biden warned
  newsgraph query _ rejected Russia     who rejected Russia's wishes
  newsgraph query _ THREATEN --from 2022-01

Names are matched by alias and misspelling; a relation by its name, a synonym
(warn, warns) or its PLOVER class.`

type queryOptions struct {
	filterFlags
	printFlags
	sentences bool
}

func newQuery(env environment) *cobra.Command {
	var o queryOptions
	cmd := &cobra.Command{
		Use:     "query [ACTOR [RELATION [ACTOR]]]",
		Short:   "List who did what to whom",
		Long:    queryLong,
		Aliases: []string{"q"},
		Args:    atMost(3),
		RunE: func(cmd *cobra.Command, args []string) error {
			g, err := loadGraph(cmd, env)
			if err != nil {
				return err
			}
			edges, part, err := ask(g, o.filterFlags, args)
			if err != nil {
				return err
			}
			query.SortByDate(edges)
			return printEdges(env, part, edges, o.printFlags, o.sentences)
		},
		ValidArgsFunction: completePattern(env),
	}
	o.filterFlags.add(cmd)
	o.printFlags.add(cmd)
	cmd.Flags().BoolVarP(&o.sentences, "sentences", "s", false, "show the sentence that each act rests on")
	return cmd
}

// atMost is an argument check with a usage error.
func atMost(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > n {
			return usagef("%d arguments, at most %d are understood; put names of several words in quotation marks", len(args), n)
		}
		return nil
	}
}

// ask answers the pattern in args on the part of g that the flags choose. Names
// are looked up in the whole graph.
func ask(g *graph.Graph, f filterFlags, args []string) ([]graph.Edge, *graph.Graph, error) {
	p := query.Pattern{}
	for i, a := range args {
		switch i {
		case 0:
			p.Source = a
		case 1:
			p.Relation = a
		case 2:
			p.Target = a
		}
	}
	q, err := query.NewIndex(g).Ask(p)
	if err != nil {
		return nil, nil, err
	}
	part, err := f.apply(g)
	if err != nil {
		return nil, nil, err
	}
	return q.Edges(part), part, nil
}

// completePattern completes actors and relations from the store.
func completePattern(env environment) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		var out []string
		if len(args) == 1 {
			for _, d := range graph.Definitions() {
				out = append(out, string(d.Relation))
			}
			return out, cobra.ShellCompDirectiveNoFileComp
		}
		g, err := loadGraph(cmd, env)
		if err != nil || len(args) > 2 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		for _, n := range g.Nodes {
			if n.Kind.Actor() {
				out = append(out, n.Name)
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}
