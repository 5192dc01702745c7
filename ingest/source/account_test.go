package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"newsgraph/ingest/document"
)

// The kinds of the texts of an archive that are not delivered as they stand.
const (
	again   = "Peru met Chile in room 0." // the first one once more, under its id
	russian = "Министр иностранных дел Перу встретился с послом."
)

// crowd are n tiny texts, all different, and those that have to be counted.
func crowd(n int) []string {
	states := []string{"Peru", "Chile", "Norway", "Mali", "Ghana", "Cuba", "Laos"}
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("%s met %s in room %d.", states[i%7], states[(i+1+i/7%6)%7], i))
	}
	return append(out, again, russian, "")
}

// archives are the crowd in each format that holds many texts. A name is given to each
// by its place, to the last but two that of the first.
var archives = map[string]func(texts []string) string{
	"a.jsonl": func(texts []string) string {
		return each(texts, func(name, text string) string { return fmt.Sprintf("{\"id\": %q, \"text\": %s}\n", name, inJSON(text)) })
	},
	"nameless.jsonl": func(texts []string) string {
		return each(texts, func(_, text string) string { return fmt.Sprintf("{\"text\": %s}\n", inJSON(text)) })
	},
	"a.json": func(texts []string) string {
		return "[" + strings.TrimSuffix(each(texts, func(name, text string) string { return fmt.Sprintf("{\"id\": %q, \"body\": %s},", name, inJSON(text)) }), ",") + "]"
	},
	"a.csv": func(texts []string) string {
		return "id,text\n" + each(texts, func(name, text string) string { return fmt.Sprintf("%s,%q\n", name, text) })
	},
	"a.rss": func(texts []string) string {
		return "<rss version=\"2.0\"><channel>" + each(texts, func(name, text string) string {
			return "<item><guid>" + name + "</guid><description>" + text + "</description></item>"
		}) + "</channel></rss>"
	},
	"a.mbox": func(texts []string) string {
		return each(texts, func(_, text string) string {
			return "From a@b.example Mon Mar  7 23:30:00 2022\nFrom: a@b.example\nTo: c@d.example\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n\n"
		})
	},
	"a.warc": func(texts []string) string {
		return each(texts, func(name, text string) string {
			page := "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text
			return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/%s\r\nWARC-Date: 2022-01-02T00:00:00Z\r\n"+
				"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\nContent-Type: application/http; msgtype=response\r\n"+
				"Content-Length: %d\r\n\r\n%s\r\n\r\n", name, len(page), page)
		})
	},
	"a.tar.gz": func(texts []string) string {
		var out bytes.Buffer
		z := gzip.NewWriter(&out)
		w := tar.NewWriter(z)
		each(texts, func(name, text string) string {
			err := w.WriteHeader(&tar.Header{Name: name + ".txt", Size: int64(len(text)), Mode: 0o644})
			_, err2 := io.WriteString(w, text)
			return never(err, err2)
		})
		return never(w.Close(), z.Close()) + out.String()
	},
	"a.zip": func(texts []string) string {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		each(texts, func(name, text string) string {
			w, err := z.Create(name + ".txt")
			_, err2 := io.WriteString(w, text)
			return never(err, err2)
		})
		return never(z.Close()) + out.String()
	},
}

// each joins what f makes of the texts and their names.
func each(texts []string, f func(name, text string) string) string {
	var b strings.Builder
	for i, text := range texts {
		name := fmt.Sprintf("n%d", i)
		if i == len(texts)-3 {
			name = "n0"
		}
		b.WriteString(f(name, text))
	}
	return b.String()
}

func inJSON(s string) string {
	b, err := json.Marshal(s)
	return string(b) + never(err)
}

// never is for errors that buffers in memory do not have.
func never(errs ...error) string {
	if err := errors.Join(errs...); err != nil {
		panic(err)
	}
	return ""
}

// TestEveryTextIsAccountedFor reads archives of many tiny texts: each is delivered, or
// counted once with the reason why not, in every format.
func TestEveryTextIsAccountedFor(t *testing.T) {
	const n = 3000
	for name, archive := range archives {
		texts := crowd(n)
		tree(t, map[string]string{name: archive(texts)})
		got, why := map[string]int{}, map[string]int{}
		err := Read(context.Background(), []string{name}, Options{Passed: func(p Passed) { why[p.Kind+p.Language]++ }},
			func(a document.Article) error { got[a.Text]++; return nil },
			func(p *Problem) {
				reason, _, _ := strings.Cut(p.Reason, ":")
				why[reason]++
			})
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range texts[:n] {
			if got[text] != 1 {
				t.Errorf("%s: %q is delivered %d times", name, text, got[text])
			}
		}
		counted := 0
		for _, k := range why {
			counted += k
		}
		if len(got) != n || len(why) != 3 || counted != 3 || why[Repeated] != 1 || why["Russian"] != 1 {
			t.Errorf("%s: %d of %d texts delivered, the others: %v", name, len(got), len(texts), why)
		}
	}
}

// TestNothingInside tells files that hold no text at all from those that were not read.
func TestNothingInside(t *testing.T) {
	for name, want := range map[string]string{
		"a.rss": "feed without entries", "a.csv": "table without records", "a.json": "no article in this JSON",
		"a.zip": "archive without files",
	} {
		tree(t, map[string]string{name: archives[name](nil)})
		articles, skipped := read(t, Options{}, name)
		if len(articles) > 0 || len(skipped) != 1 || !strings.Contains(skipped[0], name+": "+want) {
			t.Errorf("%s: %d articles, %q", name, len(articles), skipped)
		}
	}
}

// TestNamesOfRecords has two texts whose digests begin alike in their first four bytes:
// neither takes the name of the other.
func TestNamesOfRecords(t *testing.T) {
	tree(t, map[string]string{"a.jsonl": "{\"text\": \"Peru met Chile in room 49960.\"}\n", "b/a.jsonl": "{\"text\": \"Peru met Chile in room 60788.\"}\n"})
	first, _ := read(t, Options{}, "a.jsonl")
	second, _ := read(t, Options{}, "b/a.jsonl")
	if a, b := first[0].ID, second[0].ID; a == b || a[:len("a-")+8] != b[:len("a-")+8] {
		t.Errorf("names %s and %s", a, b)
	}
}

// TestEncodingIsNoted has texts in other encodings: the article says which it was in.
func TestEncodingIsNoted(t *testing.T) {
	for name, content := range map[string]string{
		"a.txt":   "The minister of Per\xfa met the Se\xf1or from Espa\xf1a.",
		"a.jsonl": "{\"text\": \"The minister of Per\xfa met the Se\xf1or from Espa\xf1a.\"}\n",
		"a.csv":   "text,title\nThe minister of Per\xfa met the Se\xf1or from Espa\xf1a.,\n",
		"a.html":  "<html><head><meta charset=windows-1252><title>Per\xfa</title></head><body><article>" + paragraphs() + "<p>Per\xfa</p></article></body></html>",
	} {
		if a := one(t, name, content, Options{}); a.Encoding != "windows-1252" || !strings.Contains(a.Text, "Perú") {
			t.Errorf("%s: encoding %q of %q", name, a.Encoding, a.Text)
		}
	}
	if a := one(t, "a.txt", "The minister of Perú.", Options{}); a.Encoding != "" {
		t.Errorf("UTF-8 is told as %q", a.Encoding)
	}
}
