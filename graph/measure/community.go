package measure

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/graph/community"

	"newsgraph/graph"
)

// Community is a set of actors that have more to do with one another than with
// others.
type Community struct {
	// Members are sorted by their acts, most first, then by id.
	Members []graph.Node
	// Inside and Outside weigh the acts among the members and those with others, by
	// the articles that tell of them.
	Inside, Outside int
}

// seed makes the search for communities the same each time.
const seed = 1

// Communities parts the actors of g by the method of Louvain (Blondel et al.
// 2008, doi:10.1088/1742-5468/2008/10/P10008), the largest first, then by weight and
// first id. Resolution is γ of Reichardt and Bornholdt (doi:10.1103/PhysRevE.74.016110): 1
// is usual, more gives smaller ones. Modularity, between -1/2 and 1, says how
// well they part.
func Communities(g *graph.Graph, resolution float64) (parts []Community, modularity float64) {
	n := newNet(g)
	if len(n.nodes) == 0 {
		return nil, 0
	}
	shape := undirected{n}
	found := community.Modularize(shape, resolution, rand.NewPCG(seed, seed)).Communities()
	home := make([]int, len(n.nodes))
	for c, nodes := range found {
		for _, x := range nodes {
			home[x.ID()] = c
		}
	}
	parts = make([]Community, len(found))
	order := make([]int, len(n.nodes))
	for k := range order {
		order[k] = k
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(n.acts[b], n.acts[a]), cmp.Compare(a, b)) })
	for _, k := range order {
		p := &parts[home[k]]
		p.Members = append(p.Members, n.nodes[k])
		for _, l := range n.ties[k] {
			switch {
			case home[l.to] != home[k]:
				p.Outside += l.weight
			case k < l.to:
				p.Inside += l.weight
			}
		}
	}
	slices.SortFunc(parts, func(a, b Community) int {
		return cmp.Or(cmp.Compare(len(b.Members), len(a.Members)), cmp.Compare(b.Inside, a.Inside), cmp.Compare(a.Members[0].ID, b.Members[0].ID))
	})
	return parts, round(community.Q(shape, found, resolution))
}
