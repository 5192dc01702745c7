package score

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/graph"
)

// ferryNodes are nodes for the annotated article and the records.
var ferryNodes = []graph.Node{
	{ID: "berg", Kind: graph.Person, Name: "Ms Ada Berg", Aliases: []string{"Berg"}, Country: "NOR"},
	{ID: "norway", Kind: graph.Country, Name: "NORWAY", Country: "NOR"},
	{ID: "iceland", Kind: graph.Country, Name: "Republic of Iceland", Aliases: []string{"The island"}, Country: "ISL"},
	{ID: "katrin", Kind: graph.Person, Name: "Katrin Jonsdottir", Country: "ISL"},
	{ID: "jonsdottir", Kind: graph.Person, Name: "Jónsdóttir"},
	{ID: "union", Kind: graph.Organization, Name: "Harbour Union", Sector: "NGO"},
	{ID: "league", Kind: graph.Organization, Name: "League", Sector: "IGO"},
	{ID: "torshavn", Kind: graph.Place, Name: "Torshavn"},
	{ID: "talks", Kind: graph.Meeting, Name: "talks", Date: "2022-03-01"},
	{ID: "other-talks", Kind: graph.Meeting, Name: "more talks", Date: "2021-01-01"},
}

// ferry makes a graph with one article for each document and the edges
// "document source relation target [status [date]]".
func ferry(edges ...string) *graph.Graph {
	g := &graph.Graph{Nodes: ferryNodes}
	for i, line := range edges {
		f := append(strings.Fields(line), "", "")
		e := graph.Edge{ID: string(rune('a' + i)), Source: f[1], Relation: graph.Relation(f[2]), Target: f[3],
			Evidence: []graph.Evidence{{Document: "doc-" + f[0], Text: "Sentence."}}}
		if e.Relation == graph.HoldsOffice {
			e.Title = f[4]
		} else {
			e.Status, e.Date = graph.Status(f[4]), f[5]
		}
		g.Edges = append(g.Edges, e)
		known := false
		for _, d := range g.Documents {
			known = known || d.ID == "doc-"+f[0]
		}
		if !known {
			g.Documents = append(g.Documents, graph.Document{ID: "doc-" + f[0], Source: "news/" + f[0] + ".txt"})
		}
	}
	return g
}

func ferryGold(t *testing.T) []Gold {
	t.Helper()
	golds, err := ReadGold(filepath.Join("testdata", "gold"))
	if err != nil {
		t.Fatal(err)
	}
	return golds
}

func TestArticles(t *testing.T) {
	const doc = "ferry-dispute "
	tests := []struct {
		what  string
		edges []string
		check func(s *ArticleScores) [2]any // got, want
	}{
		{"typed events", []string{doc + "berg warned iceland", doc + "iceland sanctioned norway"},
			func(s *ArticleScores) [2]any { return [2]any{s.EventsTyped, PRF{0.5, 1.0 / 3, 0.4, 2, 1, 3, 1}} }},
		{"an accepted relation", []string{doc + "berg threatened iceland"},
			func(s *ArticleScores) [2]any { return [2]any{s.EventsTyped.Hit, 1} }},
		{"an optional event does not count", []string{doc + "union supported norway"},
			func(s *ArticleScores) [2]any { return [2]any{s.EventsTyped, PRF{1, 0, 0, 1, 1, 3, 0}} }},
		{"symmetric events turned round", []string{doc + "katrin met berg planned"},
			func(s *ArticleScores) [2]any { return [2]any{s.EventsTyped.Hit, 1} }},
		{"other relation of the class", []string{doc + "berg visited katrin"},
			func(s *ArticleScores) [2]any {
				return [2]any{[2]int{s.EventsClass.Hit, s.EventsTyped.Hit}, [2]int{1, 0}}
			}},
		{"wrong direction", []string{doc + "norway rejected iceland"},
			func(s *ArticleScores) [2]any {
				return [2]any{[3]int{s.EventsPair.Hit, s.EventsClass.Hit, s.EventsTyped.Hit}, [3]int{1, 0, 0}}
			}},
		{"several relations of a right pair", []string{doc + "berg warned iceland", doc + "iceland visited berg"},
			func(s *ArticleScores) [2]any { return [2]any{s.EventsPair, PRF{1, 1.0 / 3, 0.5, 2, 2, 3, 1}} }},
		{"one claim for one pair and relation", []string{doc + "katrin met berg planned", doc + "jonsdottir met berg actual"},
			func(s *ArticleScores) [2]any { return [2]any{s.EventsTyped.Found, 1} }},
		{"statements are not scored", []string{doc + "berg informed iceland", doc + "berg warned iceland"},
			func(s *ArticleScores) [2]any { return [2]any{s.EventsTyped.Found, 1} }},
		{"verdicts", []string{doc + "berg warned iceland", doc + "union supported norway", doc + "iceland sanctioned norway"},
			func(s *ArticleScores) [2]any { return [2]any{s.Judged, Verdicts{1, 1, 1}} }},
		{"strictly, arguable events are left out", []string{doc + "berg warned iceland", doc + "union supported norway"},
			func(s *ArticleScores) [2]any { return [2]any{s.EventsStrict, PRF{1, 1.0 / 3, 0.5, 1, 1, 3, 1}} }},
		{"strictly, what is denied was not told as real", []string{doc + "berg warned iceland denied"},
			func(s *ArticleScores) [2]any {
				return [2]any{[2]int{s.EventsTyped.Hit, s.EventsStrict.Hit}, [2]int{1, 0}}
			}},
		{"status", []string{doc + "berg met katrin possible", doc + "berg warned iceland denied", doc + "iceland rejected norway"},
			func(s *ArticleScores) [2]any { return [2]any{[2]int{s.Status.Right, s.Status.Of}, [2]int{1, 3}} }},
		{"date", []string{doc + "berg met katrin planned 2022-03-07", doc + "berg warned iceland actual 2022-03"},
			func(s *ArticleScores) [2]any { return [2]any{[2]int{s.EventDate.Right, s.EventDate.Of}, [2]int{1, 2}} }},
		{"offices", []string{doc + "berg holds_office norway Minister", doc + "katrin holds_office union Boss", doc + "union holds_office norway X"},
			func(s *ArticleScores) [2]any { return [2]any{s.Offices, PRF{2.0 / 3, 1, 0.8, 3, 2, 2, 2}} }},
		{"titles", []string{doc + "berg holds_office norway Minister", doc + "katrin holds_office union Boss"},
			func(s *ArticleScores) [2]any {
				return [2]any{[2]int{s.OfficeTitle.Right, s.OfficeTitle.Of}, [2]int{1, 2}}
			}},
		{"meeting", []string{doc + "berg participated_in talks", doc + "katrin participated_in talks", doc + "union participated_in talks", doc + "talks held_in torshavn"},
			func(s *ArticleScores) [2]any {
				return [2]any{[]int{s.Meetings.Right, s.Meetings.Hit, s.MeetingDate.Right, s.MeetingPlace.Right, s.MeetingParticipants.Right, s.MeetingParticipants.Found},
					[]int{1, 1, 1, 1, 2, 3}}
			}},
		{"optional meeting", []string{doc + "norway participated_in talks", doc + "iceland participated_in talks", doc + "union participated_in talks"},
			func(s *ArticleScores) [2]any {
				return [2]any{[]int{s.Meetings.Right, s.Meetings.Found, s.Meetings.Hit, s.Meetings.Wanted, s.MeetingParticipants.Wanted}, []int{1, 1, 0, 1, 3}}
			}},
		{"the meeting of the right day", []string{doc + "berg participated_in other-talks", doc + "katrin participated_in other-talks", doc + "katrin participated_in talks"},
			func(s *ArticleScores) [2]any {
				return [2]any{[]int{s.Meetings.Right, s.MeetingDate.Right, s.MeetingDate.Of}, []int{1, 1, 1}}
			}},
		{"entities", []string{doc + "katrin met berg", doc + "jonsdottir warned iceland"},
			func(s *ArticleScores) [2]any {
				return [2]any{[]int{s.EntitiesFound.Right, s.EntitiesFound.Of, s.EntitiesSplit.ExtraNodes, s.EntitiesSplit.OfEntities, s.EntitiesMerged}, []int{3, 4, 1, 3, 0}}
			}},
	}
	golds := ferryGold(t)
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			s, _, err := Articles(ferry(tt.edges...), golds)
			if err != nil {
				t.Fatal(err)
			}
			if x := tt.check(&s); !equal(x[0], x[1]) {
				t.Errorf("got %v, want %v", x[0], x[1])
			}
		})
	}
}

// equal compares figures; floats may differ by rounding.
func equal(a, b any) bool {
	switch a := a.(type) {
	case PRF:
		b := b.(PRF)
		near := math.Abs(a.P-b.P)+math.Abs(a.R-b.R)+math.Abs(a.F1-b.F1) < 1e-9
		a.P, a.R, a.F1, b.P, b.R, b.F1 = 0, 0, 0, 0, 0, 0
		return near && a == b
	case []int:
		b := b.([]int)
		for i := range a {
			if a[i] != b[i] {
				return false
			}
		}
		return len(a) == len(b)
	}
	return a == b
}

func TestFaults(t *testing.T) {
	g := ferry("ferry-dispute berg warned iceland", "ferry-dispute iceland sanctioned norway", "ferry-dispute berg holds_office norway Premier")
	_, faults, err := Articles(g, ferryGold(t))
	if err != nil {
		t.Fatal(err)
	}
	want := `ferry-dispute: missed  ada-berg met katrin (sentence 2)
ferry-dispute: missed  iceland rejected norway (sentence 3)
ferry-dispute: wrong   iceland sanctioned norway | Sentence.
ferry-dispute: missed  katrin holds_office iceland (foreign minister)
ferry-dispute: missed  meeting of ada-berg, katrin on 2022-03-01`
	var got []string
	for _, f := range faults {
		got = append(got, f.String())
	}
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
}

func TestNothingIsInTheGraph(t *testing.T) {
	if _, _, err := Articles(ferry("elsewhere berg warned iceland"), ferryGold(t)); !errors.Is(err, ErrNoArticle) {
		t.Errorf("got %v", err)
	}
	if _, _, err := Records(ferry("elsewhere berg warned iceland"), []Record{{ID: "r", Event: "AID"}}); !errors.Is(err, ErrNoArticle) {
		t.Errorf("got %v", err)
	}
}

func TestRecords(t *testing.T) {
	records, err := ReadRecords(filepath.Join("testdata", "records.jsonl"))
	if err != nil || len(records) != 4 {
		t.Fatalf("%d records, error %v", len(records), err)
	}
	g := ferry("r1 union accused norway", "r1 norway met union",
		"r2 iceland withdrew_from union", // right class, wrong target
		"r3 norway agreed_with iceland",
		"r4 norway aided league") // wrong direction
	s, faults, err := Records(g, records)
	if err != nil {
		t.Fatal(err)
	}
	// Of the claims of r1 one is right in full, of r3 one, of the others none.
	want := RecordScores{Records: 4, SomeEvent: 1, Accuracy: 1, MacroF1: 1, Actors: 0.5, Full: 0.5, Precision: 0.4, FullF1: 4.0 / 9}
	for _, x := range [][2]float64{{s.SomeEvent, want.SomeEvent}, {s.Accuracy, want.Accuracy}, {s.MacroF1, want.MacroF1},
		{s.Actors, want.Actors}, {s.Full, want.Full}, {s.Precision, want.Precision}, {s.FullF1, want.FullF1}} {
		if math.Abs(x[0]-x[1]) > 1e-9 {
			t.Errorf("got %+v, want %+v", s, want)
			break
		}
	}
	if len(faults) != 2 || faults[0].Document != "r2" || !strings.Contains(faults[1].What, "AID IGO -> NOR; got AID NORWAY -> League") {
		t.Errorf("faults %v", faults)
	}
}

func TestNormalize(t *testing.T) {
	tests := []struct{ in, want string }{
		{"The  Norwegian Premier's", "norwegian premier"},
		{"Straße", "strasse"},
		{"Katrín Jónsdóttir", "katrin jonsdottir"},
		{"U.S.", "u s"},
		{"Coast Guards’ ship", "coast guards ship"},
		{"Ministry's's x", "ministry x"},
		{"the", "the"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := Normalize(tt.in); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestNamed(t *testing.T) {
	wanted := map[string]bool{"ferry": true}
	for _, d := range []graph.Document{{ID: "ferry"}, {ID: "x", Source: "/news/ferry.txt"}, {ID: "x", Title: "ferry"},
		{ID: "news.jsonl#ferry"}, {ID: "x", Source: "https://example.org/ferry"}} {
		if n, ok := Named(&d, wanted); !ok || n != "ferry" {
			t.Errorf("%+v is not found", d)
		}
	}
	if _, ok := Named(&graph.Document{ID: "ferry-2", Source: ".ferry/x"}, wanted); ok {
		t.Error("another article has the name")
	}
}

func TestBadGold(t *testing.T) {
	dir := t.TempDir()
	tests := []struct{ content, want string }{
		{"{\n\"document\": 3}", "line 2"},
		{`{"entities": []}`, `no "document"`},
		{`{"document": "a", "entities": [{"id": "x", "name": "X"}], "events": [{"source": "x", "relation": "sang", "target": "x"}]}`, `"sang" is not a relation`},
		{`{"document": "a", "events": [{"source": "x", "relation": "met", "target": "y"}]}`, "is not an entity"},
		{`{"document": "a", "entities": [{"id": "x"}]}`, "lacks its id or name"},
	}
	for _, tt := range tests {
		file := filepath.Join(dir, "a.json")
		if err := os.WriteFile(file, []byte(tt.content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadGold(file); err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), file) {
			t.Errorf("%s: got error %v, want %s", tt.content, err, tt.want)
		}
	}
	if _, err := ReadGold(filepath.Join(dir, "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	file := filepath.Join(dir, "r.jsonl")
	if err := os.WriteFile(file, []byte("{\"id\":\"a\",\"event\":\"AID\"}\n{bad\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadRecords(file); err == nil || !strings.Contains(err.Error(), "r.jsonl:2:") {
		t.Errorf("got %v", err)
	}
}
