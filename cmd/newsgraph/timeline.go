package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/ask"
	"newsgraph/graph/query"
)

func newTimeline(env environment) *cobra.Command {
	var p printFlags
	var f filterFlags
	var order orderFlag
	cmd := &cobra.Command{
		Use: "timeline [ACTOR]",
		Example: `  newsgraph timeline
  newsgraph timeline NATO --from 2021-12
  newsgraph timeline --by reported --class THREATEN
  newsgraph timeline Russia --order confidence`,
		Short: "List the acts day by day",
		Long:  "Timeline lists all acts, or those of one actor, under the day, month or year in\nwhich they happened or are to happen; acts without a date come last. With\n--order confidence, the surest of a day come first.",
		RunE: func(cmd *cobra.Command, args []string) error {
			return asking(cmd, env, func(b base) error {
				if len(args) > 0 {
					c, err := lookUp(b, strings.Join(args, " "))
					if err != nil {
						return err
					}
					f.Actors = append(f.Actors, c.Node.ID)
				}
				return timeline(env, b, f, p, order)
			})
		},
		ValidArgsFunction: completeActors(env, 1),
	}
	p.add(cmd, asTable, asJSON, asJSONL, asCSV)
	order.add(cmd)
	f.add(cmd, env)
	return cmd
}

// timeline prints the acts that f chooses.
func timeline(env environment, b base, f filterFlags, p printFlags, order orderFlag) error {
	c, err := f.choose(b)
	if err != nil {
		return err
	}
	part, err := c.gather(b, query.Need{Relations: query.Events()})
	if err != nil {
		return err
	}
	periods := query.Timeline(part.Graph, f.By)
	for _, period := range periods {
		order.sort(period.Edges, f.By)
	}
	if err := printTimeline(env, part, periods, f.form(p, false)); err != nil {
		return err
	}
	tellLeft(env, part.Left)
	tellInner(env, part.Inner)
	return nil
}

// printTimeline prints each period as a heading with its acts, or all acts in
// their order for programs.
func printTimeline(env environment, g ask.Part, periods []query.Period, p form) error {
	if len(periods) == 0 {
		return nothing(notes(g.Left))
	}
	if p.output != asTable {
		var all []graph.Edge
		for _, period := range periods {
			all = append(all, period.Edges...)
		}
		return printEdges(env, g.Graph, all, p)
	}
	names := nodeNames(g.Graph)
	fmt.Fprintln(env.out, bold(env, margin+actHead))
	for _, period := range periods {
		heading := period.Date
		if heading == "" {
			heading = "no date"
		}
		fmt.Fprintln(env.out, "\n"+bold(env, heading))
		for _, e := range period.Edges {
			fmt.Fprintln(env.out, hang(fmt.Sprintf("%s%4s  ", margin, sure(e)), telling(names, e), env.columns()))
		}
	}
	return nil
}
