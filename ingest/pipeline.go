// Package ingest turns articles into facts: it runs the stages of language
// analysis over a document and assembles what they find into a graph fragment
// with evidence on every edge.
//
// The stages are an explicit list. Each says which layers of the document it
// needs and which it gives, and finding acts is a stage (or several) like the
// others, so that another extractor can take its place; New refuses an order in
// which a stage would read a layer that nothing has filled.
package ingest

import (
	"context"
	"fmt"

	"newsgraph/graph"
	"newsgraph/ingest/act"
	"newsgraph/ingest/actor"
	"newsgraph/ingest/coref"
	"newsgraph/ingest/decide"
	"newsgraph/ingest/document"
	"newsgraph/ingest/event"
	"newsgraph/ingest/fact"
	"newsgraph/ingest/govern"
	"newsgraph/ingest/lang/entity"
	"newsgraph/ingest/lang/parse"
	"newsgraph/ingest/lang/segment"
	"newsgraph/ingest/lang/tag"
	"newsgraph/ingest/speech"
	"newsgraph/ingest/temporal"
)

// Layer is a part of an analysis that a stage fills.
type Layer string

// The layers of an analysis.
const (
	Tokens   Layer = "tokens"
	Tags     Layer = "tags"
	Trees    Layer = "trees"
	Names    Layer = "names"
	Times    Layer = "times"
	Speech   Layer = "speech"
	Mentions Layer = "mentions"
	Entities Layer = "entities"
	Acts     Layer = "acts"
)

// Analysis is an article on its way through the stages: the document with what
// the text says, and the acts that are found in it.
type Analysis struct {
	*document.Document
	act.Result
	// Trace collects how the acts came about; nil unless somebody wants to know.
	Trace *act.Trace
}

// Stage is one step of the analysis.
type Stage struct {
	Name string
	// Needs are the layers that Run reads, Gives those that it fills or changes.
	Needs, Gives []Layer
	// Run fills the layers. An error ends the analysis of this article only.
	Run func(context.Context, *Analysis) error
	// Patient is set for a stage that waits for others and keeps limits of its own:
	// what it found counts, also when the time of the article has run out meanwhile.
	Patient bool
}

// language makes a stage of one that fills layers of the document.
func language(name string, needs, gives []Layer, annotate func(*document.Document)) Stage {
	return Stage{Name: name, Needs: needs, Gives: gives, Run: func(_ context.Context, a *Analysis) error {
		annotate(a.Document)
		return nil
	}}
}

// Options say how articles are analysed; the zero value is the default.
type Options struct {
	// Extract are the stages that find acts, run in this order after those of
	// the language; nil stands for Default.
	Extract []Stage
}

// Pipeline analyses articles. It is safe for concurrent use.
type Pipeline struct{ stages []Stage }

// Rules returns the stage of the rule engine.
func Rules() (Stage, error) {
	events, err := event.NewExtractor()
	if err != nil {
		return Stage{}, fmt.Errorf("event lexicon: %w", err)
	}
	return Extractor("event", events), nil
}

// Decision returns the stage of the learned decision over what an earlier stage claims
// and over pairs that it claims nothing of.
func Decision() Stage {
	decider := decide.New()
	return Stage{
		Name: "decide", Needs: []Layer{Trees, Speech, Mentions, Entities, Acts}, Gives: []Layer{Acts},
		Run: func(_ context.Context, a *Analysis) error {
			a.Result = decider.Decide(a.Document, &a.Result, a.Trace)
			return nil
		},
	}
}

// Default returns the stages that find acts where nobody asks for others: Rules,
// Decision and Offices; further ones may follow them.
func Default() ([]Stage, error) {
	rules, err := Rules()
	return []Stage{rules, Decision(), Offices()}, err
}

// Offices returns the stage that adds changes of office to the acts of the stages
// before it.
func Offices() Stage {
	return Stage{
		Name: "govern", Needs: []Layer{Tags, Trees, Times, Mentions, Entities, Acts}, Gives: []Layer{Acts},
		Run: func(_ context.Context, a *Analysis) error {
			a.Acts = append(a.Acts, govern.Extract(a.Document)...)
			return nil
		},
	}
}

// Extractor makes a stage of an extractor.
func Extractor(name string, x act.Extractor) Stage {
	return Stage{
		Name: name, Needs: []Layer{Tags, Trees, Times, Speech, Mentions, Entities}, Gives: []Layer{Acts},
		Run: func(_ context.Context, a *Analysis) error {
			a.Result = x.Extract(a.Document, a.Trace)
			return nil
		},
	}
}

// New returns a pipeline. Models are loaded at the first article. An error names
// a stage that stands in the wrong place, or a mistake in the data.
func New(o Options) (*Pipeline, error) {
	if o.Extract == nil {
		var err error
		if o.Extract, err = Default(); err != nil {
			return nil, err
		}
	}
	stages := append([]Stage{
		language("segment", nil, []Layer{Tokens}, segment.New().Annotate),
		language("tag", []Layer{Tokens}, []Layer{Tags}, tag.New().Annotate),
		language("parse", []Layer{Tokens, Tags}, []Layer{Trees}, parse.New().Annotate),
		language("entity", []Layer{Tokens, Tags}, []Layer{Names}, entity.New().Annotate),
		language("temporal", []Layer{Tags, Trees}, []Layer{Times}, temporal.Annotate),
		language("speech", []Layer{Tags, Trees}, []Layer{Speech}, speech.Annotate),
		language("actor", []Layer{Trees, Names, Times}, []Layer{Mentions}, actor.New().Annotate),
		language("coref", []Layer{Mentions, Speech, Times}, []Layer{Entities}, coref.New().Annotate),
		language("index", []Layer{Mentions, Entities}, nil, (*document.Document).Index),
	}, o.Extract...)
	if err := Check(stages); err != nil {
		return nil, err
	}
	return &Pipeline{stages: stages}, nil
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
// date of its own, the date at the head of its text counts. The error is that of
// the stage that failed, or the cause why the context ended, with the name of the
// stage at hand.
func (p *Pipeline) Analyse(ctx context.Context, a document.Article) (*Analysis, error) {
	return p.run(ctx, a, nil)
}

// Explain is Analyse with a trace of how the acts came about.
func (p *Pipeline) Explain(ctx context.Context, a document.Article) (*Analysis, error) {
	return p.run(ctx, a, &act.Trace{})
}

func (p *Pipeline) run(ctx context.Context, article document.Article, t *act.Trace) (*Analysis, error) {
	a := &Analysis{Document: &document.Document{Article: article, Halt: func() bool { return ctx.Err() != nil }}, Trace: t}
	if a.Date == "" {
		a.Date, _ = temporal.ArticleDate(a.Text)
	}
	for _, s := range p.stages {
		err := s.Run(ctx, a)
		if ctx.Err() != nil && !s.Patient {
			err = context.Cause(ctx)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.Name, err)
		}
	}
	return a, nil
}

// Facts analyses the article and returns what it states: a graph fragment with
// local node ids, see package fact. Errors are those of Analyse.
func (p *Pipeline) Facts(ctx context.Context, article document.Article) (*graph.Graph, error) {
	a, err := p.Analyse(ctx, article)
	if err != nil {
		return nil, err
	}
	return fact.Assemble(a.Document, a.Result), nil
}
