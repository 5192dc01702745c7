package fact_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/ingest"
	"newsgraph/ingest/document"
	"newsgraph/ingest/fact"
)

// assemble reads a text by the rules and makes a fragment of it.
func assemble(t *testing.T, text string) *graph.Graph {
	t.Helper()
	rules, err := ingest.Rules()
	if err != nil {
		t.Fatal(err)
	}
	p, err := ingest.New(ingest.Options{Extract: []ingest.Stage{rules, ingest.Offices()}})
	if err != nil {
		t.Fatal(err)
	}
	a, err := p.Analyse(context.Background(), document.Article{ID: "a", Title: "News", Date: "2023-05-12", URL: "https://example.org/a", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return fact.Assemble(a.Document, a.Result)
}

// edges are those of the relation as "source > target".
func edges(g *graph.Graph, r graph.Relation) []string {
	names := map[string]string{}
	for _, n := range g.Nodes {
		names[n.ID] = n.Name
	}
	var out []string
	for _, e := range g.Edges {
		if e.Relation == r {
			out = append(out, names[e.Source]+" > "+names[e.Target])
		}
	}
	slices.Sort(out)
	return out
}

func TestAssemble(t *testing.T) {
	g := assemble(t, "Kenyan President William Ruto met Ugandan President Yoweri Museveni in Kampala on Monday. "+
		"Norway put forward a draft treaty on fishing to Chile on Tuesday. Norway is a member of NATO. "+
		"The finance minister of Peru, Ana Soto, criticized Chile. Peru criticized Chile again.")
	for _, c := range []struct {
		relation graph.Relation
		want     string
	}{
		{graph.Met, "William Ruto > Yoweri Museveni"},
		{graph.HoldsOffice, "William Ruto > Kenya"},
		{graph.Proposed, "Norway > Chile"},
		{graph.Criticized, "Ana Soto > Chile"},
		{graph.MentionedIn, "Norway > News"},
	} {
		if got := edges(g, c.relation); !slices.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q among them", c.relation, got, c.want)
		}
	}
	kinds := map[graph.Kind]int{}
	for _, n := range g.Nodes {
		kinds[n.Kind]++
	}
	if kinds[graph.Article] != 1 || kinds[graph.Meeting] != 1 || kinds[graph.Paper] != 1 || kinds[graph.Person] < 3 {
		t.Errorf("kinds %v", kinds)
	}
	if got := edges(g, graph.ParticipatedIn); len(got) != 2 {
		t.Errorf("participants of the meeting: %q", got)
	}
	if got := edges(g, graph.Authored); len(got) != 1 || !strings.HasPrefix(got[0], "Norway > ") {
		t.Errorf("authors of the draft: %q", got)
	}
}

// TestEvidence wants a sentence of the text behind every edge.
func TestEvidence(t *testing.T) {
	text := "Norway criticized Chile on Monday. Later, Norway criticized Chile on Monday again."
	g := assemble(t, text)
	for _, e := range g.Edges {
		if len(e.Evidence) == 0 {
			t.Errorf("%s of %s without evidence", e.Relation, e.Source)
		}
		for _, v := range e.Evidence {
			if v.Document == "" || !strings.Contains(text, strings.TrimSpace(v.Text)) {
				t.Errorf("%s: evidence %+v is not of the text", e.Relation, v)
			}
		}
		if e.Relation == graph.Criticized && len(e.Evidence) != 2 {
			t.Errorf("one act that is told twice has %d sentences", len(e.Evidence))
		}
	}
	if got := edges(g, graph.Criticized); len(got) != 1 {
		t.Errorf("acts %q", got)
	}
}

func TestNames(t *testing.T) {
	if got := fact.ArticleID("x"); got != "article:x" {
		t.Error(got)
	}
	if a, b := fact.Slug("Draft Treaty, on Fishing!"), fact.Slug("draft treaty on fishing"); a == "" || a != b {
		t.Errorf("slugs %q and %q", a, b)
	}
	d := fact.Describe(&document.Article{ID: "a", Title: "T", Date: "2023-05-12", URL: "u", Text: "Text."})
	if d.Title != "T" || d.Date != "2023-05-12" {
		t.Errorf("described as %+v", d)
	}
}
