package resolve

import "newsgraph/graph"

// Fragments yields the fragments that rows hold, in the order of their documents,
// until yield returns false.
func Fragments(rows Rows, yield func(*graph.Graph) bool) error {
	var failed error
	err := rows.Scan([]byte{rowFragment}, func(_, value []byte) bool {
		var g *graph.Graph
		if g, failed = decodeFragment(value); failed != nil {
			return false
		}
		return yield(g)
	})
	if failed != nil {
		return failed
	}
	return err
}

// Fragment returns the fragment of one document, or nil if it is not there.
func Fragment(rows Rows, document string) (*graph.Graph, error) {
	value, err := rows.Get(key(rowFragment, document))
	if err != nil || len(value) == 0 {
		return nil, err
	}
	return decodeFragment(value)
}

// The texts of each type, in the order in which they are written. TestFragmentsAreKeptWhole
// finds what is missing.

func documentTexts(d *graph.Document) []*string {
	return []*string{&d.ID, &d.Title, &d.Date, &d.DateFrom, &d.Source, &d.URL, &d.Publisher, &d.Language, &d.Origin, &d.SHA256, &d.Signature, &d.Encoding}
}

func nodeTexts(n *graph.Node) []*string {
	return []*string{&n.ID, (*string)(&n.Kind), &n.Name, &n.Country, &n.Sector, &n.Date, (*string)(&n.Format), (*string)(&n.Status)}
}

func edgeTexts(e *graph.Edge) []*string {
	return []*string{&e.ID, &e.Source, &e.Target, (*string)(&e.Relation), (*string)(&e.Class), &e.Cameo, (*string)(&e.Status), &e.Date, &e.DateReported,
		&e.Title, &e.From, &e.Until, &e.About, &e.ReportedBy, &e.Rule, &e.First, &e.Last}
}

func encodeFragment(g *graph.Graph) []byte {
	var e encoder
	for _, s := range documentTexts(&g.Documents[0]) {
		e.str(*s)
	}
	e.num(len(g.Nodes))
	for i := range g.Nodes {
		encodeNode(&e, &g.Nodes[i])
	}
	e.num(len(g.Edges))
	for i := range g.Edges {
		encodeEdge(&e, &g.Edges[i])
	}
	return e
}

func encodeNode(e *encoder, n *graph.Node) {
	for _, s := range nodeTexts(n) {
		e.str(*s)
	}
	e.strs(n.Aliases)
}

// encodeEdge writes an edge with its evidence.
func encodeEdge(e *encoder, x *graph.Edge) {
	for _, s := range edgeTexts(x) {
		e.str(*s)
	}
	e.num(x.Origins)
	e.num(x.Count)
	e.float(x.Confidence)
	e.num(len(x.Evidence))
	for _, v := range x.Evidence {
		e.str(v.Document)
		e.num(v.Start)
		e.num(v.End)
		e.str(v.Text)
	}
}

func decodeFragment(value []byte) (*graph.Graph, error) {
	d := decoder{rest: value}
	g := &graph.Graph{Documents: make([]graph.Document, 1)}
	for _, s := range documentTexts(&g.Documents[0]) {
		*s = d.str()
	}
	if n := d.length(); n > 0 {
		g.Nodes = make([]graph.Node, n)
		for i := range g.Nodes {
			decodeNode(&d, &g.Nodes[i])
		}
	}
	if n := d.length(); n > 0 {
		g.Edges = make([]graph.Edge, n)
		for i := range g.Edges {
			decodeEdge(&d, &g.Edges[i])
		}
	}
	return g, d.err()
}

func decodeNode(d *decoder, n *graph.Node) {
	for _, s := range nodeTexts(n) {
		*s = d.str()
	}
	n.Aliases = d.strs()
}

func decodeEdge(d *decoder, x *graph.Edge) {
	for _, s := range edgeTexts(x) {
		*s = d.str()
	}
	x.Origins = d.num()
	x.Count = d.num()
	x.Confidence = d.float()
	if n := d.length(); n > 0 {
		x.Evidence = make([]graph.Evidence, n)
		for k := range x.Evidence {
			v := &x.Evidence[k]
			v.Document, v.Start, v.End, v.Text = d.str(), d.num(), d.num(), d.str()
		}
	}
}
