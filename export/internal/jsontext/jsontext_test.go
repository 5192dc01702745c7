package jsontext

import (
	"encoding/json"
	"testing"

	"newsgraph/export/column"
	"newsgraph/export/internal/sample"
)

func FuzzAppendString(f *testing.F) {
	for _, s := range []string{"", "\"\\/\b\f\n\r\t\x00", "\xff\xfe", "\u2028é🌍\uFFFD"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got string
		if err := json.Unmarshal(AppendString(nil, s), &got); err != nil || got != string([]rune(s)) {
			t.Errorf("%q came back as %q, %v", s, got, err)
		}
	})
}

func TestAppendColumns(t *testing.T) {
	g := sample.Graph()
	for i := range g.Edges {
		x := AppendColumns([]byte(`{"id":0`), column.Edges(), &g.Edges[i])
		x = AppendField(AppendField(x, "empty", ""), "full", "<x>")
		var got map[string]any
		if err := json.Unmarshal(append(x, '}'), &got); err != nil {
			t.Fatalf("%s: %v", x, err)
		}
		if _, ok := got["empty"]; ok || got["full"] != "<x>" || got["symmetric"] != g.Edges[i].Relation.Symmetric() {
			t.Errorf("got %v", got)
		}
		if list := got["sentences"].([]any); len(list) != len(g.Edges[i].Evidence) {
			t.Errorf("%d sentences", len(list))
		}
		if c, ok := got["confidence"].(float64); ok != (g.Edges[i].Confidence != 0) || c != g.Edges[i].Confidence {
			t.Errorf("confidence %v", got["confidence"])
		}
	}
}
