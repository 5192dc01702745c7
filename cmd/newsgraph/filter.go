package main

import (
	"fmt"
	"slices"
	"strings"

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
	confidenceFlags
	basis query.Basis
	// grain is the length of periods, where a command counts by period; steps tells
	// that it does.
	grain  query.Grain
	steps  bool
	rollUp query.Level
}

// date is a flag with an ISO date.
type date struct{ value *string }

// String returns the date.
func (d date) String() string {
	if d.value == nil {
		return ""
	}
	return *d.value
}

// Set takes a year, month or day.
func (d date) Set(s string) error {
	*d.value = s
	return query.CheckDate(s)
}

// Type names the flag's values in the help.
func (d date) Type() string { return "date" }

// add adds the flags to a command, which refuses wrong ones before it does
// anything.
func (f *filterFlags) add(cmd *cobra.Command, env environment) {
	cmd.PreRunE = func(*cobra.Command, []string) error { return f.check() }
	groupFlags(cmd, groupFilter, func() { f.addAll(cmd, env) })
}

func (f *filterFlags) addAll(cmd *cobra.Command, env environment) {
	fl := cmd.Flags()
	fl.StringArrayVar(&f.actors, "actor", nil, "only edges at this actor; may be repeated")
	fl.IntVar(&f.hops, "hops", 0, "with --actor: take in what is at most so many edges away")
	fl.StringSliceVar(&f.relations, "relation", nil, "only these relations, such as met,warned")
	fl.StringSliceVar(&f.classes, "class", nil, "only these PLOVER classes, such as CONSULT")
	fl.StringSliceVar(&f.statuses, "status", nil, "only actual, planned, possible or denied acts")
	fl.Var(date{&f.from}, "from", "not before this date (2022, 2022-01 or 2022-01-23)")
	fl.Var(date{&f.to}, "to", "not after this date")
	f.basis = query.ByDate
	fl.Var(by{f}, "by", by{f}.help())
	fl.Var(choice{(*string)(&f.rollUp), levelNames()}, "roll-up", "take actors for their states: country (all of them) or government (offices and forces)")
	fl.BoolVar(&f.undated, "undated", false, "with --from or --to: keep acts without a date")
	fl.StringArrayVar(&f.articles, "article", nil, "only what this article tells, named by its id or a beginning of it; may be repeated")
	fl.StringArrayVar(&f.speakers, "speaker", nil, "only what this actor or outlet reports; may be repeated")
	fl.IntVar(&f.minArticles, "min-articles", 0, "only what at least so many articles tell, copies of one story counted once")
	f.confidenceFlags.add(cmd)
	fl.BoolVar(&f.giant, "giant", false, "only the largest connected part")
	fl.BoolVar(&f.aggregate, "aggregate", false, "fold parallel edges into one with their number, first and last date")
	complete(cmd, "by", by{f}.values())
	complete(cmd, "roll-up", levelNames())
	complete(cmd, "relation", relationNames())
	complete(cmd, "class", classNames())
	complete(cmd, "status", statusNames())
	for _, flag := range []string{"actor", "speaker"} {
		f := completeActors(env, 1)
		_ = cmd.RegisterFlagCompletionFunc(flag, func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
			return f(cmd, nil, typed)
		})
	}
}

// apply returns the part of g that the filter, made of the flags, chooses.
func (f *filterFlags) apply(q *query.Filter, g *graph.Graph) part {
	var p part
	if f.rollUp != "" {
		p.rolled = query.NewRollUp(g, f.rollUp)
		for i, id := range q.Actors {
			q.Actors[i] = p.of(id)
		}
		p.inner = q.Apply(&graph.Graph{Edges: p.rolled.Inner}).Edges
		g = p.rolled.Graph
	}
	p.Graph, p.left = q.Split(g)
	if f.aggregate {
		p.Graph = query.Aggregate(p.Graph)
	}
	return p
}

// gather reads what a question needs of the part that the flags choose.
func (f *filterFlags) gather(b base, need query.Need) (part, error) {
	var g *graph.Graph
	var err error
	if f.rollUp != "" {
		g, err = query.GatherRolled(b.ctx, b, need, f.rollUp)
	} else {
		g, err = query.Gather(b.ctx, b, need)
	}
	if err != nil {
		return part{}, err
	}
	return f.apply(need.Filter, g), nil
}

// loadPart reads the part of the store's graph that the flags choose; where relations
// are given, with the edges of these alone.
func loadPart(cmd *cobra.Command, env environment, f filterFlags, relations ...graph.Relation) (p part, err error) {
	err = asking(cmd, env, func(b base) error {
		q, err := f.filter(b)
		if err == nil {
			p, err = f.gather(b, query.Need{Filter: q, Relations: relations, Mentions: len(relations) == 0})
		}
		return err
	})
	return p, err
}

// form is how the acts that f chooses are printed.
func (f *filterFlags) form(p printFlags, sentences bool) form {
	return form{p.output, sentences, f.basis}
}

// check refuses flags that make no sense whatever the graph holds.
func (f *filterFlags) check() error {
	switch {
	case f.hops < 0 || f.minArticles < 0:
		return usagef("--hops and --min-articles cannot be negative")
	case f.undated && f.from == "" && f.to == "":
		return usagef("--undated needs --from or --to; without them undated acts are kept anyway")
	case f.from != "" && f.to != "" && f.from > f.to && !strings.HasPrefix(f.from, f.to):
		return usagef("--from %s is after --to %s", f.from, f.to)
	}
	if err := f.confidenceFlags.check(); err != nil {
		return err
	}
	_, err := f.terms()
	return err
}

// terms is the filter without what names something in the graph.
func (f *filterFlags) terms() (*query.Filter, error) {
	q := &query.Filter{
		Hops: f.hops, From: f.from, To: f.to, By: f.basis, Undated: f.undated,
		MinArticles: f.minArticles, MinConfidence: f.line(), Giant: f.giant,
	}
	for _, r := range f.relations {
		rs, err := query.ParseTerm(r)
		if err != nil {
			return nil, fmt.Errorf("--relation: %w", withRelations(err))
		}
		q.Relations = append(q.Relations, rs...)
	}
	for _, c := range f.classes {
		class, err := query.ParseClass(c)
		if err != nil {
			return nil, usagef("--class: %q is none of %s", c, strings.Join(classNames(), ", "))
		}
		q.Classes = append(q.Classes, class)
	}
	for _, s := range f.statuses {
		if !slices.Contains(graph.Statuses(), graph.Status(s)) {
			return nil, usagef("--status: %q is none of %s", s, strings.Join(statusNames(), ", "))
		}
		q.Statuses = append(q.Statuses, graph.Status(s))
	}
	return q, nil
}

// filter is the filter that the flags ask for, with what they name in the graph.
func (f *filterFlags) filter(b base) (*query.Filter, error) {
	if f.hops > 0 && len(f.actors) == 0 {
		return nil, usagef("--hops needs --actor: from whom?")
	}
	q, err := f.terms()
	if err != nil {
		return nil, err
	}
	var documents []graph.Document
	if len(f.articles) > 0 {
		if documents, err = b.Documents(b.ctx); err != nil {
			return nil, err
		}
	}
	for _, id := range f.articles {
		full, err := findArticle(documents, id)
		if err != nil {
			return nil, fmt.Errorf("--article: %w", err)
		}
		q.Articles = append(q.Articles, full)
	}
	return q, f.names(b, q)
}

// names looks up the actors and speakers that the flags name.
func (f *filterFlags) names(b base, q *query.Filter) error {
	for _, list := range []struct {
		flag  string
		typed []string
		into  *[]string
	}{{"actor", f.actors, &q.Actors}, {"speaker", f.speakers, &q.Speakers}} {
		for _, name := range list.typed {
			c, err := lookUp(b, name)
			if err != nil {
				return fmt.Errorf("--%s: %w", list.flag, err)
			}
			*list.into = append(*list.into, c.Node.ID)
		}
	}
	return nil
}
