package source

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"newsgraph/ingest/document"
)

// tree writes files, named with slashes, below a new folder and goes there.
func tree(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// read returns the articles and the messages about what was skipped.
func read(t *testing.T, o Options, paths ...string) (articles []document.Article, skipped []string) {
	t.Helper()
	err := Read(context.Background(), paths, o,
		func(a document.Article) error { articles = append(articles, a); return nil },
		func(p *Problem) { skipped = append(skipped, p.Error()) })
	if err != nil {
		t.Fatal(err)
	}
	return articles, skipped
}

func ids(articles []document.Article) []string {
	var out []string
	for _, a := range articles {
		out = append(out, a.ID)
	}
	return out
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s\n got %q\nwant %q", what, got, want)
	}
}

func TestFolder(t *testing.T) {
	tree(t, map[string]string{
		"news/b.txt":          "The minister left.",
		"news/a.TXT":          "The minister came.",
		"news/2022/a.text":    "The envoy spoke.",
		"news/2022/c.jsonl":   `{"text": "The envoy left."}`,
		"news/notes.md":       "# Notes\n\nThe envoy stayed.",
		"news/readme.md":      "no article",
		"news/picture.txt":    "\x89PNG\r\n\x1a\n\x00\x00",
		"news/run.go":         "package main",
		"news/.hidden.txt":    "no article",
		"news/.git/x.txt":     "no article",
		"news/2022/empty.txt": " \n",
	})
	var passed []string
	articles, skipped := read(t, Options{Passed: func(p Passed) { passed = append(passed, filepath.ToSlash(p.Path)+": "+p.Kind) }}, "news")
	same(t, "ids", ids(articles), []string{"2022/a", "c-200140927e40db0e", "a", "b", "notes"})
	same(t, "skipped", skipped, []string{filepath.FromSlash("news/2022/empty.txt") + ": empty; remove it, or put the text in"})
	same(t, "passed over", passed, []string{"news/picture.txt: PNG image", "news/readme.md: file about the folder", "news/run.go: program file"})
	if got := articles[0].Source; got != "news/2022/a.text" {
		t.Errorf("source %q", got)
	}
	if got := articles[1].Source; got != "news/2022/c.jsonl#c-200140927e40db0e" {
		t.Errorf("source %q", got)
	}
}

// TestLinkedFolder follows the path that was given, and says where a link below
// leads nowhere.
func TestLinkedFolder(t *testing.T) {
	tree(t, map[string]string{"news/a.txt": "The minister came."})
	for link, to := range map[string]string{"link": "news", "news/b.txt": "nowhere"} {
		if err := os.Symlink(to, link); err != nil {
			t.Fatal(err)
		}
	}
	articles, skipped := read(t, Options{}, "link")
	same(t, "ids", ids(articles), []string{"a"})
	same(t, "skipped", skipped, []string{filepath.FromSlash("link/b.txt") + ": cannot be opened: no such file or directory; check its permissions"})
}

func TestOrderOfPaths(t *testing.T) {
	tree(t, map[string]string{"a/x.txt": "First text.", "b/x.txt": "Second text.", "c/x.txt": "First text."})
	there, _ := read(t, Options{}, "a/x.txt", "b", "./a/x.txt")
	back, _ := read(t, Options{}, "b/", "a/x.txt")
	if !slices.Equal(there, back) {
		t.Errorf("order of paths matters: %v, %v", there, back)
	}
	same(t, "ids", ids(there), []string{"x", "x~2"})

	articles, skipped := read(t, Options{}, "a", "b", "c")
	same(t, "ids", ids(articles), []string{"x", "x~2"})
	same(t, "skipped", skipped, []string{filepath.FromSlash("c/x.txt") + ": repeats another article: x; nothing to do"})
}

func TestIds(t *testing.T) {
	lines := `{"id": "x", "text": "First."}
{"id": "x~2", "text": "Second."}
{"id": "x", "text": "Third."}
{"id": 17, "text": "Fourth."}
{"id": null, "text": "Fifth."}
{"id": "x", "text": "Third."}
`
	tree(t, map[string]string{"in.jsonl": lines})
	articles, skipped := read(t, Options{}, "in.jsonl")
	same(t, "ids", ids(articles), []string{"x", "x~2", "x~3", "17", "in-f736b7e2cbc514ea"})
	same(t, "skipped", skipped, []string{"in.jsonl:6: repeats another article: x~3; nothing to do"})
}

func TestBadFiles(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "a.txt: empty; remove it, or put the text in"},
		{"\ufeff\r\n", "a.txt: empty; remove it, or put the text in"},
		{"line\x00line\x01\x02", "a.txt: binary file, not read; see newsgraph help inputs for what is"},
		{"PAR1\x15\x00", "a.txt: Parquet table, not read; see newsgraph help inputs for what is"},
		{"<?xml version=\"1.0\"?><note>News</note>", "a.txt: XML, not read; see newsgraph help inputs for what is"},
		{"\n<!DOCTYPE html><p>", "a.txt: web page without a text: no article on this page; save the article itself, or extract its text"},
		{"[\n {\"words\": 1}]", "a.txt: no \"text\" (record 1); put the article's text into the field \"text\", or name its field with --map text=FIELD"},
		{strings.Repeat("word ", 300), "a.txt: longer than 1 kB; split it into articles, or raise --max-article"},
	} {
		tree(t, map[string]string{"a.txt": c.text})
		articles, skipped := read(t, Options{MaxBytes: 1024}, "a.txt")
		same(t, c.text, skipped, []string{c.want})
		if len(articles) > 0 {
			t.Errorf("%q: read %q", c.text, articles)
		}
	}
}

func TestBadPaths(t *testing.T) {
	tree(t, map[string]string{"empty/.keep": "", "good.txt": "The minister came."})
	articles, skipped := read(t, Options{}, "missing.txt", "empty", "good.txt", "-")
	same(t, "ids", ids(articles), []string{"good"})
	same(t, "skipped", skipped, []string{
		"empty: no files in this folder; put articles there, or name another one",
		"missing.txt: cannot be read: no such file or directory; check the path and its permissions",
		"stdin: there is no standard input; name files or folders",
	})
}

func TestStdin(t *testing.T) {
	for text, want := range map[string][]string{
		"The minister came.":                                                   {"stdin"},
		"\ufeff  {\"id\": \"a\", \"text\": \"b\"}":                             {"a"},
		"{\"id\": \"a\", \"text\": \"b\"}\n\n{\"id\": \"c\", \"text\": \"d\"}": {"a", "c"},
	} {
		articles, skipped := read(t, Options{Stdin: strings.NewReader(text)}, Stdin)
		same(t, text, ids(articles), want)
		same(t, text, skipped, nil)
	}
}

// broken fails after its text.
type broken struct{ io.Reader }

func (b broken) Read(p []byte) (int, error) {
	if n, err := b.Reader.Read(p); err == nil {
		return n, nil
	}
	return 0, errors.New("device gone")
}

func TestReadingFails(t *testing.T) {
	for text, want := range map[string]string{
		"The minister":             "stdin: reading failed: device gone; check the file",
		"{\"text\": \"a\"}\n{\"te": "stdin:2: reading failed: device gone; check the file",
	} {
		_, skipped := read(t, Options{Stdin: broken{strings.NewReader(text)}}, Stdin)
		same(t, text, skipped, []string{want})
	}
}

func TestDatePrecedence(t *testing.T) {
	const dated = "date 2022-01-23 The minister came to Geneva."
	for _, c := range []struct{ line, flag, want string }{
		{`{"date": "2022-01-20", "text": "` + dated + `"}`, "2022-01-01", "2022-01-20"},
		{`{"text": "` + dated + `"}`, "2022-01-01", "2022-01-23"},
		{`{"text": "The minister came."}`, "2022-01-01", "2022-01-01"},
		{`{"text": "The minister came."}`, "", ""},
	} {
		articles, skipped := read(t, Options{Date: c.flag, Stdin: strings.NewReader(c.line)}, Stdin)
		if len(articles) != 1 || articles[0].Date != c.want {
			t.Errorf("%s with %q: %v %v, want %q", c.line, c.flag, articles, skipped, c.want)
		}
	}
}

func TestStops(t *testing.T) {
	tree(t, map[string]string{"a.txt": "One.", "b.jsonl": "{\"text\": \"Two.\"}\n{\"text\": \"Three.\"}"})
	enough := errors.New("enough")
	n := 0
	err := Read(context.Background(), []string{"."}, Options{}, func(document.Article) error {
		if n++; n == 2 {
			return enough
		}
		return nil
	}, func(p *Problem) { t.Error(p) })
	if n != 2 || !errors.Is(err, enough) {
		t.Errorf("%d articles, error %v", n, err)
	}

	ctx, cancel := context.WithCancel(context.Background())
	n = 0
	err = Read(ctx, []string{"."}, Options{}, func(document.Article) error { n++; cancel(); return nil }, func(*Problem) {})
	if n != 1 || !errors.Is(err, context.Canceled) {
		t.Errorf("%d articles, error %v", n, err)
	}
}

func TestSize(t *testing.T) {
	tree(t, map[string]string{"a/x.txt": "12345", "a/.git/z.txt": "1234", "a/y.md": "123", "b.txt": "12"})
	for want, paths := range map[int64][]string{7: {"a", "b.txt", "b.txt"}, 2: {"b.txt", "missing"}, 0: {"a", "-"}} {
		if got := Size(paths, Options{Exclude: []Pattern{"*.md"}}); got != want {
			t.Errorf("%v: %d bytes, want %d", paths, got, want)
		}
	}
}
