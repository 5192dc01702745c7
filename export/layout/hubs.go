package layout

import (
	"math"
	"slices"
)

// The hubs of a large graph: as many clusters as an eye can tell apart, and steps
// enough for a rough order of them, in some tenths of a second.
const (
	hubs     = 1000
	hubSteps = 150
)

// arrangeAroundHubs is the cheap layout for large graphs: the best connected
// nodes are laid out by force, each with a disc as large as its followers need;
// every other node is placed around its best connected neighbour that has a
// place. What hangs together with no hub goes around the outside.
func (n *network) arrangeAroundHubs() {
	order := n.byDegree()
	leader := n.follow(order[:hubs])
	followers := make([]int, len(n.pos))
	for i, l := range leader {
		if l >= 0 {
			followers[root(leader, int32(i))]++
		}
	}
	reach := n.placeHubs(order[:hubs], followers)
	n.placeFollowers(order[hubs:], leader, reach)
}

// follow returns for each node the neighbour around which it is placed, -1 for
// hubs and for what no hub reaches: breadth first from the hubs, the best
// connected first.
func (n *network) follow(first []int32) []int32 {
	const unseen, none = -2, -1
	leader := make([]int32, len(n.pos))
	for i := range leader {
		leader[i] = unseen
	}
	queue := slices.Clone(first)
	for _, h := range queue {
		leader[h] = none
	}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, neighbours := range [][]int32{n.ties.of(int(at)), n.mentions.of(int(at))} {
			for _, j := range neighbours {
				if leader[j] == unseen {
					leader[j] = at
					queue = append(queue, j)
				}
			}
		}
	}
	for i, l := range leader {
		if l == unseen {
			leader[i] = none
		}
	}
	return leader
}

// root follows leaders up to a hub.
func root(leader []int32, i int32) int32 {
	for leader[i] >= 0 {
		i = leader[i]
	}
	return i
}

// followerSpacing is the distance of followers of one hub, a little more than
// the diameter of a node with few edges.
const followerSpacing = 24

// placeHubs lays the hubs out among themselves, wide enough for their followers,
// and returns the radius around the origin that all of this takes.
func (n *network) placeHubs(heads []int32, followers []int) (reach float64) {
	index := make(map[int32]int32, len(heads))
	for i, h := range heads {
		index[h] = int32(i)
	}
	var ends []uint64
	for i, h := range heads {
		for _, j := range n.ties.of(int(h)) {
			if k, ok := index[j]; ok {
				ends = append(ends, pair(int32(i), k))
			}
		}
	}
	core := fromPairs(len(heads), ends, nil)
	core.arrange(hubSteps)
	for i, h := range heads {
		core.radius[i] = n.radius[h] + followerSpacing*math.Sqrt(float64(followers[h])/math.Pi)
	}
	core.separate()
	core.center()
	for i, h := range heads {
		n.pos[h] = core.pos[i]
		reach = max(reach, length(n.pos[h].X, n.pos[h].Y)+core.radius[i])
	}
	return reach
}

// placeFollowers puts each follower on the sunflower around its hub, and what
// belongs to no hub on one around everything, beyond reach.
func (n *network) placeFollowers(rest, leader []int32, reach float64) {
	around := map[int32]*spiral{}
	outside := newSpiral(followerSpacing)
	outside.skip(reach + followerSpacing)
	for _, i := range rest {
		if leader[i] < 0 {
			n.pos[i] = outside.next()
			continue
		}
		h := root(leader, i)
		s := around[h]
		if s == nil {
			s = newSpiral(followerSpacing)
			s.skip(n.radius[h] + followerSpacing/2)
			around[h] = s
		}
		p := s.next()
		n.pos[i] = Point{n.pos[h].X + p.X, n.pos[h].Y + p.Y}
	}
}
