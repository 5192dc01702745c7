package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/ask"
	"newsgraph/graph/query"
)

const showLong = `Show prints what the graph knows of one actor, meeting or place: its names, its
offices, and its acts by date, each with the sentences that it rests on.`

func newShow(env environment) *cobra.Command {
	var p printFlags
	var f filterFlags
	var order orderFlag
	cmd := &cobra.Command{
		Use: "show NAME",
		Example: `  newsgraph show Lavrov
  newsgraph show NATO --from 2022-01 --order confidence
  newsgraph show 'White House' --output json`,
		Short: "Show one actor: names, offices, and its acts by date with their sentences",
		Long:  showLong,
		Args:  atLeastOne("an actor, such as newsgraph show NATO"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return asking(cmd, env, func(b base) error { return show(env, b, f, p, order, strings.Join(args, " ")) })
		},
		ValidArgsFunction: completeActors(env, 1),
	}
	p.add(cmd, asTable, asJSON, asJSONL, asCSV)
	order.add(cmd)
	f.add(cmd, env)
	return cmd
}

// show prints what the part of the graph that f chooses knows of the node that is
// called so.
func show(env environment, b base, f filterFlags, p printFlags, order orderFlag, called string) error {
	c, err := lookUp(b, called)
	if err != nil {
		return err
	}
	choice, err := f.choose(b)
	if err != nil {
		return err
	}
	n := c.Node
	part, err := choice.gather(b, query.Need{Ends: []string{n.ID}, Mentions: true, Reported: true})
	if err != nil {
		return err
	}
	n.ID = part.Node(n.ID)
	left := part.Left.Keep(func(e *graph.Edge) bool { return e.Source == n.ID || e.Target == n.ID })
	card, ok := query.NewCard(part.Graph, n.ID)
	if !ok {
		return fmt.Errorf("%w: the filter leaves nothing of %s", nothing(notes(left)), oneLine(n.Name))
	}
	order.sort(card.Events, f.By)
	if err := printShown(env, part.Graph, card, f.form(p, true)); err != nil {
		return err
	}
	tellLeft(env, left)
	tellInner(env, query.Left{Weaker: part.Inner}.Keep(func(e *graph.Edge) bool { return e.Source == n.ID }).Weaker)
	return nil
}

// cardView is a card as programs get it.
type cardView struct {
	Node      graph.Node `json:"node"`
	Offices   []ask.Act  `json:"offices"`
	Holders   []ask.Act  `json:"holders"`
	Acts      []ask.Act  `json:"acts"`
	Structure []ask.Act  `json:"structure"`
	Reported  []ask.Act  `json:"reported"`
	Articles  []string   `json:"articles"`
}

func printShown(env environment, g *graph.Graph, c query.Card, p form) error {
	names := nodeNames(g)
	switch p.output {
	case asTable:
		printCard(env, labelsOf(g), c, p.basis)
		return nil
	case asJSON:
		return writeJSON(env.out, cardView{
			c.Node, ask.NewActs(names, c.Offices), ask.NewActs(names, c.Holders), ask.NewActs(names, c.Events),
			ask.NewActs(names, c.Structure), ask.NewActs(names, c.Reported), c.Articles,
		})
	}
	return printEdges(env, g, c.Events, p)
}

// printCard prints what the graph knows of a node.
func printCard(env environment, l labels, c query.Card, by query.Basis) {
	n := c.Node
	fmt.Fprintln(env.out, bold(env, oneLine(n.Name))+"  "+strings.Join(nonEmpty(string(n.Kind), n.Country, n.Sector, n.Date, words(graph.Relation(n.Format)), string(n.Status)), ", "))
	if len(n.Aliases) > 0 {
		fmt.Fprintln(env.out, wrap(oneLine("also called "+strings.Join(n.Aliases, "; ")), margin, env.columns()))
	}
	for _, list := range [][]graph.Edge{c.Offices, c.Holders, c.Structure} {
		for _, e := range list {
			fmt.Fprintln(env.out, wrap(telling(l.names, e), margin, env.columns()))
		}
	}
	acts := actCount(c.Events, by)
	if acts == "" {
		acts = "no acts"
	}
	fmt.Fprintf(env.out, "\n%s in %s\n", acts, plural(len(c.Articles), "article"))
	if len(c.Events) > 0 {
		fmt.Fprintln(env.out, "\n"+bold(env, datedActHead))
	}
	for _, e := range c.Events {
		printAct(env, l, e)
	}
	if n := len(c.Reported); n > 0 {
		fmt.Fprintf(env.out, "\nsource of %s: newsgraph query --speaker %q\n", plural(n, "more act"), c.Node.ID)
	}
}

func nonEmpty(list ...string) []string {
	var out []string
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
