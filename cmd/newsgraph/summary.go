package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

// printBuild prints what build did, for a person: what came in, what the graph
// holds, what was written and what to do next.
func printBuild(env environment, o buildOptions, g *graph.Graph, in intake, files []string, note string) {
	fmt.Fprintln(env.out, in.summary())
	fmt.Fprintln(env.out)
	printStats(env.out, query.NewStats(g, topActors))
	if len(in.problems) > 0 {
		fmt.Fprintln(env.out, "\nskipped")
		for _, p := range in.problems {
			fmt.Fprintln(env.out, indent(p.Error(), env.columns()))
		}
	}
	var names []string
	for _, f := range files {
		names = append(names, filepath.Base(f))
	}
	fmt.Fprintf(env.out, "\nwritten to %s: %s\n", o.out, strings.Join(names, ", "))
	if note != "" {
		fmt.Fprintln(env.out, note)
	}
	fmt.Fprintf(env.out, "\nlook at %s in a browser, or ask: newsgraph query%s _ warned\n", filepath.Join(o.out, "graph.html"), storeHint(o))
}

// storeHint is the flag that questions need to find the store that was built.
func storeHint(o buildOptions) string {
	if o.out == outDefault && o.own {
		return ""
	}
	return " --store " + o.storeDir
}
