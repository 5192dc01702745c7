package store

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"

	"newsgraph/graph"
)

// TestRepair damages a store at many places and repairs it: what it brings back
// is whole, the damaged database stays, and most articles are there again.
func TestRepair(t *testing.T) {
	ctx := context.Background()
	fsys := vfs.NewMem()
	options := Options{Resolve: resolveByName, fs: fsys}
	s, err := Open(ctx, "store", options)
	if err != nil {
		t.Fatal(err)
	}
	var all []Article
	for i := range 40 {
		text := fmt.Sprintf("Ann met Bob for the %dth time. ", i)
		all = append(all, Article{Facts: meeting(fmt.Sprintf("news-%05d", i), text), Text: text + strings.Repeat("More. ", i)})
	}
	if _, err := s.PutArticles(ctx, all[:35]...); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if r, err := Repair(ctx, "store", options); err != nil || !r.Whole {
		t.Fatalf("a whole store: %+v %v", r, err)
	}
	if s, err = Open(ctx, "store", options); err != nil {
		t.Fatal(err)
	}
	if _, err := s.PutArticles(ctx, all[35:]...); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Remove(ctx, "news-00003"); err != nil {
		t.Fatal(err)
	}
	crashed := cloned(t, fsys)
	_ = s.Close()
	back, damaged := 0, 0
	for _, path := range files(t, crashed, "store") {
		text := bytesIn(t, crashed, path)
		for _, at := range damages(len(text), 6) {
			hurt := cloned(t, crashed)
			flipped := []byte(string(text))
			flipped[at] ^= 4
			replaceFile(t, hurt, path, flipped)
			r, err := Repair(ctx, "store", Options{Resolve: resolveByName, fs: hurt})
			if err != nil {
				if strings.HasSuffix(path, stampFile) && (strings.Contains(err.Error(), "version") || strings.Contains(err.Error(), "no store")) {
					continue // the damage made it another version's
				}
				t.Fatalf("%s at %d: %v", path, at, err)
			}
			if r.Whole {
				continue
			}
			damaged++
			back += checkRepaired(t, hurt, r, all)
		}
	}
	if damaged < 10 || back < damaged*25 {
		t.Errorf("%d articles were brought back in %d repairs", back, damaged)
	}
}

// checkRepaired checks that a repaired store is whole, and returns the number of
// its articles.
func checkRepaired(t *testing.T, fsys vfs.FS, r Repaired, all []Article) int {
	t.Helper()
	s := mustOpen(t, "store", Options{Resolve: resolveByName, fs: fsys})
	var want []*graph.Graph
	for _, a := range all {
		for _, id := range r.Articles {
			if a.Facts.Documents[0].ID == id {
				want = append(want, a.Facts)
			}
		}
	}
	if len(want) != len(r.Articles) || bytesOf(t, s) != expected(t, want...) {
		t.Errorf("after %v: the repaired graph is not that of the %d articles", r.Damage, len(r.Articles))
	}
	checkRows(t, s)
	for _, name := range r.Kept {
		if _, err := fsys.Stat(fsys.PathJoin("store", name)); err != nil {
			t.Errorf("the damaged database %s is gone: %v", name, err)
		}
	}
	return len(r.Articles)
}
