package cytoscape_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"newsgraph/export/cytoscape"
	"newsgraph/export/internal/sample"
	"newsgraph/export/layout"
)

func TestReadBack(t *testing.T) {
	g := sample.Graph()
	places := layout.Discs(g)
	var b bytes.Buffer
	if err := cytoscape.Write(&b, g, cytoscape.Options{Layout: places}); err != nil {
		t.Fatal(err)
	}
	var f struct {
		Elements struct {
			Nodes []struct {
				Data     struct{ ID, Value, Name, Kind, Color string }
				Position struct{ X, Y float64 }
			}
			Edges []struct {
				Data struct{ ID, Source, Target, Interaction, Label, Line, Color string }
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &f); err != nil {
		t.Fatal(err)
	}
	if len(f.Elements.Nodes) != len(g.Nodes) || len(f.Elements.Edges) != len(g.Edges) {
		t.Fatalf("%d nodes, %d edges", len(f.Elements.Nodes), len(f.Elements.Edges))
	}
	for i, n := range f.Elements.Nodes {
		w := g.Nodes[i]
		if n.Data.ID != w.ID || n.Data.Value != w.ID || n.Data.Name != w.Name || len(n.Data.Color) != 7 {
			t.Errorf("node %+v", n)
		}
		if dx, dy := n.Position.X-places[i].X, n.Position.Y+places[i].Y; dx > 0.01 || dx < -0.01 || dy > 0.01 || dy < -0.01 {
			t.Errorf("node %s is at %v; want %v with y downwards", w.ID, n.Position, places[i])
		}
	}
	for i, e := range f.Elements.Edges {
		w := g.Edges[i]
		if e.Data.ID != w.ID || e.Data.Source != w.Source || e.Data.Target != w.Target || e.Data.Interaction != string(w.Relation) || e.Data.Line == "" {
			t.Errorf("edge %+v", e)
		}
	}
}
