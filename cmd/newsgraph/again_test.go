package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/store"
	"newsgraph/ingest/document"
	llmserver "newsgraph/ingest/llm/replay"
)

// TestGoesOn interrupts a run after its first batch: the second one analyses only
// what the first one did not store.
func TestGoesOn(t *testing.T) {
	t.Chdir(t.TempDir())
	const all = batchSize + 100
	var lines strings.Builder
	for i := range all {
		fmt.Fprintf(&lines, "{\"id\": \"a%03d\", \"text\": \"Text %d.\"}\n", i, i)
	}
	if err := os.WriteFile("in.jsonl", []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	var stored []graph.Document
	run := func(ctx context.Context, put func()) (analysed int64, err error) {
		var n atomic.Int64
		l, err := openLedger(".", "", func(f func(graph.Document) error) (err error) {
			for _, d := range stored {
				err = errors.Join(err, f(d))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		tk := &taker{
			ctx: ctx, jobs: 2, batch: batchSize, env: environment{err: io.Discard}, ledger: l,
			facts: func(_ context.Context, a document.Article) (*graph.Graph, error) {
				n.Add(1)
				sum := sha256.Sum256([]byte(a.Text))
				return &graph.Graph{Documents: []graph.Document{{ID: a.ID, SHA256: hex.EncodeToString(sum[:])}}}, nil
			},
		}
		err = tk.run([]string{"in.jsonl"}, func(articles []store.Article) error {
			for _, a := range articles {
				stored = append(stored, a.Facts.Documents...)
			}
			put()
			return nil
		})
		return n.Load(), err
	}
	ctx, cancel := context.WithCancel(context.Background())
	if _, err := run(ctx, cancel); !errors.Is(err, context.Canceled) || len(stored) != batchSize {
		t.Fatalf("%d stored, error %v", len(stored), err)
	}
	n, err := run(context.Background(), func() {})
	if err != nil || n != all-batchSize || len(stored) != all {
		t.Errorf("%d analysed, %d stored, error %v", n, len(stored), err)
	}
	// An article that is no longer in the store is analysed again, and so is one
	// with another text.
	stored = stored[1:]
	stored[0].SHA256 = "other"
	if n, err := run(context.Background(), func() {}); err != nil || n != 2 {
		t.Errorf("%d analysed, error %v", n, err)
	}
}

// TestLedger is noted by a real run, and not believed where it is damaged.
func TestLedger(t *testing.T) {
	w := newsWorld(t)
	w.must(exitOK, "ingest", "news")
	path := filepath.Join(homeStore, ledgerFile)
	b, err := os.ReadFile(path)
	if err != nil || strings.Count(string(b), "\n") != 4 || !strings.Contains(string(b), `["2022/nato","`) {
		t.Fatalf("%s, %v", b, err)
	}
	stdout, _ := w.must(exitOK, "ingest", "news")
	contains(t, stdout, "4 articles read: 4 as before\nnothing changed in the store\n")
	w.write(map[string]string{path: "{\n[1]\n" + strings.ToUpper(string(b[:60]))})
	stdout, _ = w.must(exitOK, "ingest", "news", "--date", "2022-03-01")
	contains(t, stdout, "4 articles read: 4 as before\n")
	if b2, err := os.ReadFile(path); err != nil || !strings.HasSuffix(string(b2), string(b[len(b)-40:])) {
		t.Errorf("%s, %v", b2, err)
	}
}

// TestRetry reports what failed, and reads it again alone.
func TestRetry(t *testing.T) {
	w := newsWorld(t)
	w.write(map[string]string{"news/2023/call.txt": " ", "more/call.txt": "NATO warned Russia.", "news/broken.jsonl": "{\"id\": \"b1\", \"text\": \"Peru met Chile.\"}\n{\"id\": \n"})
	stdout, _ := w.must(exitOK, "ingest", "news", "more", "gone.txt")
	contains(t, stdout, "3 skipped: 1 cannot be read, 1 empty, 1 invalid JSON\n", "  news/2023/call.txt: empty\n", "  news/broken.jsonl:2: invalid JSON: ",
		"  gone.txt: cannot be read: no such file or directory\n", "  all of them are in .newsgraph/failures.jsonl; --retry reads them again\n")
	report, err := os.ReadFile(filepath.Join(homeStore, failuresFile))
	if err != nil || strings.Count(string(report), "\n") != 3 {
		t.Fatalf("%s, %v", report, err)
	}
	contains(t, string(report), `{"root":"news","path":"news/broken.jsonl","line":2,"reason":"invalid JSON: `, `{"root":"gone.txt","path":"gone.txt",`)

	w.write(map[string]string{"news/2023/call.txt": "date 2023-03-05 Joe Biden warned Russia.", "news/broken.jsonl": "{\"id\": \"b1\", \"text\": \"Peru met Chile.\"}\n{\"id\": \"b2\", \"text\": \"Chile left.\"}\n"})
	stdout, _ = w.must(exitOK, "ingest", "--retry")
	contains(t, stdout, "3 articles read: 2 new, 1 as before\n", "1 skipped: 1 cannot be read\n")
	stdout, _ = w.must(exitOK, "stats", "--articles", "--output", "csv")
	contains(t, stdout, "\n2023/call,2023-03-05,", "\ncall,", "\nb2,")

	w.write(map[string]string{"gone.txt": "NATO warned Russia."})
	w.must(exitOK, "ingest", "--retry")
	_, stderr := w.must(exitNotFound, "ingest", "--retry")
	contains(t, stderr, "the last run left nothing to retry")
}

// TestRetryKeepsIds has a file that failed and shares its name with another one.
func TestRetryKeepsIds(t *testing.T) {
	w := newWorld(t)
	w.write(map[string]string{"a/x.txt": "Peru met Chile.", "b/x.txt": ""})
	w.must(exitOK, "build", "a", "b")
	w.write(map[string]string{"b/x.txt": "NATO warned Russia."})
	stdout, _ := w.must(exitOK, "build", "--retry")
	contains(t, stdout, "1 article read: 1 new\n")
	stdout, _ = w.must(exitOK, "stats", "--articles", "--output", "csv")
	contains(t, stdout, "\nx,,,a/x.txt,", "\nx~2,,,b/x.txt,")
}

// outlet is a news site of a test.
type outlet struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]string
	asked map[string]int
}

func newOutlet(t *testing.T) *outlet {
	o := &outlet{pages: map[string]string{}, asked: map[string]int{}}
	o.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		o.mu.Lock()
		defer o.mu.Unlock()
		text, ok := o.pages[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		sum := sha256.Sum256([]byte(text))
		w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:4])+`"`)
		if r.Header.Get("If-None-Match") == w.Header().Get("ETag") {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		o.asked[r.URL.Path]++
		io.WriteString(w, strings.ReplaceAll(text, "%s", o.URL))
	}))
	t.Cleanup(o.Close)
	return o
}

func (o *outlet) set(path, text string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.pages[path] = text
}

func (o *outlet) sent(path string) int {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.asked[path]
}

// entryOf is an entry of a feed.
func entryOf(path, text string) string {
	return fmt.Sprintf("<item><title>News</title><link>%%s%s</link><pubDate>Mon, 07 Mar 2022 10:00:00 GMT</pubDate><description>%s</description></item>", path, text)
}

const articlePage = `<html><head><title>Warning</title><meta property="og:site_name" content="Andes Daily"></head><body><article><h1>Warning</h1>
<p>President Joe Biden warned Russia on Monday that it would pay a high price for an attack on Ukraine, and that the allies stand together in this.</p>
<p>The answer came on the same day. Russia rejected the demands of NATO and said that it has no plans of that kind whatsoever on its own soil.</p></article></body></html>`

func TestBuildAddress(t *testing.T) {
	o := newOutlet(t)
	o.set("/feed", "<rss version=\"2.0\"><channel><title>Andes Daily</title>"+entryOf("/a", "Biden warned.")+"</channel></rss>")
	o.set("/a", articlePage)
	w := newWorld(t)
	args := []string{"build", o.URL + "/feed", "--allow-private", "--pause", "1ms"}
	stdout, _ := w.must(exitOK, args...)
	contains(t, stdout, "1 article read: 1 new\n")
	stdout, _ = w.must(exitOK, "query", "Biden", "warned", "Russia", "--output", "csv")
	contains(t, stdout, "Joe Biden,warned,Russia,actual")
	graph, _ := w.must(exitOK, "export", "json")
	contains(t, graph, `"date_from":"record"`, `"publisher":"Andes Daily"`, `"language":"en"`, `"url":"`+o.URL+`/a"`, `"source":"`+o.URL+`/feed#`)

	// The second time the server sends neither of them again.
	stdout, _ = w.must(exitOK, args...)
	contains(t, stdout, "1 article read: 1 as before\nnothing changed in the store\n")
	if o.sent("/feed") != 1 || o.sent("/a") != 1 {
		t.Errorf("sent %v", o.asked)
	}
	// An address that cannot be fetched for once takes nothing out of the store.
	w.write(map[string]string{"b.txt": "Peru met Chile."})
	o.Close()
	stdout, _ = w.must(exitOK, append(args, "b.txt")...)
	contains(t, stdout, "1 article read: 1 new\n", "1 skipped: 1 cannot be fetched\n")
	if strings.Contains(stdout, "removed") {
		t.Error(stdout)
	}
	_, stderr := w.must(exitInput, "ingest", o.URL+"/a", "--store", "other")
	contains(t, stderr, "leads to this machine or a private network (", "; allow it with --allow-private")
}

// TestWatch adds what turns up in a folder and in a feed.
func TestWatch(t *testing.T) {
	o := newOutlet(t)
	o.set("/feed", "<rss version=\"2.0\"><channel><title>Andes Daily</title>"+entryOf("/a", "Biden warned.")+"</channel></rss>")
	o.set("/a", articlePage)
	w := newsWorld(t)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var out syncBuffer
	env := environment{out: &out, err: &out, getenv: func(string) string { return "" }}
	watch := &watcher{env: env, local: []string{"news"}, addresses: []string{o.URL + "/feed"}, every: 50 * time.Millisecond, folder: 20 * time.Millisecond}
	watch.dir, watch.fetching = "store", fetching{pause: time.Millisecond, private: true}
	done := make(chan error, 1)
	go func() { done <- watch.run(ctx) }()
	until := func(what string) {
		t.Helper()
		for end := time.Now().Add(30 * time.Second); !strings.Contains(out.String(), what); time.Sleep(10 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("no %q in\n%s", what, out.String())
			}
		}
	}
	until("5 articles read: 5 new")
	w.write(map[string]string{"news/more.txt": "date 2022-03-08 NATO praised Ukraine."})
	until("5 articles read: 1 new, 4 as before")
	o.set("/b", strings.ReplaceAll(articlePage, "Biden", "Smith"))
	o.set("/feed", "<rss version=\"2.0\"><channel><title>Andes Daily</title>"+entryOf("/b", "Smith warned.")+entryOf("/a", "Biden warned.")+"</channel></rss>")
	until("1 other file passed over: 1 entry that is known")
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if n := o.sent("/a"); n != 1 {
		t.Errorf("a known page was sent %d times", n)
	}
	stdout, _ := w.must(exitOK, "stats", "--articles", "--output", "csv", "--store", "store")
	if n := strings.Count(stdout, "\n"); n != 8 {
		t.Errorf("%d lines:\n%s", n, stdout)
	}
	for _, args := range [][]string{{"watch"}, {"watch", "-"}, {"watch", "news", "--every", "1s"}, {"watch", "news", "--retry"}} {
		w.must(exitUsage, args...)
	}
}

// syncBuffer is a buffer that several goroutines use.
type syncBuffer struct {
	mu sync.Mutex
	b  strings.Builder
}

func (s *syncBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// TestModelInBetween has a language model drop what the rules found: the rules
// alone find it again afterwards.
func TestModelInBetween(t *testing.T) {
	w, _ := modelWorld(t, llmserver.OpenAI, verdicts(always("wrong")))
	w.must(exitOK, "build", "news")
	want, _ := w.must(exitOK, "export", "json")
	w.must(exitOK, "build", "news", "--extractor", "llm")
	if got, _ := w.must(exitOK, "export", "json"); got == want {
		t.Error("the model dropped nothing")
	}
	w.must(exitOK, "build", "news")
	if got, _ := w.must(exitOK, "export", "json"); got != want {
		t.Error("the rules do not find it again")
	}
}
