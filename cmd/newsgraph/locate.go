package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"newsgraph/graph/query"
	"newsgraph/graph/query/sentence"
	"newsgraph/graph/resolve"
	"newsgraph/graph/store"
)

// Folders that a store is looked for in, and made in.
const (
	homeStore  = ".newsgraph"
	outDefault = "newsgraph-out"
	storeInOut = "store"
)

// correctionsEnding, after the name of a store's folder, names the file of a
// user's corrections: beside the store, which is a folder of the program's own.
const correctionsEnding = ".corrections.tsv"

func addCorrections(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "corrections", "", "table of names that are or are not one thing (default: STORE"+correctionsEnding+")")
}

// storeAsked is the folder that the flag or the environment names, or "".
func storeAsked(cmd *cobra.Command, env environment) string {
	if dir, _ := cmd.Flags().GetString("store"); dir != "" {
		return filepath.Clean(dir)
	}
	if dir := env.getenv("NEWSGRAPH_STORE"); dir != "" {
		return filepath.Clean(dir)
	}
	return ""
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

// openStore opens the store in dir for changes, or makes one, with the
// corrections of the file, if one is named or lies beside the store. It waits for
// another process that writes to the store, and says for which.
func openStore(ctx context.Context, env environment, dir, corrections string) (*store.Store, error) {
	o, err := storeOptions(env, dir, corrections)
	if err != nil {
		return nil, err
	}
	return store.Open(ctx, dir, o)
}

// storeOptions say how to open the store in dir for changes.
func storeOptions(env environment, dir, corrections string) (store.Options, error) {
	o := store.Options{Name: cmp.Or(env.command, "newsgraph"), Wait: -1, Waiting: func(err error) {
		fmt.Fprintf(env.err, "newsgraph: waiting (end with Ctrl-C): %v\n", err)
	}}
	c, err := readCorrections(dir, corrections)
	if err != nil {
		return o, err
	}
	warned := map[string]bool{}
	o.ByRules(resolve.Options{Corrections: c}, func(conflicts []resolve.Conflict) {
		for _, conflict := range conflicts {
			if s := conflict.String(); !warned[s] {
				warned[s] = true
				fmt.Fprintln(env.err, "newsgraph: correction not carried out:", plain(s))
			}
		}
	})
	return o, nil
}

// newFolder tells whether nothing is at dir yet.
func newFolder(dir string) bool {
	_, err := os.Stat(dir)
	return errors.Is(err, os.ErrNotExist)
}

// ended returns the error with which taking in ended. Where no article was
// stored, it takes a new store away again, so that no empty one stands before a
// full one.
func (in intake) ended(err error, s *store.Store, dir string, isNew bool) error {
	if isNew && in.articles == 0 && s.Close() == nil {
		return errors.Join(err, os.RemoveAll(dir))
	}
	return err
}

// openExisting is openStore for a store that is there.
func openExisting(ctx context.Context, env environment, dir, corrections string) (*store.Store, error) {
	s, err := openToRead(ctx, dir)
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return openStore(ctx, env, dir, corrections)
}

// openToRead opens the store in dir for questions.
func openToRead(ctx context.Context, dir string) (*store.Store, error) {
	s, err := store.Open(ctx, dir, store.Options{ReadOnly: true})
	return s, withBuildHint(err)
}

// withBuildHint says how a store is made where there is none.
func withBuildHint(err error) error {
	if errors.Is(err, store.ErrNoStore) {
		return fmt.Errorf("%w: newsgraph build PATH, or newsgraph ingest PATH", err)
	}
	return err
}

// readCorrections reads the named file, else the one of the store, else none.
func readCorrections(dir, file string) (*resolve.Corrections, error) {
	named := file != ""
	if !named {
		file = dir + correctionsEnding
	}
	f, err := os.Open(file)
	switch {
	case errors.Is(err, os.ErrNotExist) && !named:
		return nil, nil
	case err != nil:
		return nil, usagef("--corrections: %w", err)
	}
	defer f.Close()
	return resolve.ParseCorrections(file, f)
}

// base is the graph of a store, to be asked piece by piece for the time of a
// command.
type base struct {
	query.Base
	ctx context.Context
}

// asking opens the store that questions go to for the time of ask.
func asking(cmd *cobra.Command, env environment, ask func(base) error) error {
	s, err := openToRead(cmd.Context(), storeToRead(cmd, env))
	if err != nil {
		return err
	}
	defer s.Close()
	return ask(base{s, cmd.Context()})
}

// searching is asking with the index of all sentences.
func searching(cmd *cobra.Command, env environment, ask func(base, sentence.Index) error) error {
	s, err := openToRead(cmd.Context(), storeToRead(cmd, env))
	if err != nil {
		return err
	}
	defer s.Close()
	return s.Words(cmd.Context(), func(x sentence.Index) error { return ask(base{s, cmd.Context()}, x) })
}
