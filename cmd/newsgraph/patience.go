package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/ingest/document"
	"newsgraph/ingest/source"
)

// patienceDefault is how long one article is analysed. The longest that is read, of
// 4 MB, takes about a minute of one core.
const patienceDefault = 5 * time.Minute

const patienceFlag = "article-time"

func addPatience(cmd *cobra.Command, limit *time.Duration) {
	cmd.Flags().DurationVar(limit, patienceFlag, patienceDefault, "leave out an article whose analysis takes longer; 0 for no limit")
}

// tooLong is the cause that an analysis ends with when it takes longer than it.
type tooLong time.Duration

// Error tells the limit.
func (t tooLong) Error() string { return fmt.Sprintf("not done within %v", time.Duration(t)) }

// analysis returns the facts of an article.
type analysis func(context.Context, document.Article) (*graph.Graph, error)

// within is the analysis that ends with tooLong when it takes longer than limit; zero
// stands for no limit.
func within(limit time.Duration, facts analysis) analysis {
	if limit <= 0 {
		return facts
	}
	return func(ctx context.Context, a document.Article) (*graph.Graph, error) {
		ctx, cancel := context.WithTimeoutCause(ctx, limit, tooLong(limit))
		defer cancel()
		return facts(ctx, a)
	}
}

// unanalysed is the problem of an article whose analysis ended with an error.
func unanalysed(a document.Article, err error) *source.Problem {
	p := &source.Problem{
		Path: a.Source, Reason: fmt.Sprintf("analysis failed: %v (article %s)", err, a.ID),
		Remedy: "the other articles are kept; try this one again", Err: err,
	}
	if long := tooLong(0); errors.As(err, &long) {
		p.Reason = fmt.Sprintf("not analysed in time: %v (article %s of %d kB)", err, a.ID, (len(a.Text)+1023)>>10)
		p.Remedy = "the other articles are kept; allow more time with --" + patienceFlag + ", or split the article"
	}
	return p
}
