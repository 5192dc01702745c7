package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func text(s string) func(io.Writer) error { return writing([]byte(s)) }

// TestWriteFileBeside keeps modes, replaces links instead of following them, and
// leaves no temporary file behind.
func TestWriteFileBeside(t *testing.T) {
	dir := t.TempDir()
	private, link, victim := filepath.Join(dir, "private"), filepath.Join(dir, "link"), filepath.Join(dir, "victim")
	for name, mode := range map[string]os.FileMode{private: 0o600, victim: 0o644} {
		if err := os.WriteFile(name, []byte("old"), mode); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(victim, link); err != nil {
		t.Fatal(err)
	}
	// What a killed process has left: no process has this number.
	left := filepath.Join(dir, ".private"+temporary+"4194305")
	if err := os.WriteFile(left, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{private, link} {
		if err := writeFile(name, text("new")); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(name); err != nil || string(got) != "new" {
			t.Errorf("%s holds %q (%v)", name, got, err)
		}
	}
	if got, err := os.ReadFile(victim); err != nil || string(got) != "old" {
		t.Errorf("the file behind the link holds %q (%v)", got, err)
	}
	if info, err := os.Stat(private); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("a private file became %v (%v)", info.Mode(), err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 3 {
		t.Errorf("the folder holds %v (%v)", entries, err)
	}
}

// TestStagedTogether leaves the old files where one of the new ones fails.
func TestStagedTogether(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	if err := writeFile(a, text("old")); err != nil {
		t.Fatal(err)
	}
	failure := errors.New("no more")
	err := func() error {
		var s staged
		defer s.drop()
		if err := s.add(a, text("new")); err != nil {
			return err
		}
		return s.add(b, func(w io.Writer) error { fmt.Fprint(w, "half"); return failure })
	}()
	if got, _ := os.ReadFile(a); !errors.Is(err, failure) || string(got) != "old" {
		t.Errorf("a failed set: %v, %q", err, got)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v (%v)", entries, err)
	}
}
