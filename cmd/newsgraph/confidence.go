package main

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

// confidenceFlags say how sure an act must be to be shown.
type confidenceFlags struct {
	min float64
	all bool
}

// add adds the flags to a command.
func (c *confidenceFlags) add(cmd *cobra.Command) {
	cmd.Flags().Float64Var(&c.min, "min-confidence", query.DefaultConfidence, "only acts of at least this confidence, from 0 to 1")
	cmd.Flags().BoolVar(&c.all, "all-claims", false, "acts of any confidence")
}

// check refuses flags that make no sense.
func (c *confidenceFlags) check() error {
	switch {
	case !(c.min >= 0 && c.min <= 1):
		return usagef("--min-confidence is a number from 0 to 1, not %v", c.min)
	case c.all && c.min != query.DefaultConfidence:
		return usagef("--all-claims and --min-confidence contradict each other: give one of them")
	}
	return nil
}

// line is the confidence below which acts are hidden.
func (c *confidenceFlags) line() float64 {
	if c.all {
		return 0
	}
	return c.min
}

// tellLeft says on the side how many acts an answer leaves out, so that nobody
// takes it for everything.
func tellLeft(env environment, left query.Left) {
	for _, note := range notes(left) {
		fmt.Fprintln(env.err, note)
	}
}

// tellInner says on the side how many acts a roll-up took away.
func tellInner(env environment, inner []graph.Edge) {
	if len(inner) > 0 {
		fmt.Fprintln(env.err, plural(len(inner), "act")+" within one state left out")
	}
}

// notes says what is left out and how it is shown.
func notes(left query.Left) []string {
	var out []string
	if n := len(left.Weaker); n > 0 {
		out = append(out, plural(n, "weaker claim")+" hidden; --all-claims shows them")
	}
	if n := len(left.Undated); n > 0 {
		out = append(out, plural(n, "undated act")+" left out; --undated keeps them, --by either takes the date of the report")
	}
	return out
}

// sure is a confidence as a table shows it, or nothing where nobody weighed.
func sure(e graph.Edge) string {
	if e.Confidence == 0 {
		return ""
	}
	return strconv.FormatFloat(e.Confidence, 'f', 2, 64)
}

// orderFlag says in which order acts are listed.
type orderFlag struct{ order query.Order }

func (o *orderFlag) add(cmd *cobra.Command) {
	o.order = query.OrderDate
	var forms []string
	for _, order := range query.Orders() {
		forms = append(forms, string(order))
	}
	groupFlags(cmd, groupOutput, func() {
		cmd.Flags().Var(choice{(*string)(&o.order), forms}, "order", "list acts by date, or by confidence with the surest first")
	})
	complete(cmd, "order", forms)
}

func (o *orderFlag) sort(edges []graph.Edge, by query.Basis) { o.order.Sort(edges, by) }
