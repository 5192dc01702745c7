package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

func newShow(env environment) *cobra.Command {
	var p printFlags
	var f filterFlags
	cmd := &cobra.Command{
		Use:   "show NAME",
		Short: "Show one actor: names, offices, and its acts by date with their sentences",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("name an actor, such as newsgraph show NATO")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			g, err := loadGraph(cmd, env)
			if err != nil {
				return err
			}
			c, err := query.NewIndex(g).Find(strings.Join(args, " "))
			if err != nil {
				return err
			}
			part, err := f.apply(g)
			if err != nil {
				return err
			}
			card, ok := query.NewCard(part, c.Node.ID)
			if !ok {
				return fmt.Errorf("%w: the filter leaves nothing of %s", errNothing, c.Node.Name)
			}
			if p.output == "json" {
				return writeJSON(env.out, card)
			}
			if p.output != "table" {
				return printEdges(env, part, card.Events, p, true)
			}
			printCard(env, part, card)
			return nil
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, s string) ([]string, cobra.ShellCompDirective) {
			return completePattern(env)(cmd, nil, s)
		},
	}
	f.add(cmd)
	p.add(cmd)
	return cmd
}

// printCard prints what the graph knows of a node.
func printCard(env environment, g *graph.Graph, c query.Card) {
	names := nodeNames(g)
	n := c.Node
	fmt.Fprintln(env.out, bold(env, n.Name)+"  "+strings.Join(nonEmpty(string(n.Kind), n.Country, n.Sector, n.Date, string(n.Format), string(n.Status)), ", "))
	if len(n.Aliases) > 0 {
		fmt.Fprintln(env.out, indent("also: "+strings.Join(n.Aliases, "; "), env.columns()))
	}
	for _, e := range c.Offices {
		fmt.Fprintln(env.out, indent(e.Title+" of "+names[e.Target], env.columns()))
	}
	for _, e := range c.Holders {
		fmt.Fprintln(env.out, indent(names[e.Source]+" is its "+e.Title, env.columns()))
	}
	for _, e := range c.Structure {
		if e.Relation != graph.MentionedIn {
			fmt.Fprintln(env.out, indent(names[e.Source]+" "+words(e.Relation)+" "+names[e.Target], env.columns()))
		}
	}
	fmt.Fprintf(env.out, "\n%s in %s\n", plural(len(c.Events), "act"), plural(len(c.Articles), "article"))
	for _, e := range c.Events {
		printAct(env, names, e)
	}
}

// printAct prints an act on a line and its sentences below.
func printAct(env environment, names map[string]string, e graph.Edge) {
	date := e.Date
	if date == "" {
		date = "no date"
	}
	line := fmt.Sprintf("\n%-10s  %s %s %s", date, names[e.Source], words(e.Relation), names[e.Target])
	if e.Status != graph.Actual && e.Status != "" {
		line += " [" + string(e.Status) + "]"
	}
	if e.ReportedBy != "" {
		line += ", says " + names[e.ReportedBy]
	}
	fmt.Fprintln(env.out, line)
	for _, v := range e.Evidence {
		fmt.Fprintln(env.out, indent("“"+oneLine(v.Text)+"” ("+v.Document+")", env.columns()))
	}
}

// words is a relation as it reads in a sentence.
func words(r graph.Relation) string { return strings.ReplaceAll(string(r), "_", " ") }

func bold(env environment, s string) string {
	if !env.colour {
		return s
	}
	return "\x1b[1m" + s + "\x1b[0m"
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
