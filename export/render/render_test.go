package render

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"newsgraph/export/internal/sample"
)

// script makes a program that stands in for Graphviz.
func script(t *testing.T, body string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "dot")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+body+"\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWriteRunsTheInstalledProgram(t *testing.T) {
	program := script(t, `echo "$@"; cat`)
	t.Setenv("PATH", filepath.Dir(program)+string(os.PathListSeparator)+os.Getenv("PATH"))
	var b bytes.Buffer
	if err := Write(t.Context(), &b, sample.Graph(), Options{Image: PNG}); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); !strings.HasPrefix(got, "-Tpng\ndigraph") || !strings.HasSuffix(got, "}\n") {
		t.Errorf("got %.100q", got)
	}
	b.Reset()
	if err := Write(t.Context(), &b, sample.Large(500, 1000), Options{}); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), "-Tsvg\n// Reduced") {
		t.Errorf("reduced: got %.100q", b.String())
	}
	b.Reset()
	large := Options{}
	large.DOT.All = true
	if err := Write(t.Context(), &b, sample.Large(500, 1000), large); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "\n  layout=\"sfdp\";\n") {
		t.Errorf("large: got %.100q", b.String())
	}
}

func TestMissingProgramSaysWhatToInstall(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	err := Write(t.Context(), &bytes.Buffer{}, sample.Graph(), Options{})
	if !errors.Is(err, ErrMissing) || !strings.Contains(err.Error(), Hint(runtime.GOOS)) {
		t.Errorf("error %v", err)
	}
}

func TestGivesUpInTime(t *testing.T) {
	begin := time.Now()
	var b bytes.Buffer
	err := draw(t.Context(), script(t, "echo half; exec sleep 30"), &b, strings.NewReader("digraph {}"), Options{Timeout: 50 * time.Millisecond})
	if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "gave up after 50ms") {
		t.Errorf("error %v", err)
	}
	if d := time.Since(begin); d > 10*time.Second || b.Len() > 0 {
		t.Errorf("gave up after %v, wrote %d bytes", d, b.Len())
	}
}

func TestFailureQuotesTheProgram(t *testing.T) {
	err := draw(t.Context(), script(t, "echo 'syntax error in line 7' >&2; exit 1"), &bytes.Buffer{}, strings.NewReader("?"), Options{})
	if err == nil || !strings.Contains(err.Error(), "syntax error in line 7") {
		t.Errorf("error %v", err)
	}
}

func TestHintForEverySystem(t *testing.T) {
	for _, system := range []string{"linux", "darwin", "windows", "plan9"} {
		if !strings.Contains(strings.ToLower(Hint(system)), "graphviz") {
			t.Errorf("%s: %q", system, Hint(system))
		}
	}
}
