package score

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"newsgraph/graph"
)

//go:embed stop.txt
var stopText string

var stopWords = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, line := range strings.Split(stopText, "\n") {
		if !strings.HasPrefix(line, "#") {
			for _, w := range strings.Fields(line) {
				m[w] = true
			}
		}
	}
	return m
})

// contentWords are the words of a normalized name without stop words, or all of
// them if nothing else is left.
func contentWords(normal string) map[string]bool {
	all, content := map[string]bool{}, map[string]bool{}
	for _, w := range strings.Fields(normal) {
		all[w] = true
		if !stopWords()[w] {
			content[w] = true
		}
	}
	if len(content) > 0 {
		return content
	}
	return all
}

// Each word that one side alone has costs a little, so that of several names
// the tightest counts; less than half in common is no fit.
const (
	strayWord = 0.02
	leastFit  = 0.5
)

// textFit is how well the best of a node's names covers annotated words, from 0
// to 1.
func (s *subject) textFit(id, words string) float64 {
	want := contentWords(Normalize(words))
	best := 0.0
	for _, n := range s.normal[id] {
		got := contentWords(n)
		if len(got) == 0 || len(want) == 0 {
			continue
		}
		both := 0
		for w := range got {
			if want[w] {
				both++
			}
		}
		stray := len(got) + len(want) - 2*both
		best = max(best, ratio(both, min(len(got), len(want)))-strayWord*float64(stray))
	}
	if best < leastFit {
		return 0
	}
	return best
}

// codeFit is 1 if the node has one of the codes, by country or as an
// intergovernmental or non-governmental body, and otherwise 0.
func codeFit(n *graph.Node, codes []string) float64 {
	if n == nil {
		return 0
	}
	body := n.Sector == "IGO" || n.Sector == "NGO"
	if n.Country != "" && slices.Contains(codes, n.Country) || body && slices.Contains(codes, n.Sector) {
		return 1
	}
	return 0
}
