package main

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"newsgraph/export"
	"newsgraph/export/dot"
	"newsgraph/export/html"
	"newsgraph/graph"
	"newsgraph/graph/ask"
	"newsgraph/graph/query"
)

// printBuild prints what build did, for a person: what came in, what the graph
// holds, what was written and what to do next.
func printBuild(env environment, o buildOptions, g ask.Part, in intake, files []string, note string) {
	s := query.NewStats(g.Graph, topActors)
	for _, line := range in.lines() {
		fmt.Fprintln(env.out, plain(line))
	}
	fmt.Fprintln(env.out)
	printSummary(env, s)
	if n := len(g.Left.Weaker); n > 0 {
		fmt.Fprintf(env.out, "\n%s of a confidence below %v hidden, but kept in the store; --all-claims shows them\n", plural(n, "weaker claim"), o.line())
	}
	fmt.Fprintf(env.out, "\nwritten to %s\n", oneLine(o.out))
	for _, f := range files {
		name := filepath.Base(f)
		fmt.Fprintf(env.out, "  %-14s %s\n", name, use(name))
	}
	if o.own {
		fmt.Fprintf(env.out, "  %-14s %s\n", storeInOut, "the store, which questions go to")
	}
	if note != "" {
		fmt.Fprintln(env.out, wrap(plain(note), "  ", env.columns()))
	}
	for _, line := range nonEmpty(reduced(g.Graph), reducedPage(g.Graph)) {
		fmt.Fprintln(env.out, wrap(line, "  ", env.columns()))
	}
	printNext(env, o, g.Graph, s)
}

// reducedPage says what the page of a large graph leaves out.
func reducedPage(g *graph.Graph) string {
	left := html.LeftOut(g, html.Options{}).String()
	if left == "" {
		return ""
	}
	return "graph.html is one page, which a browser has to open: " + left + "; filters such as --actor or --class choose others"
}

// reduced says what the picture of a large graph leaves out.
func reduced(g *graph.Graph) string {
	drawn, all := drawnEdges(g, dot.Options{})
	if drawn == all {
		return ""
	}
	return fmt.Sprintf("graph.dot and graph.svg show the weightiest %d of %d edges; newsgraph render --all draws all, filters such as --actor or --class choose others", drawn, all)
}

// drawnEdges is the number of edges that a picture shows, and that it could show.
func drawnEdges(g *graph.Graph, o dot.Options) (drawn, all int) {
	_, drawn = dot.Size(g, o)
	o.All = true
	_, all = dot.Size(g, o)
	return drawn, all
}

// use says what a file of build is for.
func use(name string) string {
	switch ending := strings.TrimPrefix(filepath.Ext(name), "."); ending {
	case "html":
		return "the explorer: open it in a browser"
	case "svg":
		return "the picture"
	case "json":
		return "all of it, for programs"
	default:
		if f, err := export.Lookup(ending); err == nil {
			return f.Tools
		}
		return ""
	}
}

// printNext proposes questions that have an answer.
func printNext(env environment, o buildOptions, g *graph.Graph, s query.Stats) {
	if len(s.Actors) == 0 {
		return
	}
	hint := storeHint(o)
	first := quoted(s.Actors[0].Node.Name)
	fmt.Fprintf(env.out, "\nnext\n  newsgraph show %s%s\n  newsgraph query %s --sentences%s\n", first, hint, first, hint)
	last := s.Actors[len(s.Actors)-1].Node
	for i := len(s.Actors) - 1; i > 0; i-- {
		if s.Actors[i].Node.Country != s.Actors[0].Node.Country {
			last = s.Actors[i].Node // a state and its ministry are no news
			break
		}
	}
	if _, err := query.Paths(g, s.Actors[0].Node.ID, last.ID, query.PathOptions{}); err == nil && len(s.Actors) > 1 {
		fmt.Fprintf(env.out, "  newsgraph path %s %s%s\n", first, quoted(last.Name), hint)
	}
}

// quoted is a word as a shell takes it.
func quoted(s string) string {
	s = oneLine(s)
	if strings.ContainsAny(s, " \t'\"$`\\&|;<>()*?[]#~!{}") {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return s
}

// storeHint is the flag that questions need to find the store that was built.
func storeHint(o buildOptions) string {
	if o.out == outDefault && o.own {
		return ""
	}
	return " --store " + quoted(o.storeDir)
}

// lines says what came in, and what was skipped and why.
func (in *intake) lines() []string {
	c := in.changes
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{c.added, "new"}, {c.updated, "changed"}, {c.unchanged, "as before"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	lines := []string{plural(in.articles, "article") + " read: " + strings.Join(parts, ", ")}
	if n := c.removed; n > 0 {
		lines = append(lines, plural(n, "article")+" removed that the paths no longer hold")
	}
	if c.rows == 0 {
		lines = append(lines, "nothing changed in the store")
	}
	if n := in.failures.n; len(n) > 0 {
		lines = append(lines, fmt.Sprintf("%d skipped: %s", total(n), enumerate(n)))
		lines = append(lines, in.failures.lines()...)
	}
	if n := total(in.foreign); n > 0 {
		lines = append(lines, fmt.Sprintf("%s in other languages left out (--any-language reads them): %s", plural(n, "article"), enumerate(in.foreign)))
	}
	if n := total(in.encodings); n > 0 {
		lines = append(lines, fmt.Sprintf("%s turned into UTF-8: %s", plural(n, "file"), enumerate(in.encodings)))
	}
	if n := total(in.passed); n > 0 {
		lines = append(lines, fmt.Sprintf("%s passed over: %s", plural(n, "other file"), enumerate(in.passed)))
	}
	return append(lines, in.model.lines()...)
}

// total is the sum of the counts.
func total(n map[string]int) int {
	sum := 0
	for _, c := range n {
		sum += c
	}
	return sum
}

// enumerate is "3 empty, 1 not valid UTF-8", the most frequent first.
func enumerate(n map[string]int) string {
	names := slices.SortedFunc(maps.Keys(n), func(a, b string) int { return cmp.Or(cmp.Compare(n[b], n[a]), cmp.Compare(a, b)) })
	for i, name := range names {
		names[i] = fmt.Sprintf("%d %s", n[name], name)
	}
	return strings.Join(names, ", ")
}
