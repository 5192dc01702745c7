package deciding

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/decide"
)

// Case is a decision with what readers say of it.
type Case struct {
	Chance float64
	// Right is 1 for a right act, less for an arguable one, 0 for a wrong one.
	Right float64
	// Text is the number of the text it stands in.
	Text  int
	Class graph.Class
	// Claimed is set where a rule claims the act.
	Claimed bool
}

// Cases are the acts that odds give a chance of at least least, one for each pair,
// class and direction; pairs whose label is unclear are left out, and so are sentences
// with one label only.
func Cases(texts []*Text, odds [][]decide.Odds, least float64) []Case {
	var out []Case
	for i, t := range texts {
		if t.Gold == nil {
			continue
		}
		for k := range t.Candidates {
			if t.Labels[k].Unclear {
				continue
			}
			for n, class := range decide.Classes() {
				for _, forward := range []bool{true, false} {
					if decide.Undirected(class) && !forward {
						continue
					}
					p := odds[i][k].Of(n, forward)
					if p >= least {
						out = append(out, Case{p, t.Labels[k].right(n, forward), i, class, t.claimed(&t.Candidates[k], class, forward)})
					}
				}
			}
		}
	}
	return out
}

// claimed tells whether a rule claims an act of the class between the two.
func (t *Text) claimed(c *decide.Candidate, class graph.Class, forward bool) bool {
	return slices.ContainsFunc(c.Claims, func(k int) bool {
		a := &t.Acts.Acts[k]
		def, _ := graph.Define(a.Relation)
		return def.Class == class && (decide.Undirected(class) || (a.Source == c.A) == forward)
	})
}

// PrintClasses prints how many acts of each class would be shown from the line of
// confidence on, and the share of them that is right, an arguable one half.
func PrintClasses(w io.Writer, cases []Case, c Calibration, line float64) {
	shown, right := map[graph.Class]int{}, map[graph.Class]float64{}
	for _, x := range cases {
		if c.Confidence(x.Chance, x.Claimed) >= line {
			shown[x.Class]++
			right[x.Class] += x.Right
		}
	}
	for _, k := range decide.Classes() {
		fmt.Fprintf(w, "  %-10s %5d shown, right %.3f\n", k, shown[k], right[k]/float64(max(shown[k], 1)))
	}
}

func (l *Label) right(class int, forward bool) float64 {
	best := 0.0
	for _, a := range l.Acts {
		if a.Class == class && (a.Forward && forward || a.Backward && !forward) {
			best = max(best, a.Weight)
		}
	}
	return best
}

// Knot says that chances of P are right in the share of Right.
type Knot struct{ P, Right float64 }

// Calibration holds the knots for acts that rules claim, and for others.
type Calibration struct{ Claims, Pairs []Knot }

// FitCalibration calibrates claims and others apart: the chances of the latter are too high.
func FitCalibration(cases []Case, bins int) Calibration {
	var claims, pairs []Case
	for _, c := range cases {
		if c.Claimed {
			claims = append(claims, c)
		} else {
			pairs = append(pairs, c)
		}
	}
	return Calibration{Calibrate(claims, bins), Calibrate(pairs, 3*bins)} // three times as many, few of them likely
}

// Confidence is the value of the line of the kind at p.
func (c Calibration) Confidence(p float64, claimed bool) float64 {
	if claimed {
		return Line(c.Claims, p)
	}
	return Line(c.Pairs, p)
}

// Calibrate fits a rising line to the cases: isotonic regression by pooling adjacent
// violators (Ayer et al. 1955) over bins of equally many cases.
func Calibrate(cases []Case, bins int) []Knot {
	cases = slices.Clone(cases)
	slices.SortStableFunc(cases, func(a, b Case) int { return cmp.Compare(a.Chance, b.Chance) })
	type pool struct{ p, right, n float64 }
	var pools []pool
	for b := range bins {
		part := cases[b*len(cases)/bins : (b+1)*len(cases)/bins]
		if len(part) == 0 {
			continue
		}
		var q pool
		for _, c := range part {
			q.p, q.right, q.n = q.p+c.Chance, q.right+c.Right, q.n+1
		}
		pools = append(pools, q)
		for k := len(pools) - 1; k > 0 && pools[k-1].right/pools[k-1].n >= pools[k].right/pools[k].n; k-- {
			pools[k-1] = pool{pools[k-1].p + pools[k].p, pools[k-1].right + pools[k].right, pools[k-1].n + pools[k].n}
			pools = pools[:k]
		}
	}
	var out []Knot
	for _, q := range pools {
		out = append(out, Knot{q.p / q.n, q.right / q.n})
	}
	return out
}

// Line is the value of the line through the knots at p.
func Line(knots []Knot, p float64) float64 {
	low := Knot{}
	for _, k := range knots {
		if p < k.P {
			return low.Right + (k.Right-low.Right)*(p-low.P)/(k.P-low.P)
		}
		low = k
	}
	return low.Right
}

// Format writes the knots as decide.NewModel reads them.
func (c Calibration) Format() string {
	var b strings.Builder
	b.WriteString(`# How often acts of a given chance were right by the judgement of readers.
# source: fitted by cmd/newsgraph-train (step decide) on cross-validated chances
# licence: Apache-2.0, as the project
# format: kind chance share-right, both rising; claim for acts that a rule claims, pair for others
`)
	for _, k := range c.Claims {
		fmt.Fprintf(&b, "claim %.4f %.4f\n", k.P, k.Right)
	}
	for _, k := range c.Pairs {
		fmt.Fprintf(&b, "pair %.4f %.4f\n", k.P, k.Right)
	}
	return b.String()
}

// Bin is a row of a reliability table.
type Bin struct {
	From, To, Confidence, Right float64
	// Chance is the mean chance before calibration.
	Chance float64
	Cases  int
}

// Reliability sorts cases into tenths of confidence, each calibrated by the cases of
// the other folds, and returns the expected calibration error: the mean distance of
// confidence and share right over bins, weighted by cases.
func Reliability(cases []Case, bins int) (table []Bin, ece float64) {
	table = make([]Bin, 10)
	for fold := range Folds {
		var other []Case
		for _, c := range cases {
			if c.Text%Folds != fold {
				other = append(other, c)
			}
		}
		fitted := FitCalibration(other, bins)
		for _, c := range cases {
			if c.Text%Folds == fold {
				p := fitted.Confidence(c.Chance, c.Claimed)
				b := &table[min(int(p*10), 9)]
				b.Confidence, b.Chance, b.Right, b.Cases = b.Confidence+p, b.Chance+c.Chance, b.Right+c.Right, b.Cases+1
			}
		}
	}
	for i := range table {
		b := &table[i]
		b.From, b.To = float64(i)/10, float64(i+1)/10
		if b.Cases > 0 {
			n := float64(b.Cases)
			b.Confidence, b.Chance, b.Right = b.Confidence/n, b.Chance/n, b.Right/n
			ece += math.Abs(b.Confidence-b.Right) * n / float64(len(cases))
		}
	}
	return table, ece
}
