package resolve

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/resolve/name"
)

// identity is what makes two edges the same edge. The title is folded.
type identity struct {
	source, target string
	relation       graph.Relation
	status         graph.Status
	date, title    string
}

// id is a short name for the identity: 64 bits, so that a collision among a
// million edges has a probability of about 3 in 10⁸.
func (k identity) id() string {
	sum := sha256.Sum256([]byte(strings.Join([]string{k.source, string(k.relation), k.target,
		string(k.status), k.date, k.title}, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// Graph returns the graph of all fragments. Edges that agree in source,
// relation, target, status, date and title are one edge with the evidence of
// all; the ends of a symmetric relation are ordered. Its About, ReportedBy,
// Rule and the spelling of Title come from the contribution of the highest
// confidence (then of the first document and position). Its confidence is
// 1 - Π(1-c) over the articles, each with its best confidence c: articles count
// as independent witnesses, at most 0.99. DateReported is the date of the earliest
// article that tells an act. Edges from a thing to itself are
// dropped. An edge's id depends on its identity alone. The result is sorted
// and shares nothing with the fragments.
func (r *Resolution) Graph() *graph.Graph {
	g := r.assemble(0, len(r.corpus.fragments))
	g.Nodes = r.Nodes()
	return g
}

// Article returns what one article contributes to Graph: its document, its
// nodes with all that the corpus knows of them, and its edges with the ids
// that they have in Graph, but with this article's evidence, confidence and
// details alone. It returns nil for an unknown document.
func (r *Resolution) Article(document string) *graph.Graph {
	f, ok := r.fragment(document)
	if !ok {
		return nil
	}
	g := r.assemble(f, f+1)
	seen := map[int32]bool{}
	for _, i := range r.corpus.local[f] {
		if k := r.canonical[i]; !seen[k] {
			seen[k] = true
			n := r.nodes[k]
			n.Aliases = slices.Clone(n.Aliases)
			g.Nodes = append(g.Nodes, n)
		}
	}
	g.Sort()
	return g
}

// assemble merges the edges of the fragments from one to another and lists
// their documents.
func (r *Resolution) assemble(from, to int) *graph.Graph {
	g := &graph.Graph{}
	at := map[identity]int{}
	var parts [][]graph.Edge
	for i := from; i < to; i++ {
		f := r.corpus.fragments[i]
		g.Documents = append(g.Documents, f.Documents[0])
		for _, e := range f.Edges {
			e = r.translate(i, e)
			if e.Source == e.Target {
				continue
			}
			key := identity{e.Source, e.Target, e.Relation, e.Status, e.Date, titleKey(e)}
			k, ok := at[key]
			if !ok {
				k = len(parts)
				at[key] = k
				parts = append(parts, nil)
				e.ID = key.id()
			}
			parts[k] = append(parts[k], e)
		}
	}
	g.Edges = make([]graph.Edge, len(parts))
	for k, p := range parts {
		g.Edges[k] = merge(p)
	}
	g.Sort()
	return g
}

// titleKey is the form in which titles are compared: of one office under its
// several names ("Foreign Minister", "Minister of Foreign Affairs") there is one
// edge.
func titleKey(e graph.Edge) string {
	if e.Relation == graph.HoldsOffice {
		return canonicalTitle(name.Fold(e.Title))
	}
	return name.Fold(e.Title)
}

// translate gives an edge of fragment f its canonical ends.
func (r *Resolution) translate(f int, e graph.Edge) graph.Edge {
	source, target := r.node(f, e.Source), r.node(f, e.Target)
	e.Source, e.Target = source.ID, target.ID
	if e.Relation.Symmetric() && e.Source > e.Target {
		e.Source, e.Target = e.Target, e.Source
	}
	switch e.Relation {
	case graph.ParticipatedIn:
		// Participation and place share status and date of the meeting: what
		// one article announces and another reports is one participation.
		e.Status, e.Date = target.Status, target.Date
	case graph.HeldIn:
		e.Status, e.Date = source.Status, source.Date
	}
	if e.Relation.Event() {
		e.DateReported = r.corpus.fragments[f].Documents[0].Date
	}
	if e.ReportedBy != "" {
		e.ReportedBy = r.node(f, e.ReportedBy).ID
	}
	return e
}

// node is the canonical node that fragment f calls by a local id that it has.
func (r *Resolution) node(f int, local string) *graph.Node {
	return &r.nodes[r.canonical[r.corpus.local[f][local]]]
}

// merge makes one edge of the contributions; the first has the id.
func merge(parts []graph.Edge) graph.Edge {
	id := parts[0].ID
	slices.SortStableFunc(parts, compareContributions)
	e := parts[0]
	e.ID = id
	e.Evidence = nil
	for _, p := range parts {
		e.Evidence = append(e.Evidence, p.Evidence...)
		e.About = cmp.Or(e.About, p.About)
		e.ReportedBy = cmp.Or(e.ReportedBy, p.ReportedBy)
		e.DateReported = earlier(e.DateReported, p.DateReported)
	}
	e.Confidence = jointConfidence(parts)
	slices.SortFunc(e.Evidence, compareEvidence)
	e.Evidence = slices.Compact(e.Evidence)
	return e
}

// earlier is the earlier of two ISO dates, of which either may be unknown.
func earlier(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// compareContributions orders edges by confidence, highest first, then by
// place, then by content, so that equal ones alone are left in doubt.
func compareContributions(a, b graph.Edge) int {
	return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), compareEvidence(firstEvidence(a), firstEvidence(b)),
		cmp.Compare(a.About, b.About), cmp.Compare(a.ReportedBy, b.ReportedBy),
		cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Title, b.Title))
}

func firstEvidence(e graph.Edge) graph.Evidence {
	if len(e.Evidence) == 0 {
		return graph.Evidence{}
	}
	return slices.MinFunc(e.Evidence, compareEvidence)
}

func compareEvidence(a, b graph.Evidence) int {
	return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Start, b.Start),
		cmp.Compare(a.End, b.End), cmp.Compare(a.Text, b.Text))
}

// maxConfidence is what no number of articles raises an edge above: they copy
// from one another.
const maxConfidence = 0.99

// jointConfidence combines the confidences of contributions that are sorted by
// confidence. One article's counts as it stands.
func jointConfidence(parts []graph.Edge) float64 {
	var documents []string
	doubt := 1.0
	for _, p := range parts {
		doc := firstEvidence(p).Document
		if p.Confidence == 0 || slices.Contains(documents, doc) {
			continue
		}
		documents = append(documents, doc)
		doubt *= 1 - p.Confidence
	}
	if len(documents) < 2 {
		return parts[0].Confidence
	}
	// Four digits: more would show rounding errors of the product.
	joint := math.Round((1-doubt)*1e4) / 1e4
	return max(parts[0].Confidence, min(joint, maxConfidence))
}
