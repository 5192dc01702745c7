package temporal_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/ingest/temporal"
)

var update = flag.Bool("update", false, "write the golden file anew")

// TestSeeds reads the sample articles as a user would see them: each expression of
// time with its value, "?" for none.
func TestSeeds(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "..", "seeds", "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no sample articles", err)
	}
	var b strings.Builder
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		date, _ := temporal.ArticleDate(string(text))
		fmt.Fprintf(&b, "# %s %s\n", filepath.Base(path), date)
		d := analyse(date, string(text))
		for i := range d.Times {
			x := &d.Times[i]
			value := x.Value
			if x.End != "" {
				value += ".." + x.End
			}
			if value == "" {
				value = "?"
			}
			fmt.Fprintf(&b, "%s = %s\n", d.Slice(x.Span), value)
		}
	}
	golden := filepath.Join("testdata", "seeds.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("the sample articles read differently; see the difference with -update\n%s", b.String())
	}
}
