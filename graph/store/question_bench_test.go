//go:build unix

package store

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/internal/crowd"
	"newsgraph/graph/query"
)

// The benchmarks of questions run at these numbers of articles; benchSizes in the
// environment names others, such as 1000,10000,100000, and benchFolder a folder
// in which the stores are kept for the next time.
const (
	benchSizes  = "NEWSGRAPH_BENCH_ARTICLES"
	benchFolder = "NEWSGRAPH_BENCH_FOLDER"
)

func sizes(b *testing.B) (out []int) {
	for _, s := range strings.Split(cmp.Or(os.Getenv(benchSizes), "1000,10000"), ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, n)
	}
	return out
}

// crowded returns the folder of a store of n articles.
func crowded(b *testing.B, n int) string {
	b.Helper()
	dir := filepath.Join(cmp.Or(os.Getenv(benchFolder), b.TempDir()), fmt.Sprintf("crowd-%d", n))
	if _, err := os.Stat(filepath.Join(dir, stampFile)); err == nil {
		return dir
	}
	s, err := Open(context.Background(), dir, byRules(nil))
	if err != nil {
		b.Fatal(err)
	}
	begun := time.Now()
	var most uint64
	for first := 0; first < n; first += benchBatch {
		var batch []Article
		for i := first; i < min(n, first+benchBatch); i++ {
			batch = append(batch, crowdArticle(i))
		}
		if _, err := s.PutArticles(context.Background(), batch...); err != nil {
			b.Fatal(err)
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		most = max(most, m.Sys-m.HeapReleased)
		if done := first + benchBatch; done%(20*benchBatch) == 0 {
			b.Logf("%d articles after %v, at most %d MB", done, time.Since(begun).Round(time.Second), most>>20)
		}
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	b.Logf("%d articles stored in %v, with at most %d MB", n, time.Since(begun).Round(time.Millisecond), most>>20)
	return dir
}

// benchBatch is how many articles the command puts at once.
const benchBatch = 300

func crowdArticle(i int) Article {
	g := crowd.Article(i)
	return Article{Facts: g, Text: strings.Repeat(g.Edges[0].Evidence[0].Text+" ", 20)}
}

// BenchmarkPutOneMore adds one article to many, as a process that does only that.
func BenchmarkPutOneMore(b *testing.B) {
	for _, n := range sizes(b) {
		dir := crowded(b, n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			begun := cpuTime(b)
			for b.Loop() {
				s, err := Open(context.Background(), dir, byRules(nil))
				if err == nil {
					_, err = s.PutArticles(context.Background(), crowdArticle(10_000_000+int(time.Now().UnixNano()%1_000_000_000)))
				}
				if err == nil {
					err = s.Close()
				}
				if err != nil {
					b.Fatal(err)
				}
			}
			reportCPU(b, begun)
		})
	}
}

// asOften returns an actor that n acts of a store of any size name, more or less:
// the first whose number of edges is between n and 2n.
func asOften(b *testing.B, s *Store, n int) graph.Node {
	b.Helper()
	ctx := context.Background()
	for k := 1; ; k += 1 + k/20 {
		name := crowd.Actor(k).Name
		known, err := s.Meant(ctx, name)
		if err != nil {
			b.Fatal(err)
		}
		for _, c := range known {
			if c.Node.Name != name || c.Edges < n || c.Edges >= 2*n || len(c.Node.Aliases) == 0 {
				continue
			}
			x, err := query.Lookup(ctx, s, name)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := x.Find(name); err == nil { // nobody else is called so
				return c.Node
			}
		}
	}
}

// BenchmarkQuestion asks as a command does: it opens the store each time.
func BenchmarkQuestion(b *testing.B) {
	ctx := context.Background()
	for _, n := range sizes(b) {
		dir := crowded(b, n)
		s := mustOpen(b, dir, Options{ReadOnly: true})
		some, other := asOften(b, s, 40), asOften(b, s, 25)
		misspelt := []rune(some.Name)
		misspelt[1], misspelt[2] = misspelt[2], misspelt[1]
		misspelt = append(misspelt, 'x')
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		f := &query.Filter{MinConfidence: query.DefaultConfidence}
		look := func(s *Store, typed string) error {
			x, err := query.Lookup(ctx, s, typed)
			if err == nil {
				_, err = x.Find(typed)
			}
			return err
		}
		gather := func(s *Store, need query.Need) error {
			err := look(s, some.Name)
			if err == nil {
				_, err = query.Gather(ctx, s, need)
			}
			return err
		}
		for _, q := range []struct {
			name string
			ask  func(*Store) error
		}{
			{"open", func(*Store) error { return nil }},
			{"name", func(s *Store) error { return look(s, some.Name) }},
			{"alias", func(s *Store) error { _, err := query.Lookup(ctx, s, some.Aliases[0]); return err }},
			{"misspelt", func(s *Store) error { _, err := query.Lookup(ctx, s, string(misspelt)); return err }},
			{"query", func(s *Store) error { return gather(s, query.Need{Filter: f, Ends: []string{some.ID}}) }},
			{"show", func(s *Store) error {
				return gather(s, query.Need{Filter: f, Ends: []string{some.ID}, Mentions: true, Reported: true})
			}},
			{"timeline", func(s *Store) error {
				return gather(s, query.Need{Filter: &query.Filter{Actors: []string{some.ID}, From: "2020"}, Relations: query.Events()})
			}},
			{"path", func(s *Store) error {
				_, err := query.GatherPath(ctx, s, f, some.ID, other.ID, query.PathOptions{})
				return err
			}},
			{"gizmo", func(s *Store) error {
				_, err := s.Gizmo(ctx, fmt.Sprintf(`g.V("<%s>").Out("<met>").All()`, some.ID), 0)
				return err
			}},
		} {
			b.Run(fmt.Sprintf("%s/%d", q.name, n), func(b *testing.B) {
				b.ReportAllocs()
				begun := cpuTime(b)
				for b.Loop() {
					s, err := Open(ctx, dir, Options{ReadOnly: true})
					if err == nil {
						err = q.ask(s)
					}
					if err == nil {
						err = s.Close()
					}
					if err != nil {
						b.Fatal(err)
					}
				}
				reportCPU(b, begun)
			})
		}
	}
}
