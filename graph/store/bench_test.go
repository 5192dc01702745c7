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

// BenchmarkPut stores 1,000 articles, 250 to a Put.
func BenchmarkPut(b *testing.B) {
	articles := makeArticles(1000)
	quads := 0
	for b.Loop() {
		s := mustOpen(b, b.TempDir(), Options{Resolve: resolveByName})
		for i := 0; i < len(articles); i += 250 {
			quads += mustPut(b, s, articles[i:i+250]...).Quads
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(quads)/b.Elapsed().Seconds(), "quads/s")
	b.ReportMetric(float64(quads)/float64(b.N*len(articles)), "quads/article")
}
