package deciding

import (
	"slices"
	"strings"
	"unicode"

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

// party tells whether a name of entity i shares at least half of its words, or of the
// label's, with the label.
func (t *Text) party(i int, label string) bool {
	e := &t.Doc.Entities[i]
	want := contentWords(label)
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		got := contentWords(name)
		both := 0
		for w := range got {
			if want[w] {
				both++
			}
		}
		if n := min(len(got), len(want)); n > 0 && 2*both >= n && both > 0 {
			return true
		}
	}
	return false
}

func contentWords(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		switch w {
		case "the", "a", "an", "of", "in", "s", "and", "on", "for", "to":
			continue
		}
		out[w] = true
	}
	return out
}
