package export

import (
	"io"

	"newsgraph/export/cytoscape"
	"newsgraph/export/dot"
	"newsgraph/export/ftm"
	"newsgraph/export/gdelt"
	"newsgraph/export/gephicsv"
	"newsgraph/export/gexf"
	"newsgraph/export/graphjson"
	"newsgraph/export/graphml"
	"newsgraph/export/html"
	"newsgraph/export/neo4j"
	"newsgraph/export/nodelink"
	"newsgraph/export/obsidian"
	"newsgraph/export/panel"
	"newsgraph/export/parquet"
	"newsgraph/export/polecat"
	"newsgraph/export/rdf"
	"newsgraph/export/sheet"
	"newsgraph/export/sqlite"
	"newsgraph/export/stix"
	"newsgraph/graph"
)

// formats is the one table of what can be written.
var formats = []Format{
	{Name: "json", Tools: "programs, this one", About: "everything; the interchange file", Files: one("graph.json", plain(graphjson.Write))},
	{Name: "dot", Tools: "Graphviz", About: "a picture: styled, labelled, reduced where it would be a hairball",
		Files: one("graph.dot", with(dot.Write, func(o Options) dot.Options {
			return dot.Options{Title: o.Title, All: o.All, Articles: o.Articles}
		}))},
	{Name: "html", Tools: "web browsers", About: "the explorer: one page that works offline", Files: one("graph.html", with(html.Write, Page))},
	{Name: "graphml", Tools: "Gephi, NetworkX, igraph, yEd, Cytoscape, APOC", About: "typed attributes, sentences, positions, colours",
		Files: one("graph.graphml", with(graphml.Write, func(o Options) graphml.Options { return graphml.Options{Layout: o.Layout, IDs: o.IDs} }))},
	{Name: "gexf", Tools: "Gephi, NetworkX from 3.6, Sigma", About: "GEXF 1.3: as GraphML, and dates as a timeline",
		Files: one("graph.gexf", with(gexf.Write, func(o Options) gexf.Options { return gexf.Options{Layout: o.Layout, IDs: o.IDs} }))},
	{Name: "gexf-1.2", Tools: "older readers of GEXF", About: "GEXF 1.2draft: the same without the kinds of edges",
		Files: one("graph.gexf", with(gexf.Write, func(o Options) gexf.Options {
			return gexf.Options{Layout: o.Layout, IDs: o.IDs, Version: gexf.V12}
		}))},
	{Name: "gephi-csv", Tools: "Gephi", About: "tables for its import of spreadsheets", Files: []File{
		{Name: "nodes.csv", Write: with(gephicsv.WriteNodes, gephiOptions)}, {Name: "edges.csv", Write: with(gephicsv.WriteEdges, gephiOptions)}}},
	{Name: "csv", Tools: "spreadsheets, R, pandas", About: "tables with names and sentences, safe from formulas", Files: []File{
		{Name: "documents.csv", Write: with(sheet.WriteDocuments, sheetOptions)}, {Name: "nodes.csv", Write: with(sheet.WriteNodes, sheetOptions)},
		{Name: "edges.csv", Write: with(sheet.WriteEdges, sheetOptions)}}},
	{Name: "parquet", Tools: "DuckDB, Polars, pandas, R, Spark", About: "typed tables; dates with their first and last day", Files: []File{
		{Name: "acts.parquet", Write: with(parquet.WriteActs, parquetOptions), Binary: true}, {Name: "actors.parquet", Write: with(parquet.WriteActors, parquetOptions), Binary: true},
		{Name: "articles.parquet", Write: with(parquet.WriteArticles, parquetOptions), Binary: true}, {Name: "mentions.parquet", Write: with(parquet.WriteMentions, parquetOptions), Binary: true}}},
	{Name: "sqlite", Tools: "SQLite (`sqlite3 graph.db < graph.sql`)", About: "a script that makes a database, with a view of the acts",
		Files: one("graph.sql", with(sqlite.Write, func(o Options) sqlite.Options { return sqlite.Options{IDs: o.IDs} }))},
	{Name: "polecat", Tools: "users of POLECAT and ICEWS", About: "the 40 columns of POLECAT: acts that happened",
		Files: one("polecat.txt", with(polecat.Write, func(o Options) polecat.Options { return polecat.Options{IDs: o.IDs} }))},
	{Name: "gdelt", Tools: "users of GDELT", About: "the 61 columns of GDELT's events: acts that happened",
		Files: one("export.CSV", with(gdelt.Write, func(o Options) gdelt.Options { return gdelt.Options{IDs: o.IDs} }))},
	{Name: "panel", Tools: "statistics", About: "pairs of states by month: acts by class and quad, with ISO and COW numbers",
		Files: one("panel.csv", with(panel.Write, func(o Options) panel.Options { return panel.Options{IDs: o.IDs} }))},
	{Name: "followthemoney", Tools: "Aleph, OpenSanctions, the ftm command", About: "entities and links with their sentences and articles",
		Files: one("graph.ftm.json", with(ftm.Write, func(o Options) ftm.Options { return ftm.Options{IDs: o.IDs} }))},
	{Name: "stix", Tools: "OpenCTI, STIX 2.1 platforms", About: "a bundle: identities, locations, relationships, reports",
		Files: one("graph.stix.json", with(stix.Write, func(o Options) stix.Options { return stix.Options{IDs: o.IDs} }))},
	{Name: "obsidian", Tools: "Obsidian, other readers of Markdown", About: "a vault: a note an actor, with dated acts, sentences and links",
		Files: []File{{Name: obsidian.Index, Write: index}}, Make: notes},
	{Name: "neo4j-csv", Tools: "Neo4j (neo4j-admin database import)", About: "tables with typed headers", Files: []File{
		{Name: "nodes.csv", Write: with(neo4j.WriteNodes, neo4jOptions)}, {Name: "edges.csv", Write: with(neo4j.WriteEdges, neo4jOptions)}}},
	{Name: "cypher", Tools: "Neo4j (cypher-shell, Browser)", About: "a script that can be run again, for graphs of up to some thousand edges",
		Files: one("graph.cypher", with(neo4j.WriteCypher, neo4jOptions))},
	{Name: "nquads", Tools: "triple stores, RDFLib", About: "RDF: schema.org, SEM, PROV-O, Web Annotation and our vocabulary; a graph per article",
		Files: one("graph.nq", with(rdf.WriteNQuads, rdfOptions))},
	{Name: "jsonld", Tools: "JSON-LD processors, RDFLib", About: "the same statements as N-Quads", Files: one("graph.jsonld", with(rdf.WriteJSONLD, rdfOptions))},
	{Name: "vocabulary", Tools: "RDF tools", About: "our vocabulary in Turtle; the same for every graph", Files: one("vocabulary.ttl", vocabulary)},
	{Name: "cytoscape", Tools: "Cytoscape, Cytoscape.js, NetworkX", About: "Cytoscape JSON with positions",
		Files: one("graph.cyjs", with(cytoscape.Write, func(o Options) cytoscape.Options { return cytoscape.Options{Layout: o.Layout, IDs: o.IDs} }))},
	{Name: "node-link", Tools: "NetworkX, D3", About: "node-link JSON",
		Files: one("graph.node-link.json", with(nodelink.Write, func(o Options) nodelink.Options { return nodelink.Options{IDs: o.IDs} }))},
}

// one is the list of the only file of a format.
func one(name string, write WriteFunc) []File { return []File{{Name: name, Write: write}} }

func gephiOptions(o Options) gephicsv.Options { return gephicsv.Options{IDs: o.IDs} }

func sheetOptions(o Options) sheet.Options { return sheet.Options{IDs: o.IDs} }

func parquetOptions(o Options) parquet.Options { return parquet.Options{IDs: o.IDs} }

func neo4jOptions(o Options) neo4j.Options { return neo4j.Options{IDs: o.IDs} }

func rdfOptions(o Options) rdf.Options { return rdf.Options{Base: o.Base, IDs: o.IDs} }

// notes returns the files of a vault.
func notes(g *graph.Graph, o Options) []File {
	var out []File
	for _, n := range obsidian.Notes(g, obsidian.Options{IDs: o.IDs}) {
		out = append(out, File{Name: n.File, Write: func(w io.Writer, _ *graph.Graph, _ Options) error { return n.Write(w) }})
	}
	return out
}

// index writes the note that every vault has.
func index(w io.Writer, g *graph.Graph, o Options) error { return notes(g, o)[0].Write(w, g, o) }
