package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"newsgraph/graph"
	"newsgraph/graph/resolve"
	"newsgraph/graph/store"
)

// Folders that a store is looked for in, and made in.
const (
	homeStore  = ".newsgraph"
	outDefault = "newsgraph-out"
	storeInOut = "store"
)

// correctionsName is the file of a user's corrections within a store's folder.
const correctionsName = "corrections.tsv"

// storeAsked is the folder that the flag or the environment names, or "".
func storeAsked(cmd *cobra.Command, env environment) string {
	if dir, _ := cmd.Flags().GetString("store"); dir != "" {
		return dir
	}
	return env.getenv("NEWSGRAPH_STORE")
}

// storeToRead is the folder of the store that questions go to.
func storeToRead(cmd *cobra.Command, env environment) string {
	if dir := storeAsked(cmd, env); dir != "" {
		return dir
	}
	for _, dir := range []string{homeStore, filepath.Join(outDefault, storeInOut)} {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			return dir
		}
	}
	return homeStore
}

// storeToWrite is the folder of the store that articles are added to.
func storeToWrite(cmd *cobra.Command, env environment) string {
	if dir := storeAsked(cmd, env); dir != "" {
		return dir
	}
	return homeStore
}

// openStore opens the store in dir for changes, with the corrections of the
// file, if one is named or lies beside the store.
func openStore(ctx context.Context, env environment, dir, corrections string) (*store.Store, error) {
	c, err := readCorrections(dir, corrections)
	if err != nil {
		return nil, err
	}
	warned := map[string]bool{}
	return store.Open(ctx, dir, store.Options{Resolve: func(fragments []*graph.Graph) (store.Resolution, error) {
		r, err := resolve.Resolve(fragments, resolve.Options{Corrections: c})
		if err != nil {
			return store.Resolution{}, err
		}
		for _, conflict := range r.Conflicts() {
			if s := conflict.String(); !warned[s] {
				warned[s] = true
				fmt.Fprintln(env.err, "newsgraph: correction not carried out:", s)
			}
		}
		return store.Resolution{Graph: r.Graph(), Node: r.ID}, nil
	}})
}

// readCorrections reads the named file, else the one of the store, else none.
func readCorrections(dir, file string) (*resolve.Corrections, error) {
	if file == "" {
		file = dir + "." + correctionsName
		if _, err := os.Stat(file); errors.Is(err, os.ErrNotExist) {
			return nil, nil
		}
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("corrections: %w", err)
	}
	defer f.Close()
	return resolve.ParseCorrections(file, f)
}

// loadGraph reads the whole graph of the store that questions go to.
func loadGraph(cmd *cobra.Command, env environment) (*graph.Graph, error) {
	s, err := store.Open(cmd.Context(), storeToRead(cmd, env), store.Options{ReadOnly: true})
	if errors.Is(err, store.ErrNoStore) {
		return nil, fmt.Errorf("%w; make one with newsgraph build PATH or newsgraph ingest PATH", err)
	}
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return s.Graph(cmd.Context())
}
