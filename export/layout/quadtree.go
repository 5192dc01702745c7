package layout

// quadtree sums up the repulsion of far nodes (Barnes and Hut 1986,
// doi:10.1038/324446a0). It is rebuilt in each step and keeps its memory.
type quadtree struct {
	cells []cell
	stack []int32
}

// cell is a square with the nodes in it.
type cell struct {
	x, y, mass float64 // centre of mass and sum
	cx, cy     float64 // middle of the square
	half       float64 // half its side
	child      int32   // first of four children, 0 for a leaf
	point      int32   // the node in a leaf, -1 for none or several
}

// maxDepth bounds the tree where nodes coincide: they share a leaf then.
const maxDepth = 24

func (t *quadtree) build(pos []Point, mass []float64) {
	var lo, hi Point
	for _, p := range pos {
		lo.X, lo.Y = min(lo.X, p.X), min(lo.Y, p.Y)
		hi.X, hi.Y = max(hi.X, p.X), max(hi.Y, p.Y)
	}
	half := max(hi.X-lo.X, hi.Y-lo.Y)/2 + 1
	t.cells = append(t.cells[:0], cell{cx: (lo.X + hi.X) / 2, cy: (lo.Y + hi.Y) / 2, half: half, point: -1})
	for i, p := range pos {
		t.insert(int32(i), p, mass[i], pos, mass)
	}
	for i := range t.cells {
		if c := &t.cells[i]; c.mass > 0 {
			c.x /= c.mass
			c.y /= c.mass
		}
	}
}

// insert adds node i; until build has ended, x and y hold weighted sums.
func (t *quadtree) insert(i int32, p Point, m float64, pos []Point, mass []float64) {
	at := int32(0)
	for depth := 0; ; depth++ {
		c := &t.cells[at]
		empty := c.mass == 0
		c.x += float64(p.X * m)
		c.y += float64(p.Y * m)
		c.mass += m
		if c.child == 0 {
			if empty {
				c.point = i
				return
			}
			if depth == maxDepth {
				c.point = -1
				return
			}
			t.split(at, pos, mass)
		}
		at = t.quadrant(at, p)
	}
}

// split gives the leaf at four children and hands its node down.
func (t *quadtree) split(at int32, pos []Point, mass []float64) {
	c := t.cells[at]
	h := c.half / 2
	first := int32(len(t.cells))
	t.cells = append(t.cells,
		cell{cx: c.cx - h, cy: c.cy - h, half: h, point: -1},
		cell{cx: c.cx + h, cy: c.cy - h, half: h, point: -1},
		cell{cx: c.cx - h, cy: c.cy + h, half: h, point: -1},
		cell{cx: c.cx + h, cy: c.cy + h, half: h, point: -1})
	t.cells[at].child = first
	t.cells[at].point = -1
	old := c.point
	p, m := pos[old], mass[old]
	q := &t.cells[t.quadrant(at, p)]
	q.x, q.y, q.mass, q.point = float64(p.X*m), float64(p.Y*m), m, old
}

func (t *quadtree) quadrant(at int32, p Point) int32 {
	c := &t.cells[at]
	q := c.child
	if p.X > c.cx {
		q++
	}
	if p.Y > c.cy {
		q += 2
	}
	return q
}

// repulsion returns the force of all other nodes on node i at p.
func (t *quadtree) repulsion(p Point, i int32, m float64) Point {
	var force Point
	t.stack = append(t.stack[:0], 0)
	for len(t.stack) > 0 {
		c := &t.cells[t.stack[len(t.stack)-1]]
		t.stack = t.stack[:len(t.stack)-1]
		if c.mass == 0 || c.point == i {
			continue
		}
		dx, dy := p.X-c.x, p.Y-c.y
		d2 := float64(dx*dx) + float64(dy*dy)
		side := 2 * c.half
		if c.child != 0 && float64(side*side) > theta*theta*d2 {
			t.stack = append(t.stack, c.child, c.child+1, c.child+2, c.child+3)
			continue
		}
		if d2 == 0 {
			continue // coincident nodes: separate moves them apart
		}
		k := scaling * m * c.mass / d2
		force.X += float64(k * dx)
		force.Y += float64(k * dy)
	}
	return force
}
