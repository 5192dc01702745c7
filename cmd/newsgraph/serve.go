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
	var edit bool
	cmd := &cobra.Command{
		Use: "serve",
		Example: `  newsgraph serve
  newsgraph serve --addr 127.0.0.1:0 --store archive --min-confidence 0.7`,
		Short: "Show the explorer in a browser, live from the store",
		Long:  "Serve shows the graph of the store in a browser on this machine, and shows what is\nadded as it is added. Programs ask it in JSON under /api/v1; /api/v1/openapi.json says\nhow. It answers this machine only.\n\nWith --edit, acts and offices can be confirmed or rejected and actors merged with a click,\nby whoever opens the address with the token that is printed. Corrections are those of\nnewsgraph correct, which lists and undoes them.",
		Args:  atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			table, err := readIDs(ids)
			if err != nil {
				return err
			}
			if edit && (f.RollUp != "" || f.aggregate) {
				return usagef("--edit shows edges as the articles tell them: leave --roll-up and --aggregate out")
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
			db, err := ask.Open(cmd.Context(), storeToRead(cmd, env))
			if err != nil {
				return errors.Join(err, l.Close())
			}
			defer db.Close()
			page := export.Page(export.Options{Title: title, IDs: table})
			mux := http.NewServeMux()
			mux.Handle(rest.Root, live.Guard(rest.NewHandler(db)))
			address := "http://" + l.Addr().String()
			if edit {
				e := newEditor(env, storeToRead(cmd, env))
				page.Edit = rest.Corrections
				mux.Handle("POST "+rest.Corrections, live.Guard(rest.NewCorrections(e.token, e.correct)))
				address += "/?token=" + e.token
			}
			mux.Handle("/", live.NewHandler((&current{db: db, filter: f}).graph, page))
			fmt.Fprintf(env.err, "%s (end with Ctrl-C)\n", address)
			tellLeft(env, first.Left)
			return live.Serve(cmd.Context(), l, mux)
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "loopback address and port; port 0 takes a free one")
	cmd.Flags().StringVar(&title, "title", "", "title of the page")
	cmd.Flags().BoolVar(&edit, "edit", false, "take corrections from whoever opens the printed address")
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
