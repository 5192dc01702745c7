// Package rdf writes a graph as linked data, in N-Quads and in JSON-LD, which
// hold the same statements.
//
// Things are described by schema.org (schema:Person, schema:NewsArticle, ...), acts
// that happened by the Simple Event Model too, evidence by PROV-O and Web Annotation
// (the article, the place in its text, the words), and relations by a vocabulary of
// ours, which Vocabulary returns. Every edge is a resource of class ng:Relation with its ends, status,
// date and evidence. An edge that is not planned, possible or denied is stated as
// a direct triple, too, in the named graph of each article that tells it.
package rdf

import (
	_ "embed"
	"net/url"
	"regexp"
	"strings"

	"newsgraph/export/column"
	"newsgraph/export/identifier"
	"newsgraph/graph"
)

// Namespaces of the terms.
const (
	nsRDF    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsXSD    = "http://www.w3.org/2001/XMLSchema#"
	nsProv   = "http://www.w3.org/ns/prov#"
	nsSchema = "https://schema.org/"
	nsSEM    = "http://semanticweb.cs.vu.nl/2009/11/sem/"
	nsOA     = "http://www.w3.org/ns/oa#"
	// NS is the namespace of our vocabulary.
	NS = "urn:newsgraph:ns:"
)

// DefaultBase begins the IRIs of nodes, edges and articles.
const DefaultBase = "urn:newsgraph:"

// Options say how to write.
type Options struct {
	// Base begins the IRIs of all resources; empty means DefaultBase. A base of
	// http(s) should end in a slash.
	Base string
	// IDs are those that other data sets know the nodes by; nil means
	// identifier.Default().
	IDs *identifier.Table
}

//go:embed vocabulary.ttl
var vocabulary []byte

// Vocabulary returns the description of our vocabulary, in Turtle.
func Vocabulary() []byte { return append([]byte(nil), vocabulary...) }

// term is an object of a statement: an IRI, or a literal with its datatype.
type term struct {
	iri, text, datatype string
}

func iri(s string) term  { return term{iri: s} }
func text(s string) term { return term{text: s} }

// statement is a triple whose subject is known from where it stands.
type statement struct {
	predicate string
	object    term
}

// resource is a subject with all that is said of it.
type resource struct {
	iri   string
	types []string
	about []statement
}

// add adds a literal, or nothing where it is empty.
func (r *resource) add(predicate, value string) {
	if value != "" {
		r.about = append(r.about, statement{predicate, text(value)})
	}
}

func (r *resource) link(predicate, target string) {
	r.about = append(r.about, statement{predicate, iri(target)})
}

// reference adds a link where address is an absolute address of the web that an
// IRI can hold, and else its text.
func (r *resource) reference(predicate, address string) {
	u, err := url.Parse(address)
	if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !illegal.MatchString(address) {
		r.link(predicate, address)
		return
	}
	r.add(predicate, address)
}

// illegal are the characters that no IRI of N-Quads holds, and those that are not
// ASCII, on which readers differ.
var illegal = regexp.MustCompile("[^!-~]|[<>\"{}|^`\\\\]")

func (r *resource) typed(predicate, value, datatype string) {
	r.about = append(r.about, statement{predicate, term{text: value, datatype: nsXSD + datatype}})
}

// date adds a date with the datatype that fits its precision.
func (r *resource) date(predicate, value string) {
	switch {
	case value == "":
	case day.MatchString(value):
		r.typed(predicate, value, "date")
	case month.MatchString(value):
		r.typed(predicate, value, "gYearMonth")
	case year.MatchString(value):
		r.typed(predicate, value, "gYear")
	default:
		r.add(predicate, value)
	}
}

var (
	day   = regexp.MustCompile(`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`)
	month = regexp.MustCompile(`^\d{4}-(0[1-9]|1[0-2])$`)
	year  = regexp.MustCompile(`^\d{4}$`)
)

// names makes the IRIs of a graph.
type names struct {
	base string
	// articleOf maps the nodes that stand for a source text to the id of its
	// document: both are one resource.
	articleOf map[string]string
	ids       *identifier.Table
}

func newNames(g *graph.Graph, o Options) names {
	n := names{base: o.Base, articleOf: map[string]string{}, ids: o.IDs}
	if n.ids == nil {
		n.ids = identifier.Default()
	}
	if n.base == "" {
		n.base = DefaultBase
	}
	for i := range g.Documents {
		n.articleOf[column.ArticlePrefix+g.Documents[i].ID] = g.Documents[i].ID
	}
	return n
}

func (n names) node(id string) string {
	if document, ok := n.articleOf[id]; ok {
		return n.article(document)
	}
	return n.base + "node:" + escape(id)
}

func (n names) edge(id string) string    { return n.base + "edge:" + escape(id) }
func (n names) article(id string) string { return n.base + "article:" + escape(id) }

// escape makes id fit for an IRI; equal results mean equal ids.
func escape(id string) string {
	return strings.ReplaceAll(url.QueryEscape(id), "+", "%20")
}

// stated tells whether e is asserted as a direct triple: what was only planned,
// possible or denied must not look like a fact.
func stated(e *graph.Edge) bool { return e.Status == "" || e.Status == graph.Actual }
