package graphml_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"testing"

	"newsgraph/export/column"
	"newsgraph/export/graphml"
	"newsgraph/export/internal/sample"
	"newsgraph/graph"
)

// file is GraphML as encoding/xml reads it.
type file struct {
	Keys []struct {
		ID     string `xml:"id,attr"`
		Domain string `xml:"for,attr"`
		Name   string `xml:"attr.name,attr"`
		Type   string `xml:"attr.type,attr"`
	} `xml:"key"`
	Graph struct {
		EdgeDefault string `xml:"edgedefault,attr"`
		Nodes       []struct {
			ID   string `xml:"id,attr"`
			Data []data `xml:"data"`
		} `xml:"node"`
		Edges []struct {
			ID     string `xml:"id,attr"`
			Source string `xml:"source,attr"`
			Target string `xml:"target,attr"`
			Label  string `xml:"label,attr"`
			Data   []data `xml:"data"`
		} `xml:"edge"`
	} `xml:"graph"`
}

type data struct {
	Key   string `xml:"key,attr"`
	Value string `xml:",chardata"`
}

func read(t *testing.T, g *graph.Graph) (f file) {
	t.Helper()
	var b bytes.Buffer
	if err := graphml.Write(&b, g, graphml.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal(b.Bytes(), &f); err != nil {
		t.Fatal(err)
	}
	if keys, nodes := strings.LastIndex(b.String(), "<key"), strings.Index(b.String(), "<graph "); keys > nodes {
		t.Error("a key stands behind the graph")
	}
	return f
}

// text is s as XML can hold it.
func text(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, s)
}

func TestReadBack(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"sample": sample.Graph(), "large": sample.Large(300, 900)} {
		f := read(t, g)
		if f.Graph.EdgeDefault != "directed" || len(f.Graph.Nodes) != len(g.Nodes) || len(f.Graph.Edges) != len(g.Edges) {
			t.Fatalf("%s: %s, %d nodes, %d edges", name, f.Graph.EdgeDefault, len(f.Graph.Nodes), len(f.Graph.Edges))
		}
		types := keyTypes(t, f)
		for i, n := range f.Graph.Nodes {
			if n.ID != g.Nodes[i].ID {
				t.Errorf("%s: node %d is %q", name, i, n.ID)
			}
			got := values(t, n.Data, "n-", types)
			same(t, got, column.Nodes(g, nil), &g.Nodes[i])
			if got["label"] != g.Nodes[i].Name || got["size"] == "" || got["x"] == "" || got["r"] == "" {
				t.Errorf("%s: node %q looks like %v", name, n.ID, got)
			}
		}
		kinds := map[[3]string]bool{}
		for i, e := range f.Graph.Edges {
			want := &g.Edges[i]
			if e.ID != want.ID || e.Source != want.Source || e.Target != want.Target || !strings.HasPrefix(e.Label, string(want.Relation)) {
				t.Errorf("%s: edge %d is %+v", name, i, e)
			}
			if kinds[[3]string{e.Source, e.Target, e.Label}] {
				t.Errorf("%s: Gephi would merge edge %d, kind %q, with another", name, i, e.Label)
			}
			kinds[[3]string{e.Source, e.Target, e.Label}] = true
			same(t, values(t, e.Data, "e-", types), column.Edges(), want)
		}
	}
}

// same compares the values read with the columns of v.
func same[T any](t *testing.T, got map[string]string, columns []column.Column[T], v *T) {
	t.Helper()
	for _, c := range columns {
		if want := string(c.Append(nil, v)); got[c.Name] != want {
			t.Errorf("%s is %q; want %q", c.Name, got[c.Name], want)
		}
	}
}

// keyTypes maps the id of each key to its type.
func keyTypes(t *testing.T, f file) map[string]string {
	t.Helper()
	types := map[string]string{}
	for _, k := range f.Keys {
		if types[k.ID] != "" || k.Domain[:1]+"-"+k.Name != k.ID {
			t.Errorf("key %+v", k)
		}
		types[k.ID] = k.Type
	}
	return types
}

// values returns the data of an element by name and checks their types.
func values(t *testing.T, all []data, prefix string, types map[string]string) map[string]string {
	t.Helper()
	m := map[string]string{}
	for _, d := range all {
		name, ok := strings.CutPrefix(d.Key, prefix)
		if _, twice := m[name]; !ok || twice || d.Value == "" {
			t.Errorf("data %+v", d)
		}
		m[name] = d.Value
		var err error
		switch types[d.Key] {
		case "string":
		case "int":
			_, err = strconv.Atoi(d.Value)
		case "double":
			_, err = strconv.ParseFloat(d.Value, 64)
		case "boolean":
			_, err = strconv.ParseBool(d.Value)
		default:
			t.Errorf("key %q has type %q", d.Key, types[d.Key])
		}
		if err != nil {
			t.Error(err)
		}
	}
	return m
}

func TestHostileTextComesBack(t *testing.T) {
	g := sample.Hostile()
	f := read(t, g)
	types := keyTypes(t, f)
	for i, n := range f.Graph.Nodes {
		if n.ID != text(g.Nodes[i].ID) || values(t, n.Data, "n-", types)["label"] != text(g.Nodes[i].Name) {
			t.Errorf("node %.60q came back as %.60q", g.Nodes[i].ID, n.ID)
		}
	}
	for i, e := range f.Graph.Edges {
		if values(t, e.Data, "e-", types)["about"] != text(g.Edges[i].About) {
			t.Errorf("edge %d: about %.60q", i, g.Edges[i].About)
		}
	}
}

// Keys that no element uses would be empty columns in every tool.
func TestUnusedKeysAreLeftOut(t *testing.T) {
	f := read(t, &graph.Graph{Nodes: []graph.Node{{ID: "a", Kind: graph.Person, Name: "A"}}})
	for _, k := range f.Keys {
		if k.Name == "country" || k.Name == "status" {
			t.Errorf("key %q has no value", k.ID)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	g := sample.Large(10_000, 100_000)
	for b.Loop() {
		if err := graphml.Write(io.Discard, g, graphml.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
