package main

import (
	"context"
	"errors"
	"fmt"
	"net"

	"github.com/spf13/cobra"

	"newsgraph/export"
	"newsgraph/export/html/live"
	"newsgraph/graph"
)

func newServe(env environment) *cobra.Command {
	var f filterFlags
	var addr, title string
	cmd := &cobra.Command{
		Use: "serve",
		Example: `  newsgraph serve
  newsgraph serve --addr 127.0.0.1:0 --store archive --min-confidence 0.7`,
		Short: "Show the explorer in a browser, live from the store",
		Long:  "Serve shows the graph of the store in a browser on this machine, and shows what is\nadded as it is added. It answers this machine only.",
		Args:  atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			l, err := live.Listen(addr)
			switch {
			case isA[*net.OpError](err):
				return fmt.Errorf("%w; choose another port, or any free one with --addr 127.0.0.1:0", err)
			case err != nil:
				return usageError{err}
			}
			first, err := loadPart(cmd, env, f)
			if err != nil {
				return errors.Join(err, l.Close())
			}
			fmt.Fprintf(env.err, "http://%s (end with Ctrl-C)\n", l.Addr())
			tellLeft(env, first.left)
			source := func(context.Context) (*graph.Graph, error) {
				now, err := loadPart(cmd, env, f)
				return now.Graph, err
			}
			return live.Serve(cmd.Context(), l, live.NewHandler(source, export.Page(export.Options{Title: title})))
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "loopback address and port; port 0 takes a free one")
	cmd.Flags().StringVar(&title, "title", "", "title of the page")
	f.add(cmd, env)
	return cmd
}
