package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

// topActors is the number of the most connected actors that summaries list.
const topActors = 8

func newStats(env environment) *cobra.Command {
	var f filterFlags
	var p printFlags
	var articles bool
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "Count what the graph holds",
		Args:  atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			g, err := loadGraph(cmd, env)
			if err != nil {
				return err
			}
			if g, err = f.apply(g); err != nil {
				return err
			}
			if articles {
				return printArticles(env, g, p)
			}
			s := query.NewStats(g, topActors)
			if p.output == "json" || p.output == "jsonl" {
				return writeJSON(env.out, s)
			}
			printStats(env.out, s)
			return nil
		},
	}
	cmd.Flags().BoolVar(&articles, "articles", false, "list the articles with their dates")
	f.add(cmd)
	p.add(cmd)
	return cmd
}

func printArticles(env environment, g *graph.Graph, p printFlags) error {
	if p.output == "json" {
		return writeJSON(env.out, g.Documents)
	}
	t := table{env: env, head: []string{"DATE", "ARTICLE", "TITLE"}}
	for _, d := range g.Documents {
		t.add("", d.Date, d.ID, d.Title)
	}
	t.print()
	return nil
}

// printStats prints a summary of a graph.
func printStats(w io.Writer, s query.Stats) {
	fmt.Fprintf(w, "%s, %s, %s, %s", plural(s.Articles, "article"), plural(s.Nodes, "node"), plural(s.Edges, "edge"), plural(s.Events, "act"))
	if s.First != "" {
		fmt.Fprintf(w, " from %s to %s", s.First, s.Last)
	}
	fmt.Fprintln(w)
	for _, line := range []struct {
		name    string
		tallies []query.Tally
	}{{"nodes", s.Kinds}, {"acts", s.Relations}, {"status", s.Statuses}} {
		if len(line.tallies) > 0 {
			fmt.Fprintln(w, hanging(fmt.Sprintf("  %-8s", line.name), tallies(line.tallies)))
		}
	}
	if len(s.Actors) > 0 {
		fmt.Fprintln(w, "\nmost connected")
		for _, a := range s.Actors {
			fmt.Fprintf(w, "  %-28s %s with %s\n", cut(a.Node.Name, 28), plural(a.Events, "act"), plural(a.Partners, "other"))
		}
	}
}

// tallies is "12 met, 3 warned" without the relations of structure that every
// graph is full of.
func tallies(list []query.Tally) string {
	var out []string
	for _, t := range list {
		if t.Name == string(graph.MentionedIn) {
			continue
		}
		out = append(out, fmt.Sprintf("%d %s", t.Count, strings.ReplaceAll(t.Name, "_", " ")))
	}
	return strings.Join(out, ", ")
}

// hanging wraps text after a heading, further lines as deep as the first.
func hanging(head, text string) string {
	pad := strings.Repeat(" ", len(head))
	wrapped := indent(text, defaultWidth-len(head))
	return head + strings.TrimPrefix(strings.ReplaceAll(wrapped, "    ", pad), pad)
}
