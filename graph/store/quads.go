package store

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"

	"newsgraph/graph"
)

// The vocabulary. Names of articles, nodes, edges and relations are IRIs as
// they stand; all names of the store itself begin with "ng:".
const (
	reserved = "ng:"

	isA        = "rdf:type"      // article → ng:Article
	article    = "ng:Article"    //
	document   = "ng:document"   // article → graph.Document, packed
	extraction = "ng:extraction" // article → its fragment, packed
	is         = "ng:is"         // local node → node

	nodeData = "ng:node" // node → graph.Node, packed
	nameOf   = "ng:name" // node → its name
	kindOf   = "ng:kind" // node → its kind

	edgeData  = "ng:edge"     // edge → graph.Edge without evidence, packed
	sourceOf  = "ng:source"   // edge → node
	targetOf  = "ng:target"   // edge → node
	relation  = "ng:relation" // edge → the relation
	statusOf  = "ng:status"   // edge → its status
	dateOf    = "ng:date"     // edge → its date
	evidences = "ng:evidence" // edge → []graph.Evidence of one article, packed

	// resolved is the label of what is decided over all articles.
	resolved = "ng:resolved"
)

// localSep stands between an article's id and the local id of its node.
const localSep = "#"

// iri makes a quad of names, literal one whose object is a text.
func iri(s, p, o, label string) quad.Quad {
	return quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: quad.IRI(o), Label: quad.IRI(label)}
}

func literal(s, p, o, label string) quad.Quad {
	return quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: quad.String(o), Label: quad.IRI(label)}
}

// articleQuads are the quads of an article as it was extracted.
func articleQuads(id string, t articleText) ([]quad.Quad, error) {
	return []quad.Quad{
		iri(id, isA, article, id),
		literal(id, document, t.document, id),
		literal(id, extraction, t.facts, id),
	}, nil
}

// articleText is an article's fragment, and the document in it, packed.
type articleText struct{ document, facts string }

// localNode names a node of one article.
type localNode struct{ document, id string }

func (l localNode) String() string { return l.document + localSep + l.id }

// linkQuads say which node a local node is.
func linkQuads(l localNode, node string) ([]quad.Quad, error) {
	return []quad.Quad{iri(l.String(), is, node, l.document)}, nil
}

// nodeQuads are the quads of a resolved node.
func nodeQuads(id string, n graph.Node) ([]quad.Quad, error) {
	packed, err := pack(n)
	return []quad.Quad{
		literal(id, nodeData, packed, resolved),
		literal(id, nameOf, n.Name, resolved),
		literal(id, kindOf, string(n.Kind), resolved),
	}, err
}

// edgeQuads are the quads of a resolved edge: what holds for it as a whole, and
// the evidence labelled with the articles that give it.
func edgeQuads(id string, e graph.Edge) ([]quad.Quad, error) {
	byArticle := evidenceByArticle(e)
	e.Evidence = nil
	packed, err := pack(e)
	quads := []quad.Quad{
		literal(id, edgeData, packed, resolved),
		iri(id, sourceOf, e.Source, resolved),
		iri(id, targetOf, e.Target, resolved),
		iri(id, relation, string(e.Relation), resolved),
	}
	if e.Status != "" {
		quads = append(quads, literal(id, statusOf, string(e.Status), resolved))
	}
	if e.Date != "" {
		quads = append(quads, literal(id, dateOf, e.Date, resolved))
	}
	for document, evidence := range byArticle {
		if err != nil {
			break
		}
		packed, err = pack(evidence)
		quads = append(quads, literal(id, evidences, packed, document))
	}
	return quads, err
}

func evidenceByArticle(e graph.Edge) map[string][]graph.Evidence {
	m := map[string][]graph.Evidence{}
	for _, v := range e.Evidence {
		m[v.Document] = append(m[v.Document], v)
	}
	return m
}

// claim is what one article says in a word: source, relation, target. Several
// edges that differ in date or status may share one.
type claim struct{ source, relation, target, document string }

// claims returns the claims of an edge, one for each article that states it;
// an edge without evidence is claimed by the resolution itself.
func claims(e graph.Edge) []claim {
	if len(e.Evidence) == 0 {
		return []claim{{e.Source, string(e.Relation), e.Target, resolved}}
	}
	var out []claim
	for document := range evidenceByArticle(e) {
		out = append(out, claim{e.Source, string(e.Relation), e.Target, document})
	}
	return out
}

// claimQuads is the direct quad, the one that Cayley's own queries walk along.
func claimQuads(c claim, _ struct{}) ([]quad.Quad, error) {
	return []quad.Quad{iri(c.source, c.relation, c.target, c.document)}, nil
}

// pack writes v as one literal.
func pack(v any) (string, error) {
	text, err := json.Marshal(v)
	return string(text), err
}

// unpack reads what pack wrote; what names the thing in an error.
func unpack(text string, v any, what string) error {
	if err := json.Unmarshal([]byte(text), v); err != nil {
		return fmt.Errorf("%w: %s cannot be read: %w", errDamaged, what, err)
	}
	return nil
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
