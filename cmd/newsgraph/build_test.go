package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/store"
	"newsgraph/ingest/document"
	"newsgraph/ingest/source"
)

// The articles of the tests are as plain as can be: what is tested is what
// becomes of their facts, not how they are understood.
var news = map[string]string{
	"news/summit.txt":    "date 2022-03-04 President Joe Biden met President Emmanuel Macron in Paris on March 3, 2022. Biden warned Russia.",
	"news/call.txt":      "date 2022-03-05 Joe Biden spoke by telephone with Vladimir Putin on Saturday.",
	"news/2022/nato.txt": "date 2022-03-06 NATO condemned Russia on Sunday. Russia rejected the demands of NATO.",
	"news/wire.jsonl":    `{"id": "wire-1", "title": "Visit", "date": "2022-03-07", "text": "Emmanuel Macron visited Ukraine on Monday.", "url": "https://example.org/1"}`,
	"news/README.md":     "no article",
}

// built are the files of a build.
var built = []string{"graph.dot", "graph.gexf", "graph.graphml", "graph.html", "graph.json"}

func newsWorld(t *testing.T) *world {
	w := newWorld(t)
	w.write(news)
	return w
}

func TestBuild(t *testing.T) {
	w := newsWorld(t)
	stdout, stderr := w.must(exitOK, "build", "news")
	contains(t, stdout, "4 articles read: 4 new\n", "1 other file passed over: 1 file about the folder\n",
		"most connected", "written to newsgraph-out", "newsgraph show ")
	if stderr != "" {
		t.Errorf("stderr: %s", stderr)
	}
	files := w.read("newsgraph-out")
	for _, name := range built {
		if files[name] == "" {
			t.Errorf("%s missing or empty", name)
		}
	}
	// Questions find the store of the default folder by themselves.
	stdout, _ = w.must(exitOK, "query", "Biden", "warned", "--output", "csv")
	contains(t, stdout, "Joe Biden,warned,Russia,actual")
	stdout, _ = w.must(exitOK, "stats", "--articles", "--output", "csv")
	contains(t, stdout, "2022/nato,2022-03-06,,news/2022/nato.txt,", "wire-1,2022-03-07,Visit,news/wire.jsonl#wire-1,")
}

func TestBuildTwice(t *testing.T) {
	w := newsWorld(t)
	w.must(exitOK, "build", "news")
	first := w.read("newsgraph-out")
	stdout, _ := w.must(exitOK, "build", "./news/")
	contains(t, stdout, "4 articles read: 4 as before\nnothing changed in the store\n")
	w.sameFiles("second build", w.read("newsgraph-out"), first)
}

// TestBuildSame builds from the same articles in several ways.
func TestBuildSame(t *testing.T) {
	w := newsWorld(t)
	w.must(exitOK, "build", "news")
	first := w.read("newsgraph-out")
	for what, args := range map[string][]string{
		"one job":       {"--jobs", "1", "news"},
		"eight jobs":    {"--jobs", "8", "news"},
		"another store": {"--store", "elsewhere", "news"},
	} {
		w.must(exitOK, append([]string{"build", "--out", "other"}, args...)...)
		w.sameFiles(what, w.read("other"), first)
		if err := os.RemoveAll("other"); err != nil {
			t.Fatal(err)
		}
	}
	w.must(exitOK, "build", "--out", "there", "news/summit.txt", "news/call.txt", "news/wire.jsonl")
	w.must(exitOK, "build", "--out", "back", "news/wire.jsonl", "news/call.txt", "news/summit.txt")
	w.sameFiles("order of paths", w.read("back"), w.read("there"))
}

// TestBuildFollows changes, adds and removes articles between builds.
func TestBuildFollows(t *testing.T) {
	w := newsWorld(t)
	w.must(exitOK, "build", "news")
	w.write(map[string]string{"news/call.txt": "date 2022-03-05 Joe Biden praised NATO.", "news/new.txt": "date 2022-03-08 NATO warned Russia."})
	if err := os.Remove("news/summit.txt"); err != nil {
		t.Fatal(err)
	}
	stdout, _ := w.must(exitOK, "build", "news")
	contains(t, stdout, "4 articles read: 1 new, 1 changed, 2 as before\n1 article removed that the paths no longer hold\n")
	w.must(exitOK, "build", "news", "--out", "fresh")
	w.sameFiles("changed against fresh", w.read("newsgraph-out"), w.read("fresh"))
	if code, stdout, _ := w.run("query", "Biden", "warned"); code != exitNotFound {
		t.Errorf("a removed article still answers: %s", stdout)
	}
}

func TestIngestAndRemove(t *testing.T) {
	w := newsWorld(t)
	w.must(exitOK, "build", "news")
	want, _ := w.must(exitOK, "export", "json")
	for _, p := range []string{"news/wire.jsonl", "news/summit.txt", "news/2022", "news/call.txt"} {
		stdout, _ := w.must(exitOK, "ingest", p)
		contains(t, stdout, "1 article read: 1 new\n", "store: .newsgraph\n")
	}
	// The article in the folder 2022 is called nato when that folder is given.
	stdout, _ := w.must(exitOK, "ingest", "news")
	contains(t, stdout, "4 articles read: 1 new, 3 as before\n")
	stdout, _ = w.must(exitOK, "remove", "nato", "unknown")
	contains(t, stdout, "1 article removed from .newsgraph\n")
	if got, _ := w.must(exitOK, "export", "json", "--store", ".newsgraph"); got != want {
		t.Error("the store that was filled in pieces exports another graph")
	}
	_, stderr := w.must(exitNotFound, "remove", "nato")
	contains(t, stderr, "no article has the id", "stats --articles")
	stdout, _ = w.must(exitOK, "compact")
	contains(t, stdout, ".newsgraph: ", " kB after\n")
	if got, _ := w.must(exitOK, "export", "json"); got != want {
		t.Error("compacting changes the graph")
	}
}

// What reads no article leaves no store behind that would stand before a full
// one.
func TestNothingReadLeavesNoStore(t *testing.T) {
	w := newsWorld(t)
	w.write(map[string]string{"empty/blank.txt": " \n"})
	w.must(exitInput, "ingest", "empty")
	w.must(exitInput, "build", "empty")
	for _, dir := range []string{".newsgraph", "newsgraph-out/store"} {
		if _, err := os.Stat(dir); err == nil {
			t.Errorf("%s was left behind", dir)
		}
	}
	w.must(exitOK, "ingest", "news/call.txt")
	w.must(exitInput, "ingest", "empty")
	w.must(exitOK, "stats", "--store", ".newsgraph")
}

func TestStdin(t *testing.T) {
	w := newWorld(t)
	w.stdin = "Joe Biden met Vladimir Putin on Friday."
	w.must(exitOK, "ingest", "-", "--date", "2022-03-07")
	stdout, _ := w.must(exitOK, "query", "Biden", "met", "Putin", "--output", "csv")
	contains(t, stdout, "2022-03-04,")
	w.stdin = `{"id": "a", "text": "NATO warned Russia."}`
	stdout, _ = w.must(exitOK, "ingest", "-", "--store", "lines")
	contains(t, stdout, "1 article read: 1 new\n")
}

// TestBadInput keeps the good articles of a batch, and says of the others where,
// why and what to do.
func TestBadInput(t *testing.T) {
	w := newWorld(t)
	bad := map[string]string{
		"news/empty.txt":   "",
		"news/binary.txt":  "\x7fELF\x00\x01",
		"news/page.txt":    "<!DOCTYPE html><p>",
		"news/lines.jsonl": "{\"id\": \"a\", \"text\": \"NATO warned Russia.\"}\n{\"id\": \n{\"text\": \"" + strings.Repeat("a", source.DefaultMaxBytes) + "\"}\n",
	}
	w.write(bad)
	stdout, stderr := w.must(exitOK, "build", "news", "missing.txt")
	contains(t, stdout, "1 article read: 1 new\n",
		"5 skipped: 1 cannot be read, 1 empty, 1 invalid JSON, 1 line longer than 4 MB, 1 web page without a text\n",
		"1 other file passed over: 1 program\n")
	contains(t, filepath.ToSlash(stderr),
		"newsgraph: skipped news/empty.txt: empty; remove it",
		"news/page.txt: web page without a text: no article on this page; save", "news/lines.jsonl:2: invalid JSON", "news/lines.jsonl:3: line longer than 4 MB; write one article a line",
		"missing.txt: cannot be read: no such file or directory; check the path")
	w.must(exitOK, "query", "NATO", "warned", "Russia")

	before := w.read("newsgraph-out")
	delete(bad, "news/lines.jsonl")
	if err := os.Remove("news/lines.jsonl"); err != nil {
		t.Fatal(err)
	}
	_, stderr = w.must(exitInput, "build", "news")
	contains(t, stderr, "newsgraph: no article could be read\n")
	w.sameFiles("after a build of nothing", w.read("newsgraph-out"), before)
	w.must(exitOK, "query", "NATO", "warned", "Russia")
	w.must(exitInput, "ingest", "missing.txt")
}

// taking makes a taker whose analysis is a function, and articles for it.
func taking(t *testing.T, ctx context.Context, facts func(id string) *graph.Graph) *taker {
	t.Helper()
	t.Chdir(t.TempDir())
	lines := `{"id": "a", "text": "One."}
{"id": "b", "text": "Two."}
{"id": "c", "text": "Three."}
`
	if err := os.WriteFile("in.jsonl", []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	return &taker{
		ctx: ctx, jobs: 2, batch: batchSize, env: environment{err: io.Discard},
		facts: func(_ context.Context, a document.Article) (*graph.Graph, error) { return facts(a.ID), nil },
	}
}

// TestDefect has an article whose analysis fails: it costs that article only.
func TestDefect(t *testing.T) {
	tk := taking(t, context.Background(), func(id string) *graph.Graph {
		if id == "b" {
			panic("index out of range")
		}
		return &graph.Graph{Documents: []graph.Document{{ID: id}}}
	})
	err := tk.run([]string{"in.jsonl"}, func([]store.Article) error { return nil })
	if err != nil || len(tk.ids) != 2 || !tk.ids.has("a") || !tk.ids.has("c") {
		t.Errorf("ids %v, error %v", tk.ids, err)
	}
	if f := tk.failures.first; len(f) != 1 || f[0].Path != "in.jsonl#b" || f[0].Reason != "analysis failed: index out of range (article b)" {
		t.Errorf("failures %v", f)
	}
}

// TestPutFails ends the run with the error of the store.
func TestPutFails(t *testing.T) {
	tk := taking(t, context.Background(), func(id string) *graph.Graph {
		return &graph.Graph{Documents: []graph.Document{{ID: id}}}
	})
	full := errors.New("disk full")
	if err := tk.run([]string{"in.jsonl"}, func([]store.Article) error { return full }); !errors.Is(err, full) || tk.articles != 0 {
		t.Errorf("error %v after %d articles", err, tk.articles)
	}
}

// TestInterrupted ends the context at different moments: what is stored stays
// whole, and the next build finishes.
func TestInterrupted(t *testing.T) {
	w := newsWorld(t)
	w.must(exitOK, "build", "news", "--out", "want")
	w.write(map[string]string{"more/a.txt": "date 2022-03-09 NATO praised Ukraine."})

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	w.ctx = ctx
	_, stderr := w.must(exitInterrupt, "build", "news")
	contains(t, stderr, "newsgraph: interrupted; what was stored before is whole\n")

	w.ctx = context.Background()
	w.must(exitOK, "build", "news")
	w.ctx = ctx
	w.must(exitInterrupt, "ingest", "more", "--store", filepath.Join("newsgraph-out", "store"))
	w.ctx = context.Background()
	w.must(exitOK, "build", "news")
	w.sameFiles("after interruptions", w.read("newsgraph-out"), w.read("want"))
}

// TestInterruptedWithin ends the context while articles are being analysed:
// nothing of them is stored.
func TestInterruptedWithin(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	tk := taking(t, ctx, func(id string) *graph.Graph {
		cancel()
		return &graph.Graph{Documents: []graph.Document{{ID: id}}}
	})
	err := tk.run([]string{"in.jsonl"}, func([]store.Article) error { t.Error("stored"); return nil })
	if !errors.Is(err, context.Canceled) || tk.articles != 0 {
		t.Errorf("error %v after %d articles", err, tk.articles)
	}
}

// TestLongArticleIsNotWaitedFor interrupts the analysis of an article that takes
// for ever.
func TestLongArticleIsNotWaitedFor(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	endless := make(chan struct{})
	defer close(endless)
	tk := taking(t, ctx, func(string) *graph.Graph { cancel(); <-endless; return nil })
	if err := tk.run([]string{"in.jsonl"}, func([]store.Article) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// TestSeeds builds the sample articles of the project.
func TestSeeds(t *testing.T) {
	seeds, err := filepath.Abs(filepath.Join("..", "..", "seeds"))
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t)
	stdout, _ := w.must(exitOK, "build", seeds)
	contains(t, stdout, "5 articles read: 5 new\n")
	for _, args := range [][]string{
		{"query", "Biden", "warned"}, {"query", "_", "rejected", "Russia"}, {"query", "_", "_", "NATO", "--from", "2021-12", "-s"},
		{"show", "Putin"}, {"path", "Lavrov", "Stoltenberg"}, {"timeline", "Russia"},
	} {
		if stdout, _ := w.must(exitOK, args...); strings.Count(stdout, "\n") < 2 {
			t.Errorf("%s: %q", args, stdout)
		}
	}
	stdout, _ = w.must(exitOK, "query", "Biden", "warned", "--output", "csv")
	contains(t, stdout, "Joe Biden,warned,Vladimir Putin,actual")
}

// TestBuildWithoutGraphviz has no program to draw with: the picture of an older
// graph goes, and the output says what to install.
func TestBuildWithoutGraphviz(t *testing.T) {
	w := newsWorld(t)
	w.write(map[string]string{"newsgraph-out/graph.svg": "<svg/>"})
	t.Setenv("PATH", "")
	stdout, _ := w.must(exitOK, "build", "news")
	contains(t, stdout, "no graph.svg: no Graphviz is installed")
	files := w.read("newsgraph-out")
	if _, ok := files["graph.svg"]; ok || len(files) != len(built) {
		t.Errorf("files %v", maps.Keys(files))
	}
}

// TestBatches takes in more articles than one batch holds.
func TestBatches(t *testing.T) {
	w := newWorld(t)
	var lines strings.Builder
	for i := range batchSize + 5 {
		fmt.Fprintf(&lines, "{\"id\": \"a%03d\", \"text\": \"NATO warned Russia. This is report %d.\"}\n", i, i)
	}
	w.write(map[string]string{"in.jsonl": lines.String()})
	stdout, _ := w.must(exitOK, "ingest", "in.jsonl")
	contains(t, stdout, "305 articles read: 305 new\n")
	stdout, _ = w.must(exitOK, "query", "NATO", "warned", "Russia", "--min-articles", "305", "--output", "csv")
	contains(t, stdout, " a304,")
}

// TestReduced draws a part of a large graph, and says so.
func TestReduced(t *testing.T) {
	w := newWorld(t)
	var text strings.Builder
	states := []string{"Russia", "Ukraine", "France", "Germany", "Poland", "China", "Japan", "India", "Brazil", "Canada", "Turkey", "Italy", "Spain"}
	for _, a := range states {
		for _, b := range states {
			if a != b {
				fmt.Fprintf(&text, "%s warned %s. ", a, b)
			}
		}
	}
	w.write(map[string]string{"a.txt": text.String()})
	stdout, _ := w.must(exitOK, "build", "a.txt")
	contains(t, stdout, "graph.dot and graph.svg show the weightiest ", "newsgraph render --all draws all")
	w.must(exitOK, "build", "a.txt", "--store", "two words")
	stdout, _ = w.must(exitOK, "build", "a.txt", "--store", "two words")
	contains(t, stdout, " --store 'two words'\n")
}

// TestWhatCannotBeStored loses the one article, not the batch, and leaves no
// folder where nothing was read.
func TestWhatCannotBeStored(t *testing.T) {
	w := newWorld(t)
	w.write(map[string]string{"in.jsonl": `{"id": "ng:x", "text": "Peru met Chile."}
{"id": "y", "text": "Peru met Brazil."}
`})
	stdout, stderr := w.must(exitOK, "build", "in.jsonl")
	contains(t, stdout, "1 article read")
	contains(t, stderr, `"ng:x"`, "reserved", "another id")
	w.must(exitInput, "build", "nothing", "--out", "new")
	if _, err := os.Stat("new"); !errors.Is(err, os.ErrNotExist) {
		t.Error("a build of nothing left its folder")
	}
}

// TestDoubt keeps an article whose date is none, with a warning.
func TestDoubt(t *testing.T) {
	w := newWorld(t)
	w.write(map[string]string{"a.txt": "Talks in Lima\ndate 2022-13-45\nPeru met Chile."})
	_, stderr := w.must(exitOK, "ingest", "a.txt")
	contains(t, stderr, `warning: a.txt:2: no date: "2022-13-45"`)
	stdout, _ := w.must(exitOK, "stats", "--articles", "--output", "csv")
	contains(t, stdout, "a,,Talks in Lima,a.txt,")
}
