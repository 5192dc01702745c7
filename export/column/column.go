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
	"strconv"

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

func str[T any](name, about string, f func(*T) string) Column[T] {
	return Column[T]{Name: name, About: about, text: func(dst []byte, v *T) []byte { return append(dst, f(v)...) }}
}

// number is a count, absent where it is zero.
func number[T any](name, about string, f func(*T) int) Column[T] {
	return Column[T]{Name: name, Type: Int, About: about, text: func(dst []byte, v *T) []byte {
		if n := f(v); n != 0 {
			dst = strconv.AppendInt(dst, int64(n), 10)
		}
		return dst
	}}
}

func list[T any](name, about string, f func(*T) []string) Column[T] {
	return Column[T]{Name: name, Type: List, About: about, list: f}
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
