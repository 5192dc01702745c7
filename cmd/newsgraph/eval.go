package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/query"
	"newsgraph/graph/resolve"
	"newsgraph/graph/score"
	"newsgraph/graph/store"
)

const evalLong = `Eval measures the program on annotated texts. GOLD is a folder of annotated
articles (one .json each) or a .jsonl file of sentences with one event each. The
articles are looked for beside the annotation (.txt or articles.jsonl there, or in
the folder above); --articles names them otherwise. Of judged articles, whose entities have
no complete aliases, what is found, split and merged is told by names alone.

What is measured is what is shown: acts of at least --min-confidence. Sentences that
are known to hold an act are measured with --all-claims.
` + compareHelp + extractorHelp

type evalOptions struct {
	articles []string
	errors   bool
	compare  bool
	confidenceFlags
	printFlags
	extraction
}

func newEval(env environment) *cobra.Command {
	var o evalOptions
	cmd := &cobra.Command{
		Use: "eval [--compare A B] GOLD...",
		Example: `  newsgraph eval gold/articles --errors
  newsgraph eval gold/sentences.jsonl --all-claims --output json
  newsgraph eval --compare rules read gold/articles --llm-model qwen3:14b
  newsgraph eval --compare last-week/graph.json newsgraph-out/graph.json`,
		Short: "Measure the program on annotated texts",
		Long:  evalLong,
		Args: o.args(func(cmd *cobra.Command, args []string) error {
			if o.compare {
				return compareArgs(cmd, args)
			}
			return atLeastOne("a folder of annotated articles or a .jsonl file of annotated sentences")(cmd, args)
		}),
		PreRunE: func(*cobra.Command, []string) error { return o.confidenceFlags.check() },
		RunE: func(cmd *cobra.Command, args []string) error {
			if done, err := o.shown(env); done {
				return err
			}
			if o.compare {
				return compare(cmd.Context(), env, args, o)
			}
			for _, gold := range args {
				if err := evaluate(cmd.Context(), env, gold, o); err != nil {
					return err
				}
			}
			return nil
		},
	}
	cmd.Flags().StringSliceVar(&o.articles, "articles", nil, "files or folders with the articles")
	cmd.Flags().BoolVar(&o.errors, "errors", false, "list what was missed and what was wrong")
	cmd.Flags().BoolVar(&o.compare, "compare", false, "compare two graphs, or what finds their acts")
	o.confidenceFlags.add(cmd)
	o.printFlags.add(cmd, asTable, asJSON, asJSONL)
	o.extraction.add(cmd)
	return cmd
}

// evaluate measures one set of annotations.
func evaluate(ctx context.Context, env environment, gold string, o evalOptions) error {
	if _, err := os.Stat(gold); err != nil {
		return fmt.Errorf("no annotation: %w; name a folder of annotated articles or a .jsonl file of annotated sentences", err)
	}
	if strings.EqualFold(filepath.Ext(gold), ".jsonl") {
		return evaluateRecords(ctx, env, gold, o)
	}
	golds, err := score.ReadGold(gold)
	if err != nil {
		return err
	}
	paths := o.articles
	if len(paths) == 0 {
		if paths = besideGold(gold); len(paths) == 0 {
			return usagef("%s: no articles beside the annotation; name them with --articles", gold)
		}
	}
	g, err := graphOf(ctx, env, paths, o)
	if err != nil {
		return err
	}
	s, faults, err := score.Articles(g, golds)
	if err != nil {
		return err
	}
	names, split, err := naming(g, golds)
	if err != nil {
		return err
	}
	if o.output != asTable {
		return printScores(env, struct {
			score.ArticleScores
			Naming *score.NamingScores `json:"naming,omitempty"`
		}{s, names}, o)
	}
	printArticleScores(env.out, gold, s, names)
	printFaults(env.out, append(faults, split...), o)
	return nil
}

// naming measures the names of judged articles; of others, whose aliases are complete,
// it returns nil.
func naming(g *graph.Graph, golds []score.Gold) (*score.NamingScores, []score.Fault, error) {
	if !slices.ContainsFunc(golds, func(g score.Gold) bool { return len(g.Judged) > 0 }) {
		return nil, nil, nil
	}
	s, faults, err := score.Naming(g, golds)
	return &s, faults, err
}

func evaluateRecords(ctx context.Context, env environment, gold string, o evalOptions) error {
	records, err := score.ReadRecords(gold)
	if err != nil {
		return err
	}
	g, err := graphOf(ctx, env, []string{gold}, o)
	if err != nil {
		return err
	}
	s, faults, err := score.Records(g, records)
	if err != nil {
		return err
	}
	if o.output != asTable {
		return printScores(env, s, o)
	}
	fmt.Fprintf(env.out, "%s: %s\n", oneLine(gold), plural(s.Records, "sentence"))
	for _, f := range []struct {
		name  string
		value float64
	}{{"some event", s.SomeEvent}, {"class right", s.Accuracy}, {"class macro-F1", s.MacroF1}, {"actors right", s.Actors}, {"all right", s.Full}, {"precision", s.Precision}, {"F1 of all right", s.FullF1}} {
		fmt.Fprintf(env.out, "  %-16s %.3f\n", f.name, f.value)
	}
	printFaults(env.out, faults, o)
	return nil
}

// printScores prints the scores of one set for programs.
func printScores(env environment, scores any, o evalOptions) error {
	if o.output == asJSONL {
		return writeJSONLines(env.out, []any{scores})
	}
	return writeJSON(env.out, scores)
}

// besideGold finds the articles of a folder of annotations.
func besideGold(gold string) []string {
	if info, err := os.Stat(gold); err == nil && !info.IsDir() {
		gold = filepath.Dir(gold)
	}
	for _, dir := range []string{gold, filepath.Dir(filepath.Clean(gold))} {
		if file := filepath.Join(dir, "articles.jsonl"); exists(file) {
			return []string{file}
		}
		if texts, _ := filepath.Glob(filepath.Join(dir, "*.txt")); len(texts) > 0 {
			return texts
		}
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// graphOf builds the graph of articles in memory, with the acts of at least the
// confidence line.
func graphOf(ctx context.Context, env environment, paths []string, o evalOptions) (*graph.Graph, error) {
	t, err := newTaker(ctx, env, reading{anyLanguage: true, extraction: o.extraction})
	if err != nil {
		return nil, err
	}
	var facts []*graph.Graph
	err = t.run(paths, func(batch []store.Article) error {
		for _, a := range batch {
			facts = append(facts, a.Facts)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, line := range t.model.lines() {
		fmt.Fprintln(env.err, "newsgraph:", line)
	}
	if t.model != nil && len(facts) == 0 {
		return nil, errInput
	}
	r, err := resolve.Resolve(facts, resolve.Options{})
	if err != nil {
		return nil, err
	}
	above := query.Filter{MinConfidence: o.line()}
	return above.Apply(r.Graph()), nil
}

func printArticleScores(w io.Writer, gold string, s score.ArticleScores, names *score.NamingScores) {
	fmt.Fprintf(w, "%s: %s\n", oneLine(gold), plural(s.Articles, "article"))
	for _, f := range []struct {
		name string
		prf  score.PRF
	}{{"events pair", s.EventsPair}, {"events class", s.EventsClass}, {"events typed", s.EventsTyped}, {"offices", s.Offices}, {"meetings", s.Meetings}, {"meeting parties", s.MeetingParticipants}} {
		if names != nil && f.prf.Wanted == 0 {
			continue // not annotated in judged articles
		}
		fmt.Fprintf(w, "  %-16s P %.3f  R %.3f  F1 %.3f\n", f.name, f.prf.P, f.prf.R, f.prf.F1)
	}
	for _, f := range []struct {
		name  string
		share score.Share
	}{{"status", s.Status}, {"event date", s.EventDate}, {"office title", s.OfficeTitle}, {"meeting date", s.MeetingDate}, {"meeting place", s.MeetingPlace}, {"entities found", s.EntitiesFound}} {
		if f.share.Share != nil {
			fmt.Fprintf(w, "  %-16s %.3f  (%d of %d)\n", f.name, *f.share.Share, f.share.Right, f.share.Of)
		}
	}
	if names != nil {
		printNaming(w, names)
		return
	}
	fmt.Fprintf(w, "  %-16s %s for %d entities, %d merged\n", "entities", plural(s.EntitiesSplit.ExtraNodes, "extra node"), s.EntitiesSplit.OfEntities, s.EntitiesMerged)
}

// printNaming prints what names alone can tell of the parties of judged articles.
func printNaming(w io.Writer, s *score.NamingScores) {
	if s.Found.Share != nil {
		fmt.Fprintf(w, "  %-16s %.3f  (%d of %d)\n", "named parties", *s.Found.Share, s.Found.Right, s.Found.Of)
	}
	for _, f := range []struct {
		name  string
		split score.Split
	}{{"in one article", s.Split}, {"across articles", s.Across}} {
		fmt.Fprintf(w, "  %-16s %s for %d names\n", f.name, plural(f.split.ExtraNodes, "extra node"), f.split.OfEntities)
	}
	fmt.Fprintf(w, "  %-16s %s with the names of two\n", "merged", plural(s.Merged, "person"))
}

func printFaults(w io.Writer, faults []score.Fault, o evalOptions) {
	if o.errors {
		for _, f := range faults {
			fmt.Fprintln(w, f)
		}
	}
}
