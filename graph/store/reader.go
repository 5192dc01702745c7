package store

import (
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/store/engine"
)

// reader reads the rows of one state.
type reader struct {
	engine.Reader
	// sentences remembers what was read.
	sentences map[string]map[span]string
}

func newReader(r engine.Reader) *reader {
	return &reader{r, map[string]map[span]string{}}
}

func (r *reader) node(id string) (n graph.Node, ok bool, err error) {
	v, ok, err := r.Get(key(nodeTable, id))
	if err == nil && ok {
		n, err = parseNode(v)
	}
	return n, ok, err
}

func (r *reader) document(id string) (d graph.Document, ok bool, err error) {
	v, ok, err := r.Get(key(articleRow, id))
	if err == nil && ok {
		d, err = parseDocument(v)
	}
	return d, ok, err
}

// kept returns the text of an article, and what extracted its facts.
func (r *reader) kept(id string) (text, by string, err error) {
	v, ok, err := r.Get(key(textTable, id))
	if err == nil && ok {
		text, err = unpack(v)
	}
	if err != nil {
		return "", "", err
	}
	v, _, err = r.Get(key(byTable, id))
	return text, string(v), err
}

// edge returns an edge that is no mention.
func (r *reader) edge(id string) (*graph.Edge, error) {
	v, ok, err := r.Get(key(edgeTable, id))
	if err == nil && !ok {
		err = damaged("edge %q is missing", id)
	}
	if err != nil {
		return nil, err
	}
	return r.whole(v)
}

// whole reads the row of an edge and completes its evidence.
func (r *reader) whole(v []byte) (*graph.Edge, error) {
	row, err := parseEdge(v)
	if err != nil {
		return nil, err
	}
	e := &row.edge
	if e.Evidence, err = evidenceOf(r.Reader, &row); err != nil {
		return nil, err
	}
	for i := range e.Evidence {
		if err := r.complete(&e.Evidence[i]); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// evidenceOf returns the evidence of a row, with the texts that rows of evidence
// hold.
func evidenceOf(r engine.Reader, row *edgeRow) ([]graph.Evidence, error) {
	if !row.long {
		return row.edge.Evidence, nil
	}
	var list []graph.Evidence
	err := r.Scan(key(longTable, row.edge.ID), func(k, _ []byte) bool {
		rest, start, end := cutSpan(k)
		t := texts(rest)
		list = append(list, graph.Evidence{Document: t[1], Start: start, End: end, Text: t[2]})
		return true
	})
	if err == nil && len(list) != row.evidence {
		err = damaged("edge %q: %d of %d pieces of evidence are there", row.edge.ID, len(list), row.evidence)
	}
	slices.SortFunc(list, compareEvidence) // own texts have other places among the keys
	return list, err
}

// complete gives evidence its text.
func (r *reader) complete(v *graph.Evidence) error {
	if text, own := strings.CutPrefix(v.Text, ownText); own {
		v.Text = text
		return nil
	}
	at := span{v.Start, v.End}
	if text, ok := r.sentences[v.Document][at]; ok {
		v.Text = text
		return nil
	}
	text, ok, err := r.Get(spanKey(key(wordsTable, v.Document), v.Start, v.End))
	if err == nil && !ok {
		err = damaged("article %q: the sentence from %d to %d is missing", v.Document, v.Start, v.End)
	}
	if err != nil {
		return err
	}
	if r.sentences[v.Document] == nil {
		r.sentences[v.Document] = map[span]string{}
	}
	v.Text = string(text)
	r.sentences[v.Document][at] = v.Text
	return nil
}

// loadSentences reads all sentences, for a reader of everything.
func (r *reader) loadSentences() error {
	return r.Scan([]byte{wordsTable}, func(k, v []byte) bool {
		rest, start, end := cutSpan(k)
		article := lastText(rest)
		list := r.sentences[article]
		if list == nil {
			list = map[span]string{}
			r.sentences[article] = list
		}
		list[span{start, end}] = string(v)
		return true
	})
}

// graph reads everything, sorted.
func (r *reader) graph() (*graph.Graph, error) {
	g := new(graph.Graph)
	var err error
	if g.Documents, err = r.documents(); err != nil {
		return nil, err
	}
	if err := r.each([]byte{nodeTable}, func(v []byte) error {
		n, err := parseNode(v)
		g.Nodes = append(g.Nodes, n)
		return err
	}); err != nil {
		return nil, err
	}
	if err := r.loadSentences(); err != nil {
		return nil, err
	}
	var edges []*graph.Edge
	for _, table := range []byte{edgeTable, inTable} {
		if err := r.each([]byte{table}, func(v []byte) error {
			e, err := r.whole(v)
			edges = append(edges, e)
			return err
		}); err != nil {
			return nil, err
		}
	}
	// Edges are large: pointers sort in a third of the time.
	slices.SortFunc(edges, func(a, b *graph.Edge) int { return strings.Compare(a.ID, b.ID) })
	g.Edges = make([]graph.Edge, len(edges))
	for i, e := range edges {
		g.Edges[i] = *e
	}
	return g, r.checkCounts(g)
}

// checkCounts compares a graph with the counts of the store.
func (r *reader) checkCounts(g *graph.Graph) error {
	for _, c := range []struct {
		what string
		n    int
	}{{"documents", len(g.Documents)}, {"nodes", len(g.Nodes)}, {"edges", len(g.Edges)}} {
		want, err := r.count(c.what)
		if err != nil {
			return err
		}
		if want != c.n {
			return damaged("%d of %d %s are there", c.n, want, c.what)
		}
	}
	return nil
}

func (r *reader) count(what string) (int, error) {
	v, _, err := r.Get(key(countTable, what))
	return parseNumber(v), err
}

// each calls do with the values of the rows under a prefix, until it fails.
func (r *reader) each(prefix []byte, do func(value []byte) error) error {
	var failure error
	err := r.Scan(prefix, func(_, v []byte) bool {
		failure = do(v)
		return failure == nil
	})
	if failure != nil {
		return failure
	}
	return err
}

// eachDocument hands on the articles.
func (r *reader) eachDocument(f func(graph.Document) error) error {
	return r.each([]byte{articleRow}, func(v []byte) error {
		d, err := parseDocument(v)
		if err != nil {
			return err
		}
		return f(d)
	})
}

// documents lists the articles, by id.
func (r *reader) documents() ([]graph.Document, error) {
	var out []graph.Document
	err := r.eachDocument(func(d graph.Document) error {
		out = append(out, d)
		return nil
	})
	slices.SortFunc(out, func(a, b graph.Document) int { return strings.Compare(a.ID, b.ID) })
	return out, err
}

// fragments reads what was extracted, by article.
func (r *reader) fragments() (map[string]fragment, error) {
	out := map[string]fragment{}
	err := r.each([]byte{factsTable}, func(v []byte) error {
		f, err := unpackFragment(v)
		if err == nil {
			out[f.graph.Documents[0].ID] = f
		}
		return err
	})
	return out, err
}
