package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"

	"github.com/spf13/cobra"

	"newsgraph/export"
	"newsgraph/export/render"
	"newsgraph/graph"
	"newsgraph/graph/query"
	"newsgraph/graph/store"
)

const buildLong = `Build reads the articles under the paths, stores what they say, and writes the
graph of exactly these articles into one folder: graph.json, graph.dot,
graph.graphml, graph.gexf, the explorer graph.html and, where Graphviz is
installed, graph.svg.

A path is a text file, a folder (searched for .txt and .jsonl files), a file of
JSON lines with the fields id, title, date, text and url, or - for standard
input. The store lies in the folder itself (--out), unless --store or
NEWSGRAPH_STORE names another one. Building again changes only what changed;
articles that are no longer among the paths leave the folder's own store.`

// buildFormats are the formats that build writes.
var buildFormats = []string{"json", "dot", "graphml", "gexf", "html"}

type buildOptions struct {
	reading
	out, storeDir, corrections string
	// own tells that the store belongs to the output folder.
	own bool
}

func newBuild(env environment) *cobra.Command {
	var o buildOptions
	cmd := &cobra.Command{
		Use:   "build PATH...",
		Short: "Read articles and write their graph in all common formats",
		Long:  buildLong,
		Args:  atLeastOne("a file or folder with articles"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			if o.storeDir = storeAsked(cmd, env); o.storeDir == "" {
				o.storeDir, o.own = filepath.Join(o.out, storeInOut), true
			}
			return build(cmd.Context(), env, o)
		},
	}
	cmd.Flags().StringVarP(&o.out, "out", "o", outDefault, "folder to write to")
	addReadingFlags(cmd, &o.reading, &o.corrections)
	return cmd
}

// addReadingFlags adds the flags of commands that read articles.
func addReadingFlags(cmd *cobra.Command, r *reading, corrections *string) {
	cmd.Flags().StringVar(&r.date, "date", "", "date of articles that do not tell their own, as 2022-01-23")
	cmd.Flags().IntVarP(&r.jobs, "jobs", "j", 0, "articles analysed at once (default: one per processor)")
	cmd.Flags().StringVar(corrections, "corrections", "", "table of names that are or are not one thing (default: STORE."+correctionsName+")")
}

// atLeastOne is an argument check that says what is missing.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usagef("name %s; see newsgraph %s --help", what, cmd.Name())
		}
		return nil
	}
}

func build(ctx context.Context, env environment, o buildOptions) error {
	if err := checkReading(o.reading); err != nil {
		return err
	}
	if err := os.MkdirAll(o.out, 0o755); err != nil {
		return fmt.Errorf("cannot make the folder: %w; choose another one with --out", err)
	}
	g, in, err := buildStore(ctx, env, o)
	if err != nil {
		return err
	}
	files, note, err := writeAll(ctx, o.out, g)
	if err != nil {
		return err
	}
	printBuild(env, o, g, in, files, note)
	if in.articles == 0 {
		return errInput
	}
	return nil
}

func checkReading(r reading) error {
	if r.date == "" {
		return nil
	}
	if err := query.CheckDate(r.date); err != nil {
		return usagef("--date: %w", err)
	}
	return nil
}

// buildStore brings the store up to date and returns its graph.
func buildStore(ctx context.Context, env environment, o buildOptions) (*graph.Graph, intake, error) {
	s, err := openStore(ctx, env, o.storeDir, o.corrections)
	if err != nil {
		return nil, intake{}, err
	}
	defer s.Close()
	in, err := takeIn(ctx, env, s, o.reading)
	if err != nil {
		return nil, in, err
	}
	if o.own && in.articles > 0 {
		if err := removeOthers(ctx, s, &in); err != nil {
			return nil, in, err
		}
	}
	g, err := s.Graph(ctx)
	return g, in, err
}

// removeOthers takes the articles that were not read out of the store.
func removeOthers(ctx context.Context, s *store.Store, in *intake) error {
	docs, err := s.Documents(ctx)
	if err != nil {
		return err
	}
	read := map[string]bool{}
	for _, id := range in.ids {
		read[id] = true
	}
	var gone []string
	for _, d := range docs {
		if !read[d.ID] {
			gone = append(gone, d.ID)
		}
	}
	if len(gone) == 0 {
		return nil
	}
	changes, err := s.Remove(ctx, gone...)
	in.changes.Removed = changes.Removed
	return err
}

// writeAll writes the formats of build into dir and returns the file names; note
// says what could not be drawn.
func writeAll(ctx context.Context, dir string, g *graph.Graph) (files []string, note string, err error) {
	for _, name := range buildFormats {
		f, err := export.Lookup(name)
		if err != nil {
			return nil, "", err
		}
		written, err := f.WriteDir(dir, g, export.Options{})
		if err != nil {
			return nil, "", fmt.Errorf("cannot write %s: %w", name, err)
		}
		files = append(files, written...)
	}
	svg := filepath.Join(dir, "graph.svg")
	switch err := drawTo(ctx, svg, g, render.Options{Image: render.SVG}); {
	case errors.Is(err, render.ErrMissing):
		note = "no graph.svg: " + err.Error()
	case err != nil && ctx.Err() == nil:
		note = "no graph.svg: " + err.Error()
	case err != nil:
		return files, "", err
	default:
		files = append(files, svg)
	}
	sort.Strings(files)
	return files, note, nil
}

// drawTo draws g into a file, which appears only when it is whole.
func drawTo(ctx context.Context, path string, g *graph.Graph, o render.Options) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".draw-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	err = render.Write(ctx, tmp, g, o)
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Chmod(tmp.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	return err
}
