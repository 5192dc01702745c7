package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTranscripts runs the commands of testdata/*.transcript on the facts of
// testdata/facts.json: lines that begin with "$ newsgraph" with what they print
// below, errors after "2> ", and the exit code unless it is 0.
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.transcript")
	if err != nil || len(files) == 0 {
		t.Fatal("no transcripts:", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".transcript"), func(t *testing.T) {
			path, err := filepath.Abs(file)
			if err != nil {
				t.Fatal(err)
			}
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := replay(factWorld(t), string(b))
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != string(b) {
				t.Errorf("%s differs (go test -update rewrites it):\n%s", file, firstDifference(got, string(b)))
			}
		})
	}
}

// replay runs the commands of a transcript and returns it with their output.
func replay(w *world, transcript string) string {
	var b strings.Builder
	for _, l := range strings.Split(transcript, "\n") {
		if strings.HasPrefix(l, "#") {
			b.WriteString(l + "\n")
		}
		command, ok := strings.CutPrefix(l, "$ newsgraph ")
		if !ok {
			continue
		}
		code, stdout, stderr := w.run(fields(command)...)
		fmt.Fprintf(&b, "\n%s\n%s", l, stdout)
		for _, e := range strings.Split(strings.TrimSpace(stderr), "\n") {
			if e != "" {
				b.WriteString("2> " + e + "\n")
			}
		}
		if code != exitOK {
			fmt.Fprintf(&b, "exit code %d\n", code)
		}
	}
	return b.String()
}

// fields splits a command line at spaces outside quotation marks.
func fields(s string) []string {
	var out []string
	for i, part := range strings.Split(s, "'") {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, g[i], strings.Join(w[min(i, len(w)):min(i+1, len(w))], ""))
		}
	}
	return "the output is shorter"
}
