package acts_test

import (
	"testing"

	"newsgraph/export/internal/acts"
	"newsgraph/export/internal/sample"
	"newsgraph/graph"
)

func TestList(t *testing.T) {
	g := sample.Graph()
	all, happened := acts.List(g, nil), acts.List(g, acts.Happened)
	if len(all) != 8 || len(happened) != 4 {
		t.Fatalf("%d acts, %d happened", len(all), len(happened))
	}
	met := happened[0]
	if met.From.Name != "Aino Laakso" || met.To.Name != "Rui Moura" || met.Document.ID != "a1" || met.Evidence.Start != 27 || met.Reported != "2023-03-15" {
		t.Errorf("%+v", met)
	}
	if met.Place == nil || met.Place.Name != "Lisbon" || met.Quad() != graph.VerbalCooperation {
		t.Errorf("met in %+v, %s", met.Place, met.Quad())
	}
	for _, a := range all[1:] {
		if a.Place != nil {
			t.Errorf("%s took place in %s", a.ID, a.Place.Name)
		}
	}
}

// Two meetings of the same parties on days that both fit leave the place open; a
// visit took place in the state that was visited.
func TestPlace(t *testing.T) {
	g := sample.Graph()
	g.Nodes = append(g.Nodes, graph.Node{ID: "pl:oslo", Kind: graph.Place, Name: "Oslo"})
	add := func(source string, r graph.Relation, target string) {
		g.Edges = append(g.Edges, graph.Edge{ID: string(r) + source, Source: source, Target: target, Relation: r})
	}
	add("m:oslo", graph.HeldIn, "pl:oslo")
	add("p:laakso", graph.ParticipatedIn, "m:oslo")
	add("p:moura", graph.ParticipatedIn, "m:oslo")
	add("p:laakso", graph.Visited, "c:prt")
	g.Edges[len(g.Edges)-1].Class = graph.Consult
	g.Edges[0].Date = "2023"
	list := acts.List(g, acts.Happened)
	if list[0].Place != nil {
		t.Errorf("one of two meetings was chosen: %s", list[0].Place.Name)
	}
	if last := list[len(list)-1]; last.Place == nil || last.Place.ID != "c:prt" || last.Document != nil || last.Reported != "" {
		t.Errorf("visit %+v", last)
	}
}
