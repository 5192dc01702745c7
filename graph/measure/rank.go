package measure

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/graph/network"

	"newsgraph/graph"
)

// By names a measure of importance.
type By string

// The measures.
const (
	Acts        By = "acts"        // acts as source or target
	Partners    By = "partners"    // different actors at the other ends
	PageRank    By = "pagerank"    // acts count more, the more their sources matter
	Betweenness By = "betweenness" // share of the shortest ways between others that lead past
)

// Measures lists the measures, the default first.
func Measures() []By { return []By{Acts, Partners, PageRank, Betweenness} }

// Score is an actor with all that was measured of it.
type Score struct {
	Node           graph.Node
	Acts, Partners int
	// PageRank lies between 0 and 1; all add up to 1.
	PageRank float64
	// Betweenness lies between 0 and 1. It is measured by request alone.
	Betweenness float64
}

// MaxBetween is the number of actors up to which betweenness is measured: some ten seconds'
// work.
const MaxBetween = 3000

// TooLargeError says that there are too many actors for a measure.
type TooLargeError struct{ Actors int }

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("betweenness of %d actors would take too long (%d at most)", e.Actors, MaxBetween)
}

// Rank measures the actors of g, the most important by one measure first, then by
// the number of acts and the id. An actor without acts is left out. The error is a *TooLargeError.
func Rank(g *graph.Graph, by By) ([]Score, error) {
	n := newNet(g)
	out := make([]Score, len(n.nodes))
	ranks := n.pageRank()
	for k := range out {
		out[k] = Score{Node: n.nodes[k], Acts: n.acts[k], Partners: len(n.ties[k]), PageRank: round(ranks[k])}
	}
	if by == Betweenness {
		if len(n.nodes) > MaxBetween {
			return nil, &TooLargeError{len(n.nodes)}
		}
		for k, b := range n.betweenness() {
			out[k].Betweenness = round(b)
		}
	}
	slices.SortFunc(out, func(a, b Score) int {
		return cmp.Or(cmp.Compare(b.Value(by), a.Value(by)), cmp.Compare(b.Acts, a.Acts), cmp.Compare(a.Node.ID, b.Node.ID))
	})
	return out, nil
}

// Value is one of the numbers.
func (s *Score) Value(by By) float64 {
	switch by {
	case Partners:
		return float64(s.Partners)
	case PageRank:
		return s.PageRank
	case Betweenness:
		return s.Betweenness
	}
	return float64(s.Acts)
}

// round keeps six digits after the point: more would show nothing but how it was reckoned.
func round(x float64) float64 { return math.Round(x*1e6) / 1e6 }

// damping is the share of importance that is handed on, as Brin and Page have it
// (doi:10.1016/S0169-7552(98)00110-X); tolerance ends the reckoning below what
// round keeps.
const (
	damping   = 0.85
	tolerance = 1e-10
)

// pageRank hands importance from the sources of acts to their targets, in proportion to the
// articles that tell, until nothing changes. Who acts on nobody hands it to all.
func (n *net) pageRank() []float64 {
	size := float64(len(n.nodes))
	rank, next := make([]float64, len(n.nodes)), make([]float64, len(n.nodes))
	for k := range rank {
		rank[k] = 1 / size
	}
	for moved := 1.0; moved > tolerance && len(rank) > 0; rank, next = next, rank {
		idle := 0.0
		for k := range next {
			next[k] = 0
		}
		for k, links := range n.out {
			total := 0
			for _, l := range links {
				total += l.weight
			}
			if total == 0 {
				idle += rank[k]
			}
			for _, l := range links {
				next[l.to] += damping * rank[k] * float64(l.weight) / float64(total)
			}
		}
		moved = 0
		for k := range next {
			next[k] += (1 - damping + damping*idle) / size
			moved += math.Abs(next[k] - rank[k])
		}
	}
	return rank
}

// betweenness is the share of the pairs of others between which a node stands: gonum
// counts each pair in both directions.
func (n *net) betweenness() []float64 {
	out := make([]float64, len(n.nodes))
	others := float64(len(n.nodes)-1) * float64(len(n.nodes)-2)
	if others <= 0 {
		return out
	}
	for id, b := range network.Betweenness(undirected{n}) {
		out[id] = b / others
	}
	return out
}
