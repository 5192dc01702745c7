package main

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/ask"
	"newsgraph/graph/measure"
)

const betweenLong = `Between tells what there is between two actors: their acts with each other, how many steps
apart they are, and who stands between them: those who have acts with both or, where nobody
has, those on the shortest ways. Filters narrow what counts; path shows the ways themselves.`

func newBetween(env environment) *cobra.Command {
	var f filterFlags
	var p printFlags
	var order orderFlag
	top := 20
	cmd := &cobra.Command{
		Use: "between ACTOR ACTOR",
		Example: `  newsgraph between Russia NATO
  newsgraph between Lavrov Stoltenberg --class CONSULT
  newsgraph between Biden Putin --from 2022 --output json`,
		Short: "Tell who and what stands between two actors",
		Long:  betweenLong,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) != 2:
				return usagef("name two actors, such as newsgraph between Russia NATO; put names of several words in quotation marks")
			case top < 0:
				return usagef("--top cannot be negative")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return asking(cmd, env, func(b base) error { return between(env, b, f, p, order, args, top) })
		},
		ValidArgsFunction: completeActors(env, 2),
	}
	cmd.Flags().IntVarP(&top, "top", "n", top, "number of actors between; 0 for all")
	p.add(cmd, asTable, asJSON)
	order.add(cmd)
	f.add(cmd, env)
	return cmd
}

func between(env environment, db base, f filterFlags, p printFlags, order orderFlag, args []string, top int) error {
	var ends [2]graph.Node
	for i := range ends {
		c, err := lookUp(db, args[i])
		if err != nil {
			return err
		}
		ends[i] = c.Node
	}
	a, b := ends[0], ends[1]
	if a.ID == b.ID {
		return usagef("%q and %q are both %s: name two different actors; newsgraph show %s tells of this one", args[0], args[1], oneLine(a.Name), a.ID)
	}
	choice, err := f.choose(db)
	if err != nil {
		return err
	}
	g, err := db.Graph(db.ctx)
	if err != nil {
		return err
	}
	chosen := choice.of(g)
	c := measure.Between(chosen.Graph, chosen.Node(a.ID), chosen.Node(b.ID))
	if len(c.Acts) == 0 && c.Distance == 0 {
		return fmt.Errorf("%w: no acts lead from %s to %s", errNothing, oneLine(a.Name), oneLine(b.Name))
	}
	order.sort(c.Acts, f.By)
	if top > 0 {
		c.Middle = c.Middle[:min(top, len(c.Middle))]
	}
	if err := printBetween(env, chosen, a, b, c, p); err != nil {
		return err
	}
	tellLeft(env, chosen.Left)
	tellInner(env, chosen.Inner)
	return nil
}

// middleRow is an actor between two, as programs get it.
type middleRow struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Kind  string `json:"kind"`
	FromA int    `json:"steps_from_first"`
	FromB int    `json:"steps_from_second"`
	WithA int    `json:"told_with_first"`
	WithB int    `json:"told_with_second"`
}

func printBetween(env environment, g ask.Part, a, b graph.Node, c measure.Connection, p printFlags) error {
	rows := []middleRow{}
	for _, m := range c.Middle {
		rows = append(rows, middleRow{m.Node.ID, m.Node.Name, string(m.Node.Kind), m.FromA, m.FromB, m.WithA, m.WithB})
	}
	if p.output == asJSON {
		return writeJSON(env.out, struct {
			First    string      `json:"first"`
			Second   string      `json:"second"`
			Distance int         `json:"distance"`
			Acts     []ask.Act   `json:"acts"`
			Middle   []middleRow `json:"between"`
		}{a.ID, b.ID, c.Distance, append([]ask.Act{}, ask.NewActs(nodeNames(g.Graph), c.Acts)...), rows})
	}
	names := nodeNames(g.Graph)
	fmt.Fprintln(env.out, bold(env, fmt.Sprintf("%s and %s: %s with each other, %s apart", oneLine(a.Name), oneLine(b.Name), plural(len(c.Acts), "act"), plural(c.Distance, "step"))))
	if len(c.Acts) > 0 {
		fmt.Fprintln(env.out, bold(env, margin+datedActHead))
	}
	for _, e := range c.Acts {
		fmt.Fprintln(env.out, hang(fmt.Sprintf("%s%-10s  %4s  ", margin, span(e), sure(e)), telling(names, e), env.columns()))
	}
	if len(rows) == 0 {
		return nil
	}
	fmt.Fprintln(env.out)
	t := table{env: env, head: []string{"BETWEEN THEM", "KIND", "TOLD WITH " + oneLine(a.Name), "TOLD WITH " + oneLine(b.Name)}}
	for _, r := range rows {
		t.add("", r.Name, r.Kind, told(r.WithA, r.FromA), told(r.WithB, r.FromB))
	}
	t.print()
	return nil
}

// told is how often articles tell of acts or, where none does, how many steps away the actor is.
func told(times, steps int) string {
	if times > 0 {
		return strconv.Itoa(times)
	}
	return plural(steps, "step") + " away"
}
