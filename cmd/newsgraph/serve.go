package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"

	"github.com/spf13/cobra"

	"newsgraph/cmd/newsgraph/internal/rest"
	"newsgraph/export"
	"newsgraph/export/html/live"
	"newsgraph/graph"
	"newsgraph/graph/ask"
	"newsgraph/graph/query"
)

func newServe(env environment) *cobra.Command {
	var f filterFlags
	var addr, title, ids string
	cmd := &cobra.Command{
		Use: "serve",
		Example: `  newsgraph serve
  newsgraph serve --addr 127.0.0.1:0 --store archive --min-confidence 0.7`,
		Short: "Show the explorer in a browser, live from the store",
		Long:  "Serve shows the graph of the store in a browser on this machine, and shows what is\nadded as it is added. Programs ask it in JSON under /api/v1; /api/v1/openapi.json says\nhow. It answers this machine only.",
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
			tellLeft(env, first.Left)
			db, err := ask.Open(cmd.Context(), storeToRead(cmd, env))
			if err != nil {
				return errors.Join(err, l.Close())
			}
			defer db.Close()
			mux := http.NewServeMux()
			mux.Handle(rest.Root, live.Guard(rest.NewHandler(db)))
			mux.Handle("/", live.NewHandler((&current{db: db, filter: f}).graph, export.Page(export.Options{Title: title, IDs: table})))
			return live.Serve(cmd.Context(), l, mux)
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "loopback address and port; port 0 takes a free one")
	cmd.Flags().StringVar(&title, "title", "", "title of the page")
	addIDs(cmd, &ids)
	f.add(cmd, env)
	return cmd
}

// current keeps the part of the graph that the explorer shows, and takes it anew when
// the store has changed.
type current struct {
	db     *ask.DB
	filter filterFlags

	mu   sync.Mutex
	of   *graph.Graph // what kept was taken from
	kept *graph.Graph
}

// graph returns the part as it now is. Of many clients one takes it, the others wait for
// that.
func (c *current) graph(ctx context.Context) (*graph.Graph, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	g, err := c.db.Graph(ctx)
	if err != nil || g == c.of {
		return c.kept, err
	}
	part, err := c.filter.choose(base{query.NewMemory(g), ctx})
	if err != nil {
		return nil, err
	}
	c.of, c.kept = g, part.of(g).Graph
	return c.kept, nil
}
