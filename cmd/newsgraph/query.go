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
	// keep, unless nil, chooses among the edges of an answer, by the part of the graph that
	// it comes from.
	keep func(*graph.Graph) func(*graph.Edge) bool
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
			return asking(cmd, env, func(b base) error { return answer(env, b, o, args) })
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

// answer prints what fits the pattern in args on the part of the graph that the
// flags choose. Names are looked up in the whole graph.
func answer(env environment, b base, o queryOptions, args []string) error {
	q, err := askFor(b, args)
	if err != nil {
		return err
	}
	c, err := o.choose(b)
	if err != nil {
		return err
	}
	part, err := c.gather(b, q.Need(c.Filter))
	if err != nil {
		return err
	}
	asked := q
	q = part.Question(q)
	edges := q.Edges(part.Graph)
	if o.keep != nil {
		keep := o.keep(part.Graph)
		edges = slices.DeleteFunc(edges, func(e graph.Edge) bool { return !keep(&e) })
	}
	hidden := 0
	if !o.all && len(q.Relations) == 0 && len(o.Relations) == 0 {
		found := len(edges)
		edges = slices.DeleteFunc(edges, func(e graph.Edge) bool { return !e.Relation.Event() })
		hidden = found - len(edges)
	}
	o.sort(edges, o.By)
	if err := printEdges(env, part.Graph, edges, o.form(o.printFlags, o.sentences)); err != nil {
		return err
	}
	if len(edges) == 0 {
		notes, err := o.hints(b, asked)
		if err != nil {
			return err
		}
		return nothing(append(notes, leftOut(hidden, part.Left.Keep(q.Matches))...))
	}
	tellHidden(env, edges, hidden, part.Left.Keep(q.Matches), o)
	tellInner(env, query.Left{Weaker: part.Inner}.Keep(q.Matches).Weaker)
	return nil
}

// tellHidden says on the side how many acts an answer has and what it leaves out.
func tellHidden(env environment, edges []graph.Edge, hidden int, left query.Left, o queryOptions) {
	if o.output == asTable {
		fmt.Fprintf(env.err, "\n%s\n", strings.Join(append(nonEmpty(actCount(edges, o.By)), leftOut(hidden, query.Left{})...), "; "))
	}
	tellLeft(env, left)
}

// leftOut says how many edges that are no acts an answer hides, and which acts.
func leftOut(hidden int, left query.Left) []string {
	var out []string
	if hidden > 0 {
		out = append(out, plural(hidden, "more edge")+" of offices, membership and meetings with --all")
	}
	return append(out, notes(left)...)
}

// actCount is "7 acts (3 undated)", or nothing where there are no acts.
func actCount(edges []graph.Edge, by query.Basis) string {
	acts, undated := 0, 0
	for i := range edges {
		if edges[i].Relation.Event() {
			acts++
			if by.Of(&edges[i]) == "" {
				undated++
			}
		}
	}
	switch {
	case acts == 0:
		return ""
	case undated == 0:
		return plural(acts, "act")
	}
	return fmt.Sprintf("%s (%d undated)", plural(acts, "act"), undated)
}

// nothing is errNothing with what the answer leaves out.
func nothing(notes []string) error {
	if len(notes) == 0 {
		return fmt.Errorf("%w", errNothing)
	}
	return fmt.Errorf("%w; %s", errNothing, strings.Join(notes, "; "))
}
