package graphjson_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"newsgraph/export/graphjson"
	"newsgraph/export/internal/sample"
	"newsgraph/graph"
)

func TestRoundTrip(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"sample": sample.Graph(), "large": sample.Large(200, 500)} {
		var b bytes.Buffer
		if err := graphjson.Write(&b, g, graphjson.Options{}); err != nil {
			t.Fatal(err)
		}
		got, err := graphjson.Read(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !reflect.DeepEqual(got, g) {
			t.Errorf("%s: another graph came back", name)
		}
	}
}

// Absent values are left out, never null or "".
func TestNothingAbsentIsWritten(t *testing.T) {
	g := sample.Graph()
	g.Edges[0].Evidence = nil
	var b bytes.Buffer
	if err := graphjson.Write(&b, g, graphjson.Options{}); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"null", `:""`} {
		if strings.Contains(b.String(), bad) {
			t.Errorf("the file holds %s", bad)
		}
	}
	b.Reset()
	if err := graphjson.Write(&b, &graph.Graph{}, graphjson.Options{}); err != nil {
		t.Fatal(err)
	}
	if want := "{\"documents\": [],\n\"nodes\": [],\n\"edges\": []}\n"; b.String() != want {
		t.Errorf("empty graph: %q", b.String())
	}
}

func TestReadNamesThePlace(t *testing.T) {
	const node = `{"id":"a","kind":"person","name":"A"}`
	file := func(nodes, edges string) string {
		return "{\"documents\": [{\"id\":\"d\"}],\n\"nodes\": [\n" + nodes + "\n],\n\"edges\": [\n" + edges + "\n]}"
	}
	for _, c := range []struct{ name, in, want string }{
		{"empty file", "", "line 1, column 1: the file ends early"},
		{"no object", "[]", "found [ where an object"},
		{"no graph", `{"documents": []}`, `not a graph.json file`},
		{"cut off", file(node, "")[:60], "the file ends early"},
		{"syntax", file(node+",\n{,}", ""), "line 4, column 2: nodes[1]: invalid character ','"},
		{"unknown field", file(`{"id":"a","colour":"red"}`, ""), `line 3, column 26: nodes[0]: json: unknown field "colour"`},
		{"wrong type", file(`{"id":7}`, ""), "line 3"},
		{"unknown section", `{"vertices": []}`, `unknown section "vertices"`},
		{"twice", `{"nodes": [], "nodes": []}`, `"nodes" appears twice`},
		{"more text", file(node, "") + " {}", "text after the end"},
		{"no id", file(`{"kind":"person","name":"A"}`, ""), `nodes[0]: no "id"`},
		{"same id", file(node+",\n"+node, ""), `line 4, column 38: nodes[1]: id "a" appears twice`},
		{"kind", file(`{"id":"a","kind":"robot","name":"A"}`, ""), `unknown kind "robot"`},
		{"name", file(`{"id":"a","kind":"person"}`, ""), "no name"},
		{"end", file(node, `{"id":"e","source":"a","target":"b","relation":"met"}`), `line 6, column 54: edges[0]: edge "e": no node has the id "b"`},
		{"relation", file(node, `{"id":"e","source":"a","target":"a","relation":"kissed"}`), `unknown relation "kissed"`},
		{"status", file(node, `{"id":"e","source":"a","target":"a","relation":"met","status":"maybe"}`), `unknown status "maybe"`},
		{"confidence", file(node, `{"id":"e","source":"a","target":"a","relation":"met","confidence":7}`), "between 0 and 1"},
		{"evidence", file(node, `{"id":"e","source":"a","target":"a","relation":"met","evidence":[{"document":"x","start":0,"end":1}]}`), `no document has the id "x"`},
		{"span", file(node, `{"id":"e","source":"a","target":"a","relation":"met","evidence":[{"document":"d","start":2,"end":1}]}`), "no span"},
	} {
		_, err := graphjson.Read(strings.NewReader(c.in))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v; want %q", c.name, err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if err := graphjson.Write(&b, sample.Graph(), graphjson.Options{}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(`{"nodes": [], "edges": []}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		g, err := graphjson.Read(bytes.NewReader(in))
		if err != nil {
			return
		}
		var first, second bytes.Buffer
		if err := graphjson.Write(&first, g, graphjson.Options{}); err != nil {
			t.Fatal(err)
		}
		again, err := graphjson.Read(bytes.NewReader(first.Bytes()))
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if err := graphjson.Write(&second, again, graphjson.Options{}); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Error("another file after a round trip")
		}
	})
}
