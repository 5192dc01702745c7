package source

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"newsgraph/ingest/source/fetch"
)

// web is a server of a test with pages by their paths; %s in them is its address.
func web(t *testing.T, pages map[string]string) (base string, o Options) {
	var s *httptest.Server
	s = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, ok := pages[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		io.WriteString(w, strings.ReplaceAll(text, "%s", s.URL))
	}))
	t.Cleanup(s.Close)
	return s.URL, Options{Web: fetch.New(fetch.Options{Private: true, Pause: time.Millisecond})}
}

func TestAddress(t *testing.T) {
	base, o := web(t, map[string]string{
		"/2022/03/07/fish": webpage(""), "/lines": `{"id": "a", "text": "Peru met Chile."}` + "\n" + `{"id": "b", "text": "They left."}`,
		"/all.zip": zipped(t, "c.txt", "Chile left.", "d.png", "\x89PNG\r\n\x1a\n\x00"), "/p.png": "\x89PNG\r\n\x1a\n\x00",
	})
	host := strings.TrimPrefix(base, "http://")
	articles, skipped := read(t, o, base+"/2022/03/07/fish", base+"/lines", base+"/all.zip", base+"/p.png", base+"/gone")
	same(t, "ids", ids(articles), []string{host + "/2022/03/07/fish", "c", "a", "b"})
	a := articles[0]
	if a.Source != base+"/2022/03/07/fish" || a.URL != a.Source || a.Date != "2022-03-07" || a.DateFrom != "address" || !strings.HasSuffix(a.Text, story) {
		t.Errorf("%+v", a)
	}
	same(t, "skipped", skipped, []string{
		base + "/gone: status 404 Not Found; check the address",
		base + "/p.png: PNG image, not read; see newsgraph help inputs for what is",
	})
}

// feedOf is a feed of entries: pairs of a path and a description.
func feedOf(entries ...string) string {
	var b strings.Builder
	b.WriteString(`<rss version="2.0"><channel><title>Andes Daily</title>`)
	for i := 0; i < len(entries); i += 2 {
		fmt.Fprintf(&b, `<item><title>Entry %s</title><link>%%s%s</link><pubDate>Sun, 06 Mar 2022 10:00:00 GMT</pubDate><description>%s</description></item>`, entries[i], entries[i], entries[i+1])
	}
	return b.String() + `</channel></rss>`
}

// TestFeedOfAddresses fetches the pages of entries that are summaries only.
func TestFeedOfAddresses(t *testing.T) {
	long := strings.Repeat("Peru met Chile and they talked about fish for a while. ", 20)
	base, o := web(t, map[string]string{
		"/feed": feedOf("/2022/03/07/fish", "Peru met.", "/whole", long, "/gone", "Chile left.", "/known", "They met."), "/2022/03/07/fish": webpage(""), "/whole": "never",
	})
	host := strings.TrimPrefix(base, "http://")
	var doubts, passed []string
	o.Doubt = func(p *Problem) { doubts = append(doubts, p.Error()) }
	o.Passed = func(p Passed) { passed = append(passed, p.Kind) }
	o.Known = func(address string) bool { return strings.HasSuffix(address, "/known") }
	articles, skipped := read(t, o, base+"/feed")
	same(t, "skipped", skipped, nil)
	same(t, "ids", ids(articles), []string{host + "/2022/03/07/fish", host + "/whole", host + "/gone"})
	if a := articles[0]; a.Date != "2022-03-06" || a.DateFrom != "record" || !strings.HasSuffix(a.Text, story) || a.Title != "Ministers talk about fish" {
		t.Errorf("%+v", a)
	}
	if a := articles[2]; a.Text != "Entry /gone\n\nChile left." || a.Publisher != "Andes Daily" {
		t.Errorf("%+v", a)
	}
	same(t, "doubts", doubts, []string{base + "/gone: status 404 Not Found; kept the summary of the feed; check the address"})
	same(t, "passed", passed, []string{"entry that is known"})
	// A feed in a file is read without the network.
	tree(t, map[string]string{"feed.xml": strings.ReplaceAll(feedOf("/2022/03/07/fish", "Peru met."), "%s", base)})
	if articles, _ := read(t, o, "feed.xml"); len(articles) != 1 || articles[0].Text != "Entry /2022/03/07/fish\n\nPeru met." {
		t.Errorf("%+v", articles)
	}
}
