package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	stdhtml "html"
	"io"
	"strings"
	"sync"

	"newsgraph/export/identifier"
	"newsgraph/graph"
)

//go:embed page.html
var skeleton string

//go:embed dist/explorer.js
var script string

//go:embed dist/explorer.css
var style string

// DefaultTitle heads a page whose Options give no title.
const DefaultTitle = "News graph"

// Point is a place in the plane. Units are free: the page scales the picture
// to its window. Y grows upwards.
type Point struct{ X, Y float64 }

// Options says how a page is made. The zero value is a sound default.
type Options struct {
	// Title heads the page; empty means DefaultTitle.
	Title string
	// Layout gives each node its place, by node id. The page uses the places for
	// large graphs; up to some hundred nodes it lays out itself, with room for
	// their names, and any graph of which a place is missing or not finite. What
	// the page computes is always the same for the same graph.
	Layout func(*graph.Graph) map[string]Point
	// IDs say where things lie on Earth, for the map; nil means
	// identifier.Default().
	IDs *identifier.Table
	// Most is how many edges a page holds; 0 means MostEdges. Of a larger graph the
	// mentions in articles are left out first, then the weakest edges, and the page
	// says so.
	Most int
	// Edit is the address that takes corrections, of the same origin as the page; empty
	// for a page that only shows.
	Edit string
}

// MostEdges is the number of edges that a browser opens within seconds; their page has
// some ten megabytes.
const MostEdges = 50_000

func (o Options) most() int {
	if o.Most == 0 {
		return MostEdges
	}
	return o.Most
}

func (o Options) title() string {
	if o.Title == "" {
		return DefaultTitle
	}
	return o.Title
}

// Write writes g as one self-contained HTML file in UTF-8. The nodes and edges
// appear in the order of g, so a sorted graph gives the same bytes each time.
// The only errors are those of w and of values that JSON cannot hold (a
// confidence that is not a number).
func Write(w io.Writer, g *graph.Graph, o Options) error {
	return writePage(w, o.title(), policyFor("'none'"), func(w io.Writer) error {
		return WriteData(w, g, o)
	})
}

// WriteShell writes the page without a graph: it fetches its data from dataURL,
// which must serve what WriteData writes and be of the same origin.
func WriteShell(w io.Writer, dataURL string, o Options) error {
	return writePage(w, o.title(), ShellPolicy(), func(w io.Writer) error {
		data, err := json.Marshal(map[string]string{"title": o.title(), "live": dataURL})
		if err != nil {
			return err
		}
		_, err = w.Write(data)
		return err
	})
}

// ShellPolicy is the Content-Security-Policy of a page that WriteShell wrote.
// A server adds frame-ancestors, which only works as a header.
func ShellPolicy() string { return policyFor("'self'") }

// policyFor allows the page's own script and style sheet by hash, pictures that
// the page itself makes (export of the view), and requests to connect only.
func policyFor(connect string) string {
	return fmt.Sprintf("default-src 'none'; script-src %s; style-src %s; img-src data: blob:; "+
		"connect-src %s; base-uri 'none'; form-action 'none'",
		scriptHash(), styleHash(), connect)
}

var (
	scriptHash = sync.OnceValue(func() string { return hashSource(script) })
	styleHash  = sync.OnceValue(func() string { return hashSource(style) })
)

// hashSource is the CSP source expression that allows exactly text.
func hashSource(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// writePage fills the marks of the skeleton, in the order in which they stand.
func writePage(w io.Writer, title, policy string, data func(io.Writer) error) error {
	text := func(s string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
	}
	fill := map[string]func(io.Writer) error{
		"policy": text(stdhtml.EscapeString(policy)),
		"title":  text(stdhtml.EscapeString(title)),
		"style":  text(style),
		"data":   data,
		"script": text(script),
	}
	rest := skeleton
	for {
		before, after, found := strings.Cut(rest, "{{")
		if _, err := io.WriteString(w, before); err != nil || !found {
			return err
		}
		mark, tail, _ := strings.Cut(after, "}}")
		if err := fill[mark](w); err != nil {
			return err
		}
		rest = tail
	}
}
