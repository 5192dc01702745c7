package store

import (
	"context"
	"testing"
)

func BenchmarkOpenEmpty(b *testing.B) {
	for b.Loop() {
		s, err := Open(context.Background(), b.TempDir(), Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// corpusSize is the number of articles of the benchmarks.
const corpusSize = 1000

// filled returns the folder of a store with corpusSize articles, and the
// number of rows written, 250 articles to a Put.
func filled(b *testing.B) (*Store, int) {
	b.Helper()
	articles := makeArticles(corpusSize)
	s := mustOpen(b, b.TempDir(), Options{Resolve: resolveByName})
	rows := 0
	for i := 0; i < len(articles); i += 250 {
		rows += mustPut(b, s, articles[i:i+250]...).Rows
	}
	return s, rows
}

func BenchmarkPut(b *testing.B) {
	rows := 0
	for b.Loop() {
		_, n := filled(b)
		rows += n
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(rows)/float64(b.N*corpusSize), "rows/article")
	b.ReportMetric(float64(b.N*corpusSize)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkPutOne adds one article to many, as a process that does only that:
// it has to read the store first.
func BenchmarkPutOne(b *testing.B) {
	s, _ := filled(b)
	for i := 0; b.Loop(); i++ {
		s.content = nil // as a new process
		mustPut(b, s, makeArticle(corpusSize+i, articleNodes, articleEdges))
	}
}

func BenchmarkGraph(b *testing.B) {
	s, _ := filled(b)
	for b.Loop() {
		if _, err := s.Graph(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompact(b *testing.B) {
	s, _ := filled(b)
	for b.Loop() {
		if err := s.Compact(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
	stats, err := s.Stats(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(stats.Bytes)/corpusSize, "B/article")
}

// BenchmarkGizmo walks three steps from a much-told actor.
func BenchmarkGizmo(b *testing.B) {
	s, _ := filled(b)
	for b.Loop() {
		if _, err := s.Gizmo(context.Background(), `g.V("<Actor 1>").Out("<met>").Out("<met>").Out("<warned>").All()`, 0); err != nil {
			b.Fatal(err)
		}
	}
}
