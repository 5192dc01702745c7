// Package act holds what an extractor finds in an article: acts between two
// parties, the meetings and papers they belong to, and the trace of how they
// came about.
//
// It is the contract between everything that extracts (rules, the learned
// decision, a language model) and everything that takes acts further (facts,
// comparison, explanation). All parties are indices into Document.Entities, all
// words are token indices: an extractor cannot say what the document does not
// hold. The package is a leaf beside package document and decides nothing.
package act

import (
	"newsgraph/graph"
	"newsgraph/ingest/document"
)

// Extractor finds the acts of an analysed document. It reads the document and
// changes nothing in it; it is safe for concurrent use.
type Extractor interface {
	// Extract returns the acts, meetings and papers of d and notes in t, unless
	// that is nil, how they came about.
	Extract(d *document.Document, t *Trace) Result
}

// Act is one act between two entities, told at one place.
type Act struct {
	Relation graph.Relation
	// Source and Target are indices into Document.Entities.
	Source, Target int
	Status         graph.Status
	// Date is ISO 8601, or empty when the text does not tell.
	Date string
	// Title is the title of an office that is given or taken, or empty.
	Title string
	// About is what the act concerns, in the words of the text, or empty.
	About string
	// Trigger is the token that expresses the act, Sentence the index of the
	// sentence it stands in.
	Trigger, Sentence int
	// Encounter is the index in Result.Meetings of the meeting that this is a
	// telling of, or -1.
	Encounter int
	// ReportedBy is the entity that the text names as its source, or -1.
	ReportedBy int
	// Confidence lies between 0 and 1: the chance that a careful reader of the
	// article would call the act right.
	Confidence float64
	// Rule names what made the act, for rules the lexicon entry and the roles of
	// the parties.
	Rule string
}

// Meeting is an encounter that the text dates or names the parties of.
type Meeting struct {
	// Parties are indices into Document.Entities, in order of appearance.
	Parties []int
	// Place is an index into Document.Entities, or -1.
	Place int
	// About are the entities that the talk is of, as Parties.
	About  []int
	Date   string
	Format graph.Format
	Status graph.Status
	// Name is the noun phrase that names it ("Russia-NATO Council"), or empty.
	Name string
	// Mentions are the sentences that tell of it with their trigger tokens.
	Mentions []Trigger
}

// Paper is a treaty, draft or proposal with an identity of its own.
type Paper struct {
	// Name is the noun phrase that names it ("Minsk agreements", "draft
	// agreements on security guarantees").
	Name string
	// Date is that of the act that put it forward, or empty.
	Date string
	// Authors and Addressees are indices into Document.Entities, in order of
	// appearance.
	Authors, Addressees []int
	// About are the entities that it concerns, likewise.
	About []int
	// Mentions are the sentences that tell of it with the nouns that name it.
	Mentions []Trigger
}

// Trigger is a word that expresses an event.
type Trigger struct{ Token, Sentence int }

// Reading is what a word may tell by itself, whether or not an act came of it:
// what the lexicon takes it for, and how the text puts it.
type Reading struct {
	// Token is the word, a verb, noun or adjective.
	Token int
	// Relation is the lexicon's for the word with its object and prepositions, or
	// empty for a verb that it does not know.
	Relation graph.Relation
	// Entry is the lexicon's entry, Inverse set where that turns source and target.
	Entry   string
	Inverse bool
	// Status is what its auxiliaries and the clauses above it make of it.
	Status graph.Status
	// Negated, Future, Conditional and Obliged tell of "did not", "will", an
	// if-clause at or above it, and "must".
	Negated, Future, Conditional, Obliged bool
	// Date is that of the act, as in Act.
	Date string
}

// Result is what an extractor finds, acts in order of their triggers.
type Result struct {
	Acts     []Act
	Meetings []Meeting
	Papers   []Paper
	// Readings are the words that may tell of acts, in order of their tokens: what
	// a later decision over pairs goes by. Extractors may leave them out.
	Readings []Reading
}
