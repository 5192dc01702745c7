package acts

import (
	"testing"

	"newsgraph/graph"
)

func TestPlaceOfSentence(t *testing.T) {
	for text, want := range map[string]string{
		"Rebels attacked police near the city of Aleppo on Friday.":         "aleppo",
		"Rebels attacked police in northern Syria on Friday.":               "syria",
		"Rebels attacked police in Aleppo, in northern Syria.":              "aleppo",
		"Rebels attacked police in Aleppo and in Homs.":                     "",
		"Rebels attacked police of Aleppo.":                                 "",
		"Rebels attacked police, in Syria's view.":                          "",
		"Rebels attacked police in Aleppo Street.":                          "",
		"Rebels of Syria attacked police at Homs, reports from there show.": "homs",
		"Rebels attacked police, the king said in Aleppo.":                  "",
		"Rebels attacked police in Aleppo last year.":                       "aleppo",
		"Rebels attacked police in Turkey.":                                 "",
	} {
		told := []graph.Evidence{{Document: "d", Start: 7, End: 7 + len(text), Text: text}}
		g := &graph.Graph{
			Documents: []graph.Document{{ID: "d"}},
			Nodes: []graph.Node{
				{ID: "aleppo", Kind: graph.Place, Name: "Aleppo"}, {ID: "homs", Kind: graph.Place, Name: "Homs"},
				{ID: "police", Kind: graph.Government, Name: "police"}, {ID: "rebels", Kind: graph.Organization, Name: "rebels"},
				{ID: "syria", Kind: graph.Country, Name: "Syria"}, {ID: "turkey", Kind: graph.Country, Name: "Turkey"},
			},
			Edges: []graph.Edge{{ID: "act", Source: "rebels", Target: "turkey", Relation: graph.Attacked, Class: graph.Assault, Evidence: told}},
		}
		for _, n := range g.Nodes {
			g.Edges = append(g.Edges, graph.Edge{ID: "m" + n.ID, Source: n.ID, Target: "article:d", Relation: graph.MentionedIn, Evidence: told})
		}
		got := ""
		if p := List(g, nil)[0].Place; p != nil {
			got = p.ID
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
