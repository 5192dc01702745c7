package layout

// Overlaps are resolved by pushing discs apart, pass by pass. Some 40 passes
// settle graphs of thousands of nodes; where that is not enough, the whole
// picture is widened by a tenth and tried again.
const (
	passes    = 40
	gap       = 4 // between discs
	widen     = 1.1
	maxWidens = 30
)

// separate moves nodes apart until their discs do not overlap.
func (n *network) separate() {
	for range maxWidens {
		for range passes {
			if !n.push() {
				return
			}
		}
		for i := range n.pos {
			n.pos[i].X *= widen
			n.pos[i].Y *= widen
		}
	}
}

// push makes one pass over all pairs of near nodes and tells whether any
// overlapped. Nodes are sorted into a grid whose cells are as wide as the widest
// disc, so that only neighbouring cells need a look.
func (n *network) push() bool {
	side := gap + 0.0
	for _, r := range n.radius {
		side = max(side, 2*r+gap)
	}
	cellOf := func(i int) [2]int32 {
		return [2]int32{int32(floor(n.pos[i].X / side)), int32(floor(n.pos[i].Y / side))}
	}
	grid := make(map[[2]int32][]int32, len(n.pos))
	for i := range n.pos {
		c := cellOf(i)
		grid[c] = append(grid[c], int32(i))
	}
	moved := false
	for i := range n.pos {
		c := cellOf(i)
		for dx := int32(-1); dx <= 1; dx++ {
			for dy := int32(-1); dy <= 1; dy++ {
				for _, j := range grid[[2]int32{c[0] + dx, c[1] + dy}] {
					if int(j) > i && n.part(i, int(j)) {
						moved = true
					}
				}
			}
		}
	}
	return moved
}

// part moves i and j apart where they overlap, the larger one less.
func (n *network) part(i, j int) bool {
	want := n.radius[i] + n.radius[j] + gap
	dx, dy := n.pos[j].X-n.pos[i].X, n.pos[j].Y-n.pos[i].Y
	d := length(dx, dy)
	if d >= want-1e-6 { // less than rounding would move forever
		return false
	}
	if d == 0 { // any direction does; the index makes it differ between pairs
		dx, dy = 1, float64(j%7)/7
		d = length(dx, dy)
	}
	share := n.radius[j] / (n.radius[i] + n.radius[j])
	k := (want - length(n.pos[j].X-n.pos[i].X, n.pos[j].Y-n.pos[i].Y)) / d
	n.pos[i].X -= float64(dx * k * share)
	n.pos[i].Y -= float64(dy * k * share)
	n.pos[j].X += float64(dx * k * (1 - share))
	n.pos[j].Y += float64(dy * k * (1 - share))
	return true
}

func floor(x float64) float64 {
	t := float64(int64(x))
	if t > x {
		t--
	}
	return t
}
