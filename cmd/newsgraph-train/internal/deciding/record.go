package deciding

import (
	"slices"

	"newsgraph/cmd/newsgraph-train/internal/judging"
	"newsgraph/ingest/decide"
)

// Record is a sentence with the one event that it is labelled with.
type Record struct {
	ID, Text string
	// Event is a PLOVER class, or YIELD for CONCEDE and RETREAT together.
	Event  string
	Source string `json:"source_text"`
	Target string `json:"target_text"`
}

// LabelRecord labels the pair of the record's parties with its class. What other pairs
// of the sentence do is not known, unless nothing points to an act.
//
// Where the lexicon names another class of the act than the record, the pair is left
// out: PLV files imposed sanctions under COERCE and future meetings under AGREE, which
// the model of the graph does not.
func (t *Text) LabelRecord(r *Record) {
	t.Labels = make([]Label, len(t.Candidates))
	for i := range t.Candidates {
		c := &t.Candidates[i]
		forward := t.party(c.A, r.Source) && t.party(c.B, r.Target)
		backward := t.party(c.B, r.Source) && t.party(c.A, r.Target)
		classes := classesOf(r.Event)
		switch {
		case !forward && !backward || len(classes) == 0:
			// Without claim or known word nothing points to an act.
			t.Labels[i].Unclear = len(c.Claims) > 0
		case disputed[r.Event]:
			t.Labels[i].Unclear = true
		default:
			for _, k := range classes {
				a := Target{Class: k, Forward: forward, Backward: backward, Weight: 1}
				if decide.Undirected(decide.Classes()[k]) {
					a.Forward, a.Backward = true, true
				}
				t.Labels[i].Acts = append(t.Labels[i].Acts, a)
			}
		}
	}
}

// disputed are the classes of PLV that hold acts of others by the model of the graph.
var disputed = map[string]bool{"COERCE": true, "AGREE": true}

func classesOf(event string) []int {
	names := []string{event}
	if event == "YIELD" {
		names = []string{"CONCEDE", "RETREAT"}
	}
	var out []int
	for k, c := range decide.Classes() {
		if slices.Contains(names, string(c)) {
			out = append(out, k)
		}
	}
	return out
}

// party tells whether entity i is the one that the label names.
func (t *Text) party(i int, label string) bool { return judging.Fits(&t.Doc.Entities[i], label) }
