// Package event finds political events in an analysed document: who did what to
// whom, when, with which status, and by which rule.
//
// It walks the dependency tree of each sentence for triggers: verbs, nouns with the
// verbs that carry them, adjectives, and verbs of attitude that take another act as
// their complement. Each word passes the points of rule.go, at which the rules of one
// table are asked in order: what the word tells (rules_word.go), what the words around
// make of it and who takes part (rules_party.go), whether it is an act at all and
// between whom (rules_pair.go). What is known of a relation stands in its row of
// relations.go; relations follow PLOVER's categories (package graph).
//
// The words lie in package lexicon, the questions to the tree in package syntax, the
// status of an act in package mode, its parties in package party. Tellings of one
// encounter are folded into a Meeting, which gives its events their date and status
// (encounter.go); drafts, proposals and treaties that have a name or an author become
// Papers (paper.go). A small classifier, the judge, may doubt or correct what the rules
// say of an act (judge.go).
//
// The package does not decide which names are one thing, nor dates of
// expressions: it reads Document.Entities and Document.Times.
package event

import (
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/act"
	"newsgraph/ingest/document"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/event/mode"
	"newsgraph/ingest/event/party"
	"newsgraph/ingest/syntax"
	"newsgraph/internal/perceptron"
)

// Extractor finds events. It is safe for concurrent use.
type Extractor struct {
	lex   *lexicon.Lexicon
	rules *ruleSet
	// judge is the model of the judge, loaded by the first document.
	judge func() *perceptron.Model
}

// NewExtractor reads the lexicon. An error means a mistake in the data files.
func NewExtractor() (*Extractor, error) {
	lex, err := lexicon.Load()
	if err != nil {
		return nil, err
	}
	return &Extractor{lex: lex, rules: newRuleSet(nil), judge: loadJudge}, nil
}

// WithJudge returns an extractor that asks another model; nil leaves everything
// to the rules.
func (e *Extractor) WithJudge(m *perceptron.Model) *Extractor {
	return &Extractor{lex: e.lex, rules: e.rules, judge: func() *perceptron.Model { return m }}
}

// Extract returns the acts and meetings of d in order of their triggers. The
// document must have been parsed and its mentions indexed; it is not changed.
func (e *Extractor) Extract(d *document.Document, t *act.Trace) act.Result {
	x := e.start(d)
	x.trace = t
	x.all()
	meetings := x.meetings()
	return act.Result{Acts: x.events, Meetings: meetings, Papers: x.papers(), Readings: x.readings()}
}

// start works on a copy of the tokens: the lexicon settles lemmas of its verbs.
func (e *Extractor) start(read *document.Document) *extraction {
	own := *read
	own.Tokens = slices.Clone(read.Tokens)
	d := &own
	tree := e.lex.Tree(d)
	return &extraction{
		d: d, lex: e.lex, rules: e.rules, t: tree, m: mode.Reader{Tree: tree, Lex: e.lex}, who: party.New(d, tree, e.lex), judge: e.judge(),
		governed: make(map[int]governor), consumed: make(map[int]bool), done: make(map[int]bool),
	}
}

// extraction is the state of one document.
type extraction struct {
	d     *document.Document
	lex   *lexicon.Lexicon
	rules *ruleSet
	t     *syntax.Tree
	m     mode.Reader
	who   *party.Finder
	// governed maps the head of a complement to the verb of attitude over it.
	governed map[int]governor
	// consumed are nouns that the verb above them has already accounted for.
	consumed map[int]bool
	events   []act.Act
	meets    []note
	// done are the verbs that an event was made of.
	done map[int]bool
	// judge decides between the rules and what was learned; nil leaves it to
	// the rules.
	judge *perceptron.Model
	// observe, if set, is told of every candidate.
	observe func(Candidate)
	// trace, if set, is told of what became of every candidate.
	trace *act.Trace
}

// governor is a verb of attitude over an act.
type governor struct {
	verb     int
	Relation graph.Relation
}

// all reads every sentence by its tree and, where a text yields nothing that way,
// by the order of its words.
func (x *extraction) all() {
	for s := 0; s < len(x.d.Sentences) && !x.d.Halted(); s++ {
		x.sentence(s)
	}
	for s := 0; s < len(x.d.Sentences) && len(x.events) == 0 && !x.d.Halted(); s++ {
		x.shallow(x.d.Sentences[s].Span)
	}
}

func (x *extraction) sentence(s int) {
	span := x.d.Sentences[s].Span
	for i := span.Start; i < span.End; i++ {
		if tok := x.t.Tok(i); tok.UPOS == "VERB" {
			tok.Lemma = x.lex.Settle(tok.Lower, strings.ToLower(tok.Lemma))
		}
	}
	for i := span.Start; i < span.End; i++ {
		x.govern(i)
	}
	for i := span.Start; i < span.End; i++ {
		switch tok := x.t.Tok(i); {
		case tok.UPOS == "VERB":
			x.first(OnVerb, word(i))
		case (tok.UPOS == "ADJ" || tok.UPOS == "NOUN" && x.lex.Is(lexicon.Wrong, tok.Lemma)) && x.t.Kid(i, "cop") >= 0:
			x.first(OnAdjective, word(i))
		}
	}
	for i := span.Start; i < span.End; i++ {
		if up := x.t.Tok(i).UPOS; (up == "NOUN" || up == "PROPN") && !x.consumed[i] {
			x.noun(i)
			x.further(i)
		}
	}
}
