package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/cmd/newsgraph/internal/question"
	"newsgraph/graph"
	"newsgraph/graph/query"
)

const askLong = `Ask takes a question in plain English, says how it reads it, and answers with acts and
their sentences. It understands one clause: who, did what, to whom, when; or how two are
connected.

  newsgraph ask 'What did Russia demand from NATO?'
  newsgraph ask Who sanctioned Russia since 2014
  newsgraph ask 'Which countries supported Ukraine?' --roll-up country
  newsgraph ask 'How are Lavrov and Stoltenberg connected?'

Filters of the command line narrow the answer further.`

func newAsk(env environment) *cobra.Command {
	o := queryOptions{sentences: true}
	cmd := &cobra.Command{
		Use:   "ask QUESTION",
		Short: "Answer a question in plain English",
		Long:  askLong,
		Args:  atLeastOne("a question, such as newsgraph ask 'What did Russia demand from NATO?'"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return asking(cmd, env, func(b base) error {
				q, err := readPlain(b, strings.Join(args, " "))
				if err != nil {
					return err
				}
				return answerPlain(env, b, o, q)
			})
		},
	}
	o.orderFlag.add(cmd)
	o.printFlags.add(cmd, asTable, asJSON, asJSONL, asCSV)
	o.filterFlags.add(cmd, env)
	return cmd
}

// readPlain reads a question by the names of the graph.
func readPlain(b base, text string) (question.Question, error) {
	r, err := question.NewReader(func(ctx context.Context, typed string) (query.Candidate, error) {
		x, err := query.Lookup(ctx, b, typed)
		if err != nil {
			return query.Candidate{}, err
		}
		return x.FindActor(typed)
	})
	if err != nil {
		return question.Question{}, err
	}
	q, err := r.Read(b.ctx, text)
	var several *query.AmbiguousError
	switch {
	case errors.As(err, &several):
		return q, ambiguous{several}
	case errors.Is(err, question.ErrNothing):
		return q, fmt.Errorf("%w; newsgraph search looks for words in sentences", usageError{err})
	}
	return q, err
}

// answerPlain answers a question that was read, and says on the side how.
func answerPlain(env environment, b base, o queryOptions, q question.Question) error {
	if o.From == "" {
		o.From = q.From
	}
	if o.To == "" {
		o.To = q.To
	}
	if err := o.check(); err != nil {
		return err
	}
	fmt.Fprintln(env.err, "read as:", asCommand(q, o))
	if len(q.Unread) > 0 {
		fmt.Fprintln(env.err, "not understood:", oneLine(strings.Join(q.Unread, ", ")))
	}
	if q.Connected && q.Source != nil && q.Target != nil {
		paths, part, err := findPaths(b, o.filterFlags, q.Source.ID, q.Target.ID, query.PathOptions{Count: 1})
		if err != nil {
			return err
		}
		return printPaths(env, labelsOf(part.Graph), paths, o.printFlags)
	}
	if q.Kind != "" {
		o.keep = func(g *graph.Graph) func(*graph.Edge) bool { return unknownEnd(g, q) }
	}
	err := answer(env, b, o, []string{idOf(q.Source), orAny(q.Relation), idOf(q.Target)})
	d, ok := graph.Define(graph.Relation(q.Relation))
	if !errors.Is(err, errNothing) || !ok || d.Class == "" {
		return err
	}
	// Few people hold demanding and requesting apart.
	if wider := answer(env, b, o, []string{idOf(q.Source), string(d.Class), idOf(q.Target)}); wider != nil {
		return err
	}
	fmt.Fprintf(env.err, "none is called %s: these are of its class, %s\n", words(d.Relation), d.Class)
	return nil
}

func idOf(n *graph.Node) string {
	if n == nil {
		return query.Any
	}
	return n.ID
}

func orAny(s string) string {
	if s == "" {
		return query.Any
	}
	return s
}

// unknownEnd tells of an act whether the end that the question asks for is of the kind
// that it says.
func unknownEnd(g *graph.Graph, q question.Question) func(*graph.Edge) bool {
	of := map[string]bool{}
	for _, n := range g.Nodes {
		of[n.ID] = n.Kind == q.Kind
	}
	known := []string{idOf(q.Source), idOf(q.Target)}
	return func(e *graph.Edge) bool {
		return of[e.Source] && !slices.Contains(known, e.Source) || of[e.Target] && !slices.Contains(known, e.Target)
	}
}

// asCommand is the command that asks the same.
func asCommand(q question.Question, o queryOptions) string {
	name := func(n *graph.Node) string {
		if n == nil {
			return query.Any
		}
		return quoted(n.Name)
	}
	words := []string{"newsgraph query", name(q.Source), orAny(q.Relation), name(q.Target)}
	if q.Connected {
		words = []string{"newsgraph path", name(q.Source), name(q.Target)}
	}
	for _, f := range []struct{ flag, value string }{{"--from", o.From}, {"--to", o.To}} {
		if f.value != "" {
			words = append(words, f.flag, f.value)
		}
	}
	return strings.Join(words, " ")
}
