package main

import (
	"fmt"
	"strconv"
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
	var o countOptions
	f.steps = true
	cmd := &cobra.Command{
		Use: "stats",
		Example: `  newsgraph stats
  newsgraph stats --articles
  newsgraph stats --actor NATO --from 2022-01
  newsgraph stats --pairs --roll-up country
  newsgraph stats --by month --actor Russia --chart russia.svg
  newsgraph stats --pairs --by month,reported --output csv`,
		Short: "Count what the graph holds, acts by pair and by period, or list its articles",
		Args:  atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := o.check(f); err != nil {
				return err
			}
			var counted []graph.Relation // all
			if o.pairs || f.grain != "" {
				counted = query.Events()
			}
			g, err := loadPart(cmd, env, f, counted...)
			if err != nil {
				return err
			}
			switch {
			case o.articles:
				return printArticles(env, g.Graph, p)
			case o.pairs || f.grain != "":
				err = printVolumes(env, g.Graph, f, o, p)
			default:
				err = printStats(env, query.NewStats(g.Graph, topActors), p)
			}
			if err != nil {
				return err
			}
			tellLeft(env, g.Left)
			tellInner(env, g.Inner)
			return nil
		},
	}
	o.add(cmd)
	p.add(cmd, asTable, asJSON, asJSONL, asCSV)
	f.add(cmd, env)
	return cmd
}

func printArticles(env environment, g *graph.Graph, p printFlags) error {
	switch p.output {
	case asJSON:
		return writeJSON(env.out, append([]graph.Document{}, g.Documents...))
	case asJSONL:
		return writeJSONLines(env.out, g.Documents)
	case asCSV:
		records := [][]string{{"id", "date", "title", "source", "sha256"}}
		for _, d := range g.Documents {
			records = append(records, []string{d.ID, d.Date, d.Title, d.Source, d.SHA256})
		}
		return writeCSV(env.out, records)
	}
	t := table{env: env, head: []string{"DATE", "ARTICLE", "TITLE", "SOURCE"}}
	for _, d := range g.Documents {
		t.add("", d.Date, d.ID, d.Title, d.Source)
	}
	t.print()
	return nil
}

// count is one number of a summary.
type count struct {
	Group string `json:"group"`
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// statsView is a summary as programs get it.
type statsView struct {
	First  string  `json:"first,omitempty"`
	Last   string  `json:"last,omitempty"`
	Counts []count `json:"counts"`
}

// counts lists all numbers of a summary.
func counts(s query.Stats) []count {
	list := []count{
		{"graph", "articles", s.Articles}, {"graph", "nodes", s.Nodes}, {"graph", "edges", s.Edges},
		{"graph", "acts", s.Events}, {"graph", "undated acts", s.Undated},
		{"graph", "components", s.Components}, {"graph", "nodes in the largest", s.Giant},
	}
	for _, g := range []struct {
		name    string
		tallies []query.Tally
	}{{"kind", s.Kinds}, {"relation", s.Relations}, {"class", s.Classes}, {"status", s.Statuses}} {
		for _, t := range g.tallies {
			list = append(list, count{g.name, t.Name, t.Count})
		}
	}
	for _, a := range s.Actors {
		list = append(list, count{"acts of", a.Node.Name, a.Events})
	}
	return list
}

func printStats(env environment, s query.Stats, p printFlags) error {
	switch p.output {
	case asJSON:
		return writeJSON(env.out, statsView{s.First, s.Last, counts(s)})
	case asJSONL:
		return writeJSONLines(env.out, counts(s))
	case asCSV:
		records := [][]string{{"group", "name", "count"}}
		for _, c := range counts(s) {
			records = append(records, []string{c.Group, c.Name, strconv.Itoa(c.Count)})
		}
		return writeCSV(env.out, records)
	}
	printSummary(env, s)
	return nil
}

// printSummary prints what a graph holds, for a person.
func printSummary(env environment, s query.Stats) {
	fmt.Fprintf(env.out, "%s, %s, %s", plural(s.Articles, "article"), plural(s.Nodes, "node"), plural(s.Edges, "edge"))
	switch {
	case s.First == "":
	case s.First == s.Last:
		fmt.Fprintf(env.out, "; acts on %s", s.First)
	default:
		fmt.Fprintf(env.out, "; acts from %s to %s", s.First, s.Last)
	}
	if s.Undated > 0 {
		fmt.Fprintf(env.out, "; %s", plural(s.Undated, "undated act"))
	}
	fmt.Fprint(env.out, "\n\n")
	structure := func(t query.Tally) bool { return !graph.Relation(t.Name).Event() }
	for _, line := range []struct {
		name    string
		tallies []query.Tally
		leave   func(query.Tally) bool
	}{
		{"nodes", s.Kinds, nil},
		{"acts", s.Relations, structure},
		{"status", s.Statuses, nil},
		{"structure", s.Relations, func(t query.Tally) bool { return !structure(t) }},
	} {
		if list := tallies(line.tallies, line.leave); len(list) > 0 {
			head := fmt.Sprintf("  %-11s", line.name)
			text := flow(list, strings.Repeat(" ", len(head)), env.columns())
			fmt.Fprintln(env.out, head+text[len(head):])
		}
	}
	if len(s.Actors) > 0 {
		printActive(env, s.Actors)
	}
}

// nameWidth is the room for a name in the list of actors: most names of news
// are shorter.
const nameWidth = 32

// printActive lists the most connected actors.
func printActive(env environment, actors []query.Activity) {
	fmt.Fprintf(env.out, "\n  %s\n", bold(env, fmt.Sprintf("%-*s  acts  with others", nameWidth, "most connected")))
	for _, a := range actors {
		fmt.Fprintf(env.out, "  %-*s  %4d  %11d\n", nameWidth, cut(oneLine(a.Node.Name), nameWidth), a.Events, a.Partners)
	}
}

// tallies is "12 met,", "3 warned", without those to leave out.
func tallies(list []query.Tally, leave func(query.Tally) bool) []string {
	var out []string
	for _, t := range list {
		if leave == nil || !leave(t) {
			out = append(out, fmt.Sprintf("%d %s,", t.Count, words(graph.Relation(t.Name))))
		}
	}
	if n := len(out); n > 0 {
		out[n-1] = strings.TrimSuffix(out[n-1], ",")
	}
	return out
}
