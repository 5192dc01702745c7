package store

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"
)

func TestCompact(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	s := mustOpen(t, dir, Options{Resolve: resolveByName})
	for i := range 12 { // rewrite one article, again and again
		mustPut(t, s, makeArticle(0, 20, 10+i), makeArticle(1, 20, 20))
	}
	if err := s.db.Flush(); err != nil {
		t.Fatal(err)
	}
	want := bytesOf(t, s)
	if err := s.Compact(ctx); err != nil {
		t.Fatal(err)
	}
	if bytesOf(t, s) != want {
		t.Error("compaction has changed the graph")
	}
	checkRows(t, s)
	mustPut(t, s, makeArticle(2, 20, 20))
	want = bytesOf(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := databases(t, dir); !slices.Equal(got, []string{"db-2"}) {
		t.Errorf("databases after compaction: %v", got)
	}
	if bytesOf(t, mustOpen(t, dir, Options{})) != want {
		t.Error("the graph differs after opening again")
	}
}

func databases(t *testing.T, dir string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "db-*"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range paths {
		paths[i] = filepath.Base(paths[i])
	}
	return paths
}

// TestCompactBrokenOff opens a store in which a compaction was killed.
func TestCompactBrokenOff(t *testing.T) {
	dir := made(t)
	if err := os.Mkdir(filepath.Join(dir, "db-2"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, "half a table", dir, "db-2", "000004.sst")
	s := mustOpen(t, dir, Options{})
	if bytesOf(t, s) != expected(t, makeBatch(0)...) {
		t.Error("the content is lost")
	}
	if got := databases(t, dir); !slices.Equal(got, []string{"db-1"}) {
		t.Errorf("databases: %v", got)
	}
}

// TestCompactOnFullDisk lets the disk run full at each write of a compaction.
func TestCompactOnFullDisk(t *testing.T) {
	for room := int64(0); ; room += 5 {
		disk := &fillingDisk{MemFS: vfs.NewCrashableMem()}
		disk.left.Store(room)
		s, err := Open(context.Background(), "disk", Options{Resolve: resolveByName, fs: disk.fs()})
		if err != nil {
			t.Fatal(err)
		}
		mustPut(t, s, makeArticle(0, 9, 9))
		disk.filling.Store(true)
		err = s.Compact(context.Background())
		if err != nil {
			checkFull(t, err)
		}
		_ = s.Close()
		again := mustOpen(t, "disk", Options{fs: disk.CrashClone(vfs.CrashCloneCfg{})})
		if bytesOf(t, again) != expected(t, makeArticle(0, 9, 9)) {
			t.Errorf("room for %d writes, Compact said %v: the content is lost", room, err)
		}
		if err == nil {
			return
		}
	}
}
