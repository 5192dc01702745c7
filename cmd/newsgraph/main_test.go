package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/resolve"
	"newsgraph/graph/store"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// world is the surroundings of a command in a test, in a folder of its own.
type world struct {
	t   *testing.T
	ctx context.Context
	environment
	vars  map[string]string
	stdin string
}

// newWorld goes to a new empty folder.
func newWorld(t *testing.T) *world {
	t.Helper()
	t.Chdir(t.TempDir())
	return &world{t: t, ctx: context.Background(), vars: map[string]string{}}
}

// run runs the real root command and returns what came out.
func (w *world) run(args ...string) (code int, stdout, stderr string) {
	w.t.Helper()
	var out, err bytes.Buffer
	env := w.environment
	env.in, env.getenv = strings.NewReader(w.stdin), func(k string) string { return w.vars[k] }
	env.err = &err
	if env.out == nil {
		env.out = &out
	}
	code = run(w.ctx, env, args)
	return code, out.String(), err.String()
}

// must runs a command that has to end with the given code.
func (w *world) must(code int, args ...string) (stdout, stderr string) {
	w.t.Helper()
	got, stdout, stderr := w.run(args...)
	if got != code {
		w.t.Fatalf("newsgraph %s: exit code %d, want %d\n%s%s", strings.Join(args, " "), got, code, stdout, stderr)
	}
	return stdout, stderr
}

// write writes files, named with slashes.
func (w *world) write(files map[string]string) {
	w.t.Helper()
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			w.t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			w.t.Fatal(err)
		}
	}
}

// read returns all files below a folder but those of a store, by their slash
// names.
func (w *world) read(dir string) map[string]string {
	w.t.Helper()
	files := map[string]string{}
	list, err := os.ReadDir(dir)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, f := range list {
		if f.IsDir() {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			w.t.Fatal(err)
		}
		files[f.Name()] = string(b)
	}
	return files
}

// sameFiles compares two folders' files.
func (w *world) sameFiles(what string, got, want map[string]string) {
	w.t.Helper()
	if len(got) != len(want) || len(want) == 0 {
		w.t.Errorf("%s: %d files, want %d", what, len(got), len(want))
	}
	for name, text := range want {
		if got[name] != text {
			w.t.Errorf("%s: %s differs", what, name)
		}
	}
}

// contains checks a piece of output.
func contains(t *testing.T, text string, wanted ...string) {
	t.Helper()
	for _, s := range wanted {
		if !strings.Contains(text, s) {
			t.Errorf("no %q in\n%s", s, text)
		}
	}
}

// facts are three articles made by hand, so that the tests of questions do not
// hang on how texts are understood.
func facts(t *testing.T) []*graph.Graph {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "facts.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []*graph.Graph
	if err := json.Unmarshal(b, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// factWorld is a folder with a store of the facts, the one that questions go to.
func factWorld(t *testing.T) *world {
	t.Helper()
	list := facts(t)
	w := newWorld(t)
	s, err := store.Open(w.ctx, homeStore, store.Options{Resolve: func(f []*graph.Graph) (*graph.Graph, error) {
		r, err := resolve.Resolve(f, resolve.Options{})
		if err != nil {
			return nil, err
		}
		return r.Graph(), nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(w.ctx, list...); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return w
}
