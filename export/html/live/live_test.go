package live_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"newsgraph/export/html"
	"newsgraph/export/html/live"
	"newsgraph/graph"
)

func serve(t *testing.T, source live.Source) (url string) {
	t.Helper()
	l, err := live.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- live.Serve(ctx, l, live.NewHandler(source, html.Options{Title: "Test"})) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
	return "http://" + l.Addr().String()
}

func one(context.Context) (*graph.Graph, error) {
	return &graph.Graph{Nodes: []graph.Node{{ID: "n", Kind: graph.Person, Name: "Ada Stone"}}}, nil
}

// ask sends one request; change may alter it before.
func ask(t *testing.T, method, url string, change func(*http.Request)) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(r)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(body)
}

func TestPageAndData(t *testing.T) {
	url := serve(t, one)
	resp, page := ask(t, "GET", url+"/", nil)
	if resp.StatusCode != 200 || !strings.Contains(page, `"live":"data.json"`) || strings.Contains(page, "Ada Stone") {
		t.Errorf("status %d; the page must fetch its data", resp.StatusCode)
	}
	resp, data := ask(t, "GET", url+"/data.json", nil)
	if resp.StatusCode != 200 || !strings.Contains(data, "Ada Stone") {
		t.Errorf("data: status %d, %q", resp.StatusCode, data)
	}
	etag := resp.Header.Get("ETag")
	resp, _ = ask(t, "GET", url+"/data.json", func(r *http.Request) { r.Header.Set("If-None-Match", etag) })
	if resp.StatusCode != http.StatusNotModified {
		t.Errorf("unchanged data: status %d, want 304", resp.StatusCode)
	}
}

// TestSameGraphIsLaidOutOnce asks for a graph again and again; its places are
// worked out anew only when it has changed.
func TestSameGraphIsLaidOutOnce(t *testing.T) {
	nodes, layouts := 1, 0
	handler := live.NewHandler(func(context.Context) (*graph.Graph, error) {
		return &graph.Graph{Nodes: make([]graph.Node, nodes)}, nil
	}, html.Options{Layout: func(*graph.Graph) map[string]html.Point {
		layouts++
		return map[string]html.Point{"": {X: 1234}}
	}})
	for i, want := range []struct{ nodes, layouts int }{{1, 1}, {1, 1}, {2, 2}, {2, 2}, {1, 3}} {
		nodes = want.nodes
		r := httptest.NewRequest("GET", "http://localhost/data.json", nil)
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "1234") || layouts != want.layouts {
			t.Errorf("request %d: status %d, %d layouts, want %d", i, w.Code, layouts, want.layouts)
		}
	}
}

func TestHeaders(t *testing.T) {
	url := serve(t, one)
	for _, path := range []string{"/", "/data.json", "/nothing"} {
		resp, _ := ask(t, "GET", url+path, nil)
		policy := resp.Header.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "script-src 'sha256-", "style-src 'sha256-", "connect-src 'self'", "frame-ancestors 'none'"} {
			if !strings.Contains(policy, want) {
				t.Errorf("%s: policy %q lacks %s", path, policy, want)
			}
		}
		if strings.Contains(policy, "unsafe") {
			t.Errorf("%s: policy %q is not strict", path, policy)
		}
		if resp.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: sniffing is allowed", path)
		}
		for name := range resp.Header {
			if strings.HasPrefix(name, "Access-Control-") {
				t.Errorf("%s: header %s opens the data to other sites", path, name)
			}
		}
	}
}

func TestRefusals(t *testing.T) {
	url := serve(t, one)
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(url, "http://"))
	host := func(h string) func(*http.Request) { return func(r *http.Request) { r.Host = h } }
	header := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	tests := []struct {
		name, method, path string
		change             func(*http.Request)
		want               int
	}{
		{"own address", "GET", "/", nil, 200},
		{"localhost", "GET", "/", host("localhost:" + port), 200},
		{"IPv6 loopback", "GET", "/", host("[::1]:" + port), 200},
		{"head", "HEAD", "/data.json", nil, 200},
		{"rebound name", "GET", "/data.json", host("evil.example:" + port), 403},
		{"name like localhost", "GET", "/", host("localhost.evil.example:" + port), 403},
		{"public address", "GET", "/", host("192.0.2.7:" + port), 403},
		{"other port", "GET", "/", host("localhost:1"), 403},
		{"no port", "GET", "/", host("localhost"), 403},
		{"foreign page", "GET", "/data.json", header("Sec-Fetch-Site", "cross-site"), 403},
		{"own page", "GET", "/data.json", header("Sec-Fetch-Site", "same-origin"), 200},
		{"post", "POST", "/", nil, 405},
		{"delete", "DELETE", "/data.json", nil, 405},
		{"unknown path", "GET", "/etc/passwd", nil, 404},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if resp, _ := ask(t, tt.method, url+tt.path, tt.change); resp.StatusCode != tt.want {
				t.Errorf("status %d, want %d", resp.StatusCode, tt.want)
			}
		})
	}
}

func TestLinkFromElsewhereOpensThePage(t *testing.T) {
	resp, _ := ask(t, "GET", serve(t, one)+"/", func(r *http.Request) {
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		r.Header.Set("Sec-Fetch-Mode", "navigate")
	})
	if resp.StatusCode != 200 {
		t.Errorf("status %d, want 200", resp.StatusCode)
	}
}

func TestSourceError(t *testing.T) {
	url := serve(t, func(context.Context) (*graph.Graph, error) { return nil, errors.New("store is locked") })
	resp, body := ask(t, "GET", url+"/data.json", nil)
	if resp.StatusCode != 500 || !strings.Contains(body, "store is locked") {
		t.Errorf("status %d, %q", resp.StatusCode, body)
	}
}

func TestListenOnlyOnLoopback(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:0", "192.0.2.7:0", "[::]:0", "example.org:0", "8080"} {
		if l, err := live.Listen(addr); err == nil {
			l.Close()
			t.Errorf("Listen(%q) opened %s", addr, l.Addr())
		}
	}
	for _, addr := range []string{":0", "localhost:0", "127.0.0.1:0"} {
		l, err := live.Listen(addr)
		if err != nil {
			t.Errorf("Listen(%q): %v", addr, err)
			continue
		}
		if !l.Addr().(*net.TCPAddr).IP.IsLoopback() {
			t.Errorf("Listen(%q) opened %s", addr, l.Addr())
		}
		l.Close()
	}
}

// A handler without a listener (as under another server) still checks the name.
func TestHandlerAlone(t *testing.T) {
	w := httptest.NewRecorder()
	r := httptest.NewRequest("GET", "http://evil.example/", nil)
	live.NewHandler(one, html.Options{}).ServeHTTP(w, r)
	if w.Code != http.StatusForbidden {
		t.Errorf("status %d, want 403", w.Code)
	}
}

func TestServeEndsWithItsContext(t *testing.T) {
	l, err := live.Listen(":0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := live.Serve(ctx, l, live.NewHandler(one, html.Options{})); err != nil {
		t.Errorf("Serve: %v", err)
	}
}
