package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// rules says which packages of the module a package may import, and which
// external modules of those that are guarded. "graph" is that package alone,
// "graph/..." all below it too. The most exact rule for a package decides; what
// has no rule fails. The way of the data is text → source → document → stages →
// facts → graph → store → query, export; only cmd puts it together.
var rules = []struct {
	pkg     string
	imports []string
}{
	// Tools without a language or a subject.
	{"internal/fingerprint", nil},
	{"internal/perceptron", nil},

	// The text: files become articles.
	{"ingest/source", []string{"ingest/document", "ingest/temporal", "ingest/source/..."}},
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

	// The stages. They meet in the document and in the contract of acts.
	{"ingest/document", nil},
	{"ingest/act", []string{"graph", "ingest/document"}},
	{"ingest/lang/cluster", []string{"internal/fingerprint"}},
	{"ingest/lang/wordclass", []string{"internal/fingerprint"}},
	{"ingest/lang/segment", []string{"ingest/document"}},
	{"ingest/lang/tag", []string{"ingest/document", "ingest/lang/cluster", "ingest/lang/wordclass", "internal/perceptron"}},
	{"ingest/lang/parse", []string{"ingest/document", "ingest/lang/cluster", "ingest/lang/parse/transition", "internal/perceptron"}},
	{"ingest/lang/parse/transition", []string{"internal/perceptron"}},
	{"ingest/lang/entity", []string{"ingest/document", "ingest/lang/cluster", "internal/fingerprint", "internal/perceptron"}},
	{"ingest/speech", []string{"ingest/document"}},
	{"ingest/temporal", []string{"ingest/document", "ingest/speech"}},
	{"ingest/actor", []string{"ingest/document", "ingest/actor/gazetteer", "ingest/lang/wordclass"}},
	{"ingest/actor/gazetteer", []string{"ingest/document"}},
	{"ingest/actor/actortest", []string{"ingest/document"}},
	{"ingest/coref", []string{"ingest/document", "ingest/actor", "ingest/actor/gazetteer", "ingest/speech"}},
	{"ingest/syntax", []string{"ingest/document"}},
	{"ingest/event", []string{"graph", "ingest/act", "ingest/document", "ingest/event/lexicon", "ingest/event/mode", "ingest/event/party", "ingest/lang/cluster", "ingest/syntax", "ingest/temporal", "internal/perceptron"}},
	{"ingest/event/party", []string{"graph", "ingest/document", "ingest/event/lexicon", "ingest/syntax"}},
	{"ingest/event/mode", []string{"graph", "ingest/event/lexicon", "ingest/syntax"}},
	{"ingest/event/lexicon", []string{"graph", "ingest/document", "ingest/syntax"}},
	{"ingest/govern", []string{"graph", "ingest/act", "ingest/document", "ingest/actor", "ingest/actor/gazetteer", "ingest/temporal"}},
	{"ingest/decide", []string{"graph", "ingest/act", "ingest/document", "ingest/lang/cluster", "internal/perceptron"}},
	{"ingest/fact", []string{"graph", "graph/origin", "ingest/act", "ingest/document"}},
	{"ingest/llm", []string{"graph", "ingest/act", "ingest/document", "ingest/lang/segment", "ingest/llm/chat", "ingest/temporal"}},
	{"ingest/llm/chat", nil},
	{"ingest/llm/replay", nil},
	{"ingest", []string{"graph", "ingest/..."}},

	// The graph.
	{"graph", nil},
	{"graph/origin", nil},
	{"graph/resolve/name", nil},
	{"graph/resolve", []string{"graph", "graph/origin", "graph/resolve/name"}},
	{"graph/query", []string{"graph", "graph/resolve/name", "github.com/dominikbraun/graph"}},
	{"graph/query/sentence", []string{"graph", "graph/query", "graph/resolve/name", "github.com/blevesearch/snowballstem"}},
	{"graph/ask", []string{"graph", "graph/query/...", "graph/store"}},
	{"graph/internal/crowd", []string{"graph"}},
	{"graph/measure", []string{"graph", "graph/internal/crowd", "github.com/dominikbraun/graph", "gonum.org/v1/gonum"}},
	{"graph/score", []string{"graph"}},
	{"graph/store", []string{"graph", "graph/query/...", "graph/resolve/...", "graph/store/...", "github.com/cayleygraph", "github.com/hidal-go", "github.com/cockroachdb"}},
	{"graph/store/engine", nil},
	{"graph/store/...", []string{"graph", "graph/store/...", "github.com/cayleygraph", "github.com/hidal-go", "github.com/cockroachdb"}},

	// The formats: each by itself, of what is common to them.
	{"export/style", []string{"graph"}},
	{"export/identifier", []string{"graph", "graph/resolve/name"}},
	{"export/column", []string{"graph", "export/identifier", "export/internal/timespan"}},
	{"export/layout", []string{"graph", "export/style"}},
	{"export/internal/...", []string{"graph", "export/column", "export/internal/csvtext"}},
	{"export/...", []string{
		"graph", "export/style", "export/identifier", "export/column", "export/layout", "export/internal/acts", "export/internal/csvtext",
		"export/internal/jsontext", "export/internal/timespan", "export/internal/tsvtext", "export/internal/xmltext",
	}},
	{"export/chart", []string{"export/style", "gonum.org/v1/plot"}},
	{"export/render", []string{"export/dot", "graph"}},
	{"export/html/live", []string{"graph", "export/html"}},
	{"export", []string{"graph", "export/..."}},
	{"export/internal/sample", []string{"graph", "export/graphjson"}},
	{"export/internal/samplefiles", []string{"graph", "export", "export/dot", "export/internal/sample", "export/render"}},
	{"export/internal/exportbench", []string{"graph", "export", "export/internal/sample", "export/layout"}},
	{"export/html/web/tests/page", []string{"graph", "export/html", "export/html/live", "export/layout"}},

	// The programs.
	{"cmd/newsgraph", []string{"cmd/newsgraph/internal/...", "ingest/...", "graph/...", "export/...", "seeds", "github.com/spf13/cobra", "github.com/modelcontextprotocol"}},
	{"cmd/newsgraph/internal/question", []string{"graph", "graph/query", "ingest", "ingest/document"}},
	{"cmd/newsgraph/internal/rest", []string{"graph", "graph/ask", "graph/query/..."}},
	{"cmd/newsgraph/internal/mcpserver", []string{"graph/ask", "graph/query", "github.com/modelcontextprotocol"}},
	{"cmd/newsgraph-train/...", []string{"cmd/newsgraph-train/...", "ingest/...", "graph/...", "internal/..."}},
	{"seeds", nil},
}

// guarded are external modules that only the packages that list them import.
var guarded = []string{
	"github.com/cayleygraph", "github.com/hidal-go", "github.com/cockroachdb",
	"github.com/dominikbraun/graph", "github.com/spf13/cobra", "github.com/markusmobius", "golang.org/x/net/html",
	"github.com/jhillyerd", "github.com/klippa-app", "github.com/temoto", "github.com/tetratelabs", "github.com/nlnwa",
	"gonum.org/v1/plot", "github.com/modelcontextprotocol",
}

func under(p, prefix string) bool { return p == prefix || strings.HasPrefix(p, prefix+"/") }

// matches tells whether the pattern names the package of this module.
func matches(pattern, pkg string) bool {
	if prefix, all := strings.CutSuffix(pattern, "/..."); all {
		return under(pkg, prefix)
	}
	return pkg == pattern
}

// ruleFor returns the imports allowed to pkg; ok is false if no rule covers it.
func ruleFor(pkg string) (allowed []string, ok bool) {
	best := ""
	for _, r := range rules {
		if matches(r.pkg, pkg) && (!ok || len(strings.TrimSuffix(r.pkg, "/...")) > len(strings.TrimSuffix(best, "/...")) || r.pkg == pkg) {
			best, allowed, ok = r.pkg, r.imports, true
		}
	}
	return allowed, ok
}

// forbidden tells why pkg must not import dep, or "".
func forbidden(pkg, dep string) string {
	allowed, ok := ruleFor(pkg)
	if !ok {
		return "no rule covers the package: add a row to rules in cmd/newsgraph/architecture_test.go"
	}
	inner, own := strings.CutPrefix(dep, "newsgraph/")
	if !own && !slices.ContainsFunc(guarded, func(g string) bool { return under(dep, g) }) {
		return ""
	}
	for _, a := range allowed {
		if own && matches(a, inner) || !own && under(dep, a) {
			return ""
		}
	}
	return "the rules of the architecture do not allow it"
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
		{"ingest/event", "newsgraph/graph/resolve", false},
		{"ingest/lang/tag", "newsgraph/ingest/event", false},
		{"ingest/lang/parse", "newsgraph/cmd/newsgraph-train/internal/fit", false},
		{"ingest/document", "newsgraph/graph", false},
		{"ingest/elsewhere", "newsgraph/graph", false},
		{"internal/perceptron", "newsgraph/graph/query", false},
		{"export/dot", "newsgraph/graph/store", false},
		{"export/dot", "newsgraph/export/html/live", false},
		{"export/dot", "newsgraph/export/internal/acts", true},
		{"export/dot", "github.com/cayleygraph/cayley", false},
		{"graph/query", "github.com/dominikbraun/graph", true},
		{"graph/query", "newsgraph/graph/store", false},
		{"graph", "newsgraph/ingest/document", false},
		{"graph/store", "github.com/cayleygraph/quad", true},
		{"graph/store/pebblekv", "newsgraph/graph/query", false},
		{"elsewhere", "newsgraph/graph", false},
	} {
		if got := forbidden(c.pkg, c.dep) == ""; got != c.ok {
			t.Errorf("%s importing %s: allowed = %v, want %v", c.pkg, c.dep, got, c.ok)
		}
	}
}
