package entity

import (
	"slices"
	"testing"

	"newsgraph/ingest/document"
)

func name(start, end int, t document.NameType) document.Name {
	return document.Name{Span: document.Span{Start: start, End: end}, Type: t}
}

func TestLabelsRoundTrip(t *testing.T) {
	names := []document.Name{name(0, 1, document.PER), name(1, 3, document.LOC), name(4, 8, document.ORG), name(8, 9, document.ORG)}
	labels := EncodeNames(10, names)
	want := []string{"U-PER", "B-LOC", "L-LOC", "O", "B-ORG", "I-ORG", "I-ORG", "L-ORG", "U-ORG", "O"}
	for i, l := range labels {
		if Labels[l] != want[i] {
			t.Errorf("token %d has label %s, want %s", i, Labels[l], want[i])
		}
	}
	got := AppendNames(nil, 100, labels, make([][LabelCount]float32, 10))
	for i := range names {
		names[i].Start, names[i].End = names[i].Start+100, names[i].End+100
	}
	if !slices.Equal(got, names) {
		t.Errorf("names %v, want %v", got, names)
	}
}

func TestInternalTypeIsNotHandedOut(t *testing.T) {
	labels := EncodeNames(3, []document.Name{name(0, 2, "OTH")})
	if got := AppendNames(nil, 0, labels, make([][LabelCount]float32, 3)); len(got) != 0 {
		t.Errorf("names %v, want none", got)
	}
}

func TestFollows(t *testing.T) {
	number := func(s string) int { return slices.Index(Labels, s) }
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"O", "O", true}, {"O", "U-PER", true}, {"U-LOC", "B-PER", true}, {"L-ORG", "O", true},
		{"B-ORG", "I-ORG", true}, {"B-ORG", "L-ORG", true}, {"I-ORG", "L-ORG", true},
		{"B-ORG", "O", false}, {"B-ORG", "L-PER", false}, {"O", "I-LOC", false}, {"L-LOC", "L-LOC", false},
	} {
		if got := follows(number(c.a), number(c.b)); got != c.want {
			t.Errorf("%s after %s: %v, want %v", c.b, c.a, got, c.want)
		}
	}
}

// The best labels by token do not form names here; decoding must give the best
// ones that do.
func TestDecodeIsWellFormed(t *testing.T) {
	number := func(s string) int { return slices.Index(Labels, s) }
	lattice := NewLattice(func(uint32, []float32) {})
	emissions := make([][LabelCount]float32, 3)
	emissions[0][number("B-PER")] = 3
	emissions[1][number("I-ORG")] = 2 // would have to follow an ORG
	emissions[1][number("L-PER")] = 1
	emissions[2][number("B-LOC")] = 2 // a name cannot stay open
	got := lattice.Decode(emissions, nil)
	want := []string{"B-PER", "L-PER", "O"}
	for i, l := range got {
		if Labels[l] != want[i] {
			t.Errorf("token %d has label %s, want %s", i, Labels[l], want[i])
		}
	}
	if got := lattice.Decode(nil, got); len(got) != 0 {
		t.Errorf("labels %v of a sentence without tokens", got)
	}
}
