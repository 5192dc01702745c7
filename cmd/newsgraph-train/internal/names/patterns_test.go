package names

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// smallFiller has few names, so that what it fills in is known.
func smallFiller() *filler {
	return &filler{
		random:  rand.New(rand.NewPCG(1, 1)),
		cities:  []string{"Porto"},
		people:  []people{{given: []string{"Anna"}, family: []string{"Lind"}}},
		figures: []figure{{"Carl Berg", "Carl", "Berg"}},
		country: []country{{"the Netherlands", "Dutch", "The Hague"}},
		lists: map[string][]string{
			"organizations": {"World Bank"}, "media": {"Reuters"}, "places": {"Sahel"},
			"bodies": {"Navy"}, "fields": {"Health"}, "enterprises": {"Bank"},
		},
	}
}

func TestPatternsAreFilledWhole(t *testing.T) {
	f := smallFiller()
	articles := 0
	for article := range strings.SplitSeq(strings.TrimSpace(withoutComments(patternText)), "\n\n") {
		articles++
		filled := f.fill(article)
		text, marks, err := unmark(filled)
		if err != nil || len(marks) == 0 || strings.ContainsAny(text, "{}[]|") {
			t.Errorf("%q: %d marks, error %v, text %q", article, len(marks), err, text)
		}
	}
	if articles < 40 {
		t.Errorf("only %d articles of patterns", articles)
	}
}

func TestSlotsOfOneNumberBelongTogether(t *testing.T) {
	f := smallFiller()
	got := ""
	for !strings.Contains(got, "[Navy of ") { // the body is picked at random
		got = f.fill("{C1} {D1} {K1} {F1}")
	}
	want := "the [Netherlands|LOC] Dutch [The Hague|LOC] [Navy of the Netherlands|ORG]"
	if got != want {
		t.Errorf("filled as %q, want %q", got, want)
	}
}
