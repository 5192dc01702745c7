package ingest_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/ingest"
	"newsgraph/ingest/document"
)

// TestGovern reads the cases of testdata/govern.txt: a line "-- name", the text, a line
// "=", and the changes of office that must be found, with the terms that they give to
// offices, one a line; nothing where there is none.
func TestGovern(t *testing.T) {
	p, err := ingest.New(ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile("testdata/govern.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(string(b), "\n-- ")[1:]
	for _, c := range cases {
		name, rest, _ := strings.Cut(c, "\n")
		text, want, ok := strings.Cut(rest+"\n", "\n=\n")
		if !ok {
			t.Fatalf(`%s: no line "="`, name)
		}
		t.Run(name, func(t *testing.T) {
			g, err := p.Facts(t.Context(), document.Article{ID: "case", Date: "2023-05-12", Text: strings.TrimSpace(text)})
			if err != nil {
				t.Fatal(err)
			}
			if got := changesOf(g); got != strings.TrimSpace(want) {
				t.Errorf("got\n%s\nwant\n%s", got, strings.TrimSpace(want))
			}
		})
	}
	if len(cases) < 5 {
		t.Errorf("%d cases", len(cases))
	}
}

// changesOf lists the changes of office and the offices with a term, sorted.
func changesOf(g *graph.Graph) string {
	names := map[string]string{}
	for _, n := range g.Nodes {
		names[n.ID] = n.Name
	}
	var out []string
	for _, e := range g.Edges {
		switch {
		case e.Class == graph.Govern:
			out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s > %s (%s) %s %s", e.Relation, names[e.Source], names[e.Target], e.Title, e.Status, e.Date)))
		case e.From+e.Until != "":
			out = append(out, fmt.Sprintf("%s is %s of %s from %q until %q", names[e.Source], e.Title, names[e.Target], e.From, e.Until))
		}
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}
