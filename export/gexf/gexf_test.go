package gexf

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"newsgraph/export/column"
	"newsgraph/export/internal/sample"
	"newsgraph/graph"
)

// document is GEXF as encoding/xml reads it.
type document struct {
	XMLName xml.Name
	Version string `xml:"version,attr"`
	Graph   struct {
		Mode           string `xml:"mode,attr"`
		TimeFormat     string `xml:"timeformat,attr"`
		Representation string `xml:"timerepresentation,attr"`
		Attributes     []struct {
			Class string `xml:"class,attr"`
			List  []struct {
				ID   string `xml:"id,attr"`
				Type string `xml:"type,attr"`
			} `xml:"attribute"`
		} `xml:"attributes"`
		Nodes []element `xml:"nodes>node"`
		Edges []element `xml:"edges>edge"`
	} `xml:"graph"`
}

type element struct {
	ID     string  `xml:"id,attr"`
	Label  string  `xml:"label,attr"`
	Source string  `xml:"source,attr"`
	Target string  `xml:"target,attr"`
	Type   string  `xml:"type,attr"`
	Kind   string  `xml:"kind,attr"`
	Weight float64 `xml:"weight,attr"`
	Start  string  `xml:"start,attr"`
	End    string  `xml:"end,attr"`
	Values []struct {
		For   string `xml:"for,attr"`
		Value string `xml:"value,attr"`
	} `xml:"attvalues>attvalue"`
	Color    *struct{ R, G, B uint8 }   `xml:"color"`
	Position *struct{ X, Y, Z float64 } `xml:"position"`
	Size     struct {
		Value float64 `xml:"value,attr"`
	} `xml:"size"`
	Shape struct {
		Value string `xml:"value,attr"`
	} `xml:"shape"`
}

func read(t *testing.T, g *graph.Graph, o Options) (d document) {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, g, o); err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal(b.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

func (e *element) value(name string) string {
	for _, v := range e.Values {
		if v.For == name {
			return v.Value
		}
	}
	return ""
}

func TestReadBack(t *testing.T) {
	for _, version := range []Version{V13, V12} {
		g := sample.Graph()
		d := read(t, g, Options{Version: version})
		want := map[Version][2]string{V13: {"http://gexf.net/1.3", "1.3"}, V12: {"http://www.gexf.net/1.2draft", "1.2"}}[version]
		if d.XMLName.Space != want[0] || d.Version != want[1] || d.Graph.Mode != "dynamic" || d.Graph.TimeFormat != "date" {
			t.Errorf("head: %+v", d.XMLName)
		}
		if len(d.Graph.Nodes) != len(g.Nodes) || len(d.Graph.Edges) != len(g.Edges) {
			t.Fatalf("%d nodes, %d edges", len(d.Graph.Nodes), len(d.Graph.Edges))
		}
		for i := range g.Nodes {
			n, want := &d.Graph.Nodes[i], &g.Nodes[i]
			if n.ID != want.ID || n.Label != want.Name || n.Color == nil || n.Position == nil || n.Size.Value < 1 {
				t.Errorf("node %+v", n)
			}
			for _, c := range column.Nodes(g, nil) {
				if n.value(c.Name) != string(c.Append(nil, want)) {
					t.Errorf("%s of %s is %q", c.Name, n.ID, n.value(c.Name))
				}
			}
		}
		for i := range g.Edges {
			sameEdge(t, &d.Graph.Edges[i], &g.Edges[i], version)
		}
	}
}

func sameEdge(t *testing.T, e *element, want *graph.Edge, version Version) {
	t.Helper()
	if e.ID != want.ID || e.Source != want.Source || e.Target != want.Target || e.Type != "directed" || e.Weight != float64(column.Weight(want)) {
		t.Errorf("edge %+v", e)
	}
	if kind := e.Kind; version == V13 && !strings.HasPrefix(kind, string(want.Relation)) || version == V12 && kind != "" {
		t.Errorf("version %d: kind %q", version, kind)
	}
	for _, c := range edgeColumns() {
		if e.value(c.Name) != string(c.Append(nil, want)) {
			t.Errorf("%s of %s is %q", c.Name, e.ID, e.value(c.Name))
		}
	}
	if (e.Start == "") != (want.Date == "") || e.Start != "" && e.Start >= e.End {
		t.Errorf("edge %s of %q lasts from %q to %q", e.ID, want.Date, e.Start, e.End)
	}
	if shape := map[graph.Status]string{graph.Planned: "dashed", graph.Possible: "dotted"}[want.Status]; e.Shape.Value != shape {
		t.Errorf("edge %s: shape %q", e.ID, e.Shape.Value)
	}
}

func TestEveryAttributeIsDeclared(t *testing.T) {
	d := read(t, sample.Graph(), Options{})
	declared := map[string]string{}
	for _, a := range d.Graph.Attributes {
		for _, x := range a.List {
			declared[a.Class+"."+x.ID] = x.Type
		}
	}
	for class, all := range map[string][]element{"node": d.Graph.Nodes, "edge": d.Graph.Edges} {
		for _, e := range all {
			for _, v := range e.Values {
				if declared[class+"."+v.For] == "" || v.Value == "" {
					t.Errorf("%s %s: value %+v", class, e.ID, v)
				}
			}
		}
	}
	for name, want := range map[string]string{"edge.confidence": "double", "edge.symmetric": "boolean", "edge.cameo": "string"} {
		if declared[name] != want {
			t.Errorf("%s has type %q; want %q", name, declared[name], want)
		}
	}
}

func TestHostileTextComesBack(t *testing.T) {
	g := sample.Hostile()
	d := read(t, g, Options{})
	for i := range d.Graph.Nodes {
		want := strings.NewReplacer("\x00", "\uFFFD", "\x07", "\uFFFD", "\x1b", "\uFFFD", "\uFFFE", "\uFFFD", "\uFFFF", "\uFFFD").
			Replace(strings.ToValidUTF8(strings.ReplaceAll(g.Nodes[i].Name, "\xff\xfe", "\uFFFD\uFFFD"), "?"))
		if d.Graph.Nodes[i].Label != want {
			t.Errorf("%.60q came back as %.60q", want, d.Graph.Nodes[i].Label)
		}
	}
}

func TestWithoutDatesIsStatic(t *testing.T) {
	d := read(t, &graph.Graph{Nodes: []graph.Node{{ID: "a", Kind: graph.Person, Name: "A"}}}, Options{})
	if d.Graph.Mode != "static" || d.Graph.TimeFormat != "" {
		t.Errorf("mode %q, time format %q", d.Graph.Mode, d.Graph.TimeFormat)
	}
}

func BenchmarkWrite(b *testing.B) {
	g := sample.Large(10_000, 100_000)
	for b.Loop() {
		if err := Write(io.Discard, g, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
