package event_test

import (
	"testing"

	"newsgraph/ingest/event"
)

// TestTellings reads sentences that tell acts in other ways than by a verb between two
// parties.
func TestTellings(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text, want       string
		meetings, papers int
	}{
		// what is said
		{"Norway said that it will impose sanctions on Chile if Chile attacks Peru.", "warned Norway > Chile actual", 0, 0},
		{"Norway warned that it would respond if Chile broke the treaty.", "warned Norway > Chile actual", 0, 0},
		{"Norway said that Chile was responsible for the attack.", "accused Norway > Chile actual", 0, 0},
		{"Norway said that Chile violated the ceasefire.", "accused Norway > Chile actual", 0, 0},
		{"Norway said that Chile failed to honour its promises.", "accused Norway > Chile actual", 0, 0},
		{"Norway said that Chile should withdraw its troops.", "requested Norway > Chile actual", 0, 0},
		{"Norway told Chile that it must leave.", "demanded Norway > Chile actual", 0, 0},
		{"\"The demands of Norway are unacceptable,\" Luis Arce said.", "rejected Luis Arce > Norway actual", 0, 0},
		{"\"We will never support Norway,\" Luis Arce said.", "rejected Luis Arce > Norway actual", 0, 0},
		// nouns, and what their verbs make of them
		{"Norway drew condemnation from Chile.", "criticized Chile > Norway actual", 0, 0},
		{"Norway cancelled its talks with Chile.", "rejected Norway > Chile actual", 0, 0},
		{"Norway threatened Chile with sanctions.", "threatened Norway > Chile actual", 0, 0},
		{"Norway plans an attack on Chile.", "attacked Norway > Chile planned", 0, 0},
		{"Norway may hold talks with Chile.", "negotiated_with Norway > Chile possible", 1, 0},
		{"Both Norway and Chile want a summit.", "met Norway > Chile possible", 1, 0},
		{"Clashes broke out between Norway and Chile.", "attacked Norway > Chile actual; attacked Chile > Norway actual", 0, 0},
		{"Norway called the ruling of Chile a scandal.", "criticized Norway > Chile actual", 0, 0},
		{"The demands of Norway are unacceptable for Chile.", "rejected Chile > Norway actual", 0, 0},
		// meetings
		{"The leaders of Norway and Chile held talks in Lima on Monday. The talks lasted two hours.", "negotiated_with Norway > Chile actual", 1, 0},
		{"Norwegian prime minister Ola Dahl held a press conference in Oslo on Monday.", "", 1, 0},
		{"After talks with Chile, the Norwegian minister praised Peru.", "supported Norwegian minister > Peru actual; negotiated_with Norwegian minister > Chile actual", 1, 0},
		{"A meeting of experts at the OSCE office in Vienna ended on Monday.", "", 1, 0},
		{"Presidents Boric and Petro met in Lima.", "met Boric > Petro actual", 1, 0},
		{"The Russian and US delegations held talks.", "negotiated_with Russia > United States actual", 1, 0},
		{"Norway held talks with Chile at the council on Monday and with Peru on Tuesday.", "negotiated_with Norway > Chile actual; negotiated_with Norway > Peru actual", 1, 0},
		// papers
		{"The Minsk agreements between Norway and Chile are dead.", "", 0, 1},
		// parties
		{"Norway, Chile and Peru signed a treaty.", "signed_with Norway > Chile actual; signed_with Norway > Peru actual; signed_with Chile > Peru actual", 0, 0},
		{"A group of lawmakers from Chile visited Norway.", "visited lawmakers from Chile > Norway actual", 0, 0},
		{"Norway failed to reach agreement with Chile.", "rejected Norway > Chile actual", 0, 0},
		{"Norwegian troops captured the town of Arica from Chile.", "attacked Norwegian troops > Chile actual", 0, 0},
		{"Norway attacked the government building in Lima. The Peruvian government was silent.", "attacked Norway > Peru actual", 0, 0},
		{"Norway attacked Peru 3-1 in the evening.", "", 0, 0},
	} {
		d := read(t, c.text)
		r := x.Extract(d, nil)
		if got := told(d, r); got != c.want || len(r.Meetings) != c.meetings || len(r.Papers) != c.papers {
			t.Errorf("%s\ngot  %s; %d meetings, %d papers\nwant %s; %d, %d", c.text, got, len(r.Meetings), len(r.Papers), c.want, c.meetings, c.papers)
		}
	}
}

// TestPaper wants one paper, its author and its addressee.
func TestPaper(t *testing.T) {
	d := read(t, "Norway put forward a draft treaty on fishing to Chile on Monday.")
	r := extractor(t).Extract(d, nil)
	if len(r.Papers) != 1 || r.Papers[0].Name != "draft treaty" || r.Papers[0].Date != "2023-05-08" || len(r.Papers[0].Authors) != 1 || len(r.Papers[0].Addressees) != 1 {
		t.Errorf("papers %+v", r.Papers)
	}
}

// TestCandidates wants what the judge is asked about, and that it may be left out.
func TestCandidates(t *testing.T) {
	x, d := extractor(t), read(t, "Norway criticized Chile. Norway and Chile met.")
	cs := x.Candidates(d)
	if len(cs) != 2 || cs[0].Relation != "criticized" || cs[1].Relation != "met" || len(cs[0].Features) == 0 {
		t.Errorf("candidates %+v", cs)
	}
	if got := told(d, x.WithJudge(nil).Extract(d, nil)); got != "criticized Norway > Chile actual; met Norway > Chile actual" {
		t.Error(got)
	}
	for p := event.OnVerb; p <= event.OnPair; p++ {
		if p.String() == "" {
			t.Errorf("point %d has no name", int(p))
		}
	}
}
