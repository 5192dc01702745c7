package cluster_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"newsgraph/ingest/cluster"
)

// entries makes n words with codes that differ from word to word.
func entries(n int) []cluster.Entry {
	list := make([]cluster.Entry, n)
	for i := range list {
		list[i] = cluster.Entry{Word: fmt.Sprintf("word%d", i), Codes: cluster.Codes{
			Coarse: uint16(i % cluster.CoarseCount),
			Middle: uint16(i % cluster.MiddleCount),
			Fine:   uint16(i % cluster.FineCount),
		}}
	}
	return list
}

func TestRoundTrip(t *testing.T) {
	want := entries(5000)
	var file bytes.Buffer
	if err := cluster.Write(&file, "made for a test\n", want); err != nil {
		t.Fatal(err)
	}
	table, err := cluster.Open(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if table.Len() != len(want) {
		t.Errorf("table holds %d words, want %d", table.Len(), len(want))
	}
	for _, e := range want {
		if codes, ok := table.Of(e.Word); !ok || codes != e.Codes {
			t.Errorf("%s: codes %v, %v; want %v", e.Word, codes, ok, e.Codes)
		}
	}
	for _, unknown := range []string{"", "word", "WORD1", "word5001"} {
		if codes, ok := table.Of(unknown); ok {
			t.Errorf("%q: codes %v for a word that is not in the table", unknown, codes)
		}
	}
}

func TestWriteKeepsFirstOfEqualWords(t *testing.T) {
	var file bytes.Buffer
	first, second := cluster.Codes{Coarse: 1, Middle: 2, Fine: 3}, cluster.Codes{Coarse: 4}
	list := []cluster.Entry{{Word: "twice", Codes: first}, {Word: "twice", Codes: second}}
	if err := cluster.Write(&file, "", list); err != nil {
		t.Fatal(err)
	}
	table, err := cluster.Open(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if codes, _ := table.Of("twice"); codes != first || table.Len() != 1 {
		t.Errorf("codes %v of %d words, want %v of 1", codes, table.Len(), first)
	}
}

func TestOpenRefusesDamage(t *testing.T) {
	var file bytes.Buffer
	if err := cluster.Write(&file, "made for a test\n", entries(10)); err != nil {
		t.Fatal(err)
	}
	whole := file.Bytes()
	for name, data := range map[string][]byte{
		"empty":          nil,
		"other file":     []byte("PK\x03\x04 something else"),
		"only header":    whole[:60],
		"last byte lost": whole[:len(whole)-1],
		"byte too much":  append(bytes.Clone(whole), 0),
	} {
		if _, err := cluster.Open(data); err == nil {
			t.Errorf("%s: opened without an error", name)
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

func FuzzOpen(f *testing.F) {
	var file bytes.Buffer
	if err := cluster.Write(&file, "", entries(3)); err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		if table, err := cluster.Open(data); err == nil {
			table.Of("word1")
		}
	})
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
