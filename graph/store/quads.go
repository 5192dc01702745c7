package store

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"

	"newsgraph/graph"
)

// The vocabulary. Names of articles, nodes, edges and relations are IRIs as
// they stand; all names of the store itself begin with "ng:".
const (
	reserved = "ng:"

	isA     = "rdf:type" // article → ng:Article
	article = "ng:Article"
	facts   = "ng:facts" // article → what was extracted from it, a sheet
	share   = "ng:share" // article → its share of the resolved graph, a sheet

	nameOf = "ng:name" // node → its name
	kindOf = "ng:kind" // node → its kind

	sourceOf   = "ng:source"   // edge → node
	targetOf   = "ng:target"   // edge → node
	relation   = "ng:relation" // edge → the relation
	statusOf   = "ng:status"   // edge → its status
	dateOf     = "ng:date"     // edge → its date
	sentenceOf = "ng:sentence" // edge → a sentence that it rests on

	// extracted is the label of what was extracted, resolved of what is decided
	// over all articles.
	extracted = "ng:extracted"
	resolved  = "ng:resolved"
)

// iri makes a quad of names, literal one whose object is a text.
func iri(s, p, o, label string) quad.Quad {
	return quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: quad.IRI(o), Label: quad.IRI(label)}
}

func literal(s, p, o, label string) quad.Quad {
	return quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: quad.String(o), Label: quad.IRI(label)}
}

// factQuads are the quads of an article as it was extracted.
func factQuads(id, text string) []quad.Quad {
	return []quad.Quad{iri(id, isA, article, id), literal(id, facts, text, extracted)}
}

// shareQuads are the quads of an article's share of the resolved graph; id is
// empty for what no article tells.
func shareQuads(id, text string, s *sheet) []quad.Quad {
	teller := cmp.Or(id, resolved)
	quads := make([]quad.Quad, 0, 1+2*len(s.nodes)+8*len(s.edges)) // 8: an edge of one sentence
	quads = append(quads, literal(teller, share, text, resolved))
	for i := range s.nodes {
		n := &s.nodes[i]
		quads = append(quads, literal(n.ID, nameOf, n.Name, resolved), literal(n.ID, kindOf, string(n.Kind), resolved))
	}
	for i := range s.edges {
		quads = appendStatement(quads, &s.edges[i])
		quads = appendClaim(quads, &s.edges[i], teller)
	}
	for i := range s.further {
		quads = appendClaim(quads, &s.further[i], teller)
	}
	return quads
}

// appendStatement appends what holds for an edge as a whole. A mention has
// nothing to say beyond its claim.
func appendStatement(quads []quad.Quad, e *graph.Edge) []quad.Quad {
	if e.Relation == graph.MentionedIn {
		return quads
	}
	quads = append(quads,
		iri(e.ID, sourceOf, e.Source, resolved),
		iri(e.ID, targetOf, e.Target, resolved),
		iri(e.ID, relation, string(e.Relation), resolved))
	if e.Status != "" {
		quads = append(quads, literal(e.ID, statusOf, string(e.Status), resolved))
	}
	if e.Date != "" {
		quads = append(quads, literal(e.ID, dateOf, e.Date, resolved))
	}
	return quads
}

// appendClaim appends what one article, or the resolution itself, says: the
// direct quad, which Cayley's own queries walk along, and the sentences. Edges
// that differ in date or status alone have one direct quad in common.
func appendClaim(quads []quad.Quad, e *graph.Edge, teller string) []quad.Quad {
	quads = append(quads, iri(e.Source, string(e.Relation), e.Target, teller))
	if e.Relation == graph.MentionedIn {
		return quads
	}
	for _, v := range e.Evidence {
		quads = append(quads, literal(e.ID, sentenceOf, v.Text, teller))
	}
	return quads
}

// checkName refuses names that would be mistaken for the store's own.
func checkName(what, name string) error {
	switch {
	case name == "":
		return fmt.Errorf("%s without an id", what)
	case strings.HasPrefix(name, reserved):
		return fmt.Errorf("%s %q: ids beginning with %q are reserved", what, name, reserved)
	}
	return nil
}
