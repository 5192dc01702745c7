package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// rules says which packages a package may import, both as path prefixes within
// the module; the longest matching prefix decides. External paths count where
// they are listed in guarded. The way of the data is text → source → document →
// stages → facts → graph → store → query, export; only cmd puts it together.
var rules = []struct {
	pkg     string
	imports []string
}{
	{"ingest/document", nil},
	{"ingest/act", []string{"graph", "ingest/document"}},
	{"graph", nil},
	{"graph/origin", nil},
	{"graph/resolve", []string{"graph"}},
	{"graph/query", []string{"graph", "graph/resolve", "github.com/dominikbraun/graph"}},
	{"graph/ask", []string{"graph"}},
	{"graph/query/sentence", []string{"graph", "graph/query", "graph/resolve/name", "github.com/blevesearch/snowballstem"}},
	{"graph/measure", []string{"graph", "graph/internal/crowd", "github.com/dominikbraun/graph", "gonum.org/v1/gonum"}},
	{"graph/internal/crowd", []string{"graph"}},
	{"graph/score", []string{"graph"}},
	{"graph/store", []string{"graph", "github.com/cayleygraph", "github.com/hidal-go", "github.com/cockroachdb"}},
	{"export", []string{"graph", "export"}},
	{"export/chart", []string{"export/style", "gonum.org/v1/plot"}},
	{"ingest/source", []string{"ingest/document", "ingest/temporal", "ingest/source"}},
	{"ingest/source/item", nil},
	{"ingest/source/decode", []string{"golang.org/x/net/html"}},
	{"ingest/source/language", nil},
	{"ingest/source/page", []string{"ingest/source/decode", "ingest/source/item", "golang.org/x/net/html", "github.com/markusmobius"}},
	{"ingest/source/feed", []string{"ingest/source/item", "ingest/source/page"}},
	{"ingest/source/table", []string{"ingest/source/item", "ingest/source/page"}},
	{"ingest/source/fetch", []string{"github.com/temoto"}},
	{"ingest/source/mail", []string{"ingest/source/item", "ingest/source/page", "github.com/jhillyerd"}},
	{"ingest/source/docx", []string{"ingest/source/item"}},
	{"ingest/source/pdf", []string{"ingest/source/item", "github.com/klippa-app", "github.com/tetratelabs"}},
	{"ingest/source/warc", []string{"github.com/nlnwa"}},
	{"ingest/source/markdown", []string{"ingest/source/item", "ingest/source/page", "golang.org/x/net/html"}},
	{"ingest", []string{"ingest", "graph"}},
	{"ingest/llm", []string{"graph", "ingest/act", "ingest/document", "ingest/segment", "ingest/temporal"}},
	{"ingest/llm/chat", nil},
	{"ingest/llm/replay", nil},
	{"cmd/newsgraph", []string{"cmd/newsgraph", "ingest", "graph", "export", "seeds", "github.com/spf13/cobra", "github.com/modelcontextprotocol"}},
	{"cmd/newsgraph/internal/question", []string{"graph", "ingest"}},
	{"cmd/newsgraph/internal/rest", []string{"graph"}},
	{"cmd/newsgraph/internal/mcpserver", []string{"graph", "github.com/modelcontextprotocol"}},
	{"cmd/newsgraph-train", []string{"cmd/newsgraph-train", "ingest", "graph"}},
	{"seeds", nil},
}

// guarded are external modules that only the packages that list them import.
var guarded = []string{
	"github.com/cayleygraph", "github.com/hidal-go", "github.com/cockroachdb",
	"github.com/dominikbraun/graph", "github.com/spf13/cobra", "github.com/markusmobius", "golang.org/x/net/html",
	"github.com/jhillyerd", "github.com/klippa-app", "github.com/temoto", "github.com/tetratelabs", "github.com/nlnwa",
	"gonum.org/v1/plot",
	"github.com/jhillyerd", "github.com/klippa-app", "github.com/tetratelabs", "github.com/nlnwa",
	"gonum.org/v1/plot", "github.com/modelcontextprotocol",
}

func under(p, prefix string) bool { return p == prefix || strings.HasPrefix(p, prefix+"/") }

// ruleFor returns the imports allowed to pkg; ok is false if no rule covers it.
func ruleFor(pkg string) (allowed []string, ok bool) {
	best := ""
	for _, r := range rules {
		if under(pkg, r.pkg) && len(r.pkg) > len(best) {
			best, allowed, ok = r.pkg, r.imports, true
		}
	}
	return append(allowed, best), ok
}

// forbidden tells why pkg must not import dep, or "".
func forbidden(pkg, dep string) string {
	allowed, ok := ruleFor(pkg)
	if !ok {
		return "no rule covers the package"
	}
	inner, own := strings.CutPrefix(dep, "newsgraph/")
	if !own {
		inner = dep
		watched := false
		for _, g := range guarded {
			watched = watched || under(dep, g)
		}
		if !watched {
			return ""
		}
	}
	for _, a := range allowed {
		if under(inner, a) && !exception(pkg, inner) {
			return ""
		}
	}
	return "the rules of the architecture do not allow it"
}

// exception narrows prefixes that are too wide: graph alone is meant where a
// leaf package may be imported, not the store below it.
func exception(pkg, dep string) bool {
	return under(dep, "graph/store") && !under(pkg, "graph/store") && !under(pkg, "graph/ask") && !under(pkg, "cmd")
}

func TestImportRules(t *testing.T) {
	root := filepath.Join("..", "..")
	files := 0
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && p != root && (strings.HasPrefix(name, ".") || name == "node_modules" || name == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		files++
		rel, err := filepath.Rel(root, filepath.Dir(p))
		if err != nil {
			return err
		}
		pkg := path.Clean(filepath.ToSlash(rel))
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range f.Imports {
			dep := strings.Trim(i.Path.Value, `"`)
			if why := forbidden(pkg, dep); why != "" {
				t.Errorf("%s imports %s: %s", pkg, dep, why)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 50 {
		t.Errorf("read %d files: the walk did not reach the module", files)
	}
}

func TestForbidden(t *testing.T) {
	for _, c := range []struct {
		pkg, dep string
		ok       bool
	}{
		{"ingest/event", "newsgraph/graph", true},
		{"ingest/event", "newsgraph/graph/store", false},
		{"export/dot", "newsgraph/graph/store", false},
		{"export/dot", "github.com/cayleygraph/cayley", false},
		{"graph/query", "github.com/dominikbraun/graph", true},
		{"graph", "newsgraph/ingest/document", false},
		{"ingest/document", "newsgraph/graph", false},
		{"ingest/parse", "newsgraph/cmd/newsgraph-train/internal/fit", false},
		{"graph/store", "github.com/cayleygraph/quad", true},
		{"elsewhere", "newsgraph/graph", false},
	} {
		if got := forbidden(c.pkg, c.dep) == ""; got != c.ok {
			t.Errorf("%s importing %s: allowed = %v, want %v", c.pkg, c.dep, got, c.ok)
		}
	}
}
