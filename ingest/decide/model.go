package decide

import (
	"bufio"
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"newsgraph/internal/perceptron"
)

//go:embed decide.model
var modelData []byte

//go:embed calibration.txt
var calibrationData string

// Model is a fitted decision. It is safe for concurrent use.
type Model struct {
	weights *perceptron.Model
	// claims are the knots for acts that rules claim, pairs those for the others.
	claims, pairs []knot
}

// knot says that chances of p were right in the share of right of cases.
type knot struct{ p, right float64 }

var load = sync.OnceValue(func() *Model {
	m, err := NewModel(modelData, calibrationData)
	if err != nil {
		panic(err)
	}
	return m
})

// NewModel reads the weights that perceptron.Encode wrote, with Columns classes, and a
// calibration: lines "claim" or "pair", a chance and the share that was right, the
// numbers rising within each kind; those that begin with # are comments. A kind without
// lines leaves chances as they are.
func NewModel(weights []byte, calibration string) (*Model, error) {
	w, err := perceptron.Decode(weights)
	if err != nil {
		return nil, fmt.Errorf("decide.model: %w", err)
	}
	if len(w.Classes) != Columns {
		return nil, fmt.Errorf("decide.model: %d columns, want %d", len(w.Classes), Columns)
	}
	m := &Model{weights: w}
	for s, n := bufio.NewScanner(strings.NewReader(calibration)), 1; s.Scan(); n++ {
		if line := s.Text(); line != "" && line[0] != '#' && !m.knot(strings.Fields(line)) {
			return nil, fmt.Errorf("calibration.txt:%d: %q is no kind with a rising pair of numbers", n, line)
		}
	}
	return m, nil
}

// knot adds a line of the calibration; ok is false for one that is none.
func (m *Model) knot(fields []string) (ok bool) {
	if len(fields) != 3 {
		return false
	}
	list := &m.claims
	switch fields[0] {
	case "claim":
	case "pair":
		list = &m.pairs
	default:
		return false
	}
	p, err := strconv.ParseFloat(fields[1], 64)
	right, err2 := strconv.ParseFloat(fields[2], 64)
	if last := len(*list) - 1; last >= 0 && (p <= (*list)[last].p || right < (*list)[last].right) {
		return false
	}
	*list = append(*list, knot{p, right})
	return err == nil && err2 == nil
}

// ColumnNames are the names of the columns of a model file.
func ColumnNames() []string {
	var out []string
	for _, c := range classes {
		out = append(out, string(c))
	}
	return append(out, "ANY")
}

// Add adds the weights of the features to sums.
func (m *Model) Add(keys []uint32, to *Sums) {
	var scores perceptron.Scores
	m.weights.Score(keys, &scores)
	for i := range to {
		to[i] += float64(scores[i]) * float64(m.weights.Scale)
	}
}

// Confidence brings a chance to the scale of what readers called right, for acts that a
// rule claims and for others: linear between the knots, level beyond the last.
func (m *Model) Confidence(p float64, claimed bool) float64 {
	knots := m.pairs
	if claimed {
		knots = m.claims
	}
	if len(knots) == 0 {
		return p
	}
	low := knot{}
	for _, k := range knots {
		if p < k.p {
			return low.right + (k.right-low.right)*(p-low.p)/(k.p-low.p)
		}
		low = k
	}
	return low.right
}
