package sentence

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"strings"

	"newsgraph/graph"
)

// Hit is a sentence that was found.
type Hit struct {
	// Evidence is its place and, when Complete has been there, its text.
	graph.Evidence
	// Score ranks hits of one search; it means nothing beside those of another.
	Score float64
	// Marks are where the words that were looked for stand in Text: pairs of start and
	// end in code points, End exclusive, in order.
	Marks [][2]int
	// Acts are the acts that rest on the sentence, in the order of the graph.
	Acts []graph.Edge
}

// at is a sentence of an index.
type at struct {
	article string
	number  int
}

// found are the sentences that have a phrase, with how many times.
type found map[at]int

// searcher answers one question.
type searcher struct {
	ctx   context.Context
	index Index
	split *splitter
	// places are those of the article that was looked at last.
	article string
	places  []Place
}

// Search returns the sentences that fit q, best first; Complete gives those that are
// wanted their texts.
func Search(ctx context.Context, index Index, q Question) ([]Hit, error) {
	s := &searcher{ctx: ctx, index: index, split: newSplitter()}
	sentences, words, err := index.Size()
	if err != nil || sentences == 0 {
		return nil, err
	}
	wanted := make([]found, len(q.wanted))
	for i, p := range q.wanted {
		if wanted[i], err = s.phrase(p); err != nil {
			return nil, err
		}
	}
	r := ranking{sentences: sentences, mean: float64(words) / float64(sentences)}
	for _, f := range wanted {
		r.frequency = append(r.frequency, len(f))
	}
	fit := s.common(wanted)
	for _, p := range q.unwanted {
		f, err := s.phrase(p)
		if err != nil {
			return nil, err
		}
		fit = slices.DeleteFunc(fit, func(a at) bool { return f[a] > 0 })
	}
	hits := make([]Hit, 0, len(fit))
	for _, a := range fit {
		h, err := s.hit(a, q, wanted, r)
		if err != nil {
			return nil, err
		}
		hits = append(hits, h)
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return cmp.Compare(b.Score, a.Score) })
	return hits, nil
}

// common are the sentences that have all phrases, by article and place.
func (s *searcher) common(wanted []found) []at {
	least := slices.MinFunc(wanted, func(a, b found) int { return cmp.Compare(len(a), len(b)) })
	var out []at
	for a := range least {
		if !slices.ContainsFunc(wanted, func(f found) bool { return f[a] == 0 }) {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b at) int {
		return cmp.Or(strings.Compare(a.article, b.article), cmp.Compare(a.number, b.number))
	})
	return out
}

// hit is a sentence that fits. Several phrases are looked up in its text, since those that
// stand side by side count more.
func (s *searcher) hit(a at, q Question, wanted []found, r ranking) (Hit, error) {
	place, err := s.place(a)
	if err != nil {
		return Hit{}, err
	}
	h := Hit{Evidence: graph.Evidence{Document: a.article, Start: place.Start, End: place.End}}
	times := make([]int, len(wanted))
	for k, f := range wanted {
		times[k] = f[a]
	}
	if len(wanted) > 1 {
		if err := s.complete(&h, q); err != nil {
			return h, err
		}
	}
	h.Score = r.score(times, place.Words, h.Marks)
	return h, nil
}

// place is where a sentence stands.
func (s *searcher) place(a at) (Place, error) {
	if s.article != a.article || s.places == nil {
		if err := s.ctx.Err(); err != nil {
			return Place{}, err
		}
		places, err := s.index.Places(a.article)
		if err != nil {
			return Place{}, err
		}
		s.article, s.places = a.article, places
	}
	return s.places[a.number], nil
}

// phrase finds the sentences that have a phrase.
func (s *searcher) phrase(p phrase) (found, error) {
	terms := make([]found, len(p))
	for i, t := range p {
		var err error
		if terms[i], err = s.term(t); err != nil {
			return nil, err
		}
	}
	if len(p) == 1 {
		return terms[0], nil
	}
	out := found{}
	for _, a := range s.common(terms) {
		place, err := s.place(a)
		if err != nil {
			return nil, err
		}
		text, err := s.index.Text(a.article, place)
		if err != nil {
			return nil, err
		}
		if n := len(p.places(s.split.words(text))); n > 0 {
			out[a] = n
		}
	}
	return out, nil
}

// term finds the sentences that have a word.
func (s *searcher) term(t term) (found, error) {
	list := s.index.Stemmed
	if t.beginning {
		list = s.index.Begun
	}
	words, err := list(t.text)
	if err != nil {
		return nil, err
	}
	out := found{}
	for _, w := range words {
		err := s.index.Occurrences(w, func(article string, in []Count) bool {
			for _, c := range in {
				out[at{article, c.Sentence}] += c.Times
			}
			return s.ctx.Err() == nil
		})
		if err := cmp.Or(err, s.ctx.Err()); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Complete gives hits of a search for q their texts and marks.
func Complete(ctx context.Context, index Index, q Question, hits []Hit) error {
	s := &searcher{ctx: ctx, index: index, split: newSplitter()}
	for i := range hits {
		if hits[i].Text != "" {
			continue
		}
		if err := cmp.Or(ctx.Err(), s.complete(&hits[i], q)); err != nil {
			return err
		}
	}
	return nil
}

func (s *searcher) complete(h *Hit, q Question) error {
	var err error
	if h.Text, err = s.index.Text(h.Document, Place{Start: h.Start, End: h.End}); err != nil {
		return err
	}
	h.Marks = q.marks(s.split.words(h.Text))
	return nil
}

// marks is where the phrases stand in a text, in order; phrases that touch are one mark.
func (q Question) marks(text []word) [][2]int {
	set := map[int]bool{}
	for _, p := range q.wanted {
		for _, i := range p.places(text) {
			for j := range p {
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
func (r ranking) score(times []int, length int, marks [][2]int) float64 {
	var sum float64
	for k, n := range times {
		df, tf := float64(r.frequency[k]), float64(n)
		rarity := math.Log(1 + (float64(r.sentences)-df+0.5)/(df+0.5))
		sum += rarity * tf * (saturation + 1) / (tf + saturation*(1-lengthPart+lengthPart*float64(length)/r.mean))
	}
	if len(times) > 1 && len(marks) == 1 {
		sum *= 2
	}
	return sum
}
