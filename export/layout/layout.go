// Package layout gives the nodes of a graph positions in the plane, so that a
// tool that opens an export, and the explorer, start from a picture that can
// already be read.
//
// The same graph gives the same positions: there is no random number, no clock
// and no concurrency in it, and products are rounded explicitly, so that no
// processor fuses them with a sum. Drawing and labels are left to the reader.
package layout

import (
	"cmp"
	"slices"

	"newsgraph/export/style"
	"newsgraph/graph"
)

// Disc is the place of a node: its middle and its diameter. Y grows upwards; the
// unit is that of style.NodeSize.
type Disc struct{ X, Y, Size float64 }

// Point is a position or a force.
type Point struct{ X, Y float64 }

// hubLimit is the number of nodes that the force-directed method lays out: all
// in graphs up to this size (about 2 s for 5,000 nodes), else the best
// connected ones, around which the others are placed.
const hubLimit = 8000

// Discs returns the place of each of g.Nodes, in their order. The diameter is
// style.NodeSize of the number of a node's neighbours, articles apart. Discs do not overlap in
// graphs of up to 8,000 nodes. Edges whose ends are not among the nodes are
// ignored.
func Discs(g *graph.Graph) []Disc {
	n := newNetwork(g)
	if len(n.pos) <= hubLimit {
		n.arrange(iterations(len(n.pos)))
		n.gather()
		n.separate()
	} else {
		n.arrangeAroundHubs()
	}
	n.center()
	discs := make([]Disc, len(n.pos))
	for i, p := range n.pos {
		discs[i] = Disc{p.X, p.Y, 2 * n.radius[i]}
	}
	return discs
}

// network is the graph as layouts see it: undirected, without loops, parallel
// edges counted once, nodes as indices. Mentions in articles are kept apart:
// they only keep near what nothing else holds, because articles would be the hubs
// of every picture.
type network struct {
	ties, mentions links
	radius         []float64
	pos            []Point
}

// links lists the neighbours of node i at adj[start[i]:start[i+1]], ascending.
type links struct {
	start []int
	adj   []int32
}

func (l links) of(i int) []int32 { return l.adj[l.start[i]:l.start[i+1]] }

func newNetwork(g *graph.Graph) *network {
	index := make(map[string]int32, len(g.Nodes))
	for i := range g.Nodes {
		index[g.Nodes[i].ID] = int32(i)
	}
	var ties, mentions []uint64
	for i := range g.Edges {
		e := &g.Edges[i]
		s, ok := index[e.Source]
		t, ok2 := index[e.Target]
		switch {
		case !ok || !ok2 || s == t:
		case e.Relation == graph.MentionedIn:
			mentions = append(mentions, pair(s, t), pair(t, s))
		default:
			ties = append(ties, pair(s, t), pair(t, s))
		}
	}
	return fromPairs(len(g.Nodes), ties, mentions)
}

func pair(a, b int32) uint64 { return uint64(a)<<32 | uint64(b) }

// fromPairs builds a network of size nodes; the pairs may repeat.
func fromPairs(size int, ties, mentions []uint64) *network {
	n := &network{
		ties:     newLinks(size, ties),
		mentions: newLinks(size, mentions),
		radius:   make([]float64, size),
		pos:      make([]Point, size),
	}
	for i := range n.radius {
		n.radius[i] = style.NodeSize(n.degree(i)) / 2
	}
	return n
}

func newLinks(size int, pairs []uint64) links {
	slices.Sort(pairs)
	pairs = slices.Compact(pairs)
	l := links{start: make([]int, size+1), adj: make([]int32, len(pairs))}
	for i, e := range pairs {
		l.start[e>>32+1]++
		l.adj[i] = int32(e & 0xffffffff)
	}
	for i := range size {
		l.start[i+1] += l.start[i]
	}
	return l
}

// degree is the number of neighbours, mentions apart.
func (n *network) degree(i int) int { return len(n.ties.of(i)) }

// alone tells whether node i has no neighbour at all.
func (n *network) alone(i int) bool { return n.degree(i)+len(n.mentions.of(i)) == 0 }

// byDegree returns the nodes, the best connected first, then by index.
func (n *network) byDegree() []int32 {
	order := make([]int32, len(n.pos))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(n.degree(int(b))-n.degree(int(a)), cmp.Compare(a, b))
	})
	return order
}

// gather puts the nodes that nothing holds around the others, whom their
// repulsion would have left far behind.
func (n *network) gather() {
	var reach float64
	for i, p := range n.pos {
		if !n.alone(i) {
			reach = max(reach, length(p.X, p.Y)+n.radius[i])
		}
	}
	outside := newSpiral(aloneSpacing)
	outside.skip(reach)
	for i := range n.pos {
		if n.alone(i) {
			n.pos[i] = outside.next()
		}
	}
}

// aloneSpacing leaves room for a short name.
const aloneSpacing = 40

// center moves the middle of all positions to the origin.
func (n *network) center() {
	var sum Point
	for _, p := range n.pos {
		sum.X += p.X
		sum.Y += p.Y
	}
	count := float64(max(len(n.pos), 1))
	for i := range n.pos {
		n.pos[i].X -= sum.X / count
		n.pos[i].Y -= sum.Y / count
	}
}
