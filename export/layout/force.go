package layout

import "math"

// The forces follow ForceAtlas2: Jacomy, Venturini, Heymann and Bastian (2014),
// doi:10.1371/journal.pone.0098679. Names and values are those of the paper and
// its implementation in Gephi, but for scaling, which fits the sizes of
// style.NodeSize (edges of some five diameters).
const (
	scaling         = 60.0 // kr
	mentionPull     = 0.05 // of an edge to an article, against 1 of others
	jitterTolerance = 1.0  // τ
	theta           = 1.2  // opening of Barnes-Hut
	maxSpeedRise    = 1.5
)

// iterations is the number of steps for n nodes: small graphs need some 500 to
// settle, and large ones share a fixed budget of work (about 2 s).
func iterations(n int) int { return max(60, min(500, 1_200_000/max(n, 1))) }

// arrange lays the whole network out by force, in the given number of steps.
func (n *network) arrange(steps int) {
	mass := make([]float64, len(n.pos))
	for i := range mass {
		mass[i] = float64(n.degree(i) + 1)
	}
	s := newSpiral(40)
	for _, i := range n.byDegree() {
		n.pos[i] = s.next()
	}
	f := &forces{network: n, mass: mass, now: make([]Point, len(mass)), last: make([]Point, len(mass)), speed: 1, efficiency: 1}
	for range steps {
		f.step()
	}
}

// forces is the state of a force-directed layout.
type forces struct {
	*network
	mass              []float64
	now, last         []Point // force on each node in this step and in the one before
	tree              quadtree
	speed, efficiency float64
}

func (f *forces) step() {
	f.now, f.last = f.last, f.now
	f.tree.build(f.pos, f.mass)
	for i, p := range f.pos {
		f.now[i] = f.tree.repulsion(p, int32(i), f.mass[i])
		pull(&f.now[i], p, f.mass[i])
		f.attract(i, f.ties.of(i), 1)
		f.attract(i, f.mentions.of(i), mentionPull)
	}
	f.adjustSpeed()
	f.move()
}

// attract adds the pull of neighbours on node i.
func (f *forces) attract(i int, neighbours []int32, strength float64) {
	p := f.pos[i]
	var sum Point
	for _, j := range neighbours {
		sum.X += f.pos[j].X - p.X
		sum.Y += f.pos[j].Y - p.Y
	}
	f.now[i].X += float64(sum.X * strength)
	f.now[i].Y += float64(sum.Y * strength)
}

// Gravity grows with the distance ("strong gravity" of the paper): against a
// repulsion of 1/d, that spreads mass evenly over a disc, whatever the size of the
// graph, and leaves no component far off. A unit of mass gets unitArea.
const (
	unitArea = 2000.0
	gravity  = scaling * math.Pi / unitArea
)

// pull adds the gravity towards the origin.
func pull(force *Point, p Point, mass float64) {
	force.X -= float64(gravity * mass * p.X)
	force.Y -= float64(gravity * mass * p.Y)
}

// adjustSpeed sets the global speed by how much nodes swing to and fro against
// how much they travel (section "Adapting the local speed" of the paper).
func (f *forces) adjustSpeed() {
	var swinging, traction float64
	for i := range f.now {
		swinging += float64(f.mass[i] * f.swing(i))
		traction += float64(f.mass[i] * length(f.last[i].X+f.now[i].X, f.last[i].Y+f.now[i].Y) / 2)
	}
	if swinging == 0 {
		return
	}
	count := float64(len(f.now))
	estimated := 0.05 * math.Sqrt(count)
	jitter := jitterTolerance * max(math.Sqrt(estimated), min(10, estimated*traction/(count*count)))
	if swinging/max(traction, math.SmallestNonzeroFloat64) > 2 {
		if f.efficiency > 0.05 {
			f.efficiency *= 0.5
		}
		jitter = max(jitter, jitterTolerance)
	}
	target := jitter * f.efficiency * traction / swinging
	switch {
	case swinging > jitter*traction:
		if f.efficiency > 0.05 {
			f.efficiency *= 0.7
		}
	case f.speed < 1000:
		f.efficiency *= 1.3
	}
	f.speed += min(target-f.speed, maxSpeedRise*f.speed-f.speed)
}

func (f *forces) swing(i int) float64 {
	return length(f.last[i].X-f.now[i].X, f.last[i].Y-f.now[i].Y)
}

func (f *forces) move() {
	for i := range f.pos {
		k := f.speed / (1 + math.Sqrt(float64(f.speed*float64(f.mass[i]*f.swing(i)))))
		f.pos[i].X += float64(f.now[i].X * k)
		f.pos[i].Y += float64(f.now[i].Y * k)
	}
}

// length is the Euclidean norm; math.Hypot guards against overflow that cannot
// happen here, at several times the cost.
func length(x, y float64) float64 { return math.Sqrt(float64(x*x) + float64(y*y)) }
