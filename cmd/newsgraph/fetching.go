package main

import (
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"newsgraph/ingest/source/fetch"
)

// webCache is the folder, within that of a store, for pages that servers can tell
// to be unchanged.
const webCache = "web"

// fetching says how addresses are fetched.
type fetching struct {
	pause, timeout time.Duration
	megabytes      int
	private        bool
}

// add adds the flags.
func (f *fetching) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.DurationVar(&f.pause, "pause", fetch.DefaultPause, "least time between two requests to one host")
	flags.DurationVar(&f.timeout, "page-timeout", fetch.DefaultTimeout, "longest time for one page of the web")
	flags.IntVar(&f.megabytes, "max-page", fetch.DefaultMaxBytes>>20, "largest page of the web, in MB")
	flags.BoolVar(&f.private, "allow-private", false, "fetch addresses of this machine and of private networks, too")
}

// client makes a client that keeps pages beside the store in dir, or nowhere where
// dir is empty.
func (f *fetching) client(dir string) (*fetch.Client, error) {
	if f.pause < 0 || f.timeout < 0 || f.megabytes < 0 {
		return nil, usagef("--pause, --page-timeout and --max-page cannot be negative")
	}
	o := fetch.Options{Pause: f.pause, Timeout: f.timeout, MaxBytes: f.megabytes << 20, Private: f.private}
	if dir != "" {
		o.Cache = filepath.Join(dir, webCache)
	}
	return fetch.New(o), nil
}
