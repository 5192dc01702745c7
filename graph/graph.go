// Package graph holds the types of the knowledge graph: nodes, typed edges and
// the evidence for each, with the ontology of relations.
//
// The package is a leaf: extraction fills these types, resolution and the store
// carry them, exports and queries read them. It does no input or output.
package graph

import (
	"cmp"
	"slices"
)

// Graph is a set of documents, nodes and edges. Node ids are unique, and so are
// edge ids; Sort brings everything into the one order that exports use.
type Graph struct {
	Documents []Document `json:"documents"`
	Nodes     []Node     `json:"nodes"`
	Edges     []Edge     `json:"edges"`
}

// Document describes an article that facts were extracted from.
type Document struct {
	ID    string `json:"id"`
	Title string `json:"title,omitempty"`
	// Date is the article's own date, ISO 8601, or empty when unknown.
	Date string `json:"date,omitempty"`
	// DateFrom says where Date was found: "record", "page", "text" or "address".
	DateFrom string `json:"date_from,omitempty"`
	// Source is the path or address that the text was read from, URL the
	// article's own (canonical) address, Publisher the outlet that published it.
	Source    string `json:"source,omitempty"`
	URL       string `json:"url,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	// Language is the ISO 639-1 code of the text's language.
	Language string `json:"language,omitempty"`
	// Encoding is the one that the article was in before it was turned into UTF-8
	// ("windows-1252"), or empty where it was in UTF-8.
	Encoding string `json:"encoding,omitempty"`
	// Origin is the id of the document that stands for all copies of one story,
	// or empty where the document is the only telling or itself that one.
	Origin string `json:"origin,omitempty"`
	// Signature is that of the ingested text by which its copies are found (package
	// origin). It is no part of exports.
	Signature string `json:"-"`
	// SHA256 is the hexadecimal digest of the ingested text.
	SHA256 string `json:"sha256,omitempty"`
}

// Node is one real thing.
type Node struct {
	ID   string `json:"id"`
	Kind Kind   `json:"kind"`
	// Name is the best name; Aliases are the others, sorted, without Name.
	Name    string   `json:"name"`
	Aliases []string `json:"aliases,omitempty"`
	// Country is an ISO 3166-1 alpha-3 code: the actor's own, or that of the
	// state it belongs to or speaks for.
	Country string `json:"country,omitempty"`
	// Sector is one of PLOVER's actor sectors (GOV, MIL, IGO, ...).
	Sector string `json:"sector,omitempty"`
	// Date, Format and Status describe a meeting; Date also a document.
	Date   string `json:"date,omitempty"`
	Format Format `json:"format,omitempty"`
	Status Status `json:"status,omitempty"`
}

// Edge is a typed, directed relation between two nodes. A symmetric relation
// (Relation.Symmetric) means the same in both directions.
type Edge struct {
	ID       string   `json:"id"`
	Source   string   `json:"source"`
	Target   string   `json:"target"`
	Relation Relation `json:"relation"`
	// Class and Cameo are the PLOVER category and the CAMEO root code of an
	// event; both are empty for edges of structure.
	Class  Class  `json:"class,omitempty"`
	Cameo  string `json:"cameo,omitempty"`
	Status Status `json:"status,omitempty"`
	// Date is the date of the event, not of the report: ISO 8601 as exact as
	// the text allows, or empty when unknown.
	Date string `json:"date,omitempty"`
	// DateReported is the date of the earliest article that tells the act, ISO
	// 8601; it is never taken for Date.
	DateReported string `json:"date_reported,omitempty"`
	// Title is the title of an office; From and Until are the first and the last
	// date of which the texts say that it was held.
	Title string `json:"title,omitempty"`
	From  string `json:"from,omitempty"`
	Until string `json:"until,omitempty"`
	// About is what the act concerns, in the article's words.
	About string `json:"about,omitempty"`
	// ReportedBy names the actor or outlet that the article gives as its
	// source: a node id.
	ReportedBy string `json:"reported_by,omitempty"`
	// Origins is how many independent origins tell it: copies of one story count
	// once. Zero means that nobody counted.
	Origins int `json:"origins,omitempty"`
	// Confidence lies between 0 and 1.
	Confidence float64 `json:"confidence,omitempty"`
	// Rule says why the edge exists: the lexicon entry and the syntactic
	// pattern that made it.
	Rule string `json:"rule,omitempty"`
	// Count is the number of edges that an aggregated edge stands for, First and
	// Last the first and last of their dates; all three are zero on an edge that
	// stands for itself.
	Count    int        `json:"count,omitempty"`
	First    string     `json:"first,omitempty"`
	Last     string     `json:"last,omitempty"`
	Evidence []Evidence `json:"evidence"`
}

// Evidence is the place in an article that an edge rests on.
type Evidence struct {
	// Document is a Document.ID.
	Document string `json:"document"`
	// Start and End are offsets in Unicode code points into the ingested text,
	// End exclusive.
	Start int `json:"start"`
	End   int `json:"end"`
	// Text is the sentence itself.
	Text string `json:"text"`
}

// Sort orders documents, nodes and edges by id, aliases by text, and evidence
// by document and position, so that equal graphs give equal bytes.
func (g *Graph) Sort() {
	slices.SortFunc(g.Documents, func(a, b Document) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(g.Nodes, func(a, b Node) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(g.Edges, func(a, b Edge) int { return cmp.Compare(a.ID, b.ID) })
	for i := range g.Nodes {
		slices.Sort(g.Nodes[i].Aliases)
	}
	for i := range g.Edges {
		slices.SortFunc(g.Edges[i].Evidence, Evidence.compare)
	}
}

func (e Evidence) compare(o Evidence) int {
	return cmp.Or(cmp.Compare(e.Document, o.Document), cmp.Compare(e.Start, o.Start), cmp.Compare(e.End, o.End))
}
