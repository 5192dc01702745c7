package layout

import (
	"fmt"
	"slices"
	"testing"

	"newsgraph/graph"
)

// scaleFree returns a graph of n nodes in which each new node is joined to m
// earlier ones, preferring, by a fixed arithmetic sequence, the first ones.
func scaleFree(n, m int) *graph.Graph {
	g := &graph.Graph{}
	state := uint64(1)
	for i := range n {
		g.Nodes = append(g.Nodes, graph.Node{ID: fmt.Sprint("n", i), Kind: graph.Person, Name: "N"})
		for range m {
			if i == 0 {
				continue
			}
			state = state*6364136223846793005 + 1442695040888963407
			r := float64(state>>11) / (1 << 53)
			g.Edges = append(g.Edges, graph.Edge{Source: fmt.Sprint("n", i), Target: fmt.Sprint("n", int(float64(i)*r*r*r))})
		}
	}
	return g
}

func TestDiscsRepeat(t *testing.T) {
	for _, n := range []int{0, 1, 2, 300, hubLimit + 100} {
		g := scaleFree(n, 2)
		a, b := Discs(g), Discs(g)
		if len(a) != n || !slices.Equal(a, b) {
			t.Errorf("%d nodes: %d positions, equal %v", n, len(a), slices.Equal(a, b))
		}
	}
}

func TestNoOverlap(t *testing.T) {
	n := newNetwork(scaleFree(700, 2))
	n.arrange(iterations(len(n.pos)))
	n.separate()
	for i, p := range n.pos {
		for j, q := range n.pos[:i] {
			if d := length(p.X-q.X, p.Y-q.Y); d < n.radius[i]+n.radius[j] {
				t.Fatalf("nodes %d and %d overlap: distance %.1f", i, j, d)
			}
		}
	}
}

// Nodes that know each other must end up nearer than those that do not.
func TestCommunitiesStandApart(t *testing.T) {
	g := &graph.Graph{}
	const size = 12
	for i := range 2 * size {
		g.Nodes = append(g.Nodes, graph.Node{ID: fmt.Sprint(i)})
		for j := range i {
			if i/size == j/size {
				g.Edges = append(g.Edges, graph.Edge{Source: fmt.Sprint(i), Target: fmt.Sprint(j)})
			}
		}
	}
	g.Edges = append(g.Edges, graph.Edge{Source: "0", Target: fmt.Sprint(size)})
	p := Discs(g)
	var within, between, nw, nb float64
	for i := range p {
		for j := range i {
			d := length(p[i].X-p[j].X, p[i].Y-p[j].Y)
			if i/size == j/size {
				within, nw = within+d, nw+1
			} else {
				between, nb = between+d, nb+1
			}
		}
	}
	if within/nw*1.5 > between/nb {
		t.Errorf("mean distance within %.0f, between %.0f", within/nw, between/nb)
	}
}

// The sum over the tree must come close to the sum over all pairs.
func TestRepulsionNearExact(t *testing.T) {
	n := newNetwork(scaleFree(400, 2))
	s := newSpiral(40)
	mass := make([]float64, len(n.pos))
	for i := range n.pos {
		n.pos[i], mass[i] = s.next(), 1
	}
	var tree quadtree
	tree.build(n.pos, mass)
	var err, all float64
	for i, p := range n.pos {
		got, want := tree.repulsion(p, int32(i), 1), Point{}
		for j, q := range n.pos {
			if i != j {
				dx, dy := p.X-q.X, p.Y-q.Y
				want.X += scaling * dx / (dx*dx + dy*dy)
				want.Y += scaling * dy / (dx*dx + dy*dy)
			}
		}
		err += length(got.X-want.X, got.Y-want.Y)
		all += length(want.X, want.Y)
	}
	if err > 0.05*all {
		t.Errorf("mean relative error %.3f", err/all)
	}
}

func BenchmarkDiscs(b *testing.B) {
	for _, n := range []int{500, 5000, 100_000} {
		g := scaleFree(n, 3)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Discs(g)
			}
		})
	}
}
