package sentence

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"newsgraph/graph"
)

// Hit is a sentence that was found.
type Hit struct {
	graph.Evidence
	// Score ranks hits of one search; it means nothing beside those of another.
	Score float64
	// Marks are where the words that were looked for stand in Text: pairs of start and
	// end in code points, End exclusive, in order.
	Marks [][2]int
	// Acts are the acts that rest on the sentence, in the order of the graph.
	Acts []graph.Edge
}

// place is where a sentence stands: what makes two pieces of evidence the same one.
type place struct {
	document   string
	start, end int
}

// Search returns the sentences of g that fit q, best first: by score, then by article and
// position. An act's sentence is found once, whatever rests on it.
func Search(g *graph.Graph, q Question) []Hit {
	all := sentences(g)
	s := newSplitter()
	found := make([][][]int, len(all))
	var long float64
	frequency := make([]int, len(q.wanted))
	texts := make([]int, len(all))
	hits := []int{}
	for i, h := range all {
		text := s.words(h.Text)
		texts[i] = len(text)
		long += float64(len(text))
		found[i] = q.find(text, frequency)
		if found[i] != nil {
			hits = append(hits, i)
			h.Marks = marks(q, text, found[i])
		}
	}
	r := ranking{sentences: len(all), mean: long / float64(max(len(all), 1)), frequency: frequency}
	out := make([]Hit, 0, len(hits))
	for _, i := range hits {
		all[i].Score = r.score(found[i], texts[i], all[i].Marks)
		out = append(out, *all[i])
	}
	slices.SortStableFunc(out, func(a, b Hit) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

// sentences lists the different sentences of g by article and position, each with the
// acts that rest on it.
func sentences(g *graph.Graph) []*Hit {
	at := map[place]*Hit{}
	for i := range g.Edges {
		e := &g.Edges[i]
		for _, ev := range e.Evidence {
			p := place{ev.Document, ev.Start, ev.End}
			h := at[p]
			if h == nil {
				h = &Hit{Evidence: ev}
				at[p] = h
			}
			if e.Relation.Event() && (len(h.Acts) == 0 || h.Acts[len(h.Acts)-1].ID != e.ID) {
				h.Acts = append(h.Acts, *e)
			}
		}
	}
	return slices.SortedFunc(maps.Values(at), func(a, b *Hit) int {
		return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
}

// find returns where each wanted phrase stands in a text, or nil where one is missing or
// an unwanted one stands; it counts in how many texts each phrase stands.
func (q Question) find(text []word, frequency []int) [][]int {
	out := make([][]int, len(q.wanted))
	whole := true
	for k, p := range q.wanted {
		if out[k] = p.places(text); len(out[k]) > 0 {
			frequency[k]++
		} else {
			whole = false
		}
	}
	if !whole || slices.ContainsFunc(q.unwanted, func(p phrase) bool { return len(p.places(text)) > 0 }) {
		return nil
	}
	return out
}

// marks is where the found phrases stand, in order; phrases that touch are one mark.
func marks(q Question, text []word, found [][]int) [][2]int {
	set := map[int]bool{}
	for k, places := range found {
		for _, i := range places {
			for j := range q.wanted[k] {
				set[i+j] = true
			}
		}
	}
	var out [][2]int
	last := -2
	for _, i := range slices.Sorted(maps.Keys(set)) {
		if i == last+1 {
			out[len(out)-1][1] = text[i].end
		} else {
			out = append(out, [2]int{text[i].start, text[i].end})
		}
		last = i
	}
	return out
}

// ranking holds what BM25 needs to know of all sentences.
type ranking struct {
	sentences int
	mean      float64 // words in a sentence
	frequency []int   // sentences that have each phrase
}

// Constants of BM25 as the package comment has them.
const (
	saturation = 1.2
	lengthPart = 0.75
)

// score is BM25, doubled where all phrases stand side by side: people type names
// without quotation marks.
func (r ranking) score(found [][]int, length int, marks [][2]int) float64 {
	var sum float64
	for k, places := range found {
		n := float64(r.frequency[k])
		rarity := math.Log(1 + (float64(r.sentences)-n+0.5)/(n+0.5))
		tf := float64(len(places))
		sum += rarity * tf * (saturation + 1) / (tf + saturation*(1-lengthPart+lengthPart*float64(length)/r.mean))
	}
	if len(found) > 1 && len(marks) == 1 {
		sum *= 2
	}
	return sum
}
