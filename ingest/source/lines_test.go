package source

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"newsgraph/ingest/document"
	"newsgraph/ingest/source/item"
)

func TestBadLines(t *testing.T) {
	const remedy = `; each line is one object such as {"id": "1", "date": "2022-01-23", "text": "..."}`
	for line, want := range map[string]string{
		`{"text": "a"`:                          "invalid JSON: unexpected end of JSON input" + remedy,
		`plain text`:                            "invalid JSON: invalid character 'p' looking for beginning of value" + remedy,
		`["text"]`:                              "invalid JSON: the line is of type array, not object" + remedy,
		`{"text": 5}`:                           `invalid JSON: the field "text" is of type number, not string` + remedy,
		`{"id": {}, "text": "a"}`:               `invalid JSON: the field "id" is of type object, not string` + remedy,
		`{"title": "a"}`:                        `no "text"; put the article's text into the field "text", or name its field with --map text=FIELD`,
		`{"text": " \n"}`:                       `no "text"; put the article's text into the field "text", or name its field with --map text=FIELD`,
		`{"text": "a\u0000b"}`:                  `"text" holds zero characters; convert the article to plain text`,
		`{"id": "a\nb", "text": "a"}`:           `id with control characters: "a\nb"; give it a plain id`,
		`{"date": "12/31/2021", "text": "a"}`:   `date not in ISO 8601: "12/31/2021"; write it like 2022-01-23, 2022-01 or 2022`,
		`{"date": "2022-02-30", "text": "a"}`:   `date not in ISO 8601: "2022-02-30"; write it like 2022-01-23, 2022-01 or 2022`,
		`{"text": "` + strings.Repeat("a", 200): "line longer than 128 bytes; write one article a line, split it, or raise --max-article",
	} {
		in := "{\"id\": \"first\", \"text\": \"a\"}\n\n" + line + "\n{\"id\": \"last\", \"text\": \"b\"}"
		articles, skipped := read(t, Options{MaxBytes: 128, Stdin: strings.NewReader(in)}, Stdin)
		same(t, line, skipped, []string{"stdin:3: " + want})
		same(t, line, ids(articles), []string{"first", "last"})
	}
}

func TestEmptyLines(t *testing.T) {
	tree(t, map[string]string{"in.jsonl": "\ufeff\n\n"})
	_, skipped := read(t, Options{}, "in.jsonl")
	same(t, "blank file", skipped, []string{"in.jsonl: empty; remove it, or put the text in"})
}

// TestMarkedLines reads what Windows programs write: a byte order mark, CRLF.
func TestMarkedLines(t *testing.T) {
	const lines = "{\"id\": \"a\", \"text\": \"One\"}\r\n{\"id\": \"b\", \"text\": \"Two\"}\r\n"
	var wide strings.Builder
	for _, r := range "\ufeff" + lines {
		wide.WriteString(string([]byte{byte(r), byte(r >> 8)}))
	}
	for name, text := range map[string]string{"UTF-8": "\ufeff" + lines, "UTF-16": wide.String()} {
		tree(t, map[string]string{"in.jsonl": text})
		articles, skipped := read(t, Options{}, "in.jsonl")
		same(t, name, ids(articles), []string{"a", "b"})
		same(t, name, skipped, nil)
	}
}

func TestRecordDates(t *testing.T) {
	for in, want := range map[string]string{
		"":                                "",
		"2022":                            "2022",
		"2022-01":                         "2022-01",
		"2022-01-23":                      "2022-01-23",
		"2022-01-23T23:30:00Z":            "2022-01-23",
		"2022-01-23T23:30:00.123+05:00":   "2022-01-23",
		"2022-01-23 23:30":                "2022-01-23",
		"Sun, 23 Jan 2022 23:30:00 GMT":   "2022-01-23",
		"Sun, 23 Jan 2022 23:30:00 +0300": "2022-01-23",
	} {
		if got, ok := item.Date(in); !ok || got != want {
			t.Errorf("%q: %q, %v, want %q", in, got, ok, want)
		}
	}
}

// FuzzLines checks that whatever comes, articles are whole, ids unique, every
// problem placed and no good line lost.
func FuzzLines(f *testing.F) {
	f.Add([]byte("{\"id\": \"a\", \"text\": \"One\"}\n{\"id\": \"a\", \"text\": \"Two\"}\nnot JSON"))
	f.Add([]byte("\xff\xfe{\x00}\x00\n\x00"))
	f.Add([]byte("\ufeff{\"id\": -1e5, \"date\": \"2022-13\", \"text\": \"\\ud800\"}\r\n"))
	f.Fuzz(func(t *testing.T, in []byte) {
		file := t.TempDir() + "/in.jsonl"
		if err := os.WriteFile(file, in, 0o644); err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		n := 0
		article := func(a document.Article) error {
			n++
			if a.ID == "" || seen[a.ID] || !utf8.ValidString(a.ID) || strings.ContainsFunc(a.ID, unicode.IsControl) {
				t.Errorf("bad id %q", a.ID)
			}
			seen[a.ID] = true
			if !utf8.ValidString(a.Text) || strings.TrimSpace(a.Text) == "" {
				t.Errorf("bad text %q", a.Text)
			}
			if _, err := time.Parse("2006-01-02"[:len(a.Date)], a.Date); err != nil {
				t.Errorf("bad date %q", a.Date)
			}
			return nil
		}
		skip := func(p *Problem) {
			n++
			if p.Path != file || p.Reason == "" || p.Remedy == "" {
				t.Errorf("problem without place or remedy: %v", p)
			}
		}
		if err := Read(context.Background(), []string{file}, Options{MaxBytes: 256}, article, skip); err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			t.Error("nothing read and nothing said")
		}
	})
}

func ExampleRead() {
	in := `{"id": "talks", "date": "2022-01-23", "text": "The minister came to Geneva."}
{"id": "broken", "text": }
{"id": "call", "text": "The presidents spoke by telephone."}`
	article := func(a document.Article) error {
		fmt.Printf("%s %q %s\n", a.ID, a.Date, a.Text)
		return nil
	}
	skip := func(p *Problem) { fmt.Println("skipped line", p.Line) }
	err := Read(context.Background(), []string{Stdin}, Options{Date: "2022", Stdin: strings.NewReader(in)}, article, skip)
	fmt.Println(err)
	// Output:
	// talks "2022-01-23" The minister came to Geneva.
	// skipped line 2
	// call "2022" The presidents spoke by telephone.
	// <nil>
}
