// Package ingest turns articles into facts: it runs the stages of language
// analysis over a document and assembles what they find into a graph fragment
// with evidence on every edge.
//
// The stages are an explicit list. Each says which layers of the document it
// needs and which it gives; New refuses an order in which a stage would read a
// layer that nothing has filled.
package ingest

import (
	"context"
	"fmt"

	"newsgraph/graph"
	"newsgraph/ingest/actor"
	"newsgraph/ingest/coref"
	"newsgraph/ingest/document"
	"newsgraph/ingest/entity"
	"newsgraph/ingest/event"
	"newsgraph/ingest/fact"
	"newsgraph/ingest/parse"
	"newsgraph/ingest/segment"
	"newsgraph/ingest/speech"
	"newsgraph/ingest/tag"
	"newsgraph/ingest/temporal"
)

// Layer is a part of a document that a stage fills.
type Layer string

// The layers of a document.
const (
	Tokens   Layer = "tokens"
	Tags     Layer = "tags"
	Trees    Layer = "trees"
	Names    Layer = "names"
	Times    Layer = "times"
	Speech   Layer = "speech"
	Mentions Layer = "mentions"
	Entities Layer = "entities"
)

// Stage is one step of the analysis.
type Stage struct {
	Name string
	// Needs are the layers that Run reads, Gives those that it fills.
	Needs, Gives []Layer
	Run          func(*document.Document)
}

// Pipeline analyses articles. It is safe for concurrent use.
type Pipeline struct {
	stages []Stage
	events *event.Extractor
}

// New returns the default pipeline. Models are loaded at the first article.
func New() (*Pipeline, error) {
	events, err := event.NewExtractor()
	if err != nil {
		return nil, fmt.Errorf("event lexicon: %w", err)
	}
	stages := []Stage{
		{"segment", nil, []Layer{Tokens}, segment.New().Annotate},
		{"tag", []Layer{Tokens}, []Layer{Tags}, tag.New().Annotate},
		{"parse", []Layer{Tokens, Tags}, []Layer{Trees}, parse.New().Annotate},
		{"entity", []Layer{Tokens, Tags}, []Layer{Names}, entity.New().Annotate},
		{"temporal", []Layer{Tags, Trees}, []Layer{Times}, temporal.Annotate},
		{"speech", []Layer{Tags, Trees}, []Layer{Speech}, speech.Annotate},
		{"actor", []Layer{Trees, Names, Times}, []Layer{Mentions}, actor.New().Annotate},
		{"coref", []Layer{Mentions, Speech, Times}, []Layer{Entities}, coref.New().Annotate},
	}
	if err := Check(stages); err != nil {
		return nil, err
	}
	return &Pipeline{stages: stages, events: events}, nil
}

// Check tells whether every stage finds the layers that it needs filled by an
// earlier one.
func Check(stages []Stage) error {
	have := map[Layer]bool{}
	for _, s := range stages {
		for _, l := range s.Needs {
			if !have[l] {
				return fmt.Errorf("stage %s needs the %s, which no earlier stage gives", s.Name, l)
			}
		}
		for _, l := range s.Gives {
			have[l] = true
		}
	}
	return nil
}

// Analyse runs all stages over a copy of the article. Where the article has no
// date of its own, the date at the head of its text counts.
func (p *Pipeline) Analyse(a document.Article) *document.Document {
	d := &document.Document{Article: a}
	_ = p.run(d) // nothing halts it
	return d
}

// run fills all layers of d. It returns a StageError when d.Halted becomes true.
func (p *Pipeline) run(d *document.Document) *StageError {
	if d.Date == "" {
		d.Date, _ = temporal.ArticleDate(d.Text)
	}
	for _, s := range p.stages {
		s.Run(d)
		if d.Halted() {
			return &StageError{Stage: s.Name}
		}
	}
	d.Index()
	return nil
}

// Facts analyses the article and returns what it states: a graph fragment with
// local node ids, see package fact.
func (p *Pipeline) Facts(a document.Article) *graph.Graph {
	d := p.Analyse(a)
	return fact.Assemble(d, p.events.Extract(d))
}

// FactsUntil is Facts that gives up when ctx ends, between two sentences of the stage
// at hand; the error is then a StageError that wraps the cause.
func (p *Pipeline) FactsUntil(ctx context.Context, a document.Article) (*graph.Graph, error) {
	d := &document.Document{Article: a, Halt: func() bool { return ctx.Err() != nil }}
	if err := p.run(d); err != nil {
		err.Err = context.Cause(ctx)
		return nil, err
	}
	found := p.events.Extract(d)
	if d.Halted() {
		return nil, &StageError{Stage: "event", Err: context.Cause(ctx)}
	}
	return fact.Assemble(d, found), nil
}

// StageError tells in which stage an analysis was given up.
type StageError struct {
	Stage string
	Err   error
}

// Error names the stage and the cause.
func (e *StageError) Error() string { return fmt.Sprintf("stage %s: %v", e.Stage, e.Err) }

// Unwrap returns the cause.
func (e *StageError) Unwrap() error { return e.Err }
