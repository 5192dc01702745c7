package crowd

import (
	"reflect"
	"testing"

	"newsgraph/graph"
)

func TestArticles(t *testing.T) {
	count := map[string]int{}
	for i := range 400 {
		g := Article(i)
		if !reflect.DeepEqual(g, Article(i)) {
			t.Fatalf("article %d is not the same twice", i)
		}
		ids := map[string]bool{}
		for _, n := range g.Nodes {
			if ids[n.ID] {
				t.Fatalf("article %d has two nodes %s", i, n.ID)
			}
			ids[n.ID] = true
			if n.Kind == graph.Person || n.Kind == graph.Country {
				count[n.Name]++
			}
		}
		for _, e := range g.Edges {
			if !ids[e.Source] || !ids[e.Target] || len(e.Evidence) != 1 {
				t.Fatalf("article %d has a loose edge %+v", i, e)
			}
		}
	}
	once, often := 0, 0
	for _, n := range count {
		switch {
		case n == 1:
			once++
		case n > 40:
			often++
		}
	}
	if once < len(count)/3 || often < 5 {
		t.Errorf("of %d names %d are told of once and %d often: no heavy tail", len(count), once, often)
	}
}
