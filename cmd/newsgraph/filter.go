package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/ask"
	"newsgraph/graph/query"
)

// filterFlags are the flags that choose a part of the graph, the same for all
// commands.
type filterFlags struct {
	ask.Filter
	confidenceFlags
	aggregate bool
	// grain is the length of periods, where a command counts by period; steps tells
	// that it does.
	grain query.Grain
	steps bool
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
	fl.StringArrayVar(&f.Actors, "actor", nil, "only edges at this actor; may be repeated")
	fl.IntVar(&f.Hops, "hops", 0, "with --actor: take in what is at most so many edges away")
	fl.StringSliceVar(&f.Relations, "relation", nil, "only these relations, such as met,warned")
	fl.StringSliceVar(&f.Classes, "class", nil, "only these PLOVER classes, such as CONSULT")
	fl.StringSliceVar(&f.Statuses, "status", nil, "only actual, planned, possible or denied acts")
	fl.Var(date{&f.From}, "from", "not before this date (2022, 2022-01 or 2022-01-23)")
	fl.Var(date{&f.To}, "to", "not after this date")
	f.By = query.ByDate
	fl.Var(by{f}, "by", by{f}.help())
	fl.Var(choice{(*string)(&f.RollUp), levelNames()}, "roll-up", "take actors for their states: country (all of them) or government (offices and forces)")
	fl.BoolVar(&f.Undated, "undated", false, "with --from or --to: keep acts without a date")
	fl.StringArrayVar(&f.Articles, "article", nil, "only what this article tells, named by its id or a beginning of it; may be repeated")
	fl.StringArrayVar(&f.Speakers, "speaker", nil, "only what this actor or outlet reports; may be repeated")
	fl.IntVar(&f.MinArticles, "min-articles", 0, "only what at least so many articles tell, copies of one story counted once")
	f.confidenceFlags.add(cmd)
	fl.BoolVar(&f.Giant, "giant", false, "only the largest connected part")
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

// choose looks up what the flags name.
func (f *filterFlags) choose(b base) (selection, error) {
	a := f.asked()
	if a.Hops > 0 && len(a.Actors) == 0 { // timeline takes its actor for one
		return selection{}, usagef("--hops needs --actor: from whom?")
	}
	c, err := a.In(b.ctx, b)
	if err != nil {
		return selection{}, asFlag(err)
	}
	return selection{c, f.aggregate}, nil
}

// asked is the filter that the flags ask for.
func (f *filterFlags) asked() ask.Filter {
	a := f.Filter
	a.MinConfidence, a.AllClaims = f.min, f.all || f.min == 0
	return a
}

// selection is what the flags choose, looked up in a graph.
type selection struct {
	*ask.Choice
	aggregate bool
}

// of is the part of g that the flags choose.
func (c selection) of(g *graph.Graph) ask.Part { return c.folded(c.Of(g)) }

func (c selection) folded(p ask.Part) ask.Part {
	if c.aggregate {
		p.Graph = query.Aggregate(p.Graph)
	}
	return p
}

// gather reads what a question needs of the part that the flags choose.
func (c selection) gather(b base, need query.Need) (ask.Part, error) {
	p, err := c.Gather(b.ctx, b, need)
	if err != nil {
		return p, err
	}
	return c.folded(p), nil
}

// loadPart reads the part of the store's graph that the flags choose; where relations
// are given, with the edges of these alone.
func loadPart(cmd *cobra.Command, env environment, f filterFlags, relations ...graph.Relation) (p ask.Part, err error) {
	err = asking(cmd, env, func(b base) error {
		c, err := f.choose(b)
		if err == nil {
			p, err = c.gather(b, query.Need{Relations: relations, Mentions: len(relations) == 0})
		}
		return err
	})
	return p, err
}

// form is how the acts that f chooses are printed.
func (f *filterFlags) form(p printFlags, sentences bool) form {
	return form{p.output, sentences, f.By}
}

// check refuses flags that make no sense whatever the graph holds.
func (f *filterFlags) check() error {
	switch {
	case f.Undated && f.From == "" && f.To == "":
		return usagef("--undated needs --from or --to; without them undated acts are kept anyway")
	case f.From != "" && f.To != "" && f.From > f.To && !strings.HasPrefix(f.From, f.To):
		return usagef("--from %s is after --to %s", f.From, f.To)
	}
	if err := f.confidenceFlags.check(); err != nil {
		return err
	}
	a := f.asked()
	return asFlag(a.Check())
}

// asFlag is an error about a field of a filter as one about its flag.
func asFlag(err error) error {
	var field *ask.FieldError
	if !errors.As(err, &field) {
		return err
	}
	cause := field.Err
	var several *query.AmbiguousError
	switch {
	case errors.Is(cause, ask.ErrValue):
		cause = usageError{cause}
	case errors.As(cause, &several):
		cause = ambiguous{several}
	}
	return fmt.Errorf("--%s: %w", strings.ReplaceAll(field.Field, "_", "-"), listing(withRelations(cause)))
}

// listing adds to an error about an article that is not there how all are listed.
func listing(err error) error {
	var article *ask.ArticleError
	if !errors.As(err, &article) || len(article.Articles) > 0 {
		return err
	}
	return fmt.Errorf("%w; newsgraph stats --articles lists them", err)
}
