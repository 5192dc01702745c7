package learn

import (
	"bytes"
	"testing"

	"newsgraph/internal/perceptron"
)

// fit learns to tell even from odd numbers by a feature of parity among
// features of the number itself.
func fit(opt Options) Weights {
	t := New(opt)
	for i := range uint32(400) {
		n := i % 100
		features := []uint32{perceptron.Feature(1, n%2, 0, 0), perceptron.Feature(2, n, 0, 0)}
		var s [perceptron.MaxClasses]float32
		t.Score(features, &s)
		gold := int(n % 2)
		if s[gold] <= s[1-gold] {
			t.Update(features, gold, 1)
			t.Update(features, 1-gold, -1)
		}
		t.Tick()
	}
	return t.Averages()
}

func TestLearnsTheGeneralFeature(t *testing.T) {
	b, err := fit(Options{}).Encode([]string{"even", "odd"})
	if err != nil {
		t.Fatal(err)
	}
	m := perceptron.MustDecode(b)
	for n := range uint32(2) {
		var s perceptron.Scores
		m.Score([]uint32{perceptron.Feature(1, n, 0, 0), perceptron.Feature(2, 12345+n, 0, 0)}, &s)
		if got, _ := m.BestTwo(&s); got != int(n) {
			t.Errorf("an unseen number of parity %d is given class %d", n, got)
		}
	}
}

func TestSameBytes(t *testing.T) {
	first, err := fit(Options{Prune: 0.001}).Encode([]string{"even", "odd"})
	if err != nil {
		t.Fatal(err)
	}
	second, err := fit(Options{Prune: 0.001}).Encode([]string{"even", "odd"})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Error("two fits differ")
	}
}

func TestMinUpdatesDropsRareFeatures(t *testing.T) {
	tr := New(Options{MinUpdates: 2})
	rare, frequent := uint32(1), uint32(2)
	tr.Update([]uint32{rare, frequent}, 0, 1)
	tr.Update([]uint32{frequent}, 0, 1)
	tr.Tick()
	var s [perceptron.MaxClasses]float32
	tr.Score([]uint32{rare, frequent}, &s)
	if s[0] != 2 {
		t.Errorf("score %v, want 2 of the frequent feature alone", s[0])
	}
	if w := tr.Averages(); len(w) != 1 || w[frequent] == nil {
		t.Errorf("averages %v, want the frequent feature alone", w)
	}
}

// TestAverage checks the average over examples against one worked out by hand:
// weight 1 during the second of two examples, and 3 at no example.
func TestAverage(t *testing.T) {
	tr := New(Options{})
	tr.Tick()
	tr.Update([]uint32{5}, 0, 1)
	tr.Tick()
	tr.Update([]uint32{5}, 0, 2)
	if got := tr.Averages()[5][0].Value; got != 0.5 {
		t.Errorf("average %v, want 0.5", got)
	}
}

func TestMean(t *testing.T) {
	runs := []Weights{
		{1: {{Class: 0, Value: 4}, {Class: 1, Value: 1}}},
		{1: {{Class: 1, Value: 1}}, 2: {{Class: 0, Value: 1}}},
	}
	got := Mean(runs, 0.9)
	if len(got[1]) != 2 || got[1][0].Value != 2 || got[1][1].Value != 1 || len(got[2]) != 0 {
		t.Errorf("mean %v, want 2 and 1 for the first feature, nothing for the second", got)
	}
}
