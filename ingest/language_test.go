package ingest_test

import (
	"os"
	"path/filepath"
	"testing"

	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/entity"
	"newsgraph/ingest/lang/parse"
	"newsgraph/ingest/lang/segment"
	"newsgraph/ingest/lang/tag"
	"newsgraph/internal/perceptron"
)

// BenchmarkLanguage measures tokens, tags, trees and names on one core, with the
// default beam of the parser and without one:
//
//	go test ./ingest -run '^$' -bench Language -cpu 1
func BenchmarkLanguage(b *testing.B) {
	for _, c := range []struct {
		name   string
		parser *parse.Parser
	}{{"beam", parse.New()}, {"greedy", parse.New().Greedy()}} {
		b.Run(c.name, func(b *testing.B) { benchmarkLanguage(b, c.parser) })
	}
}

func benchmarkLanguage(b *testing.B, parser *parse.Parser) {
	paths, err := filepath.Glob("../seeds/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatal("no sample articles", err)
	}
	var texts []string
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	segmenter, tagger, finder := segment.New(), tag.New(), entity.New()
	tokens := 0
	for b.Loop() {
		for _, text := range texts {
			d := &document.Document{Article: document.Article{Text: text}}
			segmenter.Annotate(d)
			tagger.Annotate(d)
			parser.Annotate(d)
			finder.Annotate(d)
			tokens += len(d.Tokens)
		}
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkLoad measures the decoding of all models of the pipeline, which the
// first article waits for.
func BenchmarkLoad(b *testing.B) {
	var models [][]byte
	for _, name := range []string{"lang/tag/tag.model", "lang/parse/parse.model", "lang/entity/entity.model", "event/judge.model"} {
		data, err := os.ReadFile(filepath.FromSlash(name))
		if err != nil {
			b.Fatal(err)
		}
		models = append(models, data)
	}
	for b.Loop() {
		for _, data := range models {
			if _, err := perceptron.Decode(data); err != nil {
				b.Fatal(err)
			}
		}
	}
}
