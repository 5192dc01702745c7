package resolve

import (
	"strings"
	"testing"

	"newsgraph/graph"
)

func TestEdgesOfSeveralArticlesAreOne(t *testing.T) {
	g := graphOf(t, fragments(t, `
doc a 2022-03-02
node person:berg person "Ada Berg" NOR
node person:j person "Katrin Jonsdottir" ISL
node media:m media "Fjord Times"
edge person:j met person:berg actual 2022-03-01 conf=0.6 about=cod

doc b 2022-03-03
node person:berg person "Ada Berg" NOR
node person:j person "Katrin Jonsdottir" ISL
node media:m media "Fjord Times"
edge person:berg met person:j actual 2022-03-01 conf=0.8 about=herring by=media:m
edge person:berg met person:j planned 2022-04-01
edge person:berg criticized person:berg actual`))
	if len(g.Edges) != 2 {
		t.Fatalf("got %d edges, want 2: %v", len(g.Edges), g.Edges)
	}
	for _, e := range g.Edges {
		if e.Status == graph.Planned {
			if e.DateReported != "2022-03-03" {
				t.Errorf("reported %q, want the date of its article", e.DateReported)
			}
			if e.Confidence != 0.5 || len(e.Evidence) != 1 {
				t.Errorf("the edge of one article changed: %+v", e)
			}
			continue
		}
		if e.Source != "ada-berg" || e.Target != "katrin-jonsdottir" {
			t.Errorf("ends are not in order: %s, %s", e.Source, e.Target)
		}
		if e.About != "herring" || e.ReportedBy != "fjord-times" {
			t.Errorf("details are not of the surest article: %q, %q", e.About, e.ReportedBy)
		}
		if e.DateReported != "2022-03-02" {
			t.Errorf("reported %q, want the date of the earlier article", e.DateReported)
		}
		if e.Confidence != 0.92 { // 1 - 0.4*0.2
			t.Errorf("confidence %v, want 0.92", e.Confidence)
		}
		if len(e.Evidence) != 2 || e.Evidence[0].Document != "a" {
			t.Errorf("evidence %v", e.Evidence)
		}
	}
}

// TestCopiesAreOneWitness gives one act to articles of which some tell one story
// over: these count once, whichever of them is there.
func TestCopiesAreOneWitness(t *testing.T) {
	news := `
doc a 2022-03-04
node person:berg person "Ada Berg" NOR
node country:ISL country Iceland ISL
edge person:berg warned country:ISL actual 2022-03-01 conf=0.6

doc b 2022-03-02
node person:berg person "Ada Berg" NOR
node country:ISL country Iceland ISL
edge person:berg warned country:ISL actual 2022-03-01 conf=0.5

doc c 2022-03-03
node person:berg person "Ada Berg" NOR
node country:ISL country Iceland ISL
edge person:berg warned country:ISL actual 2022-03-01 conf=0.5`
	tests := []struct {
		what       string
		origins    [3]string
		witnesses  int
		confidence float64
	}{
		{"three stories", [3]string{}, 3, 0.9},               // 1 - 0.4*0.5*0.5
		{"one copied", [3]string{"", "a", ""}, 2, 0.8},       // 1 - 0.4*0.5
		{"all one", [3]string{"", "a", "a"}, 1, 0.6},         // the best telling
		{"of one not here", [3]string{"", "x", "x"}, 2, 0.8}, // copies of a third
	}
	for _, tt := range tests {
		in := fragments(t, news)
		for k, o := range tt.origins {
			in[k].Documents[0].Origin = o
		}
		e := graphOf(t, in).Edges[0]
		if e.Origins != tt.witnesses || e.Confidence != tt.confidence || e.DateReported != "2022-03-02" || len(e.Evidence) != 3 {
			t.Errorf("%s: %d origins, confidence %v, reported %s, %d pieces of evidence", tt.what, e.Origins, e.Confidence, e.DateReported, len(e.Evidence))
		}
	}
}

func TestEdgeIDsStayWhenArticlesAreAdded(t *testing.T) {
	all := fragments(t, `
doc a 2022-03-02
node person:berg person "Ada Berg" NOR
node country:ISL country Iceland ISL
edge person:berg warned country:ISL actual 2022-03-01

doc b 2022-03-03
node person:berg person Berg NOR
node country:ISL country Iceland ISL
edge person:berg warned country:ISL actual 2022-03-01
edge person:berg visited country:ISL actual`)
	before := graphOf(t, all[:1])
	after := graphOf(t, all)
	for _, e := range after.Edges {
		if e.Relation == graph.Warned && e.ID != before.Edges[0].ID {
			t.Errorf("the id changed from %s to %s", before.Edges[0].ID, e.ID)
		}
	}
	if len(after.Edges) != 2 {
		t.Errorf("got %d edges, want 2", len(after.Edges))
	}
}

func TestMeetingEdgesFollowTheMeeting(t *testing.T) {
	g := graphOf(t, fragments(t, `
doc a 2022-02-20
node country:NOR country Norway NOR
node country:ISL country Iceland ISL
node meeting:m meeting talks date=2022-03-01 status=planned
edge country:NOR participated_in meeting:m planned
edge country:ISL participated_in meeting:m planned

doc b 2022-03-03
node country:NOR country Norway NOR
node country:ISL country Iceland ISL
node meeting:m meeting talks date=2022-03-01 status=actual
edge country:NOR participated_in meeting:m actual
edge country:ISL participated_in meeting:m actual`))
	if len(g.Edges) != 2 {
		t.Fatalf("got %d edges, want one for each party", len(g.Edges))
	}
	for _, e := range g.Edges {
		if e.Status != graph.Actual || e.Date != "2022-03-01" || len(e.Evidence) != 2 {
			t.Errorf("participation %+v", e)
		}
	}
}

func TestBadFragments(t *testing.T) {
	ok := article(t, "doc a\nnode org:x organization X")
	tests := []struct {
		what, want string
		in         []*graph.Graph
	}{
		{"no document", "0 documents", []*graph.Graph{{}}},
		{"a document twice", `two fragments for the document "a"`, []*graph.Graph{ok, ok}},
		{"an id twice", `two nodes have the id "org:x"`, []*graph.Graph{article(t, "doc a\nnode org:x organization X\nnode org:x organization Y")}},
		{"a loose end", "not a node of the fragment", []*graph.Graph{article(t, "doc a\nnode org:x organization X\nedge org:x met org:y")}},
		{"a loose speaker", `reported_by "org:z"`, []*graph.Graph{article(t,
			"doc a\nnode org:x organization X\nnode org:y organization Y\nedge org:x met org:y by=org:z")}},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			_, err := Resolve(tt.in, Options{})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got error %v, want one with %q", err, tt.want)
			}
		})
	}
}
