package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

func newTimeline(env environment) *cobra.Command {
	var p printFlags
	var f filterFlags
	cmd := &cobra.Command{
		Use: "timeline [ACTOR]",
		Example: `  newsgraph timeline
  newsgraph timeline NATO --from 2021-12
  newsgraph timeline --by reported --class THREATEN`,
		Short: "List the acts day by day",
		Long:  "Timeline lists all acts, or those of one actor, under the day, month or year in\nwhich they happened or are to happen; acts without a date come last.",
		RunE: func(cmd *cobra.Command, args []string) error {
			return asking(cmd, env, func(b base) error {
				if len(args) > 0 {
					c, err := lookUp(b, strings.Join(args, " "))
					if err != nil {
						return err
					}
					f.actors = append(f.actors, c.Node.ID)
				}
				return timeline(env, b, f, p)
			})
		},
		ValidArgsFunction: completeActors(env, 1),
	}
	p.add(cmd, asTable, asJSON, asJSONL, asCSV)
	f.add(cmd, env)
	return cmd
}

// timeline prints the acts that f chooses.
func timeline(env environment, b base, f filterFlags, p printFlags) error {
	q, err := f.filter(b)
	if err != nil {
		return err
	}
	part, err := f.gather(b, query.Need{Filter: q, Relations: query.Events()})
	if err != nil {
		return err
	}
	if err := printTimeline(env, part, query.Timeline(part.Graph, f.basis), f.form(p, false)); err != nil {
		return err
	}
	tellLeft(env, part.left)
	tellInner(env, part.inner)
	return nil
}

// printTimeline prints each period as a heading with its acts, or all acts in
// their order for programs.
func printTimeline(env environment, g part, periods []query.Period, p form) error {
	if len(periods) == 0 {
		return nothing(notes(g.left))
	}
	if p.output != asTable {
		var all []graph.Edge
		for _, period := range periods {
			all = append(all, period.Edges...)
		}
		return printEdges(env, g.Graph, all, p)
	}
	names := nodeNames(g.Graph)
	for i, period := range periods {
		if i > 0 {
			fmt.Fprintln(env.out)
		}
		heading := period.Date
		if heading == "" {
			heading = "no date"
		}
		fmt.Fprintln(env.out, bold(env, heading))
		for _, e := range period.Edges {
			fmt.Fprintln(env.out, wrap(strings.TrimSpace(sure(e)+" "+telling(names, e)), margin, env.columns()))
		}
	}
	return nil
}
