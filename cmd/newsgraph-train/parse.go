package main

import (
	"math/rand/v2"
	"slices"
	"sort"
	"sync"

	"newsgraph/cmd/newsgraph-train/internal/learn"
	"newsgraph/cmd/newsgraph-train/internal/treebank"
	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/parse"
	"newsgraph/ingest/lang/parse/transition"
	"newsgraph/internal/perceptron"
)

// Settings of the parser, chosen on the development parts.
const (
	parseEpochs     = 8
	parseMinUpdates = 30
	parsePrune      = 1.3
	parseRuns       = 2
	// parseMargin is how far, in units of weight, a right move must lead: about
	// a quarter of the features of a configuration.
	parseMargin = 60
	// parseMinCount is how often a relation must occur in a direction to be a
	// class.
	parseMinCount = 5
	// explore is the probability with which training goes on from a wrong move
	// after the first epoch (Goldberg and Nivre 2013 use 0.9 too).
	explore = 0.9
	// bare is the share of sentences that are learnt without their final mark, as
	// headings and captions stand.
	bare = 0.1
)

// moveClasses lists the names of the moves, most frequent first.
func moveClasses(sentences []treebank.Sentence) []string {
	count := map[string]int{}
	for _, s := range sentences {
		for i, t := range s.Tokens {
			switch {
			case t.Head < 0:
				count["L:root"]++
			case t.Head > i:
				count["L:"+t.Rel]++
			default:
				count["R:"+t.Rel]++
			}
		}
	}
	classes := []string{"S"}
	for c, n := range count {
		if n >= parseMinCount {
			classes = append(classes, c)
		}
	}
	moves := classes[1:]
	sort.Slice(moves, func(i, j int) bool {
		a, b := moves[i], moves[j]
		return count[a] > count[b] || count[a] == count[b] && a < b
	})
	return classes
}

// example is a sentence made ready for training.
type example struct {
	words []transition.Word
	tree  transition.Tree
}

// newExample turns a sentence into an example; a tree with crossing arcs is
// made projective first.
func newExample(s *treebank.Sentence, numbers map[string]uint8) example {
	e := example{words: parse.Words(nil, s.Tokens)}
	n := len(s.Tokens)
	for _, t := range s.Tokens {
		head := t.Head
		if head < 0 {
			head = n
		}
		e.tree.Heads = append(e.tree.Heads, int32(head))
		e.tree.Rels = append(e.tree.Rels, numbers[t.Rel])
	}
	projectivise(e.tree.Heads)
	return e
}

// withoutFinalMark is the example without a closing punctuation mark, or the
// example itself where there is none that could go.
func (e *example) withoutFinalMark(tokens []document.Token) *example {
	n := len(tokens) - 1
	if n < 1 || tokens[n].Rel != "punct" || slices.Contains(e.tree.Heads, int32(n)) {
		return e
	}
	short := example{words: e.words[:n]}
	for _, h := range e.tree.Heads[:n] {
		short.tree.Heads = append(short.tree.Heads, min(h, int32(n)))
	}
	short.tree.Rels = e.tree.Rels[:n]
	return &short
}

// projectivise lifts the dependents of crossing arcs to their grandparents,
// the shortest arc first, until no arcs cross (Nivre and Nilsson 2005, without
// their encoding of the lifts in the labels).
func projectivise(heads []int32) {
	for {
		i := shortestCrossing(heads)
		if i < 0 {
			return
		}
		heads[i] = heads[heads[i]]
	}
}

// shortestCrossing returns the dependent of the shortest arc that does not
// dominate all words it spans, or -1.
func shortestCrossing(heads []int32) int {
	best, length := -1, int32(0)
	for i, h := range heads {
		if int(h) == len(heads) {
			continue
		}
		lo, hi := min(int32(i), h), max(int32(i), h)
		if (best < 0 || hi-lo < length) && !dominates(heads, h, lo, hi) {
			best, length = i, hi-lo
		}
	}
	return best
}

func dominates(heads []int32, h, lo, hi int32) bool {
	root := int32(len(heads))
	for k := lo + 1; k < hi; k++ {
		a := k
		for a != h && a != root {
			a = heads[a]
		}
		if a != h {
			return false
		}
	}
	return true
}

// trainParser fits the greedy parser to sentences with predicted tags: the mean
// of several runs that see the sentences in different orders.
func trainParser(sentences []treebank.Sentence) ([]byte, error) {
	runs := make([]learn.Weights, parseRuns)
	var all sync.WaitGroup
	for run := range runs {
		all.Go(func() { runs[run] = parserWeights(sentences, uint64(run+1)) })
	}
	all.Wait()
	return learn.Mean(runs, parsePrune).Encode(moveClasses(sentences))
}

// parserWeights runs one training with its own order of sentences.
func parserWeights(sentences []treebank.Sentence, seed uint64) learn.Weights {
	classes := moveClasses(sentences)
	moves := parse.NewMoves(classes)
	numbers := map[string]uint8{}
	for n, rel := range moves.Rels {
		numbers[rel] = uint8(n)
	}
	examples := make([]example, len(sentences))
	for i := range sentences {
		examples[i] = newExample(&sentences[i], numbers)
	}
	p := parseTrainer{
		Trainer: learn.New(learn.Options{MinUpdates: parseMinUpdates}),
		moves:   moves.ByClass, random: rand.New(rand.NewPCG(seed, 2)),
	}
	order := p.random.Perm(len(examples))
	for epoch := range parseEpochs {
		p.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			e := &examples[k]
			if p.random.Float64() < bare {
				e = e.withoutFinalMark(sentences[k].Tokens)
			}
			p.sentence(e, epoch > 0)
		}
	}
	return p.Averages()
}

type parseTrainer struct {
	*learn.Trainer
	moves  []transition.Move
	random *rand.Rand
	state  transition.State
	buf    [transition.MaxFeatures]uint32
}

// sentence parses e with the current weights, corrects them at each wrong
// move, and goes on from wrong moves too where exploring.
func (p *parseTrainer) sentence(e *example, exploring bool) {
	p.state.Reset(e.words)
	for !p.state.Done() {
		features := p.state.Features(p.buf[:0])
		guess, gold, rival := p.choose(features, &e.tree)
		if rival >= 0 {
			p.Update(features, gold, 1)
			p.Update(features, rival, -1)
		}
		p.Tick()
		if rival == guess && !(exploring && p.random.Float64() < explore) {
			guess = gold
		}
		p.state.Apply(p.moves[guess])
	}
}

// choose returns the best legal class, the best class without cost, and the
// best with cost if it comes within the margin of the latter, else -1.
func (p *parseTrainer) choose(features []uint32, tree *transition.Tree) (guess, gold, rival int) {
	var scores [perceptron.MaxClasses]float32
	p.Score(features, &scores)
	legal := p.state.Legal()
	right := p.state.Correct(tree)
	gold, rival = -1, -1
	for c, m := range p.moves {
		switch {
		case !legal[m.Kind]:
		case right.Allows(m):
			if gold < 0 || scores[c] > scores[gold] {
				gold = c
			}
		case rival < 0 || scores[c] > scores[rival]:
			rival = c
		}
	}
	switch {
	case gold < 0: // a relation too rare to be a class
		return rival, rival, -1
	case rival < 0 || scores[rival]+parseMargin < scores[gold]:
		return gold, gold, -1
	case scores[rival] < scores[gold]:
		return gold, gold, rival
	}
	return rival, gold, rival
}
