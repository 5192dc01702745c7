package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"newsgraph/export"
	"newsgraph/export/layout"
	"newsgraph/export/render"
	"newsgraph/graph"
	"newsgraph/graph/ask"
	"newsgraph/graph/query"
	"newsgraph/graph/store"
)

const buildLong = `Build reads the articles under the paths, stores what they say, and writes their
graph into one folder: graph.json, graph.dot, graph.graphml, graph.gexf, the
explorer graph.html and, where Graphviz is installed, graph.svg.

A path is a file, a folder, an archive, an address, or - for standard input: web pages, feeds,
plain text, JSON and JSON lines, tables and more, known by their content; see
newsgraph help inputs.

The store lies in the folder itself (--out): building again changes only what
changed, and articles that are no longer among the paths leave it. A store named
by --store or NEWSGRAPH_STORE is added to instead, and all of it is written.

The store keeps every act that was read; the files get those whose confidence is
at least --min-confidence, or all with --all-claims.
` + extractorHelp

// buildFormats are the formats that build writes.
var buildFormats = []string{"json", "dot", "graphml", "gexf", "html"}

type buildOptions struct {
	reading
	confidenceFlags
	out, storeDir string
	// own tells that the store belongs to the output folder.
	own bool
}

func newBuild(env environment) *cobra.Command {
	var o buildOptions
	cmd := &cobra.Command{
		Use: "build PATH...",
		Example: `  newsgraph build articles/ --out weeks
  newsgraph build feed.jsonl --min-confidence 0.7
  cat article.txt | newsgraph build - --date 2022-01-23`,
		Short:   "Read articles and write their graph in all common formats",
		Long:    buildLong,
		Args:    o.args(atLeastOne("a file or folder with articles")),
		PreRunE: func(*cobra.Command, []string) error { return o.confidenceFlags.check() },
		RunE: func(cmd *cobra.Command, args []string) error {
			if done, err := o.shown(env); done {
				return err
			}
			o.paths = args
			if o.storeDir = storeAsked(cmd, env); o.storeDir == "" {
				o.storeDir, o.own = filepath.Join(o.out, storeInOut), true
			}
			return build(cmd.Context(), env, o)
		},
	}
	cmd.Flags().StringVarP(&o.out, "out", "o", outDefault, "folder to write to")
	o.reading.add(cmd)
	o.confidenceFlags.add(cmd)
	return cmd
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
	isNew := newFolder(o.out)
	if err := os.MkdirAll(o.out, 0o755); err != nil {
		return fmt.Errorf("cannot make the folder: %w; choose another one with --out", err)
	}
	g, in, err := buildStore(ctx, env, o)
	if err != nil {
		if isNew {
			_ = os.Remove(o.out) // only if nothing is in it
		}
		return err
	}
	line := query.Filter{MinConfidence: o.line()}
	part := (&ask.Choice{Filter: &line}).Of(g)
	files, note, err := writeAll(ctx, o.out, part.Graph)
	if err != nil {
		return err
	}
	printBuild(env, o, part, in, files, note)
	return nil
}

// buildStore brings the store up to date and returns its graph. Where no article
// could be read, it leaves the store and returns errInput.
func buildStore(ctx context.Context, env environment, o buildOptions) (*graph.Graph, intake, error) {
	isNew := newFolder(o.storeDir)
	if o.dir = o.storeDir; o.retry {
		if err := o.retrying(o.storeDir); err != nil {
			return nil, intake{}, err
		}
	}
	s, err := openStore(ctx, env, o.storeDir, o.corrections)
	if err != nil {
		return nil, intake{}, err
	}
	defer s.Close()
	in, err := takeIn(ctx, env, s, o.reading)
	if err == nil && in.articles == 0 {
		err = errInput
	}
	if err != nil {
		return nil, in, in.ended(err, s, o.storeDir, isNew)
	}
	if o.own && !o.retry {
		if err := removeOthers(ctx, s, &in); err != nil {
			return nil, in, err
		}
	}
	g, err := s.Graph(ctx)
	return g, in, err
}

// unreached tells whether an article lies at an address that could not be fetched
// this time: it may still be there.
func (in *intake) unreached(d graph.Document) bool {
	return slices.ContainsFunc(in.failures.addresses, func(f failure) bool {
		return d.Source == f.Root || strings.HasPrefix(d.Source, f.Root+"#") || strings.HasPrefix(d.Source, f.Root+"!")
	})
}

// removeOthers takes the articles that were not read out of the store.
func removeOthers(ctx context.Context, s *store.Store, in *intake) error {
	for _, id := range in.waiting {
		in.ids.add(id)
	}
	var gone []string
	err := s.EachDocument(ctx, func(d graph.Document) error {
		if !in.ids.has(d.ID) && !in.unreached(d) {
			gone = append(gone, d.ID)
		}
		return nil
	})
	if err != nil || len(gone) == 0 {
		return err
	}
	changes, err := s.Remove(ctx, gone...)
	in.changes.add(changes)
	return err
}

// writeAll writes the formats of build into dir and returns the file names; note
// says what could not be drawn.
func writeAll(ctx context.Context, dir string, g *graph.Graph) (files []string, note string, err error) {
	var s staged
	defer s.drop()
	o := export.Options{Layout: layout.Discs(g)}
	for _, name := range buildFormats {
		f, err := export.Lookup(name)
		if err != nil {
			return nil, "", err
		}
		if files, err = stageFormat(&s, files, f, dir, g, o); err != nil {
			return nil, "", err
		}
	}
	svg := filepath.Join(dir, "graph.svg")
	var picture bytes.Buffer
	err = render.Write(ctx, &picture, g, render.Options{Image: render.SVG})
	switch {
	case ctx.Err() != nil:
		return nil, "", ctx.Err()
	case err != nil:
		note = "no graph.svg: " + err.Error()
	default:
		if err := s.add(svg, writing(picture.Bytes())); err != nil {
			return nil, "", err
		}
		files = append(files, svg)
	}
	if err := s.publish(); err != nil {
		return nil, "", err
	}
	if note != "" {
		// A picture of another graph would be worse than none.
		if err := os.Remove(svg); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, "", err
		}
	}
	slices.Sort(files)
	return files, note, nil
}

// stageFormat stages the files of a format and appends their names to files.
func stageFormat(s *staged, files []string, f export.Format, dir string, g *graph.Graph, o export.Options) ([]string, error) {
	for _, file := range f.Files {
		path := filepath.Join(dir, file.Name)
		if err := s.add(path, func(w io.Writer) error { return file.Write(w, g, o) }); err != nil {
			return files, fmt.Errorf("cannot write %s: %w", f.Name, err)
		}
		files = append(files, path)
	}
	return files, nil
}

// writing writes bytes that are there.
func writing(text []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	}
}
