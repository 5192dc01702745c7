package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"sync"

	"github.com/spf13/cobra"

	"newsgraph/export"
	"newsgraph/export/html/live"
	"newsgraph/graph"
	"newsgraph/graph/store"
)

func newServe(env environment) *cobra.Command {
	var f filterFlags
	var addr, title, ids string
	cmd := &cobra.Command{
		Use: "serve",
		Example: `  newsgraph serve
  newsgraph serve --addr 127.0.0.1:0 --store archive --min-confidence 0.7`,
		Short: "Show the explorer in a browser, live from the store",
		Long:  "Serve shows the graph of the store in a browser on this machine, and shows what is\nadded as it is added. It answers this machine only.",
		Args:  atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			table, err := readIDs(ids)
			if err != nil {
				return err
			}
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
			c := &current{dir: storeToRead(cmd, env), load: func() (*graph.Graph, error) {
				now, err := loadPart(cmd, env, f)
				return now.Graph, err
			}}
			return live.Serve(cmd.Context(), l, live.NewHandler(c.graph, export.Page(export.Options{Title: title, IDs: table})))
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "loopback address and port; port 0 takes a free one")
	cmd.Flags().StringVar(&title, "title", "", "title of the page")
	addIDs(cmd, &ids)
	f.add(cmd, env)
	return cmd
}

// current keeps the graph of a store for all clients, and reads it anew when the
// store has changed: a question whether it has is a look at one small file.
type current struct {
	dir  string
	load func() (*graph.Graph, error)

	mu    sync.Mutex
	state string // as of the graph
	kept  *graph.Graph
}

// graph returns the graph as it now is. Of many clients one reads it, the others
// wait for that.
func (c *current) graph(context.Context) (*graph.Graph, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	state, err := store.State(c.dir)
	if err != nil {
		return nil, err
	}
	if c.kept != nil && state == c.state {
		return c.kept, nil
	}
	g, err := c.load()
	if err == nil {
		c.kept, c.state = g, state
	}
	return g, err
}
