package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

// filterFlags are the flags that choose a part of the graph, the same for all
// commands.
type filterFlags struct {
	actors, relations, classes, statuses, articles, speakers []string
	from, to                                                 string
	hops, minArticles                                        int
	undated, giant, aggregate                                bool
}

func (f *filterFlags) add(cmd *cobra.Command) {
	fl := cmd.Flags()
	fl.StringSliceVar(&f.actors, "actor", nil, "only edges at this actor; may be repeated")
	fl.IntVar(&f.hops, "hops", 0, "with --actor: take in what is at most so many edges away")
	fl.StringSliceVar(&f.relations, "relation", nil, "only these relations, such as met or warned")
	fl.StringSliceVar(&f.classes, "class", nil, "only these PLOVER classes, such as CONSULT")
	fl.StringSliceVar(&f.statuses, "status", nil, "only actual, planned, possible or denied acts")
	fl.StringVar(&f.from, "from", "", "not before this date (2022, 2022-01 or 2022-01-23)")
	fl.StringVar(&f.to, "to", "", "not after this date")
	fl.BoolVar(&f.undated, "undated", false, "with --from or --to: keep acts without a date")
	fl.StringSliceVar(&f.articles, "article", nil, "only what these articles (by id) tell")
	fl.StringSliceVar(&f.speakers, "speaker", nil, "only what is reported by this actor or outlet")
	fl.IntVar(&f.minArticles, "min-articles", 0, "only what at least so many articles tell")
	fl.BoolVar(&f.giant, "giant", false, "only the largest connected part")
	fl.BoolVar(&f.aggregate, "aggregate", false, "fold parallel edges into one with their number, first and last date")
}

// apply returns the part of g that the flags choose.
func (f *filterFlags) apply(g *graph.Graph) (*graph.Graph, error) {
	q, err := f.filter(g)
	if err != nil {
		return nil, err
	}
	if !q.IsZero() {
		g = q.Apply(g)
	}
	if f.aggregate {
		g = query.Aggregate(g)
	}
	return g, nil
}

func (f *filterFlags) filter(g *graph.Graph) (*query.Filter, error) {
	q := &query.Filter{
		Hops: f.hops, From: f.from, To: f.to, Undated: f.undated,
		Articles: f.articles, MinArticles: f.minArticles, Giant: f.giant,
	}
	for flag, date := range map[string]string{"--from": f.from, "--to": f.to} {
		if date != "" {
			if err := query.CheckDate(date); err != nil {
				return nil, usagef("%s: %w", flag, err)
			}
		}
	}
	for _, r := range f.relations {
		rs, err := query.ParseTerm(r)
		if err != nil {
			return nil, err
		}
		q.Relations = append(q.Relations, rs...)
	}
	for _, c := range f.classes {
		class, err := query.ParseClass(c)
		if err != nil {
			return nil, err
		}
		q.Classes = append(q.Classes, class)
	}
	for _, s := range f.statuses {
		if !known(graph.Status(s)) {
			return nil, usagef("--status: %q is none of actual, planned, possible, denied", s)
		}
		q.Statuses = append(q.Statuses, graph.Status(s))
	}
	return q, f.names(g, q)
}

func known(s graph.Status) bool {
	for _, k := range graph.Statuses() {
		if s == k {
			return true
		}
	}
	return false
}

// names looks up the actors and speakers that the flags name.
func (f *filterFlags) names(g *graph.Graph, q *query.Filter) error {
	if len(f.actors)+len(f.speakers) == 0 {
		return nil
	}
	x := query.NewIndex(g)
	for _, list := range []struct {
		typed []string
		into  *[]string
	}{{f.actors, &q.Actors}, {f.speakers, &q.Speakers}} {
		for _, name := range list.typed {
			c, err := x.Find(name)
			if err != nil {
				return fmt.Errorf("%w", err)
			}
			*list.into = append(*list.into, c.Node.ID)
		}
	}
	return nil
}
