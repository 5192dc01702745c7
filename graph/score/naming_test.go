package score

import (
	"errors"
	"slices"
	"testing"

	"newsgraph/graph"
)

// judgedGold is an article whose parties have the given names, all but the last
// persons, each with an act towards the next.
func judgedGold(document string, names ...string) Gold {
	g := Gold{Document: document, Judged: []Judgement{{}}}
	for i, n := range names {
		kind := graph.Person
		if i == len(names)-1 {
			kind = graph.Country
		}
		g.Entities = append(g.Entities, GoldEntity{ID: n, Kind: kind, Name: n})
		if i > 0 {
			g.Events = append(g.Events, GoldEvent{Source: names[i-1], Relation: graph.Warned, Target: n})
		}
	}
	return g
}

// TestNaming counts parties by name: found by alias and by last name, split over two
// nodes within an article and across articles, and two persons in one node.
func TestNaming(t *testing.T) {
	g := &graph.Graph{
		Documents: []graph.Document{{ID: "dam"}, {ID: "port"}},
		Nodes: []graph.Node{
			{ID: "berg", Kind: graph.Person, Name: "Ada Berg", Aliases: []string{"Berg"}},
			{ID: "berg-2", Kind: graph.Person, Name: "Ms Berg", Aliases: []string{"Ada Berg"}},
			{ID: "both", Kind: graph.Person, Name: "Olav Dahl", Aliases: []string{"Mayor of Molde"}},
			{ID: "iceland", Kind: graph.Country, Name: "Iceland"},
		},
	}
	for i, pair := range [][3]string{{"dam", "berg", "both"}, {"dam", "berg-2", "iceland"}, {"port", "berg", "iceland"}} {
		g.Edges = append(g.Edges, graph.Edge{ID: string(rune('a' + i)), Source: pair[1], Relation: graph.Warned, Target: pair[2],
			Evidence: []graph.Evidence{{Document: pair[0], Text: "Sentence."}}})
	}
	golds := []Gold{
		judgedGold("dam", "Ada Berg", "Olav Dahl", "Mayor of Molde", "Iceland"),
		judgedGold("port", "Ada Berg", "Eva Lund", "Iceland"),
	}
	s, faults, err := Naming(g, golds)
	if err != nil {
		t.Fatal(err)
	}
	if s.Found.Right != 6 || s.Found.Of != 7 {
		t.Errorf("found %+v, want 6 of 7: nobody is called Eva Lund", s.Found)
	}
	if want := (Split{ExtraNodes: 1, OfEntities: 6}); s.Split != want {
		t.Errorf("split within articles %+v, want %+v", s.Split, want)
	}
	if want := (Split{ExtraNodes: 1, OfEntities: 3}); s.Across != want {
		t.Errorf("split across articles %+v, want %+v", s.Across, want)
	}
	if s.Merged != 1 {
		t.Errorf("%d merged, want the mayor alone", s.Merged)
	}
	var said []string
	for _, f := range faults {
		said = append(said, f.What)
	}
	if want := []string{"Olav Dahl is Olav Dahl and Mayor of Molde", "Ada Berg is Ada Berg and Ms Berg"}; !slices.Equal(said, want) {
		t.Errorf("faults %q, want %q", said, want)
	}
	if _, _, err := Naming(&graph.Graph{}, golds); !errors.Is(err, ErrNoArticle) {
		t.Errorf("of an empty graph: %v", err)
	}
}
