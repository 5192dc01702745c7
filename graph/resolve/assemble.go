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

func identityOf(e graph.Edge) identity {
	return identity{e.Source, e.Target, e.Relation, e.Status, e.Date, titleKey(e)}
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
// all; the ends of a symmetric relation are ordered. Each article contributes
// once: of its own edges the one of the highest confidence. The spelling of Title and
// the Rule come from the contribution of the highest confidence (then of the first
// document), About, ReportedBy, From and Until from the first in this order that has one.
//
// Articles that tell one story over (Document.Origin) are one witness. Origins
// counts the witnesses, and the confidence is 1 - Π(1-c) over them, each with
// its best confidence c, at most 0.99. DateReported is the date of the earliest
// article that tells an act. Origins and DateReported are those of acts; edges of
// structure have neither. Edges from a thing to itself are
// dropped. An edge's id depends on its identity alone. The result is sorted
// and shares nothing with the fragments.
func (r *Resolution) Graph() *graph.Graph {
	g := &graph.Graph{}
	at := map[string]int{}
	var parts [][]contribution
	for i, f := range r.corpus.fragments {
		g.Documents = append(g.Documents, f.Documents[0])
		for _, e := range r.ownEdges(i) {
			k, ok := at[e.ID]
			if !ok {
				k = len(parts)
				at[e.ID] = k
				parts = append(parts, nil)
			}
			parts[k] = append(parts[k], contribution{e, &f.Documents[0]})
		}
	}
	g.Edges = make([]graph.Edge, len(parts))
	for k, p := range parts {
		g.Edges[k] = merge(p)
	}
	g.Nodes = r.Nodes()
	g.Sort()
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
	doc := r.corpus.fragments[f].Documents[0]
	g := &graph.Graph{Documents: []graph.Document{doc}}
	for _, e := range r.ownEdges(f) {
		g.Edges = append(g.Edges, merge([]contribution{{e, &doc}}))
	}
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

// ownEdges returns the edges of fragment f with canonical ends.
func (r *Resolution) ownEdges(f int) []graph.Edge {
	return ownEdges(r.corpus.fragments[f], r.nodesOf(f), r.edits)
}

// nodesOf finds the canonical nodes of fragment f by their local ids.
func (r *Resolution) nodesOf(f int) func(local string) *graph.Node {
	return func(local string) *graph.Node { return &r.nodes[r.canonical[r.corpus.local[f][local]]] }
}

// ownEdges returns the edges of one fragment with the ends that node gives them,
// equal ones merged, in the order of their first appearance. Of a node, the id, and of a
// meeting the status and the date are looked at. Edits may be nil.
func ownEdges(f *graph.Graph, node func(local string) *graph.Node, edits *edits) []graph.Edge {
	at := map[identity]int{}
	var parts [][]graph.Edge
	for _, raw := range f.Edges {
		e := translate(raw, node)
		if e.Source == e.Target || edits != nil && !edits.apply(&e, edits.plainID(f, raw)) {
			continue
		}
		key := identityOf(e)
		k, ok := at[key]
		if !ok {
			k = len(parts)
			at[key] = k
			parts = append(parts, nil)
			e.ID = key.id()
		}
		parts[k] = append(parts[k], e)
	}
	out := make([]graph.Edge, len(parts))
	for k, p := range parts {
		out[k] = mergeOwn(p)
	}
	return out
}

// titleKey is the form in which titles are compared: of one office under its
// several names ("Foreign Minister", "Minister of Foreign Affairs") there is one
// edge.
func titleKey(e graph.Edge) string {
	if e.Title == "" {
		return ""
	}
	if e.Relation == graph.HoldsOffice {
		return canonicalTitle(name.Fold(e.Title))
	}
	return name.Fold(e.Title)
}

// translate gives an edge of a fragment its canonical ends.
func translate(e graph.Edge, node func(local string) *graph.Node) graph.Edge {
	source, target := node(e.Source), node(e.Target)
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
	if e.ReportedBy != "" {
		e.ReportedBy = node(e.ReportedBy).ID
	}
	return e
}

// mergeOwn makes one edge of those that one article has; the first has the id.
func mergeOwn(parts []graph.Edge) graph.Edge {
	id := parts[0].ID
	slices.SortStableFunc(parts, compareOwn)
	e := parts[0]
	e.ID = id
	e.Evidence = nil
	for _, p := range parts {
		e.Evidence = append(e.Evidence, p.Evidence...)
		fillIn(&e, &p)
	}
	slices.SortFunc(e.Evidence, compareEvidence)
	e.Evidence = slices.Compact(e.Evidence)
	return e
}

// fillIn takes over details that the surer contributions do not have.
func fillIn(e, from *graph.Edge) {
	e.About = cmp.Or(e.About, from.About)
	e.ReportedBy = cmp.Or(e.ReportedBy, from.ReportedBy)
	e.From = cmp.Or(e.From, from.From)
	e.Until = cmp.Or(e.Until, from.Until)
}

// compareOwn orders edges of an article by confidence, highest first, then by
// place, then by content, so that equal ones alone are left in doubt.
func compareOwn(a, b graph.Edge) int {
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

// contribution is what one article adds to an edge: its own edges merged.
type contribution struct {
	edge     graph.Edge
	document *graph.Document
}

func (c *contribution) compare(d *contribution) int {
	return cmp.Or(cmp.Compare(d.edge.Confidence, c.edge.Confidence), cmp.Compare(c.document.ID, d.document.ID))
}

// witness is the document that stands for all copies of a story.
func witness(d *graph.Document) string { return cmp.Or(d.Origin, d.ID) }

// merge makes one edge of the contributions of several articles.
func merge(parts []contribution) graph.Edge {
	slices.SortFunc(parts, func(a, b contribution) int { return a.compare(&b) })
	e := parts[0].edge
	e.Evidence = nil
	witnesses := map[string]bool{}
	var joint jointConfidence
	for k := range parts {
		p := &parts[k]
		e.Evidence = append(e.Evidence, p.edge.Evidence...)
		fillIn(&e, &p.edge)
		witnesses[witness(p.document)] = true
		joint.add(witness(p.document), p.edge.Confidence)
		if d := p.document.Date; d != "" && (e.DateReported == "" || d < e.DateReported) {
			e.DateReported = d
		}
	}
	e.Confidence = joint.value()
	e.Origins = len(witnesses)
	if !e.Relation.Event() {
		e.Origins, e.DateReported = 0, ""
	}
	slices.SortFunc(e.Evidence, compareEvidence)
	e.Evidence = slices.Compact(e.Evidence)
	return e
}

// maxConfidence is what no number of articles raises an edge above: they copy
// from one another.
const maxConfidence = 0.99

// jointConfidence combines the confidences of contributions, the surest first.
// That of one witness counts as it stands.
type jointConfidence struct {
	first     float64
	doubt     float64
	witnesses []string
}

// add takes in one contribution and tells whether others can make a difference.
func (j *jointConfidence) add(witness string, confidence float64) bool {
	if confidence == 0 {
		return false
	}
	if len(j.witnesses) == 0 {
		j.first, j.doubt = confidence, 1
	}
	if !slices.Contains(j.witnesses, witness) {
		j.witnesses = append(j.witnesses, witness)
		j.doubt *= 1 - confidence
	}
	return len(j.witnesses) < 2 || 1-j.doubt < maxConfidence
}

func (j *jointConfidence) value() float64 {
	if len(j.witnesses) < 2 {
		return j.first
	}
	// Four digits: more would show rounding errors of the product.
	joint := math.Round((1-j.doubt)*1e4) / 1e4
	return max(j.first, min(joint, maxConfidence))
}
