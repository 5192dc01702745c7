package main

import (
	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

type completer = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective)

// completePattern completes actor, relation, actor.
func completePattern(env environment) completer {
	actors := completeActors(env, 3)
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) == 1 {
			return relationNames(), cobra.ShellCompDirectiveNoFileComp
		}
		return actors(cmd, args, typed)
	}
}

// completeActors completes up to limit names of actors from the store, each with
// its kind. A store that cannot be read offers nothing.
func completeActors(env environment, limit int) completer {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) >= limit {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var found []query.Candidate
		err := asking(cmd, env, func(b base) error {
			x, err := query.Beginnings(b.ctx, b, typed)
			if err == nil {
				found = x.Complete(typed, mostCompletions)
			}
			return err
		})
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var out []string
		for _, c := range found {
			// Shells drop what does not begin as it is typed, in its own case.
			rest := []rune(c.Name)[len([]rune(typed)):]
			out = append(out, oneLine(typed+string(rest))+"\t"+oneLine(c.Node.Name)+", "+string(c.Node.Kind))
		}
		return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}

// mostCompletions is how many names are offered: shells ask before they show more
// than a hundred.
const mostCompletions = 100

func relationNames() []string {
	var out []string
	for _, d := range graph.Definitions() {
		out = append(out, string(d.Relation))
	}
	return out
}

func classNames() []string {
	var out []string
	for _, c := range graph.Classes() {
		out = append(out, string(c))
	}
	return out
}

func statusNames() []string {
	var out []string
	for _, s := range graph.Statuses() {
		out = append(out, string(s))
	}
	return out
}
