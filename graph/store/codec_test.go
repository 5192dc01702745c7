package store

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"newsgraph/graph"
)

// filledStruct gives every field of a struct a value of its own, so that a field that
// the codec forgets shows.
func filledStruct(v reflect.Value, prefix string) {
	for i := range v.NumField() {
		f, name := v.Field(i), prefix+v.Type().Field(i).Name
		switch f.Kind() {
		case reflect.String:
			f.SetString(name + " \\t \t \n \\")
		case reflect.Float64:
			f.SetFloat(1 / 3.)
		case reflect.Slice:
			if f.Type().Elem().Kind() == reflect.String {
				f.Set(reflect.ValueOf([]string{name, "b\\", "c", "d\n", "e", "f", "g", "h"}))
			}
		}
	}
}

func TestSheetRoundTrip(t *testing.T) {
	var s sheet
	filledStruct(reflect.ValueOf(&s.document).Elem(), "document ")
	s.nodes = make([]graph.Node, 2)
	filledStruct(reflect.ValueOf(&s.nodes[0]).Elem(), "node ")
	s.nodes[1] = graph.Node{ID: "n", Aliases: []string{"only"}}
	s.edges = make([]graph.Edge, 2)
	filledStruct(reflect.ValueOf(&s.edges[0]).Elem(), "edge ")
	s.edges[0].First, s.edges[0].Last = "", "" // of aggregated edges, which a store refuses
	s.edges[1] = graph.Edge{ID: "e", Confidence: math.SmallestNonzeroFloat64}
	one := graph.Evidence{Document: s.document.ID, Start: 3, End: 7, Text: "E\tno tab\nD"}
	two := graph.Evidence{Document: s.document.ID, Start: 3, End: 8, Text: "\r\u0085 \x00"}
	s.edges[0].Evidence = []graph.Evidence{two, one, two}
	text := encode(&s)
	got, err := decode(text)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, s) {
		t.Errorf("read:\n%+v\nwritten:\n%+v", got, s)
	}
	if n := strings.Count(text, "\n"+sentenceLine+"\t"); n != 2 {
		t.Errorf("2 sentences were written %d times", n)
	}
}

func TestDamagedSheet(t *testing.T) {
	for _, line := range []string{"", "X\tunknown", "D\tnews-2", "S\t1\tx", "S\tx\t1", "E\te\t0", "E\te\t-1", strings.Repeat("E\te\t\t", 5)} {
		if _, err := decode("D\tnews-1\n" + line + "\n"); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: error %v", line, err)
		}
	}
	if _, err := decode("D\tnews"); err == nil {
		t.Error("a line that is cut off: no error")
	}
}

// FuzzDecode checks that any text is refused or means one thing: what is read
// from it, written and read again, is the same.
func FuzzDecode(f *testing.F) {
	for i := range 3 {
		g := sorted(makeArticle(i, 5, 5))
		f.Add(encode(&sheet{document: g.Documents[0], nodes: g.Nodes, edges: g.Edges}))
	}
	f.Add("D\ta\nN\t\\\\t\\q\t\t\t\t\t\t\t\t\t\t\n")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := decode(text)
		if err != nil {
			return
		}
		want := encode(&s)
		again, err := decode(want)
		if err != nil {
			t.Fatal(err)
		}
		if got := encode(&again); got != want {
			t.Errorf("read again:\n%q\nread:\n%q", got, want)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	g := sorted(makeArticle(1, articleNodes, articleEdges))
	text := encode(&sheet{document: g.Documents[0], nodes: g.Nodes, edges: g.Edges})
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := decode(text); err != nil {
			b.Fatal(err)
		}
	}
}
