//go:build unix

package source_test

import (
	"context"
	"errors"
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

// TestNamedPipes reads pipes that are named themselves, as shells give them for
// <(command): an article, or JSON lines.
func TestNamedPipes(t *testing.T) {
	for text, want := range map[string]string{
		"Peru met Chile.": "pipe",
		`{"id": "x", "text": "Peru met Chile."}` + "\n": "x",
	} {
		path := filepath.Join(t.TempDir(), "pipe")
		if err := syscall.Mkfifo(path, 0o600); err != nil {
			t.Fatal(err)
		}
		go func() {
			if err := os.WriteFile(path, []byte(text), 0); err != nil {
				t.Error(err)
			}
		}()
		var ids []string
		err := source.Read(t.Context(), []string{path}, source.Options{},
			func(a document.Article) error { ids = append(ids, a.ID); return nil },
			func(p *source.Problem) { t.Error(p) })
		if err != nil || len(ids) != 1 || ids[0] != want {
			t.Errorf("%q: %v %v", text, ids, err)
		}
	}
}

// TestWaitingEnds gives up pipes to which nobody writes: one that cannot be
// opened, and standard input that stays silent.
func TestWaitingEnds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	silent, other, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	defer other.Close()
	for _, p := range []string{path, source.Stdin} {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		defer cancel()
		err := source.Read(ctx, []string{p}, source.Options{Stdin: silent}, nil, func(p *source.Problem) { t.Error(p) })
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", p, err)
		}
	}
	// Let go of the goroutine that waits for a writer.
	if f, err := os.OpenFile(path, os.O_WRONLY|syscall.O_NONBLOCK, 0); err == nil {
		f.Close()
	}
}
