package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/store"
	"newsgraph/ingest/source"
)

const factsLong = `Facts is a filter: it reads articles as build does, by default from standard input,
and writes what each of them says as one line of JSON, in their order. It keeps
nothing, so that any program that can pipe lines through others can extract facts
on many machines. newsgraph ingest --facts takes the lines, of however many such
filters and in whatever order: the graph is that of the articles.

  newsgraph facts < articles.jsonl > facts.jsonl
  newsgraph ingest --facts facts.jsonl
` + extractorHelp

// factsLine is what an article says, as one line.
type factsLine struct {
	graph.Graph
	// Text is the article's, By what extracted its facts, if not the rules.
	Text string `json:"text,omitempty"`
	By   string `json:"by,omitempty"`
}

func newFacts(env environment) *cobra.Command {
	var r reading
	cmd := &cobra.Command{
		Use:     "facts [PATH...]",
		Example: "  newsgraph facts < articles.jsonl > facts.jsonl\n  newsgraph facts articles/ | gzip > facts.jsonl.gz",
		Short:   "Write what each article says as a line of JSON, and keep nothing",
		Long:    factsLong,
		RunE: func(cmd *cobra.Command, args []string) error {
			if done, err := r.shown(env); done {
				return err
			}
			if r.paths = args; len(args) == 0 {
				r.paths = []string{"-"}
			}
			return writeFacts(cmd.Context(), env, r)
		},
	}
	r.add(cmd)
	return cmd
}

func writeFacts(ctx context.Context, env environment, r reading) error {
	t, err := newTaker(ctx, env, r)
	if err != nil {
		return err
	}
	t.batch = 1 // who pipes articles through waits for each line
	out := json.NewEncoder(env.out)
	out.SetEscapeHTML(false)
	err = t.run(r.paths, func(articles []store.Article) error {
		for _, a := range articles {
			if err := out.Encode(factsLine{*a.Facts, a.Text, a.By}); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && t.articles == 0 && len(t.failures.n) > 0 {
		err = errInput
	}
	return err
}

// mostFacts is the length in bytes of the longest line of facts that is read: those
// of a book.
const mostFacts = 256 << 20

// takeFacts stores lines of facts.
func takeFacts(ctx context.Context, env environment, s *store.Store, paths []string) (intake, error) {
	in := intake{passed: map[string]int{}, foreign: map[string]int{}, encodings: map[string]int{}}
	var batch []store.Article
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		changes, err := s.PutArticles(ctx, batch...)
		in.changes.add(changes)
		in.articles += len(batch)
		batch = nil
		return err
	}
	for _, path := range paths {
		err := eachLine(env, path, func(n int, line []byte) error {
			a, err := parseFacts(line)
			if err != nil {
				p := &source.Problem{
					Path: fmt.Sprintf("%s:%d", path, n), Reason: "no line of facts: " + err.Error(),
					Remedy: "write it with newsgraph facts", Err: err,
				}
				fmt.Fprintln(env.err, "newsgraph: skipped", plain(p.Error()))
				in.failures.add(p)
				return ctx.Err()
			}
			if batch = append(batch, a); len(batch) >= batchSize {
				return flush()
			}
			return nil
		})
		if err != nil {
			return in, err
		}
	}
	return in, flush()
}

// eachLine calls do with the lines of a file, or of standard input, that are not
// empty.
func eachLine(env environment, path string, do func(n int, line []byte) error) error {
	var r io.Reader = env.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return fmt.Errorf("%w: %w", errInput, err)
		}
		defer f.Close()
		r = f
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, mostFacts)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		if err := do(n, lines.Bytes()); err != nil {
			return err
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return fmt.Errorf("%w: %s: a line is longer than %d MB", errInput, path, mostFacts>>20)
	}
	return lines.Err()
}

func parseFacts(line []byte) (store.Article, error) {
	var f factsLine
	if err := json.Unmarshal(line, &f); err != nil {
		return store.Article{}, err
	}
	if err := store.Check(&f.Graph); err != nil {
		return store.Article{}, err
	}
	return store.Article{Facts: &f.Graph, Text: f.Text, By: f.By}, nil
}
