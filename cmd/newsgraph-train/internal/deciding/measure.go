package deciding

import (
	"fmt"
	"io"
	"strings"
	"sync"

	"newsgraph/graph"
	"newsgraph/graph/resolve"
	"newsgraph/graph/score"
	"newsgraph/ingest/act"
	"newsgraph/ingest/decide"
	"newsgraph/ingest/fact"
)

// Folds is the number of parts of a cross-validation.
const Folds = 5

// CrossFit returns for each text the odds of a model that has not seen it, nor a repetition
// of it.
func CrossFit(texts []*Text, o Settings) [][]decide.Odds {
	out := make([][]decide.Odds, len(texts))
	var wait sync.WaitGroup
	slots := make(chan bool, 2)
	for fold := range Folds {
		wait.Go(func() {
			slots <- true
			own := o
			own.Skip = func(i int) bool { return texts[i].Origin%Folds == fold || o.Skip != nil && o.Skip(i) }
			m := Fit(texts, own)
			for i, t := range texts {
				if t.Origin%Folds == fold {
					out[i] = m.Odds(t)
				}
			}
			<-slots
		})
	}
	wait.Wait()
	return out
}

// Odds are those of all candidates of a text.
func (m *Model) Odds(t *Text) []decide.Odds {
	odds := make([]decide.Odds, len(t.Candidates))
	for i := range odds {
		odds[i] = decide.Weigh(&t.Candidates[i], &t.Acts, m)
	}
	return odds
}

// Graph resolves the acts of annotated articles, those that apply gives.
func Graph(texts []*Text, apply func(i int) act.Result) (*graph.Graph, error) {
	return resolved(texts, apply, func(t *Text) bool { return t.Gold != nil })
}

// RecordGraph is Graph of the labelled sentences.
func RecordGraph(texts []*Text, apply func(i int) act.Result) (*graph.Graph, error) {
	return resolved(texts, apply, func(t *Text) bool { return t.Record != nil })
}

func resolved(texts []*Text, apply func(i int) act.Result, of func(t *Text) bool) (*graph.Graph, error) {
	var fragments []*graph.Graph
	for i, t := range texts {
		if of(t) {
			fragments = append(fragments, fact.Assemble(t.Doc, apply(i)))
		}
	}
	r, err := resolve.Resolve(fragments, resolve.Options{})
	if err != nil {
		return nil, err
	}
	return r.Graph(), nil
}

// Above returns g without acts of less confidence.
func Above(g *graph.Graph, line float64) *graph.Graph {
	h := *g
	h.Edges = nil
	for _, e := range g.Edges {
		if e.Class == "" || e.Confidence >= line {
			h.Edges = append(h.Edges, e)
		}
	}
	return &h
}

// Report prints, for the sets of texts whose names and documents match, the curve of
// precision and recall.
func Report(w io.Writer, name string, g *graph.Graph, golds []score.Gold, lines []float64) error {
	for _, line := range lines {
		h := Above(g, line)
		s, _, err := score.Articles(h, golds)
		if err != nil {
			return err
		}
		e := s.EventsTyped
		optional := e.Right - e.Hit
		found := e.Found
		fmt.Fprintf(w, "%-14s line %.2f  shown %5d  right %.3f  right or arguable %.3f  recall %.3f  F1 lenient %.3f strict %.3f\n",
			name, line, found, ratio(e.Hit, found), ratio(e.Right, found), e.R, e.F1, f1(ratio(e.Hit, found-optional), e.R))
	}
	return nil
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func f1(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Golds are the annotations of the texts of a set whose document begins with prefix.
func Golds(texts []*Text, set, prefix string, not bool) []score.Gold {
	var out []score.Gold
	for _, t := range texts {
		if t.Gold != nil && t.Set == set && strings.HasPrefix(t.Gold.Document, prefix) != not {
			out = append(out, *t.Gold)
		}
	}
	return out
}
