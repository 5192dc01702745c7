package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"newsgraph/ingest/source"
	"newsgraph/ingest/source/item"
)

const watchLong = `Watch reads folders, files and addresses (pages, feeds) like ingest, and goes on
doing so: whenever something in a folder has changed, and every --every for
addresses. New and changed articles are added to the store; nothing is removed. Of
a feed, only entries that the store does not have are fetched, and a page or feed
that its server says is unchanged is not sent again. Between two rounds the store
is free for questions. Ctrl-C ends it.`

// The pauses between two looks: feeds change a few times an hour, and a folder can
// be looked at without asking anybody.
const (
	defaultEvery = 15 * time.Minute
	leastEvery   = time.Minute
	folderEvery  = 2 * time.Second
)

func newWatch(env environment) *cobra.Command {
	w := watcher{env: env}
	cmd := &cobra.Command{
		Use: "watch PATH...",
		Example: `  newsgraph watch https://example.org/feed.xml --every 30m
  newsgraph watch inbox/ --store archive`,
		Short: "Add articles to a store whenever folders and feeds have new ones",
		Long:  watchLong,
		Args:  atLeastOne("a folder, a file or an address with articles"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if w.every < leastEvery {
				return usagef("--every cannot be less than %v: servers would take it amiss", leastEvery)
			}
			if w.retry {
				return usagef("--retry is for build and ingest; watch tries again by itself")
			}
			for _, p := range args {
				switch {
				case p == source.Stdin:
					return usagef("standard input cannot be watched; see newsgraph ingest --help")
				case source.IsAddress(p):
					w.addresses = append(w.addresses, p)
				default:
					w.local = append(w.local, p)
				}
			}
			w.dir = storeToWrite(cmd, env)
			return w.run(cmd.Context())
		},
	}
	cmd.Flags().DurationVar(&w.every, "every", defaultEvery, "time between two looks at addresses, at least a minute")
	w.add(cmd)
	return cmd
}

// watcher reads the same paths again and again.
type watcher struct {
	reading
	env              environment
	local, addresses []string
	every            time.Duration
	// folder is the time between two looks at folders, zero for the usual one.
	folder time.Duration
	// state is what the local paths held in the last round.
	state string
}

// run watches until the context ends.
func (w *watcher) run(ctx context.Context) error {
	if w.folder == 0 {
		w.folder = folderEvery
	}
	due := time.Now() // of the addresses
	for {
		var paths []string
		state := source.State(w.local)
		if state != w.state {
			paths = append(paths, w.local...)
		}
		if len(w.addresses) > 0 && !time.Now().Before(due) {
			paths = append(paths, w.addresses...)
			due = time.Now().Add(w.every)
		}
		if len(paths) > 0 {
			if err := w.round(ctx, paths); err != nil {
				return err
			}
			w.state = state
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(w.rest(due)):
		}
	}
}

// rest is the time to the next look.
func (w *watcher) rest(due time.Time) time.Duration {
	if len(w.local) > 0 {
		return w.folder
	}
	return max(time.Until(due), 0)
}

// round reads the paths once. That no article is there yet is no reason to stop.
func (w *watcher) round(ctx context.Context, paths []string) error {
	s, err := openStore(ctx, w.env, w.dir, w.corrections)
	if err != nil {
		return err
	}
	defer s.Close()
	docs, err := s.Documents(ctx)
	if err != nil {
		return err
	}
	have := map[string]bool{}
	for _, d := range docs {
		have[d.ID] = true
	}
	r := w.reading
	r.paths, r.known = paths, func(address string) bool { return have[item.AddressName(address)] }
	in, err := takeIn(ctx, w.env, s, r)
	if err != nil {
		return err
	}
	w.tell(in)
	return nil
}

// tell prints what a round brought, if anything.
func (w *watcher) tell(in intake) {
	if in.changes.added+in.changes.updated+in.failures.failed == 0 {
		return
	}
	fmt.Fprintln(w.env.out, time.Now().Format(time.DateTime))
	for _, line := range in.lines() {
		fmt.Fprintln(w.env.out, plain(line))
	}
}
