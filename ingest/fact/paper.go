package fact

import (
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/act"
)

// surePaper is the confidence of an author or addressee of a document: that of
// the act that put it forward.
const surePaper = 0.7

// paper adds the node of a treaty, draft or proposal with its authors, those
// it was put to, and what it is about.
func (a *assembler) paper(p *act.Paper) {
	var sentences []int
	for _, t := range p.Mentions {
		sentences = append(sentences, t.Sentence)
	}
	id := a.unique("document:" + Slug(strings.TrimSpace(p.Date+" "+p.Name)))
	name := p.Name
	if p.Date != "" {
		name += ", " + p.Date
	}
	a.g.Nodes = append(a.g.Nodes, graph.Node{ID: id, Kind: graph.Paper, Name: name, Date: p.Date})
	edge := func(source, target string, r graph.Relation) {
		a.edge(graph.Edge{Source: source, Target: target, Relation: r, Date: p.Date, Confidence: surePaper, Rule: "document", Evidence: a.evidence(sentences)})
	}
	for _, s := range p.Authors {
		edge(a.node(s), id, graph.Authored)
	}
	for _, t := range p.Addressees {
		edge(id, a.node(t), graph.AddressedTo)
	}
	for _, t := range p.About {
		edge(id, a.node(t), graph.About)
	}
	a.edge(graph.Edge{Source: id, Target: ArticleID(a.d.ID), Relation: graph.MentionedIn, Confidence: 1, Rule: "mention", Evidence: a.evidence(sentences[:1])})
}
