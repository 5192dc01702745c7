package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"newsgraph/cmd/newsgraph-train/internal/judging"
	"newsgraph/graph"
	"newsgraph/graph/resolve"
	"newsgraph/graph/score"
	"newsgraph/ingest"
	"newsgraph/ingest/document"
	"newsgraph/ingest/event"
	"newsgraph/ingest/fact"
	"newsgraph/ingest/source"
	"newsgraph/internal/perceptron"
)

// judgeStep fits the judge of package event to the labelled sentences and the
// annotated articles, with the language models built into this program.
func judgeStep(o options) error {
	examples, err := judgeExamples(o)
	if err != nil {
		return err
	}
	rows, scale := judging.Fit(examples, len(judging.Classes)).Rows()
	b, err := perceptron.Encode(judging.Classes, scale, rows)
	if err != nil {
		return err
	}
	return o.write("event/judge.model", b)
}

// evalJudge prints how the judge does by cross-validation: it is fitted anew
// without the texts that it is measured on. The rules alone come first.
func evalJudge(o options) error {
	t, err := newTrial(o)
	if err != nil {
		return err
	}
	for _, how := range []opinion{rulesAlone, crossFitted, embedded} {
		if err := t.run(how); err != nil {
			return err
		}
	}
	return nil
}

// trial is a cross-validation of the whole way from text to graph.
type trial struct {
	extractor *event.Extractor
	examples  []judging.Example
	// sentences and articles are the analysed texts, the group of the first
	// article being the number of sentences plus one.
	sentences, articles []*document.Document
	records             []score.Record
	golds               []score.Gold
}

func newTrial(o options) (*trial, error) {
	t := &trial{}
	p, x, err := stages()
	if err != nil {
		return nil, err
	}
	t.extractor = x
	if t.examples, err = judgeExamples(o); err != nil {
		return nil, err
	}
	if t.records, err = score.ReadRecords(filepath.Join(o.gold, "plv-dev", "records.jsonl")); err != nil {
		return nil, err
	}
	for _, r := range t.records {
		d, err := judging.Document(p, document.Article{ID: r.ID, Text: r.Text})
		if err != nil {
			return nil, err
		}
		t.sentences = append(t.sentences, d)
	}
	if t.golds, err = score.ReadGold(filepath.Join(o.gold, "news-dev")); err != nil {
		return nil, err
	}
	texts, err := articles(filepath.Join(o.gold, "news-dev", "articles.jsonl"))
	for _, g := range t.golds {
		d, err := judging.Document(p, texts[g.Document])
		if err != nil {
			return nil, err
		}
		t.articles = append(t.articles, d)
	}
	return t, err
}

// opinion is where the judge of a run comes from.
type opinion string

const (
	rulesAlone  opinion = "rules alone"
	crossFitted opinion = "judge, cross-fitted"
	embedded    opinion = "judge, as built in" // it has seen these texts
)

// run prints the scores with one kind of judge.
func (t *trial) run(how opinion) error {
	var fragments []*graph.Graph
	for fold := range judging.Folds {
		x := t.extractor
		switch how {
		case rulesAlone:
			x = x.WithJudge(nil)
		case crossFitted:
			m, err := t.fit(fold)
			if err != nil {
				return err
			}
			x = t.extractor.WithJudge(m)
		}
		for i, d := range append(append([]*document.Document(nil), t.sentences...), t.articles...) {
			if (i+1)%judging.Folds == fold {
				fragments = append(fragments, fact.Assemble(d, x.Extract(d, nil)))
			}
		}
	}
	r, err := resolve.Resolve(fragments, resolve.Options{})
	if err != nil {
		return err
	}
	sentences, _, err := score.Records(r.Graph(), t.records)
	if err != nil {
		return err
	}
	news, _, err := score.Articles(r.Graph(), t.golds)
	if err != nil {
		return err
	}
	fmt.Printf("judge         %-19s sentences: accuracy %.3f, macro-F1 %.3f, actors %.3f, full %.3f; articles: typed P %.3f R %.3f F1 %.3f\n",
		how, sentences.Accuracy, sentences.MacroF1, sentences.Actors, sentences.Full, news.EventsTyped.P, news.EventsTyped.R, news.EventsTyped.F1)
	return nil
}

// fit fits a judge to all folds but one.
func (t *trial) fit(fold int) (*perceptron.Model, error) {
	var train []judging.Example
	for _, e := range t.examples {
		if e.Group%judging.Folds != fold {
			train = append(train, e)
		}
	}
	rows, scale := judging.Fit(train, len(judging.Classes)).Rows()
	b, err := perceptron.Encode(judging.Classes, scale, rows)
	if err != nil {
		return nil, err
	}
	return perceptron.Decode(b)
}

func stages() (*ingest.Pipeline, *event.Extractor, error) {
	p, err := ingest.New(ingest.Options{})
	if err != nil {
		return nil, nil, err
	}
	x, err := event.NewExtractor()
	return p, x, err
}

func judgeExamples(o options) ([]judging.Example, error) {
	p, x, err := stages()
	if err != nil {
		return nil, err
	}
	out, lines, err := judging.Sentences(filepath.Join(o.gold, "plv-dev", "records.jsonl"), x, p)
	if err != nil {
		return nil, err
	}
	texts, err := articles(filepath.Join(o.gold, "news-dev", "articles.jsonl"))
	if err != nil {
		return nil, err
	}
	more, err := judging.Articles(filepath.Join(o.gold, "news-dev"), texts, x, p, lines+1)
	return append(out, more...), err
}

// articles reads a file of articles, one a line, by id.
func articles(path string) (map[string]document.Article, error) {
	out := map[string]document.Article{}
	var failed error
	err := source.Read(context.Background(), []string{path}, source.Options{AnyLanguage: true},
		func(a document.Article) error { out[a.ID] = a; return nil },
		func(p *source.Problem) { failed = errors.Join(failed, p) })
	return out, errors.Join(err, failed)
}
