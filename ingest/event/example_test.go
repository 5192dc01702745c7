package event_test

import (
	"testing"

	"newsgraph/graph"
	"newsgraph/ingest/event/lexicon"
)

// TestExamplesOfTheLexicon reads the sentences that stand in the data.
func TestExamplesOfTheLexicon(t *testing.T) {
	examples, err := lexicon.Examples()
	if err != nil || len(examples) < 100 {
		t.Fatal(len(examples), "examples", err)
	}
	x := extractor(t)
	for _, e := range examples {
		d := read(t, e.Text)
		from, to := "Norway", "Chile"
		if e.Inverse {
			from, to = to, from
		}
		want := string(e.Relation) + " " + from + " > " + to + " " + string(graph.Actual)
		if got := told(d, x.Extract(d, nil)); got != want {
			t.Errorf("%s: %s\ngot  %s\nwant %s", e.Place, e.Text, got, want)
		}
	}
}
