// Command samplefiles writes the test graphs of the exports in all formats into
// a folder, for the checks with other programs in .ci/exports.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"newsgraph/export/dot"
	"newsgraph/export/gexf"
	"newsgraph/export/graphjson"
	"newsgraph/export/graphml"
	"newsgraph/export/internal/sample"
	"newsgraph/graph"
)

func main() {
	flag.Parse()
	if err := run(flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "samplefiles:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	for name, g := range map[string]*graph.Graph{"sample": sample.Graph(), "hostile": sample.Hostile(), "large": sample.Large(800, 4000)} {
		for ext, write := range map[string]func(io.Writer) error{
			"json":    func(w io.Writer) error { return graphjson.Write(w, g, graphjson.Options{}) },
			"dot":     func(w io.Writer) error { return dot.Write(w, g, dot.Options{}) },
			"all.dot": func(w io.Writer) error { return dot.Write(w, g, dot.Options{All: true, Articles: true}) },
			"graphml": func(w io.Writer) error { return graphml.Write(w, g, graphml.Options{}) },
			"gexf":    func(w io.Writer) error { return gexf.Write(w, g, gexf.Options{}) },
			"12.gexf": func(w io.Writer) error { return gexf.Write(w, g, gexf.Options{Version: gexf.V12}) },
		} {
			f, err := os.Create(filepath.Join(dir, name+"."+ext))
			if err != nil {
				return err
			}
			if err := write(f); err != nil {
				return err
			}
			if err := f.Close(); err != nil {
				return err
			}
		}
	}
	return nil
}
