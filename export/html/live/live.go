// Package live serves the explorer on the machine it runs on.
//
// The page is the one that package html writes; its data come from a function
// that reads the graph anew for each request, and the page asks again from time
// to time. The server only reads. It answers loopback connections that call it
// by a loopback name, so that neither the network nor a foreign web page that
// points its own host name at 127.0.0.1 can read the graph.
package live

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"net/http"
	"reflect"
	"sync"
	"time"

	"newsgraph/export/html"
	"newsgraph/graph"
)

// dataPath is where the page finds its data, relative to the page.
const dataPath = "data.json"

// Source returns the graph as it now is, which must not change afterwards. It is
// called from several goroutines.
type Source func(context.Context) (*graph.Graph, error)

// NewHandler returns the handler of the page and its data. It refuses, with
// status 403, requests whose Host is not a loopback name with the port that
// they came in on, and requests that another site's page caused; with 405, any
// method but GET and HEAD; and answers 500 with the error where source fails.
func NewHandler(source Source, o html.Options) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { servePage(w, r, o) })
	mux.Handle("GET /"+dataPath, &data{source: source, options: o})
	return Guard(mux)
}

// Guard returns a handler that passes on what comes from this machine, and refuses with
// status 403 what NewHandler refuses.
func Guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		setHeaders(w.Header())
		if !localHost(r) || crossSite(r) {
			http.Error(w, "refused: this server answers only on this machine, under localhost or 127.0.0.1", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func setHeaders(h http.Header) {
	h.Set("Content-Security-Policy", html.ShellPolicy()+"; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cache-Control", "no-cache")
}

// localHost tells whether the request names this server by a loopback name. A
// page of another site that rebinds its name to 127.0.0.1 still sends that name.
func localHost(r *http.Request) bool {
	host, port, err := net.SplitHostPort(r.Host)
	if err != nil {
		host, port = r.Host, "80" // a browser leaves the default port out
	}
	if addr, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr); ok {
		if _, own, err := net.SplitHostPort(addr.String()); err == nil && own != port {
			return false
		}
	}
	return host == "localhost" || isLoopback(host)
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// crossSite tells whether the browser says that another site's page asks for
// the data. Opening the page itself from a link is allowed.
func crossSite(r *http.Request) bool {
	site := r.Header.Get("Sec-Fetch-Site")
	return (site == "cross-site" || site == "same-site") && r.Header.Get("Sec-Fetch-Mode") != "navigate"
}

func servePage(w http.ResponseWriter, r *http.Request, o html.Options) {
	var page bytes.Buffer
	if err := html.WriteShell(&page, dataPath, o); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(page.Bytes()))
}

// data serves the page's data. The last answer is kept, since a page asks every
// few seconds and the places of a large graph take as long to work out.
type data struct {
	source  Source
	options html.Options

	mu    sync.Mutex
	graph *graph.Graph // of the answer, or nil
	bytes []byte
	etag  string
}

// ServeHTTP answers with an ETag over the bytes, so that a page that asks again
// gets 304 while nothing has changed.
func (d *data) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g, err := d.source(r.Context())
	if err != nil {
		http.Error(w, "reading the graph: "+err.Error(), http.StatusInternalServerError)
		return
	}
	answer, etag, err := d.answer(g)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("ETag", etag)
	w.Header().Set("Content-Type", "application/json")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(answer))
}

// answer returns the data of g, made anew only where g differs from the last.
func (d *data) answer(g *graph.Graph) (answer []byte, etag string, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.graph != nil && reflect.DeepEqual(g, d.graph) {
		return d.bytes, d.etag, nil
	}
	var b bytes.Buffer
	if err := html.WriteData(&b, g, d.options); err != nil {
		return nil, "", err
	}
	sum := sha256.Sum256(b.Bytes())
	d.graph, d.bytes, d.etag = g, b.Bytes(), `"`+hex.EncodeToString(sum[:])+`"`
	return d.bytes, d.etag, nil
}

// Listen opens addr ("127.0.0.1:8080", "localhost:0", ":8080") on loopback. An
// address without a host means 127.0.0.1; a host that is not loopback is an
// error, and nothing is opened.
func Listen(addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("address %q: want HOST:PORT, such as 127.0.0.1:8080: %w", addr, err)
	}
	switch {
	case host == "" || host == "localhost":
		host = "127.0.0.1"
	case !isLoopback(host):
		return nil, fmt.Errorf("address %q is not loopback: the explorer is served on this machine only; use 127.0.0.1:%s", addr, port)
	}
	return net.Listen("tcp", net.JoinHostPort(host, port))
}

// Serve answers requests on l until ctx ends, then lets running ones finish. It
// returns nil when ctx ended it.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	server := &http.Server{
		Handler: h,
		// A local browser sends its header at once; more is a stuck client.
		ReadHeaderTimeout: 10 * time.Second,
	}
	drained := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(drained)
		// Running answers are short; those that are not are cut off.
		grace, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		defer cancel()
		if server.Shutdown(grace) != nil {
			server.Close()
		}
	})
	err := server.Serve(l)
	if stop() || !errors.Is(err, http.ErrServerClosed) {
		return err // it ended by itself
	}
	<-drained
	return nil
}
