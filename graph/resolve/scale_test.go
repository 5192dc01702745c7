package resolve

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"newsgraph/graph"
)

// manyNames is a corpus of as many distinct persons and as many distinct
// bodies as half of names, all of one country, spread over the articles: the
// worst case, in which every name could be a misspelling of many others. The
// names are made of syllables, and share first names, family names and endings
// as the names of a country do. Some are given in part, in other spellings and
// with offices.
func manyNames(names, articles int, rng *rand.Rand) []*graph.Graph {
	syllables := []string{"ba", "kor", "li", "men", "do", "vash", "ti", "ran", "gul", "se", "pov", "ni", "har", "ko", "lem", "za"}
	word := func(n, parts int) string {
		w := ""
		for range parts {
			w += syllables[n%len(syllables)]
			n /= len(syllables)
		}
		return string(w[0]-'a'+'A') + w[1:]
	}
	titles := []string{"Foreign Minister", "President", "spokesman", "deputy", "governor"}
	out := make([]*graph.Graph, articles)
	for i := range out {
		doc := fmt.Sprint("doc-", i)
		g := &graph.Graph{
			Documents: []graph.Document{{ID: doc, Date: fmt.Sprintf("20%02d-0%d-10", 10+rng.IntN(12), 1+rng.IntN(9))}},
			Nodes:     []graph.Node{{ID: "country:NOR", Kind: graph.Country, Name: "Norway", Country: "NOR"}},
		}
		for k := range max(2*names/articles, 4) {
			n := rng.IntN(names / 2)
			full := word(n%256, 2) + " " + word(n, 4)
			if rng.IntN(8) == 0 {
				full = word(n, 4)
			}
			p := graph.Node{ID: fmt.Sprint("person:", k), Kind: graph.Person, Name: full, Country: "NOR"}
			body := graph.Node{ID: fmt.Sprint("org:", k), Kind: graph.Organization, Country: "NOR",
				Name: "Northern " + word(n, 4) + " Fisheries Association", Aliases: []string{"N" + string(rune('A'+n%26)) + string(rune('A'+n/26%26)) + "A"}}
			g.Nodes = append(g.Nodes, p, body)
			if rng.IntN(4) == 0 {
				g.Edges = append(g.Edges, graph.Edge{ID: fmt.Sprint("e", k), Source: p.ID, Target: "country:NOR", Relation: graph.HoldsOffice,
					Title: titles[rng.IntN(len(titles))], Evidence: []graph.Evidence{{Document: doc, End: 1, Text: "x"}}})
			}
		}
		out[i] = g
	}
	return out
}

// BenchmarkManyNames shows that ten times the names take about ten times as
// long, not a hundred.
func BenchmarkManyNames(b *testing.B) {
	for _, names := range []int{2000, 20000} {
		b.Run(fmt.Sprint(names), func(b *testing.B) {
			fragments := manyNames(names, names/4, rand.New(rand.NewPCG(5, 6)))
			b.ResetTimer()
			for b.Loop() {
				if _, err := Resolve(fragments, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
