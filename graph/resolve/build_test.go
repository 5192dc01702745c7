package resolve

import (
	"fmt"
	"strings"

	"newsgraph/graph"
)

// article builds a fragment from a short text, one node or edge a line:
//
//	doc d1 2022-01-10
//	node person:joe-biden person "Joe Biden" USA alias=Biden
//	edge person:joe-biden met person:vladimir-putin actual 2022-01-11
//	edge person:joe-biden holds_office country:USA title=President
//
// Words in double quotes may hold spaces; key=value sets a field.
func article(t failer, text string) *graph.Graph {
	t.Helper()
	g := &graph.Graph{}
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		words := split(line)
		if len(words) == 0 {
			continue
		}
		switch words[0] {
		case "doc":
			d := graph.Document{ID: words[1]}
			if len(words) > 2 {
				d.Date = words[2]
			}
			g.Documents = append(g.Documents, d)
		case "node":
			g.Nodes = append(g.Nodes, parseNode(t, words[1:]))
		case "edge":
			g.Edges = append(g.Edges, parseEdge(t, words[1:], g.Documents[0].ID, len(g.Edges)))
		default:
			t.Fatalf("unknown line %q", line)
		}
	}
	return g
}

// split cuts a line at spaces outside of double quotes.
func split(line string) []string {
	var out []string
	for k, part := range strings.Split(strings.TrimSpace(line), `"`) {
		if k%2 == 0 {
			out = append(out, strings.Fields(part)...)
		} else if n := len(out) - 1; n >= 0 && strings.HasSuffix(out[n], "=") {
			out[n] += part
		} else {
			out = append(out, part)
		}
	}
	return out
}

func parseNode(t failer, w []string) graph.Node {
	t.Helper()
	n := graph.Node{ID: w[0], Kind: graph.Kind(w[1]), Name: w[2]}
	for _, f := range w[3:] {
		key, value, ok := strings.Cut(f, "=")
		switch {
		case !ok:
			n.Country = f
		case key == "alias":
			n.Aliases = append(n.Aliases, value)
		case key == "date":
			n.Date = value
		case key == "format":
			n.Format = graph.Format(value)
		case key == "status":
			n.Status = graph.Status(value)
		case key == "sector":
			n.Sector = value
		default:
			t.Fatalf("unknown field %q", f)
		}
	}
	return n
}

func parseEdge(t failer, w []string, doc string, n int) graph.Edge {
	t.Helper()
	e := graph.Edge{ID: fmt.Sprint("e", n), Source: w[0], Relation: graph.Relation(w[1]), Target: w[2], Confidence: 0.5,
		Evidence: []graph.Evidence{{Document: doc, Start: 10 * n, End: 10*n + 5, Text: strings.Join(w, " ")}}}
	if d, ok := graph.Define(e.Relation); ok {
		e.Class, e.Cameo = d.Class, d.Cameo
	}
	for _, f := range w[3:] {
		key, value, ok := strings.Cut(f, "=")
		switch {
		case ok && key == "title":
			e.Title = value
		case ok && key == "about":
			e.About = value
		case ok && key == "by":
			e.ReportedBy = value
		case ok && key == "conf":
			fmt.Sscan(value, &e.Confidence)
		case strings.HasPrefix(f, "2") || strings.HasPrefix(f, "1"):
			e.Date = f
		default:
			e.Status = graph.Status(f)
		}
	}
	return e
}

// failer is a testing.TB or a test of rapid, as far as makers of articles need one.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}
