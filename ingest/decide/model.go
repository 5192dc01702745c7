package decide

import (
	"bufio"
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"newsgraph/ingest/perceptron"
)

//go:embed decide.model
var modelData []byte

//go:embed calibration.txt
var calibrationData string

// Model is a fitted decision. It is safe for concurrent use.
type Model struct {
	weights *perceptron.Model
	knots   []knot
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
// calibration: lines of two numbers, rising, the chance and the share that was right;
// those that begin with # are comments. An empty calibration leaves chances as they are.
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
		if line := s.Text(); line != "" && line[0] != '#' {
			var k knot
			a, b, _ := strings.Cut(line, " ")
			if k.p, err = strconv.ParseFloat(a, 64); err == nil {
				k.right, err = strconv.ParseFloat(b, 64)
			}
			if last := len(m.knots) - 1; err != nil || last >= 0 && (k.p <= m.knots[last].p || k.right < m.knots[last].right) {
				return nil, fmt.Errorf("calibration.txt:%d: %q is no rising pair of numbers", n, line)
			}
			m.knots = append(m.knots, k)
		}
	}
	return m, nil
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

// Confidence brings a chance to the scale of what readers called right: linear between
// the knots, level beyond the last.
func (m *Model) Confidence(p float64) float64 {
	if len(m.knots) == 0 {
		return p
	}
	low := knot{}
	for _, k := range m.knots {
		if p < k.p {
			return low.right + (k.right-low.right)*(p-low.p)/(k.p-low.p)
		}
		low = k
	}
	return low.right
}
