// Package sqlite writes a graph as an SQL script for SQLite (from 3.8), which makes
// a database of it:
//
//	sqlite3 graph.db < graph.sql
//
// The tables are documents, nodes, aliases, edges and evidence; the view acts has
// the acts with the names and states of both ends. What is absent is NULL.
package sqlite

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"newsgraph/export/column"
	"newsgraph/export/identifier"
	"newsgraph/graph"
)

// Options say how to write.
type Options struct {
	// IDs are those that other data sets know the nodes by; nil means
	// identifier.Default().
	IDs *identifier.Table
}

// batch is the number of rows of one INSERT: SQLite takes 500 terms of a compound
// SELECT in its older versions.
const batch = 200

// types are SQLite's names of the types of columns. Lists are tables of their own.
var types = map[column.Type]string{column.String: "TEXT", column.Int: "INTEGER", column.Float: "REAL", column.Bool: "INTEGER"}

// Write writes the script, in the order of g.
func Write(w io.Writer, g *graph.Graph, o Options) error {
	b := bufio.NewWriterSize(w, 1<<16)
	b.WriteString("PRAGMA foreign_keys = OFF;\nBEGIN;\n")
	documents, nodes, edges := column.Documents(), single(column.Nodes(g, o.IDs)), single(column.Edges())
	t := begin(b, "documents", append([]string{"id TEXT PRIMARY KEY"}, declared(documents)...))
	for i := range g.Documents {
		t.row(cells([]string{text(g.Documents[i].ID)}, documents, &g.Documents[i]))
	}
	t.end()
	t = begin(b, "nodes", append([]string{"id TEXT PRIMARY KEY", "name TEXT NOT NULL"}, declared(nodes)...))
	for i := range g.Nodes {
		t.row(cells([]string{text(g.Nodes[i].ID), text(g.Nodes[i].Name)}, nodes, &g.Nodes[i]))
	}
	t.end()
	writeAliases(b, g)
	t = begin(b, "edges", append([]string{"id TEXT PRIMARY KEY", "source TEXT NOT NULL REFERENCES nodes(id)", "target TEXT NOT NULL REFERENCES nodes(id)"}, declared(edges)...))
	for i := range g.Edges {
		e := &g.Edges[i]
		t.row(cells([]string{text(e.ID), text(e.Source), text(e.Target)}, edges, e))
	}
	t.end()
	writeEvidence(b, g)
	b.WriteString(closing)
	return b.Flush()
}

// closing makes what is asked for most quick and easy.
const closing = `CREATE INDEX edges_source ON edges(source, relation);
CREATE INDEX edges_target ON edges(target, relation);
CREATE INDEX evidence_edge ON evidence(edge);
CREATE INDEX evidence_document ON evidence(document);
CREATE INDEX aliases_alias ON aliases(alias);
CREATE VIEW acts AS SELECT e.id, s.name AS source_name, s.country AS source_country, e.relation, t.name AS target_name,
  t.country AS target_country, e.class, e.quad, e.status, e.date, e.date_from, e.date_to,
  e.date_reported, e.about, e.confidence
  FROM edges e JOIN nodes s ON s.id = e.source JOIN nodes t ON t.id = e.target WHERE e.class IS NOT NULL;
COMMIT;
`

func writeAliases(b *bufio.Writer, g *graph.Graph) {
	t := begin(b, "aliases", []string{"node TEXT NOT NULL REFERENCES nodes(id)", "alias TEXT NOT NULL"})
	for i := range g.Nodes {
		for _, a := range g.Nodes[i].Aliases {
			t.row([]string{text(g.Nodes[i].ID), text(a)})
		}
	}
	t.end()
}

func writeEvidence(b *bufio.Writer, g *graph.Graph) {
	t := begin(b, "evidence", []string{"edge TEXT NOT NULL REFERENCES edges(id)", "document TEXT NOT NULL REFERENCES documents(id)",
		`start INTEGER NOT NULL`, `"end" INTEGER NOT NULL`, "sentence TEXT NOT NULL"})
	for i := range g.Edges {
		for _, v := range g.Edges[i].Evidence {
			t.row([]string{text(g.Edges[i].ID), text(v.Document), strconv.Itoa(v.Start), strconv.Itoa(v.End), text(v.Text)})
		}
	}
	t.end()
}

// single returns the columns that hold one value.
func single[T any](columns []column.Column[T]) []column.Column[T] {
	var out []column.Column[T]
	for _, c := range columns {
		if c.Type != column.List {
			out = append(out, c)
		}
	}
	return out
}

// declared is how CREATE TABLE declares the columns, whose names may be SQL's own
// words.
func declared[T any](columns []column.Column[T]) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = `"` + c.Name + `" ` + types[c.Type]
	}
	return out
}

// cells adds the values of v to a row.
func cells[T any](row []string, columns []column.Column[T], v *T) []string {
	var buf []byte
	for i := range columns {
		switch buf = columns[i].Append(buf[:0], v); {
		case len(buf) == 0:
			row = append(row, "NULL")
		case columns[i].Type == column.String:
			row = append(row, text(string(buf)))
		case columns[i].Type == column.Bool:
			row = append(row, map[string]string{"true": "1", "false": "0"}[string(buf)])
		default:
			row = append(row, string(buf))
		}
	}
	return row
}

// text is an SQL string: in UTF-8, without NUL, at which SQLite ends a script.
func text(s string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range s {
		switch r {
		case '\'':
			b.WriteString("''")
		case 0:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}

// inserts writes rows of one table.
type inserts struct {
	b     *bufio.Writer
	table string
	rows  int
}

func begin(b *bufio.Writer, table string, columns []string) *inserts {
	b.WriteString("CREATE TABLE " + table + " (" + strings.Join(columns, ", ") + ");\n")
	return &inserts{b: b, table: table}
}

func (t *inserts) row(cells []string) {
	if t.rows%batch == 0 {
		t.end()
		t.b.WriteString("INSERT INTO " + t.table + " VALUES\n")
	} else {
		t.b.WriteString(",\n")
	}
	t.rows++
	t.b.WriteString("(" + strings.Join(cells, ",") + ")")
}

// end closes the statement that is open, if any.
func (t *inserts) end() {
	if t.rows > 0 {
		t.b.WriteString(";\n")
	}
}
