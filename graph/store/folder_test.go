package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// refuse opens the store and checks the error: its kind, and that it names the
// folder.
func refuse(t *testing.T, dir string, o Options, kind error) {
	t.Helper()
	s, err := Open(context.Background(), dir, o)
	if s != nil {
		_ = s.Close()
	}
	if !errors.Is(err, kind) || !strings.Contains(err.Error(), dir) || !strings.Contains(err.Error(), remedies[kind]) {
		t.Errorf("got error %v, want %v", err, kind)
	}
}

// made returns the folder of a closed store with some articles.
func made(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "new", "store")
	s := mustOpen(t, dir, Options{Resolve: resolveByName})
	mustPut(t, s, makeBatch(0)...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func write(t *testing.T, text string, path ...string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(path...), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestOpenRefuses(t *testing.T) {
	t.Run("a newer version's store", func(t *testing.T) {
		dir := made(t)
		write(t, fmt.Sprintf(`{"version":%d,"database":"db-1","more":[]}`, formatVersion+1), dir, stampFile)
		refuse(t, dir, Options{}, ErrNewer)
	})
	t.Run("an older version's store", func(t *testing.T) {
		dir := made(t)
		write(t, `{"version":1,"database":"db-1"}`, dir, stampFile)
		refuse(t, dir, Options{}, ErrOlder)
		refuse(t, dir, Options{ReadOnly: true}, ErrOlder)
	})
	t.Run("a damaged stamp", func(t *testing.T) {
		dir := made(t)
		write(t, "\x00\x00", dir, stampFile)
		refuse(t, dir, Options{}, ErrCorrupt)
		for _, name := range []string{"../elsewhere", "db-1/../../victim", "db-", "db-1x", ""} {
			write(t, fmt.Sprintf(`{"version":%d,"database":%q,"sum":%q}`, formatVersion, name, stamp{Version: formatVersion, Database: name}.sum()), dir, stampFile)
			refuse(t, dir, Options{}, ErrCorrupt)
			refuse(t, dir, Options{ReadOnly: true}, ErrCorrupt)
		}
	})
	t.Run("a store without its database", func(t *testing.T) {
		dir := made(t)
		if err := os.RemoveAll(filepath.Join(dir, firstDatabase)); err != nil {
			t.Fatal(err)
		}
		refuse(t, dir, Options{}, ErrCorrupt)
	})
	t.Run("a database with a damaged manifest", func(t *testing.T) {
		dir := made(t)
		manifests, err := filepath.Glob(filepath.Join(dir, firstDatabase, "MANIFEST-*"))
		if err != nil || len(manifests) == 0 {
			t.Fatal("no manifest", err)
		}
		for _, m := range manifests {
			write(t, "not a manifest at all, by no means", m)
		}
		refuse(t, dir, Options{}, ErrCorrupt)
	})
	t.Run("a file", func(t *testing.T) {
		dir := t.TempDir()
		write(t, "my thesis", dir, "thesis.txt")
		refuse(t, filepath.Join(dir, "thesis.txt"), Options{}, ErrNotStore)
	})
	t.Run("a folder with other files", func(t *testing.T) {
		dir := t.TempDir()
		write(t, "my thesis", dir, "thesis.txt")
		refuse(t, dir, Options{}, ErrNotStore)
		if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
			t.Errorf("the folder was touched: %v %v", entries, err)
		}
	})
	t.Run("an absent store for reading", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "absent")
		refuse(t, dir, Options{ReadOnly: true}, ErrNoStore)
		if _, err := os.Stat(dir); err == nil {
			t.Error("the folder was made")
		}
	})
	t.Run("a store that is open", func(t *testing.T) {
		dir := t.TempDir()
		mustOpen(t, dir, Options{})
		refuse(t, dir, Options{}, ErrLocked)
		refuse(t, dir, Options{Wait: 2 * lockPause}, ErrLocked)
	})
}

// TestSweepTakesOnlyDatabases leaves what is called otherwise, and everything
// where a question opens the store.
func TestSweepTakesOnlyDatabases(t *testing.T) {
	dir := made(t)
	for _, name := range []string{"db-7", "db-old", "db-7.bak"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	there := func(want ...string) {
		t.Helper()
		got, err := filepath.Glob(filepath.Join(dir, "db-*"))
		if err != nil {
			t.Fatal(err)
		}
		for i := range got {
			got[i] = filepath.Base(got[i])
		}
		if !slices.Equal(got, want) {
			t.Errorf("the folder holds %v, want %v", got, want)
		}
	}
	if err := mustOpen(t, dir, Options{ReadOnly: true}).Close(); err != nil {
		t.Fatal(err)
	}
	there("db-1", "db-7", "db-7.bak", "db-old")
	if err := mustOpen(t, dir, Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	there("db-1", "db-7.bak", "db-old")
}

func TestOpenWaits(t *testing.T) {
	dir := t.TempDir()
	first := mustOpen(t, dir, Options{})
	time.AfterFunc(2*lockPause, func() {
		if err := first.Close(); err != nil {
			t.Error(err)
		}
	})
	mustOpen(t, dir, Options{Wait: time.Minute})

	ctx, cancel := context.WithTimeout(context.Background(), 2*lockPause)
	defer cancel()
	if _, err := Open(ctx, dir, Options{Wait: time.Minute}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("while it waits the context ends: %v", err)
	}
}

// TestOpenMendsABrokenOffStart opens what a crash in the first Open leaves.
func TestOpenMendsABrokenOffStart(t *testing.T) {
	dir := made(t)
	if err := os.Remove(filepath.Join(dir, stampFile)); err != nil {
		t.Fatal(err)
	}
	s := mustOpen(t, dir, Options{})
	if bytesOf(t, s) != expected(t, makeBatch(0)...) {
		t.Error("the content is lost")
	}
}

// TestDamagedTable damages the blocks of a table: what cannot be read is an
// error that says so, never a smaller graph.
func TestDamagedTable(t *testing.T) {
	dir := made(t)
	s := mustOpen(t, dir, Options{})
	if err := s.db.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	tables, err := filepath.Glob(filepath.Join(dir, firstDatabase, "*.sst"))
	if err != nil || len(tables) == 0 {
		t.Fatal("no tables", err)
	}
	for _, name := range tables {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := 200; i < len(text)/2; i += 997 {
			text[i] ^= 0x55
		}
		write(t, string(text), name)
	}
	s, err = Open(context.Background(), dir, Options{})
	if err == nil {
		defer s.Close()
		_, err = s.Graph(context.Background())
	}
	if !errors.Is(err, ErrCorrupt) || !strings.Contains(err.Error(), dir) {
		t.Errorf("reading damaged tables: %v", err)
	}
}

func TestReadOnlyAndClosed(t *testing.T) {
	ctx := context.Background()
	dir := made(t)
	s := mustOpen(t, dir, Options{Resolve: resolveByName, ReadOnly: true})
	if _, err := s.Put(ctx, makeArticle(7, 3, 2)); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Put: %v", err)
	}
	if err := s.Compact(ctx); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Compact: %v", err)
	}
	for range 2 {
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	}
	if _, err := s.Graph(ctx); !errors.Is(err, ErrClosed) {
		t.Errorf("Graph: %v", err)
	}
	if _, err := s.Remove(ctx, "x"); !errors.Is(err, ErrClosed) {
		t.Errorf("Remove: %v", err)
	}
}
