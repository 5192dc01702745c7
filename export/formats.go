package export

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"newsgraph/export/html"
	"newsgraph/export/identifier"
	"newsgraph/export/layout"
	"newsgraph/export/rdf"
	"newsgraph/graph"
)

// Options are those of all formats together; each takes what concerns it. The
// zero value is good for all of them.
type Options struct {
	// Title heads pictures and pages.
	Title string
	// All draws all edges of a large graph in DOT, which is reduced otherwise.
	All bool
	// Articles draws articles and what is mentioned in them in DOT.
	Articles bool
	// Base begins the IRIs of RDF; empty means rdf.DefaultBase.
	Base string
	// Layout holds the places of the nodes, in their order, so that several
	// exports share the work; nil means that each works them out.
	Layout []layout.Disc
	// IDs are those that other data sets know the nodes by; nil means
	// identifier.Default().
	IDs *identifier.Table
}

// WriteFunc writes one file of a format, in the order of g: Graph.Sort first
// gives equal graphs equal bytes.
type WriteFunc func(w io.Writer, g *graph.Graph, o Options) error

// File is a file of a format.
type File struct {
	Name  string // as it is called in a folder
	Write WriteFunc
	// Binary tells that the file is no text.
	Binary bool
}

// Format is a row of the table of formats.
type Format struct {
	// Name is what users call the format by.
	Name string
	// Tools are the programs that read it.
	Tools string
	// About says what it holds and what is special to it.
	About string
	// Files are what it consists of, at least one; of a format with Make, those
	// that every graph has.
	Files []File
	// Make returns all files of a format whose number depends on the graph; nil for
	// all others.
	Make func(g *graph.Graph, o Options) []File
}

// Single tells whether the format is one file, which can go to a stream.
func (f Format) Single() bool { return len(f.Files) == 1 && f.Make == nil }

// All returns the files that the format has for g.
func (f Format) All(g *graph.Graph, o Options) []File {
	if f.Make != nil {
		return f.Make(g, o)
	}
	return f.Files
}

// WriteDir writes all files of the format into dir, which must exist, and
// returns their paths.
func (f Format) WriteDir(dir string, g *graph.Graph, o Options) ([]string, error) {
	var paths []string
	for _, file := range f.All(g, o) {
		path := filepath.Join(dir, file.Name)
		if err := writeFile(path, file.Write, g, o); err != nil {
			return paths, fmt.Errorf("%s: %w", path, err)
		}
		paths = append(paths, path)
	}
	return paths, nil
}

func writeFile(path string, write WriteFunc, g *graph.Graph, o Options) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := write(f, g, o); err != nil {
		f.Close() // the first error counts
		return err
	}
	return f.Close()
}

// Lookup returns the format of that name; the error lists all names.
func Lookup(name string) (Format, error) {
	var names []string
	for _, f := range formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("unknown format %q; there are %s", name, strings.Join(names, ", "))
}

// Formats returns the table, in the order in which help shows it.
func Formats() []Format { return append([]Format(nil), formats...) }

// Table returns the formats as a table in Markdown, for the README.
func Table() string {
	var b strings.Builder
	b.WriteString("| format | files | for | holds |\n| --- | --- | --- | --- |\n")
	for _, f := range formats {
		var files []string
		for _, file := range f.Files {
			files = append(files, "`"+file.Name+"`")
		}
		if f.Make != nil {
			files = append(files, "...")
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", f.Name, strings.Join(files, ", "), f.Tools, f.About)
	}
	return b.String()
}

// with adapts the Write function of a format: opt picks its options.
func with[O any](write func(io.Writer, *graph.Graph, O) error, opt func(Options) O) WriteFunc {
	return func(w io.Writer, g *graph.Graph, o Options) error { return write(w, g, opt(o)) }
}

// plain adapts a Write function whose options are left at zero.
func plain[O any](write func(io.Writer, *graph.Graph, O) error) WriteFunc {
	return with(write, func(Options) (zero O) { return zero })
}

// Page returns the options of the explorer's page: it gives the nodes the same
// places as all other exports.
func Page(o Options) html.Options {
	return html.Options{Title: o.Title, IDs: o.IDs, Layout: func(g *graph.Graph) map[string]html.Point {
		discs := o.Layout
		if discs == nil {
			discs = layout.Discs(g)
		}
		at := make(map[string]html.Point, len(discs))
		for i, d := range discs {
			at[g.Nodes[i].ID] = html.Point{X: d.X, Y: d.Y}
		}
		return at
	}}
}

func vocabulary(w io.Writer, _ *graph.Graph, _ Options) error {
	_, err := w.Write(rdf.Vocabulary())
	return err
}
