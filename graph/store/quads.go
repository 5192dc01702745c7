package store

import (
	"slices"

	"github.com/cayleygraph/quad"

	"newsgraph/graph"
	"newsgraph/graph/resolve/name"
)

// The vocabulary of Cayley's queries. Names of articles, nodes, edges and
// relations are IRIs as they stand; all names of the store itself begin with
// "ng:". Quads are not stored: they are read off the rows (see the package's
// documentation for the list of them).
const (
	isA        = "rdf:type"    // article → ng:Article
	isArticle  = "ng:Article"  //
	nameOf     = "ng:name"     // node → its name
	kindOf     = "ng:kind"     // node → its kind
	sourceOf   = "ng:source"   // edge → node
	targetOf   = "ng:target"   // edge → node
	relationOf = "ng:relation" // edge → the relation
	statusOf   = "ng:status"   // edge → its status
	dateOf     = "ng:date"     // edge → its date
	sentenceOf = "ng:sentence" // edge → a sentence that it rests on

	// byResolution is the label of what is decided over all articles.
	byResolution = "ng:resolved"
)

// iri makes a quad of names, literal one whose object is a text.
func iri(s, p, o, label string) quad.Quad {
	return quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: quad.IRI(o), Label: quad.IRI(label)}
}

func literal(s, p, o, label string) quad.Quad {
	return quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: quad.String(o), Label: quad.IRI(label)}
}

func nodeQuads(n *graph.Node) []quad.Quad {
	return []quad.Quad{literal(n.ID, nameOf, n.Name, byResolution), literal(n.ID, kindOf, string(n.Kind), byResolution)}
}

// edgeQuads are the quads of an edge: what holds for it as a whole, of which
// mentions have nothing, and what each article says.
func edgeQuads(e *graph.Edge) []quad.Quad {
	var out []quad.Quad
	if e.Relation != graph.MentionedIn {
		out = append(out,
			iri(e.ID, sourceOf, e.Source, byResolution),
			iri(e.ID, targetOf, e.Target, byResolution),
			iri(e.ID, relationOf, string(e.Relation), byResolution))
		if e.Status != "" {
			out = append(out, literal(e.ID, statusOf, string(e.Status), byResolution))
		}
		if e.Date != "" {
			out = append(out, literal(e.ID, dateOf, e.Date, byResolution))
		}
	}
	tellers := articlesOf(e.Evidence)
	if len(tellers) == 0 {
		tellers = []string{byResolution}
	}
	for _, teller := range tellers {
		out = append(out, iri(e.Source, string(e.Relation), e.Target, teller))
	}
	if e.Relation != graph.MentionedIn {
		for _, v := range e.Evidence {
			out = append(out, literal(e.ID, sentenceOf, v.Text, v.Document))
		}
	}
	return out
}

// quadSource enumerates quads until yield returns false.
type quadSource func(yield func(quad.Quad) bool) error

// of enumerates those of the quads of an edge or a node that have a value in a
// direction.
func of(quads []quad.Quad, d quad.Direction, v quad.Value, yield func(quad.Quad) bool) bool {
	for _, q := range quads {
		if (v == nil || q.Get(d) == v) && !yield(q) {
			return false
		}
	}
	return true
}

// quadsWith enumerates the quads that have a value in a direction, some of them
// more than once. Values that no index leads to are found by reading everything.
func (r *reader) quadsWith(d quad.Direction, v quad.Value) quadSource {
	return func(yield func(quad.Quad) bool) error {
		id, isIRI := v.(quad.IRI)
		text, _ := v.(quad.String)
		switch {
		case d == quad.Subject && isIRI:
			return r.quadsOfSubject(string(id), v, yield)
		case d == quad.Object && isIRI && id != isArticle && !r.isRelation(string(id)):
			return r.quadsOfNode(string(id), d, v, yield)
		case d == quad.Object && !isIRI && r.called(string(text)):
			return r.quadsNamed(string(text), v, yield)
		case d == quad.Predicate && isIRI:
			return r.quadsOfPredicate(string(id), v, yield)
		}
		return r.allQuads(func(q quad.Quad) bool { return q.Get(d) != v || yield(q) })
	}
}

// isRelation tells whether some edge has the relation. A failure to read shows
// again when the quads are read.
func (r *reader) isRelation(p string) bool {
	n, err := r.count("relation " + p)
	return err == nil && n > 0
}

// quadsOfSubject enumerates the quads of an article, an edge or a node.
func (r *reader) quadsOfSubject(id string, v quad.Value, yield func(quad.Quad) bool) error {
	_, ok, err := r.Get(key(articleRow, id))
	if err != nil || ok && !yield(iri(id, isA, isArticle, id)) {
		return err
	}
	row, ok, err := r.Get(key(edgeTable, id))
	if err != nil {
		return err
	}
	if ok {
		e, err := r.whole(row)
		if err != nil || !of(edgeQuads(e), quad.Subject, v, yield) {
			return err
		}
	}
	n, ok, err := r.node(id)
	if err != nil || ok && !of(nodeQuads(&n), quad.Subject, v, yield) {
		return err
	}
	return r.quadsOfNode(id, quad.Subject, v, yield)
}

// quadsOfNode enumerates the quads of the edges at a node.
func (r *reader) quadsOfNode(id string, d quad.Direction, v quad.Value, yield func(quad.Quad) bool) error {
	more, err := true, error(nil)
	visit := func(e *graph.Edge) bool {
		more = of(edgeQuads(e), d, v, yield)
		return more
	}
	if err = r.edgesAt(id, visit); err == nil && more {
		err = r.mentionsAt(id, visit)
	}
	return err
}

// edgesAt enumerates the edges at a node, mentions aside.
func (r *reader) edgesAt(id string, visit func(*graph.Edge) bool) error {
	return r.linked(key(atTable, id), lastText, visit)
}

// linked enumerates the edges that the keys under a prefix lead to.
func (r *reader) linked(prefix []byte, edge func(key []byte) string, visit func(*graph.Edge) bool) error {
	var failure error
	err := r.Scan(prefix, func(k, _ []byte) bool {
		e, err := r.edge(edge(k))
		failure = err
		return err == nil && visit(e)
	})
	if failure != nil {
		return failure
	}
	return err
}

// mentionsAt enumerates the mentions of a node, and those in it if it is an
// article's.
func (r *reader) mentionsAt(id string, visit func(*graph.Edge) bool) error {
	var failure error
	more := true
	see := func(v []byte) bool {
		e, err := r.whole(v)
		failure = err
		more = err == nil && visit(e)
		return more
	}
	err := r.Scan(key(inTable, id), func(_, v []byte) bool { return see(v) })
	if err != nil || failure != nil || !more {
		return firstError(failure, err)
	}
	err = r.Scan(key(ofTable, id), func(k, _ []byte) bool {
		t := texts(k)
		v, ok, err := r.Get(key(inTable, t[1], t[0], t[2]))
		if err == nil && !ok {
			err = damaged("the mention of %q in %q is missing", t[1], t[0])
		}
		failure = err
		return err == nil && (t[1] == id || see(v)) // a thing that mentions itself is seen above
	})
	return firstError(failure, err)
}

func firstError(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// called tells whether some node has just this name.
func (r *reader) called(text string) bool {
	found := false
	folded := name.Fold(text)
	if folded == "" {
		return false
	}
	// An error shows again when the quads are read.
	_ = r.Scan(key(nameTable, folded, wholeName), func(k, _ []byte) bool {
		found = lastText(k) == text
		return !found
	})
	return found
}

// quadsNamed enumerates the quads whose object is a text that is some node's
// name: no other texts are.
func (r *reader) quadsNamed(text string, v quad.Value, yield func(quad.Quad) bool) error {
	var ids []string
	err := r.Scan(key(nameTable, name.Fold(text), wholeName), func(k, _ []byte) bool {
		if t := texts(k); t[3] == text {
			ids = append(ids, t[2])
		}
		return true
	})
	for _, id := range ids {
		n, _, failure := r.node(id)
		if err = firstError(failure, err); err != nil || !of(nodeQuads(&n), quad.Object, v, yield) {
			break
		}
	}
	return err
}

// quadsOfPredicate enumerates the quads of a relation, or of a predicate of the
// store's own.
func (r *reader) quadsOfPredicate(p string, v quad.Value, yield func(quad.Quad) bool) error {
	see := func(e *graph.Edge) bool { return of(edgeQuads(e), quad.Predicate, v, yield) }
	switch {
	case p == nameOf || p == kindOf:
		return r.eachNode(func(n *graph.Node) bool { return of(nodeQuads(n), quad.Predicate, v, yield) })
	case p == string(graph.MentionedIn):
		return r.eachEdge([]byte{inTable}, see)
	case p == isA || !r.isRelation(p):
		return r.allQuads(func(q quad.Quad) bool { return q.Get(quad.Predicate) != v || yield(q) })
	}
	return r.eachEdge([]byte{edgeTable}, func(e *graph.Edge) bool { return string(e.Relation) != p || see(e) })
}

func (r *reader) eachNode(visit func(*graph.Node) bool) error {
	var failure error
	err := r.Scan([]byte{nodeTable}, func(_, v []byte) bool {
		n, err := parseNode(v)
		failure = err
		return err == nil && visit(&n)
	})
	return firstError(failure, err)
}

func (r *reader) eachEdge(prefix []byte, visit func(*graph.Edge) bool) error {
	var failure error
	err := r.Scan(prefix, func(_, v []byte) bool {
		e, err := r.whole(v)
		failure = err
		return err == nil && visit(e)
	})
	return firstError(failure, err)
}

// allQuads enumerates everything.
func (r *reader) allQuads(yield func(quad.Quad) bool) error {
	more := true
	see := func(quads []quad.Quad) bool {
		more = of(quads, quad.Any, nil, yield)
		return more
	}
	err := r.Scan([]byte{articleRow}, func(k, _ []byte) bool {
		id := lastText(slices.Clone(k))
		return see([]quad.Quad{iri(id, isA, isArticle, id)})
	})
	if err == nil && more {
		err = r.eachNode(func(n *graph.Node) bool { return see(nodeQuads(n)) })
	}
	for _, table := range []byte{edgeTable, inTable} {
		if err == nil && more {
			err = r.eachEdge([]byte{table}, func(e *graph.Edge) bool { return see(edgeQuads(e)) })
		}
	}
	return err
}
