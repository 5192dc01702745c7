package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

const ingestLong = `Ingest reads articles like build, adds them to a store and leaves what is there.
An article with the id of a stored one takes its place; so files of one name in
two folders replace one another when the folders are ingested one by one. The
store is that of --store, else of NEWSGRAPH_STORE, else the folder .newsgraph
here.
` + extractorHelp

func newIngest(env environment) *cobra.Command {
	var r reading
	cmd := &cobra.Command{
		Use: "ingest PATH...",
		Example: `  newsgraph ingest more/ feed.jsonl
  newsgraph ingest today.jsonl --store archive`,
		Short: "Add articles to a store",
		Long:  ingestLong,
		Args:  r.args(atLeastOne("a file, folder or address with articles")),
		RunE: func(cmd *cobra.Command, args []string) error {
			if done, err := r.shown(env); done {
				return err
			}
			r.paths = args
			return ingestInto(cmd.Context(), env, storeToWrite(cmd, env), r)
		},
	}
	r.add(cmd)
	return cmd
}

func ingestInto(ctx context.Context, env environment, dir string, r reading) error {
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
	in, err := takeIn(ctx, env, s, r)
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
