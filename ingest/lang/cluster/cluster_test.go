package cluster_test

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/ingest/lang/cluster"
)

func TestPackRoundTrip(t *testing.T) {
	for _, c := range []cluster.Codes{{}, {Coarse: 1, Middle: 2, Fine: 3},
		{Coarse: cluster.CoarseCount - 1, Middle: cluster.MiddleCount - 1, Fine: cluster.FineCount - 1}} {
		if got := cluster.Unpack(c.Pack()); got != c {
			t.Errorf("%v came back as %v", c, got)
		}
	}
}

// Words that stand in the same places in news share a fine cluster; words of
// other kinds do not share even a coarse one.
func TestLikeWordsShareClusters(t *testing.T) {
	of := func(word string) cluster.Codes {
		codes, ok := cluster.Of(word)
		if !ok {
			t.Fatalf("%q is not in the embedded table", word)
		}
		return codes
	}
	for _, like := range []string{"baghdad kabul", "lavrov ivanov", "tuesday friday", "fuel diesel", "opens closes"} {
		a, b, _ := strings.Cut(like, " ")
		if of(a).Fine != of(b).Fine {
			t.Errorf("%s and %s are in different fine clusters", a, b)
		}
	}
	for _, unlike := range []string{"tuesday baghdad", "fuel opens", "lavrov barrels"} {
		a, b, _ := strings.Cut(unlike, " ")
		if of(a).Coarse == of(b).Coarse {
			t.Errorf("%s and %s are in the same coarse cluster", a, b)
		}
	}
}

func TestOfDoesNotAllocate(t *testing.T) {
	cluster.Of("open the table first")
	if n := testing.AllocsPerRun(100, func() { cluster.Of("president") }); n != 0 {
		t.Errorf("%v allocations a look-up, want none", n)
	}
}

func BenchmarkOf(b *testing.B) {
	words := strings.Fields("the president of belarus told journalists on tuesday that zqxv will meet lavrov")
	cluster.Of(words[0])
	for i := 0; b.Loop(); i++ {
		cluster.Of(words[i%len(words)])
	}
}

func ExampleOf() {
	baghdad, _ := cluster.Of("baghdad")
	kabul, _ := cluster.Of("kabul")
	_, known := cluster.Of("Kabul") // only lower case is looked up
	fmt.Println(baghdad.Fine == kabul.Fine, known)
	// Output: true false
}
