package perceptron

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"
)

// rows are three features over two classes, one of them without weights.
func rows() []Row {
	return []Row{
		{Key: 4000000000, Pairs: []Pair{{Class: 1, Weight: -5}}},
		{Key: 7, Pairs: []Pair{{Class: 0, Weight: 3}, {Class: 1, Weight: 127}}},
		{Key: 9},
	}
}

func TestRoundTrip(t *testing.T) {
	for _, c := range []struct {
		curve Curve
		want  [2]int32
	}{
		{Linear, [2]int32{3, 122}},
		{Squared, [2]int32{9, 127*127 - 25}},
	} {
		b, err := c.curve.Encode([]string{"no", "yes"}, 0.5, rows())
		if err != nil {
			t.Fatal(err)
		}
		m, err := Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		if m.Scale != 0.5 || len(m.Classes) != 2 || m.Classes[1] != "yes" || m.Features() != 2 {
			t.Errorf("%q: read back scale %v, classes %v, %d features", c.curve, m.Scale, m.Classes, m.Features())
		}
		var s Scores
		m.Score([]uint32{7, 8, 9, 4000000000}, &s)
		if s[0] != c.want[0] || s[1] != c.want[1] {
			t.Errorf("%q: scores %v, want %v", c.curve, s[:2], c.want)
		}
		if best, _ := m.BestTwo(&s); best != 1 {
			t.Errorf("%q: best class %d, want 1", c.curve, best)
		}
	}
}

func TestEncodeIgnoresOrder(t *testing.T) {
	forward, err := Encode([]string{"no", "yes"}, 1, rows())
	if err != nil {
		t.Fatal(err)
	}
	r := rows()
	r[0], r[1] = r[1], r[0]
	backward, err := Encode([]string{"no", "yes"}, 1, r)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(forward, backward) {
		t.Error("the order of rows changes the file")
	}
}

func TestEncodeRefusesTooManyClasses(t *testing.T) {
	if _, err := Encode(make([]string, MaxClasses+1), 1, nil); err == nil {
		t.Error("no error for more classes than fit a byte")
	}
}

func TestDecodeRefusesBrokenFiles(t *testing.T) {
	whole, err := Encode([]string{"no", "yes"}, 1, rows())
	if err != nil {
		t.Fatal(err)
	}
	for n := range whole {
		if _, err := Decode(whole[:n]); err == nil {
			t.Errorf("no error for the first %d of %d bytes", n, len(whole))
		}
	}
	if _, err := Decode(append(whole, 0)); err == nil {
		t.Error("no error for a byte too many")
	}
}

// TestScoreBatches compares batched scoring with one feature at a time.
func TestScoreBatches(t *testing.T) {
	m, features := random(t, 1000)
	var once, single Scores
	m.Score(features, &once)
	for i := range features {
		m.Score(features[i:i+1], &single)
	}
	if once != single {
		t.Error("scores depend on the batches")
	}
}

// random makes a model of n features and a list of 3n features, a third of them
// known.
func random(t testing.TB, n int) (*Model, []uint32) {
	r := rand.New(rand.NewPCG(3, 4))
	var features []uint32
	var all []Row
	for i := range n {
		key := Feature(1, uint32(i), 0, 0)
		all = append(all, Row{Key: key, Pairs: []Pair{
			{Class: uint8(r.IntN(40)), Weight: int8(r.IntN(255) - 127)}, {Class: uint8(40 + r.IntN(40)), Weight: 1}}})
		features = append(features, key, Feature(2, uint32(i), 0, 0), Feature(1, uint32(i), 1, 0))
	}
	b, err := Encode(make([]string, 80), 1, all)
	if err != nil {
		t.Fatal(err)
	}
	return MustDecode(b), features
}

// TestDenseRows compares the sums of rows with weights for many and for few
// classes, some of them together, with sums made one by one.
func TestDenseRows(t *testing.T) {
	const classes = 41 // odd, so that the last word of a dense row is half empty
	r := rand.New(rand.NewPCG(5, 6))
	var all []Row
	var features []uint32
	for i := range uint32(23) {
		row := Row{Key: Feature(1, i, 0, 0)}
		for c := range classes {
			if weight := int8(r.IntN(255) - 127); i%4 != 0 || c%9 == 0 {
				row.Pairs = append(row.Pairs, Pair{Class: uint8(c), Weight: weight})
			}
		}
		all, features = append(all, row), append(features, row.Key)
	}
	b, err := Squared.Encode(make([]string, classes), 1, all)
	if err != nil {
		t.Fatal(err)
	}
	m := MustDecode(b)
	for n := range features {
		var got, want Scores
		m.Score(features[:n], &got)
		for _, row := range all[:n] {
			for _, p := range row.Pairs {
				want[p.Class] += Squared.Value(p.Weight)
			}
		}
		if got != want {
			t.Fatalf("the sums of %d rows are %v, want %v", n, got[:classes], want[:classes])
		}
	}
}

func TestFeatureTellsValuesApart(t *testing.T) {
	seen := map[uint32][4]uint32{}
	for i := range uint32(6 * 6 * 6 * 6) {
		v := [4]uint32{i % 6, i / 6 % 6, i / 36 % 6, i / 216}
		f := Feature(v[0], v[1], v[2], v[3])
		if old, ok := seen[f]; ok {
			t.Fatalf("%v and %v share a hash", old, v)
		}
		seen[f] = v
	}
}

func FuzzDecode(f *testing.F) {
	b, err := Encode([]string{"no", "yes"}, 1, rows())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte(Squared))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := Decode(b)
		if err != nil {
			return
		}
		var s Scores
		m.Score([]uint32{0, 7, 4000000000}, &s)
	})
}

func ExampleModel_Score() {
	rows := []Row{{Key: Feature(1, Word("talks"), 0, 0), Pairs: []Pair{{Class: 0, Weight: 12}}}}
	file, err := Encode([]string{"noun", "verb"}, 1, rows)
	if err != nil {
		fmt.Println(err)
		return
	}
	m := MustDecode(file)
	var scores Scores
	m.Score([]uint32{Feature(1, Word("talks"), 0, 0)}, &scores)
	best, _ := m.BestTwo(&scores)
	fmt.Println(m.Classes[best], scores[0])
	// Output: noun 12
}

func BenchmarkScore(b *testing.B) {
	m, features := random(b, 100000)
	at := 0
	for b.Loop() {
		var s Scores
		m.Score(features[at:at+60], &s)
		if at += 60; at+60 > len(features) {
			at = 0
		}
	}
}

// TestCrowdedTable has features of one home and with equal prints.
func TestCrowdedTable(t *testing.T) {
	var all []Row
	for i := range uint32(40) {
		all = append(all, Row{Key: i << 1, Pairs: []Pair{{Class: 0, Weight: int8(i + 1)}}})
	}
	all = append(all, Row{Key: 1<<31 | 6, Pairs: []Pair{{Class: 0, Weight: 100}}}, Row{Key: 1<<32 - 1, Pairs: []Pair{{Class: 1, Weight: 9}}})
	b, err := Encode([]string{"no", "yes"}, 1, all)
	if err != nil {
		t.Fatal(err)
	}
	m := MustDecode(b)
	for _, r := range all {
		for _, key := range []uint32{r.Key, r.Key ^ 1, r.Key ^ 1<<20} {
			want := Scores{}
			for _, o := range all {
				if o.Key == key {
					want[o.Pairs[0].Class] = int32(o.Pairs[0].Weight)
				}
			}
			var got Scores
			if m.Score([]uint32{key}, &got); got != want {
				t.Errorf("feature %#x scores %v, want %v", key, got[:2], want[:2])
			}
		}
	}
}
