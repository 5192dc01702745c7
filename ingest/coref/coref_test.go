package coref_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/ingest/actor"
	"newsgraph/ingest/actor/actortest"
	"newsgraph/ingest/coref"
	"newsgraph/ingest/speech"
)

var update = flag.Bool("update", false, "rewrite what the fixtures expect")

// TestChains compares the mentions, entities and offices of each fixture with
// what it expects.
func TestChains(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	a, c := actor.New(), coref.New()
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, want, err := actortest.Parse(string(b))
			if err != nil {
				t.Fatal(err)
			}
			speech.Annotate(d)
			a.Annotate(d)
			c.Annotate(d)
			got := actortest.Print(d)
			if got == want {
				return
			}
			if *update {
				head, _, _ := strings.Cut(string(b), "\n---\n")
				if err := os.WriteFile(file, []byte(head+"\n---\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("got:\n%s\nwant:\n%s", got, want)
		})
	}
}
