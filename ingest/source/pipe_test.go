//go:build unix

package source_test

import (
	"context"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"newsgraph/ingest/document"
	"newsgraph/ingest/source"
)

// A pipe in a folder has nobody who writes to it: reading it would never end.
func TestPipesInFoldersArePassedOver(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.txt"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "note.txt"), []byte("Peru met Chile."), 0o600); err != nil {
		t.Fatal(err)
	}
	read := make(chan int, 1)
	go func() {
		n := 0
		err := source.Read(context.Background(), []string{dir}, source.Options{}, func(document.Article) error { n++; return nil }, func(p *source.Problem) { t.Error(p) })
		if err != nil {
			t.Error(err)
		}
		read <- n
	}()
	select {
	case n := <-read:
		if n != 1 {
			t.Errorf("%d articles, want 1", n)
		}
	case <-time.After(time.Minute):
		t.Fatal("waits for the pipe")
	}
}
