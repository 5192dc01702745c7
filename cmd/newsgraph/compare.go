package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"newsgraph/export/graphjson"
	"newsgraph/graph"
	"newsgraph/graph/query"
	"newsgraph/graph/score"
)

const compareHelp = `
With --compare, the first two arguments are compared, act by act: each a graph.json,
or what finds acts (rules, verify, read; see newsgraph help models). What is in both
or in one alone is counted, the latter listed. GOLD, which may be missing where both
are files, says what of it is right; articles are then those beside GOLD, or of
--articles.`

// compareArgs checks the arguments of a comparison.
func compareArgs(_ *cobra.Command, args []string) error {
	if len(args) < 2 {
		return usagef("name the two to compare, each a graph.json or one of %s, %s, %s; see newsgraph eval --help", byRules, modelVerify, modelRead)
	}
	return nil
}

// compare compares what the first two arguments name, by the annotations that the
// others name.
func compare(ctx context.Context, env environment, args []string, o evalOptions) error {
	golds, articles, err := comparedWith(args[2:], o)
	if err != nil {
		return err
	}
	var sides [2]*graph.Graph
	for i, name := range args[:2] {
		if sides[i], err = side(ctx, env, name, articles, o); err != nil {
			return err
		}
	}
	c, err := score.Compare(sides[0], sides[1], golds)
	if errors.Is(err, score.ErrNothingShared) {
		return fmt.Errorf("%s and %s: %w; build both from the same articles", args[0], args[1], err)
	}
	if err != nil {
		return err
	}
	switch o.output {
	case asJSON:
		return writeJSON(env.out, c)
	case asJSONL:
		return writeJSONLines(env.out, c.Acts)
	}
	printComparison(env, args, c)
	return nil
}

// comparedWith reads the annotations and finds their articles.
func comparedWith(paths []string, o evalOptions) (golds []score.Gold, articles []string, err error) {
	articles = o.articles
	for _, p := range paths {
		read, err := score.ReadGold(p)
		if err != nil {
			return nil, nil, err
		}
		golds = append(golds, read...)
		if len(o.articles) == 0 {
			articles = append(articles, besideGold(p)...)
		}
	}
	return golds, articles, nil
}

// side is one of the two graphs: read from a file, or built of the articles.
func side(ctx context.Context, env environment, name string, articles []string, o evalOptions) (*graph.Graph, error) {
	switch name {
	case byRules:
		o.extraction = extraction{extractor: byRules}
	case modelVerify, modelRead:
		o.extractor, o.task = byModel, name
	default:
		return fileSide(name, o)
	}
	if len(articles) == 0 {
		return nil, usagef("no articles for %s: name them with --articles, or a folder of annotations that has them beside it", name)
	}
	return graphOf(ctx, env, articles, o)
}

// fileSide reads a graph and takes what is shown of it.
func fileSide(path string, o evalOptions) (*graph.Graph, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, usagef("%s is no file, nor one of %s, %s, %s", path, byRules, modelVerify, modelRead)
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	g, err := graphjson.Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	above := query.Filter{MinConfidence: o.line()}
	return above.Apply(g), nil
}

// printComparison prints the counts, then what one side has alone.
func printComparison(env environment, args []string, c score.Comparison) {
	names := map[string]string{score.InBoth: "both", score.InA: "only " + args[0], score.InB: "only " + args[1]}
	fmt.Fprintf(env.out, "%s against %s: %s\n\n", oneLine(args[0]), oneLine(args[1]), plural(c.Articles, "article"))
	counts := table{env: env, head: []string{"", "ACTS", "RIGHT", "ARGUABLE", "WRONG", "NOT ANNOTATED"}}
	for _, r := range []struct {
		in    string
		tally score.Tally
	}{{score.InBoth, c.Both}, {score.InA, c.OnlyA}, {score.InB, c.OnlyB}} {
		cells := []string{names[r.in]}
		for _, n := range []int{r.tally.Acts, r.tally.Right, r.tally.Arguable, r.tally.Wrong, r.tally.Unknown} {
			cells = append(cells, strconv.Itoa(n))
		}
		counts.add("", cells...)
	}
	counts.print()
	for _, in := range []string{score.InA, score.InB} {
		acts := table{env: env, head: []string{"VERDICT", "SOURCE", "RELATION", "TARGET", "STATUS", "CONFIDENCE", "ARTICLE"}}
		for _, a := range c.Acts {
			if a.In != in {
				continue
			}
			at := a.A
			if at == nil {
				at = a.B
			}
			acts.add(a.Text, a.Verdict, a.Source, string(a.Relation), a.Target, string(at.Status), confidence(at.Confidence), a.Document)
		}
		if len(acts.rows) > 0 {
			fmt.Fprintf(env.out, "\n%s\n", oneLine(names[in]))
			acts.print()
		}
	}
}

// confidence is a number of two digits, as tables have it.
func confidence(c float64) string { return strconv.FormatFloat(c, 'f', 2, 64) }
