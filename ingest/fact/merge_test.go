package fact

import (
	"testing"

	"newsgraph/graph"
	"newsgraph/ingest/act"
)

// tell makes an event between entities 1 and 2.
func tell(r graph.Relation, sentence int, date string, status graph.Status, confidence float64) act.Act {
	return act.Act{Relation: r, Source: 1, Target: 2, Sentence: sentence, Date: date, Status: status, Confidence: confidence, Encounter: -1, ReportedBy: -1}
}

func TestMergeEvents(t *testing.T) {
	turned := tell(graph.Met, 3, "", graph.Actual, 0.5)
	turned.Source, turned.Target = 2, 1
	back := tell(graph.Warned, 3, "", graph.Actual, 0.5)
	back.Source, back.Target = 2, 1
	first, again := tell(graph.Met, 0, "2022-01-10", graph.Planned, 0.9), tell(graph.NegotiatedWith, 5, "", graph.Planned, 0.5)
	first.Encounter, again.Encounter = 0, 0
	for _, c := range []struct {
		name   string
		events []act.Act
		want   int
	}{
		{"told twice", []act.Act{tell(graph.Warned, 0, "", graph.Actual, 0.9), tell(graph.Warned, 4, "2022-01-10", graph.Actual, 0.5)}, 1},
		{"on two days", []act.Act{tell(graph.Warned, 0, "2022-01-11", graph.Actual, 0.9), tell(graph.Warned, 4, "2022-01-10", graph.Actual, 0.5)}, 2},
		{"a month and a day in it", []act.Act{tell(graph.Warned, 0, "2022-01", graph.Actual, 0.9), tell(graph.Warned, 4, "2022-01-10", graph.Actual, 0.5)}, 1},
		{"symmetric, turned round", []act.Act{tell(graph.Met, 0, "", graph.Actual, 0.9), turned}, 1},
		{"not symmetric, turned round", []act.Act{tell(graph.Warned, 0, "", graph.Actual, 0.9), back}, 2},
		{"two words for it in a sentence", []act.Act{tell(graph.Met, 0, "", graph.Actual, 0.9), tell(graph.NegotiatedWith, 0, "", graph.Actual, 0.5)}, 1},
		{"two words in two sentences", []act.Act{tell(graph.Met, 0, "", graph.Actual, 0.9), tell(graph.NegotiatedWith, 5, "", graph.Actual, 0.5)}, 2},
		{"two words, one encounter", []act.Act{first, again}, 1},
	} {
		got := mergeEvents(c.events)
		if len(got) != c.want {
			t.Errorf("%s: %d acts, want %d", c.name, len(got), c.want)
			continue
		}
		sentences := 0
		for _, m := range got {
			sentences += len(m.sentences)
		}
		if sentences != len(c.events) {
			t.Errorf("%s: %d sentences of %d", c.name, sentences, len(c.events))
		}
	}
}

func TestMergedAttributes(t *testing.T) {
	a, b := tell(graph.Warned, 0, "2022-01", graph.Actual, 0.5), tell(graph.Warned, 4, "2022-01-10", graph.Actual, 0.9)
	a.About, b.Rule = "gas", "warn"
	m := mergeEvents([]act.Act{a, b})[0]
	if m.Date != "2022-01-10" || m.About != "gas" || m.Rule != "warn" || m.Confidence != 0.9 {
		t.Errorf("merged %+v", m)
	}
	c, d := tell(graph.Met, 0, "", graph.Actual, 0.9), tell(graph.Met, 0, "", graph.Planned, 0.5)
	if m := mergeEvents([]act.Act{c, d})[0]; m.Status != graph.Planned {
		t.Errorf("status %s: the wording that knows more counts", m.Status)
	}
}

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"": "", "U.S. troops": "u-s-troops", "  Zoë  Müller! ": "zoë-müller", "2022-01-10 Peru": "2022-01-10-peru", "…": "",
	} {
		if got := Slug(name); got != want {
			t.Errorf("Slug(%q) = %q, want %q", name, got, want)
		}
	}
}
