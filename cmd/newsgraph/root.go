package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

const rootLong = `Newsgraph reads news articles and builds a graph of who did what to whom, when,
where and on what evidence. It works offline, on one machine, and gives the same
graph for the same articles.

  newsgraph build articles/           the graph of a folder, in newsgraph-out/
  newsgraph query Biden warned        who was warned by Biden
  newsgraph show NATO                 one actor with its acts and their sentences
  newsgraph path Lavrov Stoltenberg   how two actors are connected`

// run executes a command line and returns the exit code.
func run(ctx context.Context, env environment, args []string) int {
	root := newRoot(env)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err != nil {
		fmt.Fprintln(env.err, "newsgraph:", err)
	}
	return exitCode(err)
}

// newRoot makes the whole command tree.
func newRoot(env environment) *cobra.Command {
	root := &cobra.Command{
		Use:           "newsgraph",
		Short:         "Turn news articles into a knowledge graph",
		Long:          rootLong,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.SetIn(env.in)
	root.SetOut(env.out)
	root.SetErr(env.err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.PersistentFlags().String("store", "", "folder of the store (default: $NEWSGRAPH_STORE, ./.newsgraph, ./newsgraph-out/store)")
	root.AddCommand(
		newBuild(env), newIngest(env), newRemove(env), newQuery(env), newShow(env), newPath(env), newStats(env),
		newExport(env), newRender(env), newServe(env), newEval(env), newCompact(env), newVersion(env),
		&cobra.Command{Use: "exit-codes", Short: "What the exit codes mean", Long: exitCodesHelp},
	)
	return root
}
