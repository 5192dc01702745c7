// Command samplefiles writes the test graphs of the exports in all formats into
// a folder, for the checks with other programs in .ci/exports.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"newsgraph/export"
	"newsgraph/export/dot"
	"newsgraph/export/internal/sample"
	"newsgraph/export/render"
	"newsgraph/graph"
)

func main() {
	dir := flag.String("dir", ".", "folder to write to")
	flag.Parse()
	if err := run(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "samplefiles:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	graphs := map[string]*graph.Graph{"sample": sample.Graph(), "hostile": sample.Hostile(), "large": sample.Large(800, 4000), "single": sample.Single()}
	for name, g := range graphs {
		for _, f := range export.Formats() {
			if err := write(dir, name, f, g); err != nil {
				return fmt.Errorf("%s of %s: %w", f.Name, name, err)
			}
		}
		if err := dots(dir, name, g); err != nil {
			return err
		}
	}
	return pictures(dir, graphs["sample"])
}

// write writes a single file as NAME.ext and several into a folder NAME.format.
func write(dir, name string, f export.Format, g *graph.Graph) error {
	if !f.Single() {
		sub := filepath.Join(dir, name+"."+f.Name)
		if err := os.MkdirAll(sub, 0o777); err != nil {
			return err
		}
		_, err := f.WriteDir(sub, g, export.Options{})
		return err
	}
	file := f.Files[0].Name
	switch {
	case f.Name == "gexf-1.2":
		file = name + ".12.gexf"
	case strings.HasPrefix(file, "graph"):
		file = strings.Replace(file, "graph", name, 1)
	case f.Name != "vocabulary":
		file = name + "." + file
	}
	return create(filepath.Join(dir, file), func(w *os.File) error { return f.Files[0].Write(w, g, export.Options{}) })
}

// dots writes DOT in all its forms, each with the number of nodes and edges that
// a reader must find.
func dots(dir, name string, g *graph.Graph) error {
	for form, o := range map[string]dot.Options{
		name: {}, name + ".all": {All: true, Articles: true, Title: `A "title" \ <b>`}, name + ".few": {MaxEdges: 10},
	} {
		path := filepath.Join(dir, form+".dot")
		if err := create(path, func(w *os.File) error { return dot.Write(w, g, o) }); err != nil {
			return err
		}
		nodes, edges := dot.Size(g, o)
		if err := os.WriteFile(path+".count", fmt.Appendf(nil, "%d %d\n", nodes, edges), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// pictures renders g in each kind of picture, where Graphviz is installed.
func pictures(dir string, g *graph.Graph) error {
	for _, image := range render.Images() {
		err := create(filepath.Join(dir, "rendered."+string(image)), func(w *os.File) error {
			return render.Write(context.Background(), w, g, render.Options{Image: image})
		})
		if err != nil && !errors.Is(err, render.ErrMissing) {
			return err
		}
	}
	return nil
}

func create(path string, write func(*os.File) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}
