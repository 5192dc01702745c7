package store

import (
	"context"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// manyDamages, set to anything, asks for the long form of the test of damages:
// some thousand of them.
const manyDamages = "NEWSGRAPH_LONG"

// used returns the files of a store that was written to in several sessions, of
// which the last one was broken off, so that there are tables and journals, and
// its graph.
func used(t *testing.T) (fsys *vfs.MemFS, graph string) {
	t.Helper()
	fsys = vfs.NewMem()
	for n := range 3 {
		s, err := Open(context.Background(), "store", Options{Resolve: resolveByName, fs: fsys})
		if err != nil {
			t.Fatal(err)
		}
		mustPut(t, s, makeBatch(n)...)
		mustPut(t, s, makeArticle(n, 9, 6))
		if n < 2 {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			continue
		}
		graph = bytesOf(t, s)
		t.Cleanup(func() { _ = s.Close() })
		fsys = cloned(t, fsys)
	}
	return fsys, graph
}

func cloned(t *testing.T, fsys vfs.FS) *vfs.MemFS {
	t.Helper()
	to := vfs.NewMem()
	if _, err := vfs.Clone(fsys, to, "store", "store"); err != nil {
		t.Fatal(err)
	}
	return to
}

// files lists the files under a folder.
func files(t *testing.T, fsys vfs.FS, dir string) []string {
	t.Helper()
	names, err := fsys.List(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, n := range names {
		path := fsys.PathJoin(dir, n)
		info, err := fsys.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if info.IsDir() {
			out = append(out, files(t, fsys, path)...)
		} else {
			out = append(out, path)
		}
	}
	return out
}

func bytesIn(t *testing.T, fsys vfs.FS, path string) []byte {
	t.Helper()
	f, err := fsys.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func replaceFile(t *testing.T, fsys vfs.FS, path string, text []byte) {
	t.Helper()
	if err := writeSynced(fsys, path, text); err != nil {
		t.Fatal(err)
	}
}

// damages spreads n places over a file of a size.
func damages(size, n int) []int {
	if size < n {
		n = size
	}
	var out []int
	for i := range n {
		out = append(out, i*size/n+(i*7919)%max(size/n, 1))
	}
	return out
}

// TestDamage flips a bit of each file, cuts it off and takes it away, at many
// places: each damage is told or harmless, for a question as for a writer, and
// what the writer was not let at is whole again when the damage is mended.
func TestDamage(t *testing.T) {
	places := 12
	if os.Getenv(manyDamages) != "" {
		places = 400
	}
	fsys, want := used(t)
	told, harmless := 0, 0
	for _, path := range files(t, fsys, "store") {
		text := bytesIn(t, fsys, path)
		try := func(what string, damaged []byte) {
			if hurt := harm(t, fsys, path, damaged, want); hurt {
				told++
			} else {
				harmless++
			}
			if t.Failed() {
				t.Fatalf("%s: %s", path, what)
			}
		}
		for _, at := range damages(len(text), places) {
			flipped := []byte(string(text))
			flipped[at] ^= 1 << (at % 8)
			try("bit flipped", flipped)
			try("cut off", text[:at])
		}
		try("missing", nil)
	}
	t.Logf("%d damages told, %d harmless", told, harmless)
	if told < places || harmless == 0 {
		t.Errorf("%d damages told, %d harmless: the test does not reach the store", told, harmless)
	}
}

// harm damages a file and opens the store; nil takes the file away. It tells
// whether the damage was told.
func harm(t *testing.T, fsys *vfs.MemFS, path string, damaged []byte, want string) (told bool) {
	t.Helper()
	for _, readOnly := range []bool{true, false} {
		hurt := cloned(t, fsys)
		whole := bytesIn(t, hurt, path)
		if damaged == nil {
			if err := hurt.Remove(path); err != nil {
				t.Fatal(err)
			}
		} else {
			replaceFile(t, hurt, path, damaged)
		}
		got, err := readAs(hurt, readOnly)
		switch {
		case err != nil:
			told = true
			if !strings.Contains(err.Error(), "store") {
				t.Errorf("the error does not name the store: %v", err)
			}
		case got != want:
			t.Errorf("read only %v: another graph without an error", readOnly)
		}
		if err == nil || readOnly {
			continue
		}
		replaceFile(t, hurt, path, whole)
		if again, err := readAs(hurt, true); err != nil || again != want {
			t.Errorf("the damage mended, the graph is not back: %v", err)
		}
	}
	return told
}

// readAs opens a store and reads its graph.
func readAs(fsys vfs.FS, readOnly bool) (string, error) {
	s, err := Open(context.Background(), "store", Options{Resolve: resolveByName, ReadOnly: readOnly, fs: fsys})
	if err != nil {
		return "", err
	}
	defer s.Close()
	g, err := s.Graph(context.Background())
	if err != nil {
		return "", err
	}
	text, err := jsonText(g)
	return text, err
}
