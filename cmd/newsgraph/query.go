package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

const queryLong = `Query lists the acts that fit a pattern: who, did what, to whom. Each of the
three may be left out at the end, or be _ for anything.

  newsgraph query Biden                 all acts of Biden, and all done to him
  newsgraph query Biden warned          whom Biden warned
  newsgraph query _ rejected Russia     who rejected Russia's wishes
  newsgraph query _ THREATEN --from 2022-01
  newsgraph query _ "holds office" NATO

Names are matched by alias and misspelling; a relation by its name, a synonym
(warn, warns) or its PLOVER class. Offices, membership and participation in
meetings are listed when asked for by --all or by the name of the relation.`

type queryOptions struct {
	filterFlags
	printFlags
	orderFlag
	sentences, all bool
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
			return answer(env, g, o, args)
		},
		ValidArgsFunction: completePattern(env),
	}
	cmd.Flags().BoolVarP(&o.sentences, "sentences", "s", false, "show the sentence that each act rests on")
	cmd.Flags().BoolVarP(&o.all, "all", "a", false, "list offices, membership and participation in meetings, too")
	o.printFlags.add(cmd, asTable, asJSON, asJSONL, asCSV)
	o.orderFlag.add(cmd)
	o.filterFlags.add(cmd, env)
	return cmd
}

// atMost is an argument check with a usage error.
func atMost(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) > 0 && n == 0:
			return usagef("%s takes no arguments, found %q; see newsgraph %s --help", cmd.Name(), args[0], cmd.Name())
		case len(args) > n:
			return usagef("%d arguments, at most %d are understood; put names of several words in quotation marks", len(args), n)
		}
		return nil
	}
}

// answer prints what fits the pattern in args on the part of g that the flags
// choose. Names are looked up in the whole graph.
func answer(env environment, g *graph.Graph, o queryOptions, args []string) error {
	q, err := askFor(g, args)
	if err != nil {
		return err
	}
	part, err := o.apply(g)
	if err != nil {
		return err
	}
	edges := q.Edges(part.Graph)
	hidden := 0
	if !o.all && len(q.Relations) == 0 && len(o.relations) == 0 {
		found := len(edges)
		edges = slices.DeleteFunc(edges, func(e graph.Edge) bool { return !e.Relation.Event() })
		hidden = found - len(edges)
	}
	o.sort(edges)
	if err := printEdges(env, part.Graph, edges, o.printFlags, o.sentences); err != nil {
		return err
	}
	return tellHidden(env, len(edges), hidden, part.left.Keep(q.Matches), o.output)
}

// tellHidden says on the side what an answer leaves out; an empty answer is
// errNothing.
func tellHidden(env environment, shown, hidden int, left query.Left, output string) error {
	var note []string
	if hidden > 0 {
		note = append(note, fmt.Sprintf("%s of offices, membership and meetings with --all", plural(hidden, "more edge")))
	}
	switch {
	case shown == 0:
		return nothing(append(note, notes(left)...))
	case hidden > 0 && output == asTable:
		fmt.Fprintf(env.err, "\n%s; %s\n", plural(shown, "act"), note[0])
	}
	tellLeft(env, left)
	return nil
}

// nothing is errNothing with what the answer leaves out.
func nothing(notes []string) error {
	if len(notes) == 0 {
		return fmt.Errorf("%w", errNothing)
	}
	return fmt.Errorf("%w; but %s", errNothing, strings.Join(notes, "; "))
}
