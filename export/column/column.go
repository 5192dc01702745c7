// Package column lists the attributes of nodes and edges once, with name and
// type, so that every tabular or attributed format (GraphML, GEXF, CSV, Neo4j,
// Cytoscape, node-link) carries the same fields under the same names.
//
// Identity (id, source, target), the name of a node and what is only for the
// eye (label, position, colour, size) are not columns: formats treat them each
// in their own way.
package column

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"newsgraph/graph"
)

// Type is the type of a column's values.
type Type int

// The types of columns. List is a list of strings.
const (
	String Type = iota
	Int
	Float
	Bool
	List
)

// Separator stands between the values of a list in formats that have none.
const Separator = " | "

// Column is one attribute of T, a graph.Node or a graph.Edge.
type Column[T any] struct {
	Name string
	Type Type
	// About says in a few words what the column holds.
	About string
	// text appends the value, or nothing where it is absent; nil for lists.
	text func(dst []byte, v *T) []byte
	// list returns the values of a List; nil for all other types.
	list func(v *T) []string
}

// Append appends the value of the column for v as text: numbers in Go's
// shortest decimal form, booleans as true or false, lists joined by Separator.
// It appends nothing where the value is absent.
func (c *Column[T]) Append(dst []byte, v *T) []byte {
	if c.Type != List {
		return c.text(dst, v)
	}
	for i, s := range c.list(v) {
		if i > 0 {
			dst = append(dst, Separator...)
		}
		dst = append(dst, s...)
	}
	return dst
}

// AppendNumber is Append for the literals of programs: a Float has a decimal point
// in any case, because a reader would take 1 for an integer and find two types in
// one attribute.
func (c *Column[T]) AppendNumber(dst []byte, v *T) []byte {
	begin := len(dst)
	dst = c.Append(dst, v)
	if c.Type == Float && len(dst) > begin && !bytes.ContainsAny(dst[begin:], ".eE") {
		dst = append(dst, ".0"...)
	}
	return dst
}

// Values returns the values of a List column; it may share memory with v.
func (c *Column[T]) Values(v *T) []string { return c.list(v) }

// Used returns those of columns that have a value for at least one of items,
// in their order: a file need not declare what it never holds.
func Used[T any](columns []Column[T], items []T) []Column[T] {
	used := make([]bool, len(columns))
	left := len(columns)
	var buf []byte
	for i := range items {
		for j := range columns {
			if used[j] {
				continue
			}
			if buf = columns[j].Append(buf[:0], &items[i]); len(buf) > 0 {
				used[j] = true
				left--
			}
		}
		if left == 0 {
			break
		}
	}
	var out []Column[T]
	for j, c := range columns {
		if used[j] {
			out = append(out, c)
		}
	}
	return out
}

// Nodes returns the columns of a node.
func Nodes() []Column[graph.Node] { return slices.Clone(nodes) }

// Edges returns the columns of an edge.
func Edges() []Column[graph.Edge] { return slices.Clone(edges) }

var nodes = []Column[graph.Node]{
	str("kind", "what the node is: person, country, ...", func(n *graph.Node) string { return string(n.Kind) }),
	list("aliases", "other names", func(n *graph.Node) []string { return n.Aliases }),
	str("country", "ISO 3166-1 alpha-3 code of the state it is or belongs to", func(n *graph.Node) string { return n.Country }),
	str("sector", "PLOVER actor sector", func(n *graph.Node) string { return n.Sector }),
	str("date", "ISO 8601 date of a meeting or document", func(n *graph.Node) string { return n.Date }),
	str("format", "how the parties of a meeting met", func(n *graph.Node) string { return string(n.Format) }),
	str("status", "actual, planned, possible or denied", func(n *graph.Node) string { return string(n.Status) }),
}

var edges = []Column[graph.Edge]{
	str("relation", "type of the edge", func(e *graph.Edge) string { return string(e.Relation) }),
	str("class", "PLOVER category of an event", func(e *graph.Edge) string { return string(e.Class) }),
	str("cameo", "CAMEO code of an event", func(e *graph.Edge) string { return e.Cameo }),
	str("status", "actual, planned, possible or denied", func(e *graph.Edge) string { return string(e.Status) }),
	str("date", "ISO 8601 date of the event, as exact as known", func(e *graph.Edge) string { return e.Date }),
	str("title", "title of an office", func(e *graph.Edge) string { return e.Title }),
	str("about", "what the act concerns, in the article's words", func(e *graph.Edge) string { return e.About }),
	str("reported_by", "node id of the reported source", func(e *graph.Edge) string { return e.ReportedBy }),
	{Name: "confidence", Type: Float, About: "between 0 and 1", text: func(dst []byte, e *graph.Edge) []byte {
		if e.Confidence == 0 {
			return dst
		}
		return strconv.AppendFloat(dst, e.Confidence, 'g', -1, 64)
	}},
	{Name: "symmetric", Type: Bool, About: "whether the relation means the same both ways", text: func(dst []byte, e *graph.Edge) []byte {
		return strconv.AppendBool(dst, e.Relation.Symmetric())
	}},
	{Name: "weight", Type: Float, About: "number of articles that tell it, or of the edges that it stands for; at least 1", text: func(dst []byte, e *graph.Edge) []byte {
		return strconv.AppendInt(dst, int64(Weight(e)), 10)
	}},
	{Name: "count", Type: Int, About: "number of edges that an aggregated edge stands for", text: func(dst []byte, e *graph.Edge) []byte {
		if e.Count == 0 {
			return dst
		}
		return strconv.AppendInt(dst, int64(e.Count), 10)
	}},
	str("first_date", "first date of an aggregated edge", func(e *graph.Edge) string { return e.First }),
	str("last_date", "last date of an aggregated edge", func(e *graph.Edge) string { return e.Last }),
	list("articles", "ids of the articles that tell it", articles),
	list("spans", "article:start-end of each evidence, in code points", spans),
	list("sentences", "the sentence of each evidence", sentences),
	str("rule", "why the edge exists", func(e *graph.Edge) string { return e.Rule }),
}

func str[T any](name, about string, f func(*T) string) Column[T] {
	return Column[T]{Name: name, About: about, text: func(dst []byte, v *T) []byte { return append(dst, f(v)...) }}
}

func list[T any](name, about string, f func(*T) []string) Column[T] {
	return Column[T]{Name: name, Type: List, About: about, list: f}
}

// Weight returns the number of different articles that e rests on, or of edges
// that it stands for where those are more; 1 for an edge without evidence, so
// that no tool drops it as weightless.
func Weight(e *graph.Edge) int {
	n := 0
	for i := range e.Evidence {
		if firstOf(e.Evidence, i) {
			n++
		}
	}
	return max(n, e.Count, 1)
}

// firstOf tells whether no evidence before ev[i] is of the same document. The
// quadratic search is cheaper than a map: few acts are told more than ten times.
func firstOf(ev []graph.Evidence, i int) bool {
	return !slices.ContainsFunc(ev[:i], func(e graph.Evidence) bool { return e.Document == ev[i].Document })
}

// Kinds names the kind of each edge for Gephi, which merges parallel edges of one
// kind and forgets their attributes: the relation and, from the second edge of
// that relation between the same two nodes on, its number ("met", "met 2").
// The zero value is ready; edges are given in the order of the file.
type Kinds struct {
	// seen counts by a hash of source, target and relation. Where two hashes
	// coincide, an edge gets a number that it does not need, and nothing is lost.
	seen map[uint64]int32
}

// Of returns the kind of the next edge.
func (k *Kinds) Of(e *graph.Edge) string {
	if k.seen == nil {
		k.seen = map[uint64]int32{}
	}
	h := hash(e.Source, e.Target, string(e.Relation))
	k.seen[h]++
	if n := k.seen[h]; n > 1 {
		return string(e.Relation) + " " + strconv.Itoa(int(n))
	}
	return string(e.Relation)
}

// hash is FNV-1a of 64 bits over the parts, each closed by a byte that UTF-8
// never has.
func hash(parts ...string) uint64 {
	h := uint64(14695981039346656037)
	for _, s := range parts {
		for i := range len(s) {
			h = (h ^ uint64(s[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	return h
}

func articles(e *graph.Edge) []string {
	var out []string
	for i := range e.Evidence {
		if firstOf(e.Evidence, i) {
			out = append(out, e.Evidence[i].Document)
		}
	}
	return out
}

func spans(e *graph.Edge) []string {
	out := make([]string, len(e.Evidence))
	for i, v := range e.Evidence {
		out[i] = v.Document + ":" + strconv.Itoa(v.Start) + "-" + strconv.Itoa(v.End)
	}
	return out
}

// oneLine makes each stretch of white space one blank.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\r\t\v\f\u0085\u00a0") && !strings.Contains(s, "  ") {
		return strings.TrimSpace(s)
	}
	return strings.Join(strings.Fields(s), " ")
}

func sentences(e *graph.Edge) []string {
	out := make([]string, len(e.Evidence))
	for i, v := range e.Evidence {
		out[i] = oneLine(v.Text)
	}
	return out
}
