package query

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph"
)

func TestFilter(t *testing.T) {
	tests := []struct {
		what, want string
		f          Filter
	}{
		{"everything", "00 01 02 03 04 05 06 07 08 09 10", Filter{}},
		{"relation", "03 04", Filter{Relations: []graph.Relation{graph.Sanctioned}}},
		{"class", "00", Filter{Classes: []graph.Class{graph.Consult}}},
		{"relation or class", "00 03 04", Filter{Relations: []graph.Relation{graph.Sanctioned}, Classes: []graph.Class{graph.Consult}}},
		{"status", "04", Filter{Statuses: []graph.Status{graph.Denied}}},
		{"month", "00 06 07 08", Filter{From: "2022-03", To: "2022-03"}},
		{"from a day in a less exact month", "00 01 03 05 06 07 08", Filter{From: "2022-02-15"}},
		{"until a year", "04 10 09", Filter{To: "2021"}},
		{"undated too", "02 04 10 09", Filter{To: "2021", Undated: true}},
		{"article", "00 04 09 10", Filter{Articles: []string{"b"}}},
		{"speaker", "02", Filter{Speakers: []string{"fjord-times"}}},
		{"two articles", "00", Filter{MinArticles: 2}},
		{"actor", "00 01 05 06 08", Filter{Actors: []string{"ada-berg"}}},
		{"one hop", "00 01 02 03 04 05 06 08", Filter{Actors: []string{"iceland"}, Hops: 2}},
		{"giant", "00 01 02 03 04 05 06 07 08", Filter{Giant: true}},
		{"nothing", "", Filter{From: "2030"}},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			g := tt.f.Apply(harbour())
			numbers := strings.Fields(tt.want)
			slices.Sort(numbers)
			want := strings.Join(numbers, " ")
			if got := ids(g.Edges); got != want {
				t.Errorf("got edges %s, want %s", got, want)
			}
			known := map[string]bool{}
			for _, n := range g.Nodes {
				known[n.ID] = true
			}
			for _, e := range g.Edges {
				if !known[e.Source] || !known[e.Target] {
					t.Errorf("edge %s has lost an end", e.ID)
				}
			}
		})
	}
}

func TestFilterByArticleKeepsItsEvidenceAlone(t *testing.T) {
	f := Filter{Articles: []string{"b"}}
	g := harbour()
	got := f.Apply(g)
	if e := got.Edges[0]; len(e.Evidence) != 1 || e.Evidence[0].Document != "b" {
		t.Errorf("evidence %v", e.Evidence)
	}
	if len(g.Edges[0].Evidence) != 2 {
		t.Error("the filter changed the graph that it was given")
	}
	if len(got.Documents) != 1 || got.Documents[0].ID != "b" {
		t.Errorf("documents %v", got.Documents)
	}
}

func TestFilterKeepsActorsWithoutEdges(t *testing.T) {
	f := Filter{Actors: []string{"otto-berg"}, From: "2030"}
	if g := f.Apply(harbour()); len(g.Nodes) != 1 || g.Nodes[0].ID != "otto-berg" {
		t.Errorf("got %v", g.Nodes)
	}
}

func TestFind(t *testing.T) {
	x := NewIndex(harbour())
	tests := []struct {
		typed, want string
		match       Match
	}{
		{"ada-berg", "ada-berg", ByID},
		{"ADA BERG", "ada-berg", ByName},
		{"Berg", "ada-berg", ByName},
		{"oslo", "norway", ByName},
		{"Katrin Jonsdottir", "katrin-jonsdottir", ByName},
		{"Reykjavik", "iceland", ByName}, // the actor goes before the place
		{"talks", "talks-2022-03-01", ByOther},
		{"Jónsdóttir", "katrin-jonsdottir", ByWord},
		{"Katr", "katrin-jonsdottir", ByPrefix},
		{"Jonsdotir", "katrin-jonsdottir", ByMisspeltWord},
		{"Ferd Times", "fjord-times", ByMisspelt},
		{"Icland", "iceland", ByMisspelt},
	}
	for _, tt := range tests {
		got, err := x.Find(tt.typed)
		if err != nil || got.Node.ID != tt.want || got.Match != tt.match {
			t.Errorf("%q: got %q by %s, error %v; want %q by %s", tt.typed, got.Node.ID, got.Match, err, tt.want, tt.match)
		}
	}
}

func TestFindFails(t *testing.T) {
	x := NewIndex(harbour())
	_, err := x.Find("Isl")
	if err != nil {
		t.Errorf("Isl: %v", err)
	}
	_, err = x.Find("of ada")
	var missing *NotFoundError
	if !errors.As(err, &missing) || missing.Name != "of ada" {
		t.Errorf("got %v, want a NotFoundError", err)
	}
	g := harbour()
	g.Nodes[8].Aliases = []string{"Berg"}
	_, err = NewIndex(g).Find("berg")
	var several *AmbiguousError
	if !errors.As(err, &several) || len(several.Candidates) != 2 || several.Candidates[0].Node.ID != "ada-berg" {
		t.Fatalf("got %v, want ada-berg before otto-berg", err)
	}
	if msg := err.Error(); !strings.Contains(msg, "Ada Berg (ada-berg), Otto Berg (otto-berg)") {
		t.Errorf("the message does not list the candidates: %s", msg)
	}
}

func TestParseTerm(t *testing.T) {
	tests := []struct{ term, want string }{
		{"warned", "warned"}, {"warn", "warned"}, {"warns", "warned"}, {"Warning", "warned"},
		{"spoke_with", "spoke_with"}, {"spoke with", "spoke_with"}, {"called", "spoke_with"}, {"phones", "spoke_with"},
		{"met with", "met"}, {"meets", "met"}, {"denies", "rejected"}, {"bans", "coerced"}, {"banned", "coerced"},
		{"criticised", "criticized"}, {"holds-office", "holds_office"}, {"member of", "member_of"},
		{"THREATEN", "warned threatened"}, {"threaten", "threatened"}, {"assault", "attacked"}, {"STATEMENT", "announced commented_on informed"},
		{"consult", "negotiated_with"}, {"visiting", "visited"}, {"mentioned in", "mentioned_in"},
	}
	for _, tt := range tests {
		got, err := ParseTerm(tt.term)
		var names []string
		for _, r := range got {
			names = append(names, string(r))
		}
		if s := strings.Join(names, " "); err != nil || s != tt.want {
			t.Errorf("%q: got %q, error %v; want %q", tt.term, s, err, tt.want)
		}
	}
	var unknown *UnknownTermError
	if _, err := ParseTerm("sanktion"); !errors.As(err, &unknown) || len(unknown.Similar) != 1 || unknown.Similar[0] != "sanctioned" {
		t.Errorf("got %v, want sanctioned to be offered", err)
	}
	if c, err := ParseClass("threaten"); err != nil || c != graph.Threaten {
		t.Errorf("class threaten: %v, %v", c, err)
	}
	if _, err := ParseClass("warned"); err == nil {
		t.Error("a relation is no class")
	}
}

func TestEveryRelationAndClassIsATerm(t *testing.T) {
	for _, d := range graph.Definitions() {
		if r, err := ParseTerm(string(d.Relation)); err != nil || len(r) != 1 || r[0] != d.Relation {
			t.Errorf("%s: %v, %v", d.Relation, r, err)
		}
		if d.Class == "" {
			continue
		}
		if r, err := ParseTerm(string(d.Class)); err != nil || len(r) == 0 {
			t.Errorf("%s: %v, %v", d.Class, r, err)
		}
	}
}

func TestEdges(t *testing.T) {
	tests := []struct {
		p    Pattern
		want string
	}{
		{Pattern{"Berg", "", ""}, "00 01 05 06"},
		{Pattern{"Berg", "warned", Any}, "01"},
		{Pattern{Any, "rejected", "Norway"}, "02"},
		{Pattern{"Jonsdottir", "met", "Ada Berg"}, "00"},
		{Pattern{"Iceland", "warned", "Ada Berg"}, ""},
		{Pattern{"Norway", Any, "Iceland"}, "03 04"},
		{Pattern{Any, "mentioned", Any}, "08 09"},
		{Pattern{Any, "CONSULT", Any}, "00"},
	}
	for _, tt := range tests {
		got, err := Edges(harbour(), tt.p)
		if err != nil || ids(got) != tt.want {
			t.Errorf("%v: got %s, error %v; want %s", tt.p, ids(got), err, tt.want)
		}
	}
	if _, err := Edges(harbour(), Pattern{"Zzz", "", ""}); err == nil {
		t.Error("an unknown name gave no error")
	}
}

func TestPaths(t *testing.T) {
	g := harbour()
	paths, err := Paths(g, "katrin-jonsdottir", "iceland", PathOptions{Count: 5, Detour: 1})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range paths {
		s := p.Steps[0].From
		for _, step := range p.Steps {
			s += " " + ids(step.Edges) + " " + step.To
		}
		got = append(got, s)
	}
	want := "katrin-jonsdottir 00 ada-berg 01 iceland; katrin-jonsdottir 00 ada-berg 05 norway 02 03 04 iceland"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	if one, _ := Paths(g, "katrin-jonsdottir", "iceland", PathOptions{}); len(one) != 1 {
		t.Errorf("got %d paths, want 1", len(one))
	}
	for _, to := range []string{"otto-berg", "nobody", "katrin-jonsdottir"} {
		if _, err := Paths(g, "katrin-jonsdottir", to, PathOptions{}); !errors.Is(err, ErrNoPath) {
			t.Errorf("to %s: got %v", to, err)
		}
	}
}

func TestCard(t *testing.T) {
	c, ok := NewCard(harbour(), "norway")
	if !ok || ids(c.Events) != "04 03 02" || ids(c.Holders) != "05" || len(c.Offices) != 0 {
		t.Errorf("events %s, holders %s, offices %s", ids(c.Events), ids(c.Holders), ids(c.Offices))
	}
	if s := strings.Join(c.Articles, " "); s != "a b" {
		t.Errorf("articles %s", s)
	}
	c, _ = NewCard(harbour(), "fjord-times")
	if ids(c.Reported) != "02" {
		t.Errorf("reported %s", ids(c.Reported))
	}
	if _, ok := NewCard(harbour(), "nobody"); ok {
		t.Error("nobody has a card")
	}
}

func TestStats(t *testing.T) {
	s := NewStats(harbour(), 2)
	if s.Articles != 2 || s.Nodes != 11 || s.Edges != 11 || s.Events != 6 || s.Undated != 1 {
		t.Errorf("counts: %+v", s)
	}
	if s.First != "2021" || s.Last != "2022-04-01" {
		t.Errorf("dates %s to %s", s.First, s.Last)
	}
	if s.Components != 2 || s.Giant != 6 {
		t.Errorf("%d components, the largest of %d", s.Components, s.Giant)
	}
	if len(s.Actors) != 2 || s.Actors[0].Node.ID != "iceland" || s.Actors[0].Events != 4 || s.Actors[0].Partners != 2 {
		t.Errorf("actors %+v", s.Actors)
	}
	if s.Kinds[0] != (Tally{"country", 3}) || s.Relations[0] != (Tally{"mentioned_in", 2}) || s.Statuses[0] != (Tally{"actual", 3}) {
		t.Errorf("kinds %v, relations %v, statuses %v", s.Kinds, s.Relations, s.Statuses)
	}
}

func TestTimeline(t *testing.T) {
	var got []string
	for _, p := range Timeline(harbour(), ByDate) {
		got = append(got, p.Date+": "+ids(p.Edges))
	}
	if s := strings.Join(got, ", "); s != "2021: 04, 2021-05: 10, 2022-02: 01, 2022-03-01: 00, 2022-04-01: 03, : 02" {
		t.Error(s)
	}
}

func TestAggregate(t *testing.T) {
	g := Aggregate(harbour())
	if len(g.Edges) != 10 {
		t.Fatalf("got %d edges, want 10", len(g.Edges))
	}
	e := g.Edges[3]
	if e.ID != "e03" || e.Count != 2 || e.First != "2021" || e.Last != "2022-04-01" || e.Status != "" || e.Date != "" || len(e.Evidence) != 2 {
		t.Errorf("%+v", e)
	}
	if e := g.Edges[0]; e.Count != 1 || e.Status != graph.Actual || e.First != "2022-03-01" {
		t.Errorf("%+v", e)
	}
	if again := Aggregate(g); len(again.Edges) != 10 || again.Edges[3].Count != 2 {
		t.Error("aggregating twice counts twice")
	}
}

func TestCheckDate(t *testing.T) {
	for _, ok := range []string{"2022", "2022-01", "2022-01-31"} {
		if err := CheckDate(ok); err != nil {
			t.Error(err)
		}
	}
	for _, bad := range []string{"", "22", "2022-13", "2022-02-30", "yesterday", "2022-1-1"} {
		if CheckDate(bad) == nil {
			t.Errorf("%q passed", bad)
		}
	}
}
