package resolve

import (
	"fmt"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/internal/crowd"
)

// filled is a table of so many articles, told in batches.
func filled(b *testing.B, articles int) *Memory {
	b.Helper()
	rows := NewMemory()
	const batch = 500
	for from := 0; from < articles; from += batch {
		var added []*graph.Graph
		for i := from; i < min(from+batch, articles); i++ {
			added = append(added, crowd.Article(i))
		}
		if _, err := Update(rows, added, nil, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	return rows
}

// BenchmarkUpdateOne adds one article to many.
func BenchmarkUpdateOne(b *testing.B) {
	for _, articles := range []int{1000, 10000} {
		b.Run(fmt.Sprint(articles), func(b *testing.B) {
			rows := filled(b, articles)
			b.ReportMetric(float64(rows.Len())/float64(articles), "rows/article")
			next := articles
			b.ResetTimer()
			for b.Loop() {
				if _, err := Update(rows, []*graph.Graph{crowd.Article(next)}, nil, Options{}); err != nil {
					b.Fatal(err)
				}
				next++
			}
		})
	}
}

// BenchmarkUpdateAll makes a table of many articles.
func BenchmarkUpdateAll(b *testing.B) {
	for _, articles := range []int{1000, 10000} {
		b.Run(fmt.Sprint(articles), func(b *testing.B) {
			for b.Loop() {
				filled(b, articles)
			}
			b.ReportMetric(b.Elapsed().Seconds()*1e6/float64(b.N*articles), "µs/article")
		})
	}
}
