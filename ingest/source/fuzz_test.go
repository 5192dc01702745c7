package source

import (
	"context"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"newsgraph/ingest/document"
)

// FuzzRead reads whatever comes as a file of any format, in every way: articles are
// whole, problems placed, and nothing is lost without a word.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		webpage(metadata), message, webArchive(), "text;title\na;b\n", `{"articles": [{"title": "a", "content": "b"}]}`, "[{\"text\": [\"a\"]}]",
		"---\ntitle: a\n---\n# b\n", feedOf("/a", "b"), "\x1f\x8b\x08\x00", "\x28\xb5\x2f\xfd\x04\x00", "PK\x05\x06", "BZh91AY&SY", "%PDF-1.4\n",
		"From a Mon Mar  7 23:30:00 2022\nFrom: a\nTo: b\nSubject: c\n\nd", "\xff\xfe<\x00p\x00>\x00", "<p>Привет</p>",
	} {
		f.Add([]byte(s), "a.bin")
	}
	f.Add([]byte("a\tb\n\"c\"\"\td\n"), "a.tsv")
	f.Add([]byte("{\"id\": 1, \"text\": \"\\ud800\"}\n"), "a.jsonl")
	f.Fuzz(func(t *testing.T, b []byte, name string) {
		if strings.ContainsAny(name, "/\\\x00") || strings.HasPrefix(name, ".") || len(name) > 100 {
			return
		}
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		n := 0
		r := &reader{ctx: ctx, o: Options{MaxBytes: 1 << 16, AnyLanguage: true}, queue: newQueue(ctx, 1)}
		r.giver = giver{o: r.o, seen: map[digest]digest{}, article: func(a document.Article) error {
			n++
			if a.ID == "" || strings.TrimSpace(a.Text) == "" || !utf8.ValidString(a.Text) || !utf8.ValidString(a.ID) || !utf8.ValidString(a.Title) || !utf8.ValidString(a.URL+a.Publisher) {
				t.Errorf("bad article %+v", a)
			}
			return nil
		}, skip: func(p *Problem) {
			n++
			if p.Path == "" || p.Reason == "" || p.Remedy == "" {
				t.Errorf("problem without place or remedy: %v", p)
			}
		}}
		go func() {
			defer close(r.queue.jobs)
			_ = r.file(input{path: name + "x", name: name + "x", named: true, in: newBuffer(strings.NewReader(string(b))), size: -1})
		}()
		if err := r.queue.deliver(func(int64) {}); err != nil {
			t.Fatalf("%v after %d deliveries", err, n)
		}
	})
}
