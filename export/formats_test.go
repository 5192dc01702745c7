package export_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/export"
	"newsgraph/export/internal/sample"
	"newsgraph/graph"
)

var update = flag.Bool("update", false, "write the golden file anew")

// golden is one graph with all its exports, each under a line "-- format/file --".
// The explorer's page is mostly program and left out.
const golden = "testdata/formats.txt"

func TestFormatsWriteTheGoldenFile(t *testing.T) {
	var got bytes.Buffer
	for _, f := range export.Formats() {
		if f.Name == "html" || f.Name == "vocabulary" {
			continue
		}
		for _, file := range f.All(sample.Graph(), export.Options{}) {
			if file.Binary {
				continue // parquet's own tests read it
			}
			fmt.Fprintf(&got, "-- %s/%s --\n", f.Name, file.Name)
			if err := file.Write(&got, sample.Graph(), export.Options{Title: "Ferries"}); err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if line, ok := firstDifference(got.String(), string(want)); !ok {
		t.Errorf("%s differs from line %d on; run with -update and look at the change", golden, line)
	}
}

func firstDifference(a, b string) (line int, equal bool) {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return i + 1, false
		}
	}
	return min(len(x), len(y)) + 1, len(x) == len(y)
}

func TestEveryFormat(t *testing.T) {
	for name, g := range map[string]*graph.Graph{
		"empty": {}, "sample": sample.Graph(), "hostile": sample.Hostile(), "large": sample.Large(100, 400),
	} {
		for _, f := range export.Formats() {
			var first, second bytes.Buffer
			binary := false
			for _, file := range f.All(g, export.Options{}) {
				binary = binary || file.Binary
				for _, b := range []*bytes.Buffer{&first, &second} {
					if err := file.Write(b, g, export.Options{}); err != nil {
						t.Fatalf("%s of %s: %v", f.Name, name, err)
					}
				}
			}
			if !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Errorf("%s of %s differs between two runs", f.Name, name)
			}
			if len(g.Nodes) > 0 && first.Len() == 0 {
				t.Errorf("%s of %s is empty", f.Name, name)
			}
			if !binary && (bytes.ContainsRune(first.Bytes(), 0) || !bytes.Equal(bytes.ToValidUTF8(first.Bytes(), nil), first.Bytes())) {
				t.Errorf("%s of %s has NUL or is not UTF-8", f.Name, name)
			}
		}
	}
}

// full fails after some bytes, as a full disk does.
type full struct{ left int }

var errFull = errors.New("no space left on device")

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.left {
		return 0, errFull
	}
	f.left -= len(p)
	return len(p), nil
}

func TestErrorsOfTheWriterArrive(t *testing.T) {
	g := sample.Large(200, 2000)
	for _, f := range export.Formats() {
		files := f.All(g, export.Options{})
		for _, file := range files[:min(len(files), 4)] {
			for _, left := range []int{0, 70_000} {
				var whole bytes.Buffer
				if err := file.Write(&whole, g, export.Options{}); err != nil || whole.Len() <= left {
					continue
				}
				if err := file.Write(&full{left}, g, export.Options{}); !errors.Is(err, errFull) {
					t.Errorf("%s/%s after %d bytes: error %v", f.Name, file.Name, left, err)
				}
			}
		}
	}
}

func TestWriteDir(t *testing.T) {
	f, err := export.Lookup("csv")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	paths, err := f.WriteDir(dir, sample.Graph(), export.Options{})
	if err != nil || len(paths) != 3 || f.Single() {
		t.Fatalf("%v, %v", paths, err)
	}
	for _, p := range paths {
		if info, err := os.Stat(p); err != nil || info.Size() == 0 || filepath.Dir(p) != dir {
			t.Errorf("%s: %v", p, err)
		}
	}
	if _, err := f.WriteDir(filepath.Join(dir, "none"), sample.Graph(), export.Options{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no such folder: error %v", err)
	}
}

func TestLookupListsNames(t *testing.T) {
	_, err := export.Lookup("pdf")
	if err == nil || !strings.Contains(err.Error(), `"pdf"`) || !strings.Contains(err.Error(), "graphml, gexf,") {
		t.Errorf("error %v", err)
	}
}

// readmeMark stands above the table of formats in the README.
const readmeMark = "<!-- formats: written by export.Table, checked by its tests -->\n"

func TestReadmeShowsTheTable(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(readme), readmeMark)
	if !ok {
		t.Fatalf("README.md has no line %s", readmeMark)
	}
	if !strings.HasPrefix(rest, export.Table()) {
		t.Errorf("the table of formats in README.md is old; it should be\n%s", export.Table())
	}
}

func ExampleLookup() {
	f, err := export.Lookup("node-link")
	if err != nil {
		fmt.Println(err)
		return
	}
	g := &graph.Graph{Nodes: []graph.Node{{ID: "c:fin", Kind: graph.Country, Name: "Finland"}}}
	if err := f.Files[0].Write(os.Stdout, g, export.Options{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"directed":true,"multigraph":true,"graph":{"name":"newsgraph"},"nodes":[
	// {"id":"c:fin","name":"Finland","kind":"country"}
	// ],"edges":[
	// ]}
}
