package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
)

// site is a server of a test; asked lists the requests that it got.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
}

func newSite(t *testing.T, pages map[string]http.HandlerFunc) *site {
	s := &site{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r.URL.RequestURI())
		s.mu.Unlock()
		if h := pages[r.URL.Path]; h != nil {
			h(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func says(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, text) }
}

func leads(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) }
}

// quick are options for servers of the tests.
func quick() Options {
	return Options{Private: true, Pause: time.Millisecond, Timeout: 5 * time.Second, MaxBytes: 1 << 20}
}

func TestGet(t *testing.T) {
	var head http.Header
	s := newSite(t, map[string]http.HandlerFunc{
		"/a": func(w http.ResponseWriter, r *http.Request) {
			head = r.Header
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			http.SetCookie(w, &http.Cookie{Name: "track", Value: "1"})
			io.WriteString(w, "Peru met Chile.")
		},
		"/old": leads("/a?x=1#top"),
	})
	c := New(quick())
	for range 2 {
		p, err := c.Get(t.Context(), s.URL+"/old#part")
		if err != nil || string(p.Body) != "Peru met Chile." || p.Address != s.URL+"/a?x=1" || p.ContentType != "text/html; charset=utf-8" || p.Unchanged {
			t.Fatalf("%+v, %v", p, err)
		}
	}
	if head.Get("Cookie") != "" || !strings.HasPrefix(head.Get("User-Agent"), "newsgraph/") || head.Get("Referer") != "" {
		t.Errorf("headers %v", head)
	}
	// The rules are asked for once.
	if got := fmt.Sprint(s.asked); got != "[/robots.txt /old /a?x=1 /old /a?x=1]" {
		t.Errorf("asked %s", got)
	}
}

func TestRobots(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/robots.txt": says("User-agent: *\nDisallow: /\n\nUser-agent: newsgraph\nDisallow: /private\n"),
		"/a":          says("open"), "/private/b": says("closed"), "/to": leads("/private/b"),
	})
	c := New(quick())
	if _, err := c.Get(t.Context(), s.URL+"/a"); err != nil {
		t.Error(err)
	}
	for _, path := range []string{"/private/b", "/to"} {
		_, err := c.Get(t.Context(), s.URL+path)
		if err == nil || err.Error() != s.URL+"/private/b: its robots.txt forbids it; save the page with a browser" {
			t.Errorf("%s: %v", path, err)
		}
	}
	for _, asked := range s.asked {
		if strings.HasPrefix(asked, "/private") {
			t.Errorf("asked for %s", asked)
		}
	}
	// A host that has trouble with its rules is left alone, and asked again later.
	trouble := true
	s = newSite(t, map[string]http.HandlerFunc{
		"/robots.txt": func(w http.ResponseWriter, _ *http.Request) {
			if trouble {
				w.WriteHeader(http.StatusBadGateway)
			}
		},
		"/a": says("open"),
	})
	if _, err := c.Get(t.Context(), s.URL+"/a"); err == nil || !strings.Contains(err.Error(), "its rules for robots cannot be had (status 502 Bad Gateway)") {
		t.Error(err)
	}
	trouble = false
	if _, err := c.Get(t.Context(), s.URL+"/a"); err != nil {
		t.Error(err)
	}
}

// TestPause measures that requests to one host are spaced, by the host's own wish
// where that is longer, while those to others go on.
func TestPause(t *testing.T) {
	o := quick()
	o.Pause = 80 * time.Millisecond
	c := New(o)
	s := newSite(t, map[string]http.HandlerFunc{"/robots.txt": says("User-agent: *\nCrawl-delay: 0.2\n"), "/a": says("a")})
	other := newSite(t, map[string]http.HandlerFunc{"/a": says("a")})
	begin := time.Now()
	var all sync.WaitGroup
	for _, base := range []string{s.URL, s.URL, s.URL, other.URL} {
		all.Go(func() {
			if _, err := c.Get(t.Context(), base+"/a"); err != nil {
				t.Error(err)
			}
			if spent := time.Since(begin); base == other.URL && spent > 400*time.Millisecond {
				t.Errorf("the other host waited %v", spent)
			}
		})
	}
	all.Wait()
	// The rules, 80 ms, a page, 200 ms, a page, 200 ms, a page.
	if spent := time.Since(begin); spent < 480*time.Millisecond {
		t.Errorf("four requests to one host in %v", spent)
	}
}

func TestConditional(t *testing.T) {
	full := 0
	s := newSite(t, map[string]http.HandlerFunc{
		"/tag": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", `"7"`)
			if r.Header.Get("If-None-Match") == `"7"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			full++
			w.Header().Set("Content-Type", "text/plain")
			io.WriteString(w, "line\nline")
		},
		"/day": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Last-Modified", "Mon, 07 Mar 2022 10:00:00 GMT")
			if r.Header.Get("If-Modified-Since") == "Mon, 07 Mar 2022 10:00:00 GMT" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			full++
			io.WriteString(w, "line\nline")
		},
	})
	o := quick()
	o.Cache = t.TempDir() + "/web"
	for _, path := range []string{"/tag", "/day"} {
		for i := range 3 {
			p, err := New(o).Get(t.Context(), s.URL+path) // a new client, as after a restart
			if err != nil || string(p.Body) != "line\nline" || p.Unchanged != (i > 0) {
				t.Errorf("%s: %+v, %v", path, p, err)
			}
		}
	}
	if full != 2 {
		t.Errorf("%d answers were sent in full, want 2", full)
	}
	// A damaged answer is fetched anew.
	files, _ := os.ReadDir(o.Cache)
	for _, f := range files {
		if err := os.WriteFile(o.Cache+"/"+f.Name(), []byte("{"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if p, err := New(o).Get(t.Context(), s.URL+"/tag"); err != nil || p.Unchanged {
		t.Errorf("%+v, %v", p, err)
	}
}

// TestPrivate lets nothing lead into this machine: neither the address itself, nor
// a redirect, nor a name.
func TestPrivate(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/a": says("secret")})
	o := quick()
	o.Private = false
	port := s.URL[strings.LastIndex(s.URL, ":"):]
	for _, address := range []string{s.URL + "/a", "http://localhost" + port + "/a", "http://[::ffff:127.0.0.1]" + port + "/a", "http://0.0.0.0" + port + "/a", "http://2130706433" + port + "/a"} {
		p, err := New(o).Get(t.Context(), address)
		if err == nil {
			t.Errorf("%s: %s", address, p.Body)
		} else if !strings.Contains(err.Error(), "2130706433") && !errors.Is(err, errPrivate) {
			t.Errorf("%s: %v", address, err)
		}
	}
	_, err := New(o).Get(t.Context(), s.URL+"/a")
	if err == nil || err.Error() != s.URL+"/robots.txt: leads to this machine or a private network; allow it with --allow-private" {
		t.Error(err)
	}
	if len(s.asked) > 0 {
		t.Errorf("asked %v", s.asked)
	}
	for address, want := range map[string]bool{
		"93.184.216.34": true, "2606:4700::1": true, "127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false,
		"169.254.169.254": false, "100.64.0.1": false, "0.0.0.0": false, "224.0.0.1": false, "255.255.255.255": false, "198.18.0.1": false,
		"::1": false, "::": false, "fe80::1": false, "fc00::1": false, "ff02::1": false, "::ffff:10.0.0.1": false, "64:ff9b::7f00:1": false,
		"2002:7f00:1::": false, "2001:db8::1": false, "::7f00:1": false,
	} {
		if got := public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: public = %v", address, got)
		}
	}
}

// TestRedirects goes from a page to where nothing should be fetched.
func TestRedirects(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/file": leads("file:///etc/passwd"), "/mail": leads("http://127.0.0.1:25/"), "/user": leads("http://u:secret@127.0.0.1/"),
		"/loop": leads("/loop"), "/none": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusFound) },
		"/bad": leads("http://%zz/"),
	})
	for path, want := range map[string]string{
		"/file": `an address of the kind "file"`, "/mail": "port 25 is none of the web", "/user": "an address with a user name",
		"/loop": "more than 5 redirects", "/none": "status 302 Found", "/bad": "failed to parse Location header",
	} {
		_, err := New(quick()).Get(t.Context(), s.URL+path)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
	if n := len(s.asked); n > 2*6+maxRedirects {
		t.Errorf("%d requests", n)
	}
}

// TestRedirectInward has a public page that leads inward: the connection is
// refused although the first one was allowed.
func TestRedirectInward(t *testing.T) {
	inner := newSite(t, map[string]http.HandlerFunc{"/a": says("secret")})
	o := quick()
	o.Private = false
	c := New(o)
	_, err := c.follow(t.Context(), mustParse(t, "https://news.example/"), func(ctx context.Context, u *url.URL) (*answer, error) {
		if u.Host == "news.example" {
			return &answer{redirect: inner.URL + "/a"}, nil
		}
		return c.once(ctx, u)
	})
	if !errors.Is(err, errPrivate) || len(inner.asked) > 0 {
		t.Errorf("%v, asked %v", err, inner.asked)
	}
}

func mustParse(t *testing.T, s string) *url.URL {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// TestBounds has answers that never end, or are too large.
func TestBounds(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	io.CopyN(z, zeros{}, 64<<20)
	z.Close()
	stop := make(chan struct{})
	s := newSite(t, map[string]http.HandlerFunc{
		"/large": func(w http.ResponseWriter, _ *http.Request) { io.CopyN(w, zeros{}, 3<<20) },
		"/bomb": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(bomb.Bytes())
		},
		"/silent": func(_ http.ResponseWriter, r *http.Request) {
			select {
			case <-stop:
			case <-r.Context().Done():
			}
		},
		"/drip": func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				io.WriteString(w, "a")
				w.(http.Flusher).Flush()
				time.Sleep(10 * time.Millisecond)
			}
		},
		"/cut": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			io.WriteString(w, "a")
		},
	})
	defer close(stop)
	o := quick()
	o.Timeout = 300 * time.Millisecond
	for path, want := range map[string]string{
		"/large": "longer than 1 MB; raise --max-page", "/bomb": "longer than 1 MB; raise --max-page",
		"/silent": "not here within 300ms; try again, or allow more with --page-timeout", "/drip": "not here within 300ms",
		"/cut": "cannot be fetched: unexpected EOF", "/gone": "status 404 Not Found; check the address",
	} {
		begin := time.Now()
		_, err := New(o).Get(t.Context(), s.URL+path)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
		if spent := time.Since(begin); spent > 4*time.Second {
			t.Errorf("%s took %v", path, spent)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := New(quick()).Get(ctx, s.URL+"/silent"); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// TestBusy waits for a server that asks to, once, and not for long.
func TestBusy(t *testing.T) {
	n := 0
	s := newSite(t, map[string]http.HandlerFunc{
		"/soon": func(w http.ResponseWriter, _ *http.Request) {
			if n++; n == 1 {
				w.Header().Set("Retry-After", "1")
				w.WriteHeader(http.StatusTooManyRequests)
				return
			}
			io.WriteString(w, "now")
		},
		"/late": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(http.StatusServiceUnavailable)
		},
	})
	begin := time.Now()
	if p, err := New(quick()).Get(t.Context(), s.URL+"/soon"); err != nil || string(p.Body) != "now" || time.Since(begin) < 900*time.Millisecond {
		t.Errorf("%+v, %v after %v", p, err, time.Since(begin))
	}
	if _, err := New(quick()).Get(t.Context(), s.URL+"/late"); err == nil || !strings.HasSuffix(err.Error(), "/late: the server is busy (status 503); try again in 1h0m0s") {
		t.Error(err)
	}
	for s, want := range map[string]time.Duration{"7": 7 * time.Second, "0": time.Second, "": busy, "soon": busy, "Mon, 07 Mar 2022 10:00:00 GMT": time.Second} {
		if got := retryAfter(s); got != want {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
}

func TestNoAddress(t *testing.T) {
	for address, want := range map[string]string{
		"http://\x7f/": "no address", "ftp://a.example/": `an address of the kind "ftp"`, "https:///a": "an address without a host",
		"http://a.example:22/": "port 22 is none of the web", "http://u@a.example/": "an address with a user name",
	} {
		var e *Error
		if _, err := New(Options{}).Get(t.Context(), address); !errors.As(err, &e) || e.Reason != want && !strings.HasPrefix(e.Reason, want) || e.Remedy == "" {
			t.Errorf("%q: %v", address, err)
		}
	}
}
