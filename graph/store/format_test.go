package store

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestFormat shows the quads of a small article. Where they change, stores
// that exist can no longer be read or rewritten: raise formatVersion, and teach
// Open what to do with the old one.
func TestFormat(t *testing.T) {
	s := summit(t)
	var quads []string
	err := s.view(context.Background(), func(r reader) (err error) {
		quads, err = stringsOf(r)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(quads, "\n") + "\n"
	golden := filepath.Join("testdata", fmt.Sprintf("quads-%d.golden", formatVersion))
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the quads have changed:\n%s\nwant:\n%s", got, want)
	}
}
