package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"newsgraph/graph/store"
)

const ingestLong = `Ingest reads articles like build, adds them to a store and leaves what is there.
An article with the id of a stored one takes its place; so files of one name in
two folders replace one another when the folders are ingested one by one. The
store is that of --store, else of NEWSGRAPH_STORE, else the folder .newsgraph
here.
` + extractorHelp

func newIngest(env environment) *cobra.Command {
	var r reading
	var facts bool
	cmd := &cobra.Command{
		Use: "ingest PATH...",
		Example: `  newsgraph ingest more/ feed.jsonl
  newsgraph ingest today.jsonl --store archive
  newsgraph ingest --facts facts.jsonl`,
		Short: "Add articles to a store",
		Long:  ingestLong,
		Args:  r.args(atLeastOne("a file, folder or address with articles")),
		RunE: func(cmd *cobra.Command, args []string) error {
			if done, err := r.shown(env); done {
				return err
			}
			r.paths = args
			take := takeIn
			if facts {
				take = func(ctx context.Context, env environment, s *store.Store, r reading) (intake, error) {
					return takeFacts(ctx, env, s, r.paths)
				}
			}
			return ingestInto(cmd.Context(), env, storeToWrite(cmd, env), r, take)
		},
	}
	r.add(cmd)
	cmd.Flags().BoolVar(&facts, "facts", false, "the paths are files of lines that newsgraph facts wrote, - for standard input")
	return cmd
}

func ingestInto(ctx context.Context, env environment, dir string, r reading,
	take func(context.Context, environment, *store.Store, reading) (intake, error)) error {
	isNew := newFolder(dir)
	if r.dir = dir; r.retry {
		if err := r.retrying(dir); err != nil {
			return err
		}
	}
	s, err := openStore(ctx, env, dir, r.corrections)
	if err != nil {
		return err
	}
	defer s.Close()
	in, err := take(ctx, env, s, r)
	if err == nil && in.articles == 0 {
		err = errInput
	}
	if err != nil {
		return in.ended(err, s, dir, isNew)
	}
	for _, line := range in.lines() {
		fmt.Fprintln(env.out, plain(line))
	}
	fmt.Fprintln(env.out, "store:", oneLine(dir))
	return nil
}
