package query

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"newsgraph/graph"
)

// scattered makes a random graph of n nodes with about m edges.
func scattered(rng *rand.Rand, n, m int) *graph.Graph {
	g := &graph.Graph{}
	for i := range n {
		g.Nodes = append(g.Nodes, graph.Node{ID: fmt.Sprintf("n%02d", i), Kind: graph.Person, Name: fmt.Sprint(i)})
	}
	for i := range m {
		g.Edges = append(g.Edges, graph.Edge{ID: fmt.Sprintf("e%03d", i), Relation: graph.Warned,
			Source: g.Nodes[rng.IntN(n)].ID, Target: g.Nodes[rng.IntN(n)].ID,
			Evidence: []graph.Evidence{{Document: fmt.Sprint("d", rng.IntN(5))}}})
	}
	return g
}

// allDistances is the textbook algorithm of Floyd and Warshall; -1 is no way.
func allDistances(g *graph.Graph) map[[2]string]int {
	const far = 1 << 20
	d := map[[2]string]int{}
	for _, a := range g.Nodes {
		for _, b := range g.Nodes {
			d[[2]string{a.ID, b.ID}] = far
		}
		d[[2]string{a.ID, a.ID}] = 0
	}
	for _, e := range g.Edges {
		if e.Source != e.Target {
			d[[2]string{e.Source, e.Target}], d[[2]string{e.Target, e.Source}] = 1, 1
		}
	}
	for _, k := range g.Nodes {
		for _, a := range g.Nodes {
			for _, b := range g.Nodes {
				ab := [2]string{a.ID, b.ID}
				d[ab] = min(d[ab], d[[2]string{a.ID, k.ID}]+d[[2]string{k.ID, b.ID}])
			}
		}
	}
	for k, v := range d {
		if v >= far {
			d[k] = -1
		}
	}
	return d
}

func TestPathsAreShortestAndAlwaysTheSame(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	for range 15 {
		g := scattered(rng, 12, 14)
		want := allDistances(g)
		for _, b := range g.Nodes[1:] {
			from, to := g.Nodes[0].ID, b.ID
			paths, err := Paths(g, from, to, PathOptions{Count: 4, Detour: 2})
			d := want[[2]string{from, to}]
			if (err != nil) != (d < 0) {
				t.Fatalf("%s to %s: error %v, distance %d", from, to, err, d)
			}
			if err != nil {
				continue
			}
			if len(paths[0].Steps) != d {
				t.Fatalf("%s to %s: %d steps, distance %d", from, to, len(paths[0].Steps), d)
			}
			for _, p := range paths {
				checkPath(t, p, from, to)
			}
			for range 5 {
				if again, _ := Paths(g, from, to, PathOptions{Count: 4, Detour: 2}); !reflect.DeepEqual(again, paths) {
					t.Fatalf("%s to %s: another run gave other paths", from, to)
				}
			}
		}
	}
}

// checkPath fails unless p leads from one node to another over edges, never
// through the same node.
func checkPath(t *testing.T, p Path, from, to string) {
	t.Helper()
	seen := map[string]bool{from: true}
	here := from
	for _, s := range p.Steps {
		if s.From != here || seen[s.To] || len(s.Edges) == 0 {
			t.Fatalf("broken path %+v", p)
		}
		for _, e := range s.Edges {
			if !(e.Source == s.From && e.Target == s.To || e.Source == s.To && e.Target == s.From) {
				t.Fatalf("edge %s does not join %s and %s", e.ID, s.From, s.To)
			}
		}
		seen[s.To] = true
		here = s.To
	}
	if here != to {
		t.Fatalf("path ends at %s, not %s", here, to)
	}
}

func TestHopsAndComponentsAgreeWithDistances(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 14))
	for range 15 {
		g := scattered(rng, 14, 12)
		want := allDistances(g)
		topo := newTopology(g.Edges)
		for hops := range 4 {
			near := topo.within([]string{"n00", "n01"}, hops)
			for _, n := range g.Nodes {
				d0, d1 := want[[2]string{"n00", n.ID}], want[[2]string{"n01", n.ID}]
				if in := d0 >= 0 && d0 <= hops || d1 >= 0 && d1 <= hops; in != near[n.ID] {
					t.Fatalf("%s within %d hops: got %v, distances %d and %d", n.ID, hops, near[n.ID], d0, d1)
				}
			}
		}
		component := map[string]int{}
		for i, c := range topo.components() {
			for _, id := range c {
				component[id] = i
			}
		}
		for _, a := range topo.ids {
			for _, b := range topo.ids {
				if joined := want[[2]string{a, b}] >= 0; joined != (component[a] == component[b]) {
					t.Fatalf("%s and %s: joined %v, components %d and %d", a, b, joined, component[a], component[b])
				}
			}
		}
	}
}
