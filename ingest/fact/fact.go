// Package fact turns an analysed document and the events found in it into the
// facts of one article: a graph fragment with local node ids and evidence on
// every edge.
//
// A local id says what is known of the thing across articles: a gazetteer key
// ("country:RUS", "org:nato") names the same thing everywhere; "person:…",
// "org:…" and "group:…" are names within this article, which package resolve
// joins over all of them.
package fact

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/origin"
	"newsgraph/ingest/act"
	"newsgraph/ingest/document"
)

// Assemble returns the facts of d. The fragment holds exactly one Document, the
// article's own node, and every named thing or actor of an event.
func Assemble(d *document.Document, r act.Result) *graph.Graph {
	a := &assembler{d: d, g: &graph.Graph{}, ids: make([]string, len(d.Entities)), used: map[string]bool{}}
	a.survey()
	a.document()
	for _, e := range mergeEvents(r.Acts) {
		a.event(e)
	}
	for _, o := range d.Offices {
		if o.Person >= 0 && o.Of >= 0 {
			a.office(o, termOf(o, r.Acts))
		}
	}
	for i := range r.Meetings {
		a.meeting(&r.Meetings[i])
	}
	for i := range r.Papers {
		a.paper(&r.Papers[i])
	}
	a.structure()
	a.mentions()
	return a.g
}

// ArticleID is the local and canonical id of the node of the article id.
func ArticleID(id string) string { return "article:" + id }

type assembler struct {
	d *document.Document
	g *graph.Graph
	// ids are the local ids of the entities that have a node so far.
	ids  []string
	used map[string]bool
	// first is the sentence of the first mention of each entity, or -1; names
	// tells which entities are mentioned by name.
	first []int
	names []bool
}

// Describe is the Document of an article's facts, which needs no analysis.
func Describe(a *document.Article) graph.Document {
	sum := sha256.Sum256([]byte(a.Text))
	return graph.Document{
		ID: a.ID, Title: a.Title, Date: a.Date, DateFrom: a.DateFrom, Source: a.Source, URL: a.URL,
		Publisher: a.Publisher, Language: a.Language, Encoding: a.Encoding, SHA256: hex.EncodeToString(sum[:]), Signature: origin.Sign(a.Text),
	}
}

func (a *assembler) document() {
	a.g.Documents = []graph.Document{Describe(&a.d.Article)}
	name := a.d.Title
	if name == "" {
		name = a.d.ID
	}
	a.g.Nodes = append(a.g.Nodes, graph.Node{ID: ArticleID(a.d.ID), Kind: graph.Article, Name: name, Date: a.d.Date})
}

// node returns the local id of entity i and makes its node at first use.
func (a *assembler) node(i int) string {
	if a.ids[i] != "" {
		return a.ids[i]
	}
	e := &a.d.Entities[i]
	a.ids[i] = a.unique(localID(e))
	a.g.Nodes = append(a.g.Nodes, graph.Node{
		ID: a.ids[i], Kind: graph.Kind(e.Kind), Name: e.Name, Aliases: e.Aliases,
		Country: e.Country, Sector: e.Sector,
	})
	return a.ids[i]
}

func (a *assembler) unique(id string) string {
	for n := 2; a.used[id]; n++ {
		if next := id + "-" + strconv.Itoa(n); !a.used[next] {
			id = next
		}
	}
	a.used[id] = true
	return id
}

// localID is the gazetteer key of e, or a name made of its kind and name.
func localID(e *document.Entity) string {
	switch {
	case e.Key != "":
		return e.Key
	case e.Generic:
		return "group:" + Slug(e.Name)
	case e.Kind == string(graph.Person), e.Kind == string(graph.Place), e.Kind == string(graph.Media):
		return e.Kind + ":" + Slug(e.Name)
	case e.Kind == string(graph.Government):
		return "gov:" + Slug(e.Name)
	}
	return "org:" + Slug(e.Name)
}

func (a *assembler) edge(e graph.Edge) {
	e.ID = fmt.Sprintf("e%d", len(a.g.Edges)+1)
	if def, ok := graph.Define(e.Relation); ok {
		e.Class, e.Cameo = def.Class, def.Cameo
	}
	a.g.Edges = append(a.g.Edges, e)
}

// sentence is the evidence that sentence s gives.
func (a *assembler) sentence(s int) graph.Evidence {
	span := a.d.Sentences[s].Span
	start, end := a.d.Tokens[span.Start].Start, a.d.Tokens[span.End-1].End
	return graph.Evidence{
		Document: a.d.ID, Start: a.d.CodePoints(start), End: a.d.CodePoints(end), Text: a.d.Text[start:end],
	}
}

func (a *assembler) evidence(sentences []int) []graph.Evidence {
	sort.Ints(sentences)
	var out []graph.Evidence
	last := -1
	for _, s := range sentences {
		if s != last && s >= 0 {
			out = append(out, a.sentence(s))
		}
		last = s
	}
	return out
}

func (a *assembler) event(e merged) {
	reporter := ""
	if e.ReportedBy >= 0 {
		reporter = a.node(e.ReportedBy)
	}
	a.edge(graph.Edge{
		Source: a.node(e.Source), Target: a.node(e.Target), Relation: e.Relation, Status: e.Status,
		Date: e.Date, DateReported: a.d.Date, Title: e.Title, About: e.About, ReportedBy: reporter, Confidence: e.Confidence, Rule: e.Rule,
		Evidence: a.evidence(e.sentences),
	})
}

func (a *assembler) office(o document.Office, t term) {
	title := o.Title
	if o.Former && !strings.HasPrefix(title, "former ") {
		title = "former " + title
	}
	a.edge(graph.Edge{
		Source: a.node(o.Person), Target: a.node(o.Of), Relation: graph.HoldsOffice, Title: title, From: t.from, Until: t.until,
		Confidence: sureOffice, Rule: "office", Evidence: a.evidence([]int{a.d.SentenceOf(o.Span.Start)}),
	})
}

// sureOffice is the confidence of an office. All that were found in the annotated
// development articles are right; those were in view when the rules were made, so
// something is taken off.
const sureOffice = 0.9

// structure adds part_of edges among the nodes made so far.
func (a *assembler) structure() {
	for i := range a.d.Entities {
		p := a.d.Entities[i].PartOf
		if a.ids[i] == "" || p < 0 || p == i || a.d.Entities[i].Kind == string(graph.Person) {
			continue
		}
		if s := a.firstMention(i); s >= 0 && a.d.Entities[i].Kind == string(graph.Government) {
			a.edge(graph.Edge{Source: a.ids[i], Target: a.node(p), Relation: graph.PartOf, Confidence: 1, Rule: "gazetteer", Evidence: a.evidence([]int{s})})
		}
	}
}

// mentions adds a mentioned_in edge for every named entity and every node made
// so far. A capital that takes part in nothing has no node where the article speaks
// of the state by the same name.
func (a *assembler) mentions() {
	for i := range a.d.Entities {
		s := a.firstMention(i)
		if s < 0 || a.ids[i] == "" && (!a.named(i) || a.standsForState(i)) {
			continue
		}
		a.edge(graph.Edge{Source: a.node(i), Target: ArticleID(a.d.ID), Relation: graph.MentionedIn, Confidence: 1, Rule: "mention", Evidence: a.evidence([]int{s})})
	}
}

// standsForState tells whether place i has a name by which the article also calls
// the state that it lies in ("Kiev").
func (a *assembler) standsForState(i int) bool {
	e := &a.d.Entities[i]
	if e.Kind != string(graph.Place) || e.Country == "" {
		return false
	}
	return slices.ContainsFunc(a.d.Entities, func(s document.Entity) bool {
		return s.Kind == string(graph.Country) && s.Country == e.Country && slices.Contains(s.Aliases, e.Name)
	})
}

// firstMention is the sentence of the first mention of entity i, or -1.
func (a *assembler) firstMention(i int) int { return a.first[i] }

// named tells whether entity i is mentioned by a name at all.
func (a *assembler) named(i int) bool { return a.names[i] && !a.d.Entities[i].Generic }

// survey reads the mentions once for firstMention and named.
func (a *assembler) survey() {
	a.first, a.names = make([]int, len(a.d.Entities)), make([]bool, len(a.d.Entities))
	for i := range a.first {
		a.first[i] = -1
	}
	for _, m := range a.d.Mentions {
		if m.Entity < 0 {
			continue
		}
		if a.first[m.Entity] < 0 {
			a.first[m.Entity] = a.d.SentenceOf(m.Start)
		}
		a.names[m.Entity] = a.names[m.Entity] || m.Form == document.Named
	}
}
