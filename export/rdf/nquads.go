package rdf

import (
	"bufio"
	"io"
	"unicode/utf8"

	"newsgraph/graph"
)

// WriteNQuads writes g as N-Quads (W3C Recommendation 2014), in the order of g.
func WriteNQuads(w io.Writer, g *graph.Graph, o Options) error {
	q := &quadWriter{b: bufio.NewWriterSize(w, 1<<16)}
	n := newNames(g, o)
	n.describe(g, q.resource, func(e *graph.Edge, article string) {
		q.quad(n.node(e.Source), NS+string(e.Relation), iri(n.node(e.Target)), n.article(article))
	})
	return q.b.Flush()
}

type quadWriter struct {
	b   *bufio.Writer
	buf []byte
}

func (q *quadWriter) resource(r resource) {
	for _, t := range r.types {
		q.quad(r.iri, nsRDF+"type", iri(t), "")
	}
	for _, s := range r.about {
		q.quad(r.iri, s.predicate, s.object, "")
	}
}

// quad writes one statement; graph is empty for the default graph.
func (q *quadWriter) quad(subject, predicate string, object term, graph string) {
	dst := append(appendIRI(q.buf[:0], subject), ' ')
	dst = append(appendIRI(dst, predicate), ' ')
	dst = append(appendTerm(dst, object), ' ')
	if graph != "" {
		dst = append(appendIRI(dst, graph), ' ')
	}
	q.buf = append(dst, ".\n"...)
	q.b.Write(q.buf)
}

func appendIRI(dst []byte, s string) []byte {
	return append(append(append(dst, '<'), s...), '>')
}

func appendTerm(dst []byte, t term) []byte {
	if t.iri != "" {
		return appendIRI(dst, t.iri)
	}
	dst = append(dst, '"')
	for _, r := range t.text {
		switch r {
		case '"', '\\':
			dst = append(dst, '\\', byte(r))
		case '\n':
			dst = append(dst, `\n`...)
		case '\r':
			dst = append(dst, `\r`...)
		default:
			dst = utf8.AppendRune(dst, legal(r))
		}
	}
	dst = append(dst, '"')
	if t.datatype != "" {
		dst = appendIRI(append(dst, "^^"...), t.datatype)
	}
	return dst
}

// legal replaces what several readers of RDF refuse, being no character of XML.
func legal(r rune) rune {
	if r < ' ' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
		return utf8.RuneError
	}
	return r
}
