package main

import (
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/graph"
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
		g, err := loadGraph(cmd, env)
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var out []string
		for _, n := range g.Nodes {
			if n.Kind.Actor() && len(n.Name) >= len(typed) && strings.EqualFold(n.Name[:len(typed)], typed) {
				out = append(out, oneLine(n.Name)+"\t"+string(n.Kind))
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}

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
