package export

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"newsgraph/export/cytoscape"
	"newsgraph/export/dot"
	"newsgraph/export/gephicsv"
	"newsgraph/export/gexf"
	"newsgraph/export/graphjson"
	"newsgraph/export/graphml"
	"newsgraph/export/html"
	"newsgraph/export/identifier"
	"newsgraph/export/layout"
	"newsgraph/export/neo4j"
	"newsgraph/export/nodelink"
	"newsgraph/export/rdf"
	"newsgraph/export/sheet"
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
}

// Format is a row of the table of formats.
type Format struct {
	// Name is what users call the format by.
	Name string
	// Tools are the programs that read it.
	Tools string
	// About says what it holds and what is special to it.
	About string
	// Files are what it consists of, at least one.
	Files []File
}

// Single tells whether the format is one file, which can go to a stream.
func (f Format) Single() bool { return len(f.Files) == 1 }

// WriteDir writes all files of the format into dir, which must exist, and
// returns their paths.
func (f Format) WriteDir(dir string, g *graph.Graph, o Options) ([]string, error) {
	var paths []string
	for _, file := range f.Files {
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

func gephiOptions(o Options) gephicsv.Options { return gephicsv.Options{IDs: o.IDs} }

func sheetOptions(o Options) sheet.Options { return sheet.Options{IDs: o.IDs} }

func neo4jOptions(o Options) neo4j.Options { return neo4j.Options{IDs: o.IDs} }

func rdfOptions(o Options) rdf.Options { return rdf.Options{Base: o.Base, IDs: o.IDs} }

// Page returns the options of the explorer's page: it gives the nodes the same
// places as all other exports.
func Page(o Options) html.Options {
	return html.Options{Title: o.Title, Layout: func(g *graph.Graph) map[string]html.Point {
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

// formats is the one table of what can be written.
var formats = []Format{
	{"json", "programs, this one", "everything; the interchange file", []File{{"graph.json", plain(graphjson.Write)}}},
	{"dot", "Graphviz", "a picture: styled, labelled, reduced where it would be a hairball", []File{
		{"graph.dot", with(dot.Write, func(o Options) dot.Options {
			return dot.Options{Title: o.Title, All: o.All, Articles: o.Articles}
		})}}},
	{"html", "web browsers", "the explorer: one page that works offline", []File{{"graph.html", with(html.Write, Page)}}},
	{"graphml", "Gephi, NetworkX, igraph, yEd, Cytoscape, APOC", "typed attributes, sentences, positions, colours", []File{
		{"graph.graphml", with(graphml.Write, func(o Options) graphml.Options { return graphml.Options{Layout: o.Layout, IDs: o.IDs} })}}},
	{"gexf", "Gephi, NetworkX from 3.6, Sigma", "GEXF 1.3: as GraphML, and dates as a timeline", []File{
		{"graph.gexf", with(gexf.Write, func(o Options) gexf.Options { return gexf.Options{Layout: o.Layout, IDs: o.IDs} })}}},
	{"gexf-1.2", "older readers of GEXF", "GEXF 1.2draft: the same without the kinds of edges", []File{
		{"graph.gexf", with(gexf.Write, func(o Options) gexf.Options {
			return gexf.Options{Layout: o.Layout, IDs: o.IDs, Version: gexf.V12}
		})}}},
	{"gephi-csv", "Gephi", "tables for its import of spreadsheets", []File{
		{"nodes.csv", with(gephicsv.WriteNodes, gephiOptions)}, {"edges.csv", with(gephicsv.WriteEdges, gephiOptions)}}},
	{"csv", "spreadsheets, R, pandas", "tables with names and sentences, safe from formulas", []File{
		{"documents.csv", with(sheet.WriteDocuments, sheetOptions)}, {"nodes.csv", with(sheet.WriteNodes, sheetOptions)}, {"edges.csv", with(sheet.WriteEdges, sheetOptions)}}},
	{"neo4j-csv", "Neo4j (neo4j-admin database import)", "tables with typed headers", []File{
		{"nodes.csv", with(neo4j.WriteNodes, neo4jOptions)}, {"edges.csv", with(neo4j.WriteEdges, neo4jOptions)}}},
	{"cypher", "Neo4j (cypher-shell, Browser)", "a script that can be run again, for graphs of up to some thousand edges", []File{{"graph.cypher", with(neo4j.WriteCypher, neo4jOptions)}}},
	{"nquads", "triple stores, RDFLib", "RDF: schema.org, PROV-O and our vocabulary; a graph per article", []File{
		{"graph.nq", with(rdf.WriteNQuads, rdfOptions)}}},
	{"jsonld", "JSON-LD processors, RDFLib", "the same statements as N-Quads", []File{{"graph.jsonld", with(rdf.WriteJSONLD, rdfOptions)}}},
	{"vocabulary", "RDF tools", "our vocabulary in Turtle; the same for every graph", []File{{"vocabulary.ttl", vocabulary}}},
	{"cytoscape", "Cytoscape, Cytoscape.js, NetworkX", "Cytoscape JSON with positions", []File{
		{"graph.cyjs", with(cytoscape.Write, func(o Options) cytoscape.Options { return cytoscape.Options{Layout: o.Layout, IDs: o.IDs} })}}},
	{"node-link", "NetworkX, D3", "node-link JSON", []File{{"graph.node-link.json", with(nodelink.Write, func(o Options) nodelink.Options { return nodelink.Options{IDs: o.IDs} })}}},
}
