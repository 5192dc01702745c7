package neo4j

import (
	"bufio"
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"

	"newsgraph/export/column"
	"newsgraph/graph"
)

// batch is the number of rows of one statement: enough to save round trips, few
// enough that compiling the statement, which takes Neo4j most of the time and
// grows faster than its length, stays short.
const batch = 50

// WriteCypher writes a script for cypher-shell or Neo4j Browser, for graphs of up
// to some thousand edges; larger ones are imported as CSV far faster. Running it
// again changes nothing, since it merges by id: every node has the label Entity
// for that, with a constraint. Neo4j refuses ids of more than 8,000 bytes.
func WriteCypher(w io.Writer, g *graph.Graph, o Options) error {
	b := bufio.NewWriterSize(w, 1<<16)
	b.WriteString("CREATE CONSTRAINT newsgraph_entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n")
	for _, k := range graph.Kinds() {
		writeNodes(b, g, k, o)
	}
	for _, d := range graph.Definitions() {
		writeEdges(b, g, d.Relation)
	}
	return b.Flush()
}

func writeNodes(b *bufio.Writer, g *graph.Graph, k graph.Kind, o Options) {
	set := ""
	for _, l := range labels(k) {
		set += ":`" + l + "`"
	}
	s := statement{b: b, tail: "MERGE (n:Entity {id: row.id}) SET n += row, n" + set + ";\n"}
	columns := column.Nodes(g, o.IDs)
	for i := range g.Nodes {
		if n := &g.Nodes[i]; n.Kind == k {
			row := appendString([]byte("{id:"), n.ID)
			row = appendString(append(row, ",name:"...), n.Name)
			s.row(append(appendColumns(row, columns, n), '}'))
		}
	}
	s.end()
}

// writeEdges writes the edges of relation r; one pass for each relation is
// cheaper than sorting a large graph.
func writeEdges(b *bufio.Writer, g *graph.Graph, r graph.Relation) {
	s := statement{b: b, tail: fmt.Sprintf("MATCH (a:Entity {id: row.source}), (b:Entity {id: row.target})\n"+
		"MERGE (a)-[r:`%s` {id: row.set.id}]->(b) SET r += row.set;\n", typeOf(r))}
	columns := column.Edges()
	for i := range g.Edges {
		if e := &g.Edges[i]; e.Relation == r {
			row := appendString([]byte("{source:"), e.Source)
			row = appendString(append(row, ",target:"...), e.Target)
			row = appendString(append(row, ",set:{id:"...), e.ID)
			s.row(append(appendColumns(row, columns, e), "}}"...))
		}
	}
	s.end()
}

// statement is an UNWIND over rows, begun again after each batch.
type statement struct {
	b    *bufio.Writer
	tail string
	rows int
}

func (s *statement) row(text []byte) {
	if s.rows == 0 {
		s.b.WriteString("UNWIND [\n")
	} else {
		s.b.WriteString(",\n")
	}
	s.b.Write(text)
	if s.rows++; s.rows == batch {
		s.end()
	}
}

func (s *statement) end() {
	if s.rows > 0 {
		s.b.WriteString("\n] AS row\n" + s.tail)
	}
	s.rows = 0
}

// appendColumns appends a comma and an entry of a map for each column that has a
// value.
func appendColumns[T any](dst []byte, columns []column.Column[T], v *T) []byte {
	var value []byte
	for i := range columns {
		c := &columns[i]
		if value = c.Append(value[:0], v); len(value) == 0 {
			continue
		}
		dst = append(append(append(dst, ','), c.Name...), ':')
		switch c.Type {
		case column.List:
			dst = appendList(dst, c.Values(v))
		case column.String:
			dst = appendString(dst, string(value))
		default:
			dst = c.AppendNumber(dst, v)
		}
	}
	return dst
}

func appendList(dst []byte, values []string) []byte {
	dst = append(dst, '[')
	for i, s := range values {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendString(dst, s)
	}
	return append(dst, ']')
}

// appendString appends s as a Cypher string. Control characters other than white
// space become U+FFFD, as does invalid UTF-8.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '\'')
	for _, r := range s {
		switch {
		case r == '\'' || r == '\\':
			dst = append(dst, '\\', byte(r))
		case r == '\n':
			dst = append(dst, `\n`...)
		case r == '\r':
			dst = append(dst, `\r`...)
		case r == '\t':
			dst = append(dst, `\t`...)
		case unicode.IsControl(r):
			dst = utf8.AppendRune(dst, utf8.RuneError)
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return append(dst, '\'')
}
