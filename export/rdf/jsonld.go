package rdf

import (
	"bufio"
	"io"
	"strings"

	"newsgraph/export/internal/jsontext"
	"newsgraph/graph"
)

// context shortens terms in the file; it maps prefixes alone, so that no term
// depends on it in a hidden way.
const context = `{"@context":{"rdf":"` + nsRDF + `","xsd":"` + nsXSD + `","prov":"` + nsProv +
	`","schema":"` + nsSchema + `","sem":"` + nsSEM + `","oa":"` + nsOA + `","ng":"` + NS + `"},"@graph":[`

// prefixes are the namespaces of context, longest first.
var prefixes = []struct{ name, ns string }{
	{"rdf:", nsRDF}, {"xsd:", nsXSD}, {"prov:", nsProv}, {"schema:", nsSchema}, {"sem:", nsSEM}, {"oa:", nsOA}, {"ng:", NS},
}

// WriteJSONLD writes g as JSON-LD 1.1, in the order of g, one resource a line.
func WriteJSONLD(w io.Writer, g *graph.Graph, o Options) error {
	j := &jsonWriter{b: bufio.NewWriterSize(w, 1<<16)}
	n := newNames(g, o)
	j.b.WriteString(context)
	n.describe(g, j.resource, func(e *graph.Edge, article string) { j.told(n, e, article) })
	j.b.WriteString("\n]}\n")
	return j.b.Flush()
}

type jsonWriter struct {
	b     *bufio.Writer
	buf   []byte
	count int
}

// begin returns the buffer with the start of a line.
func (j *jsonWriter) begin(iri string) []byte {
	dst := j.buf[:0]
	if j.count > 0 {
		dst = append(dst, ',')
	}
	j.count++
	return jsontext.AppendString(append(dst, "\n{\"@id\":"...), iri)
}

func (j *jsonWriter) end(dst []byte) {
	j.buf = append(dst, '}')
	j.b.Write(j.buf)
}

func (j *jsonWriter) resource(r resource) {
	dst := j.begin(r.iri)
	for i, t := range r.types {
		dst = append(dst, opening(`,"@type":[`, i)...)
		dst = jsontext.AppendString(dst, compact(t))
	}
	if len(r.types) > 0 {
		dst = append(dst, ']')
	}
	for i := 0; i < len(r.about); {
		dst, i = appendValues(dst, r.about, i)
	}
	j.end(dst)
}

// appendValues appends the member for the predicate at i with all the values that
// follow it, and returns the index behind them.
func appendValues(dst []byte, about []statement, i int) ([]byte, int) {
	predicate := about[i].predicate
	dst = append(jsontext.AppendString(append(dst, ','), compact(predicate)), ':')
	for k := 0; ; k++ {
		dst = append(dst, opening("[", k)...)
		dst = appendValue(dst, about[i].object)
		if i++; i == len(about) || about[i].predicate != predicate {
			return append(dst, ']'), i
		}
	}
}

// opening is what stands before value i of a list.
func opening(first string, i int) string {
	if i == 0 {
		return first
	}
	return ","
}

func appendValue(dst []byte, t term) []byte {
	if t.iri != "" {
		return append(jsontext.AppendString(append(dst, `{"@id":`...), t.iri), '}')
	}
	value := strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' {
			return r
		}
		return legal(r)
	}, t.text)
	if t.datatype == "" {
		return jsontext.AppendString(dst, value)
	}
	dst = jsontext.AppendString(append(dst, `{"@value":`...), value)
	dst = jsontext.AppendString(append(dst, `,"@type":`...), compact(t.datatype))
	return append(dst, '}')
}

// told writes the direct triple of e into the graph of an article.
func (j *jsonWriter) told(n names, e *graph.Edge, article string) {
	dst := j.begin(n.article(article))
	dst = jsontext.AppendString(append(dst, `,"@graph":[{"@id":`...), n.node(e.Source))
	dst = jsontext.AppendString(append(dst, ','), compact(NS+string(e.Relation)))
	dst = jsontext.AppendString(append(dst, `:[{"@id":`...), n.node(e.Target))
	j.end(append(dst, `}]}]`...))
}

func compact(iri string) string {
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(iri, p.ns); ok {
			return p.name + rest
		}
	}
	return iri
}
