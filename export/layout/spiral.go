package layout

import "math"

// The cosine and sine of the golden angle, 2π(1−1/φ): turning by it spreads any
// number of points evenly over a disc (Vogel 1979,
// doi:10.1016/0025-5564(79)90080-4). They are constants because math.Sincos may
// differ in the last bit between processors.
const (
	goldenCos = -0.7373688780783197
	goldenSin = 0.6754902942615238
)

// spiral yields the points of a sunflower from the middle outwards; each point
// takes an area of spacing².
type spiral struct {
	dir     Point
	k       int
	spacing float64
}

func newSpiral(spacing float64) *spiral { return &spiral{dir: Point{1, 0}, spacing: spacing} }

// skip passes over the points within radius.
func (s *spiral) skip(radius float64) {
	for s.at(s.k) < radius {
		s.next()
	}
}

func (s *spiral) at(k int) float64 {
	return s.spacing * math.Sqrt((float64(k)+0.5)/math.Pi)
}

func (s *spiral) next() Point {
	r := s.at(s.k)
	s.k++
	d := s.dir
	s.dir = Point{
		X: float64(d.X*goldenCos) - float64(d.Y*goldenSin),
		Y: float64(d.X*goldenSin) + float64(d.Y*goldenCos),
	}
	return Point{float64(r * d.X), float64(r * d.Y)}
}
