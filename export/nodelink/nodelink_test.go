package nodelink_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"newsgraph/export/internal/sample"
	"newsgraph/export/nodelink"
	"newsgraph/graph"
)

type file struct {
	Directed, Multigraph bool
	Nodes                []struct {
		ID, Name, Kind string
		Aliases        []string
	}
	Edges []struct {
		Source, Target, Key, Relation, Status, Cameo string
		Symmetric                                    bool
		Confidence, Weight                           float64
		Sentences                                    []string
	}
}

func TestReadBack(t *testing.T) {
	for _, g := range []*graph.Graph{sample.Graph(), sample.Large(50, 100), {}} {
		var b bytes.Buffer
		if err := nodelink.Write(&b, g, nodelink.Options{}); err != nil {
			t.Fatal(err)
		}
		var f file
		if err := json.Unmarshal(b.Bytes(), &f); err != nil {
			t.Fatal(err)
		}
		if !f.Directed || !f.Multigraph || len(f.Nodes) != len(g.Nodes) || len(f.Edges) != len(g.Edges) {
			t.Fatalf("%d nodes, %d edges", len(f.Nodes), len(f.Edges))
		}
		for i, n := range f.Nodes {
			if w := g.Nodes[i]; n.ID != w.ID || n.Name != w.Name || n.Kind != string(w.Kind) || len(n.Aliases) != len(w.Aliases) {
				t.Errorf("node %+v", n)
			}
		}
		for i, e := range f.Edges {
			w := g.Edges[i]
			if e.Source != w.Source || e.Target != w.Target || e.Key != w.ID || e.Relation != string(w.Relation) ||
				e.Cameo != w.Cameo || e.Symmetric != w.Relation.Symmetric() || e.Confidence != w.Confidence || len(e.Sentences) != len(w.Evidence) {
				t.Errorf("edge %+v", e)
			}
		}
	}
}
