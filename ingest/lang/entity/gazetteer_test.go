package entity

import (
	"testing"

	"newsgraph/ingest/document"
	"newsgraph/internal/fingerprint"
)

func flags(phrase string) Flags {
	value, _ := gazetteer().Get(Fold(fingerprint.NewHash, phrase))
	return Flags(value)
}

func TestFoldJoinsSpellings(t *testing.T) {
	for _, same := range [][2]string{
		{"al-qaeda", "al qaeda"}, {"u.s.", "us"}, {"bogotá", "bogota"}, {"łódź", "lodz"}, {"d'ivoire", "divoire"},
	} {
		if Fold(fingerprint.NewHash, same[0]) != Fold(fingerprint.NewHash, same[1]) {
			t.Errorf("%q and %q are folded apart", same[0], same[1])
		}
	}
	if Fold(fingerprint.NewHash, "iran") == Fold(fingerprint.NewHash, "iraq") {
		t.Error("two words are folded together")
	}
}

func TestGazetteerKnows(t *testing.T) {
	for phrase, has := range map[string]func(Flags) bool{
		"maria":          func(f Flags) bool { return f.First() == 3 },
		"smith":          func(f Flags) bool { return f.Last() == 3 },
		"kuznetsov":      func(f Flags) bool { return f.Last() > 0 },
		"jakarta":        func(f Flags) bool { return f.City() == 5 },
		"united nations": func(f Flags) bool { return f&Body != 0 },
		"united":         func(f Flags) bool { return f&Longer != 0 },
		"reuters":        func(f Flags) bool { return f&Outlet != 0 },
		"paraguay":       func(f Flags) bool { return f&Place != 0 },
		"ministry":       func(f Flags) bool { return f&BodyHead != 0 },
		"zqxv":           func(f Flags) bool { return f == 0 },
	} {
		if f := flags(phrase); !has(f) {
			t.Errorf("%q has the flags %b", phrase, f)
		}
	}
}

func TestMergeKeepsHigherGrades(t *testing.T) {
	a, b := GradeFirst(3)|GradeCity(1)|Place, GradeFirst(1)|GradeCity(4)|Title
	got := a.Merge(b)
	if got.First() != 3 || got.City() != 4 || got.Last() != 0 || got&Place == 0 || got&Title == 0 {
		t.Errorf("merged to %b", got)
	}
}

func TestLongestPhrase(t *testing.T) {
	var tokens []document.Token
	for _, w := range []string{"the", "international", "criminal", "court", "in", "the", "hague"} {
		tokens = append(tokens, document.Token{Text: w, Lower: w})
	}
	var c Context
	if ends := c.longest(tokens, 1); ends[bodyPhrase] != 4 {
		t.Errorf("the body that begins at 1 ends at %d, want 4", ends[bodyPhrase])
	}
	if ends := c.longest(tokens, 4); ends != [phraseKinds]int{} {
		t.Errorf("phrases %v begin at a preposition", ends)
	}
	if ends := c.longest(tokens, 5); ends[placePhrase] != 7 {
		t.Errorf("the place that begins at 5 ends at %d, want 7", ends[placePhrase])
	}
}
