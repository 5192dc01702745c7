package main

import (
	"math/rand/v2"
	"slices"
	"sort"
	"sync"

	"newsgraph/cmd/newsgraph-train/internal/learn"
	"newsgraph/cmd/newsgraph-train/internal/treebank"
	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/tag"
	"newsgraph/internal/perceptron"
)

// Settings of all taggers, chosen on the development parts.
const (
	tagMinUpdates = 10
	// tagMargin is how far, in units of weight, the right class must lead: most
	// of the features of a token. A margin of 55 does alike.
	tagMargin = 40
	// tagMinCount is how often a pair of tags must occur to be a class: below,
	// pairs are mostly slips of annotation.
	tagMinCount = 5
)

// tagSettings are those in which the taggers differ.
type tagSettings struct {
	epochs, runs int
	// prune is the size of the smallest weight, in units of an update.
	prune float64
	// bare taggers have no word lists and learn no headlines.
	bare bool
}

// fullTagger is the one that the program has; bareTaggers are fitted for the parser,
// for fewer epochs, as only the kind of their mistakes matters.
var (
	fullTagger  = tagSettings{epochs: 8, runs: 3, prune: 0.5}
	bareTaggers = tagSettings{epochs: 6, runs: 1, prune: 0.02, bare: true}
)

// tagClasses lists the classes of the tagger, most frequent first.
func tagClasses(sentences []treebank.Sentence) []string {
	count := map[string]int{}
	for _, s := range sentences {
		for i := range s.Tokens {
			count[tagClass(&s.Tokens[i])]++
		}
	}
	var classes []string
	for c, n := range count {
		if n >= tagMinCount {
			classes = append(classes, c)
		}
	}
	sort.Slice(classes, func(i, j int) bool {
		a, b := classes[i], classes[j]
		return count[a] > count[b] || count[a] == count[b] && a < b
	})
	return classes
}

func tagClass(t *document.Token) string { return t.UPOS + tag.Separator + t.XPOS }

// trainTagger fits a tagger to gold sentences: the mean of several runs that see
// the sentences in different orders.
func trainTagger(sentences []treebank.Sentence, set tagSettings) ([]byte, error) {
	classes := tagClasses(sentences)
	weights := make([]learn.Weights, set.runs)
	var all sync.WaitGroup
	for run := range weights {
		all.Go(func() { weights[run] = taggerWeights(sentences, classes, set, uint64(run+1)) })
	}
	all.Wait()
	return learn.Mean(weights, set.prune).Encode(classes)
}

// taggerWeights runs one training with its own order of sentences.
func taggerWeights(sentences []treebank.Sentence, classes []string, set tagSettings, seed uint64) learn.Weights {
	number := map[string]int{}
	for i, c := range classes {
		number[c] = i
	}
	t := learn.New(learn.Options{MinUpdates: tagMinUpdates})
	random := rand.New(rand.NewPCG(seed, 1))
	order := random.Perm(len(sentences))
	c := tag.NewContext(classes)
	c.Bare = set.bare
	for range set.epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			tokens := sentences[k].Tokens
			learnTags(t, c, tokens, number)
			if !set.bare && len(tokens) <= titleWords && random.Float64() < titles {
				learnTags(t, c, asTitle(tokens, random), number)
			}
		}
	}
	return t.Averages()
}

// learnTags makes one pass over a sentence, with the tags that the model
// itself predicts as context, so that it learns to live with its mistakes.
func learnTags(t *learn.Trainer, c *tag.Context, tokens []document.Token, number map[string]int) {
	c.Reset(tokens)
	var buf [tag.MaxFeatures]uint32
	for i := range tokens {
		features := c.Features(i, buf[:0])
		gold, ok := number[tagClass(&tokens[i])]
		if !ok {
			gold = -1
		}
		guess, rival := bestOf(t, features, len(number), gold)
		if ok && rival != gold {
			t.Update(features, gold, 1)
			t.Update(features, rival, -1)
		}
		t.Tick()
		c.SetTag(i, guess)
	}
}

// bestOf returns the best class, and the best with the margin held against
// gold.
func bestOf(t *learn.Trainer, features []uint32, classes, gold int) (guess, rival int) {
	var scores [perceptron.MaxClasses]float32
	t.Score(features, &scores)
	for k := 1; k < classes; k++ {
		if scores[k] > scores[guess] {
			guess = k
		}
	}
	if gold >= 0 {
		scores[gold] -= tagMargin
	}
	for k := 1; k < classes; k++ {
		if scores[k] > scores[rival] {
			rival = k
		}
	}
	return guess, rival
}

// predictTags returns the sentences with the tags and lemmas that a tagger
// gives them, document by document, all else unchanged.
func predictTags(t *tag.Tagger, sentences []treebank.Sentence) []treebank.Sentence {
	out := make([]treebank.Sentence, 0, len(sentences))
	for _, part := range treebank.Split(sentences) {
		d := treebank.Document(part)
		t.Annotate(d)
		for k, s := range part {
			tokens := slices.Clone(s.Tokens)
			for i := range tokens {
				p := &d.Tokens[d.Sentences[k].Start+i]
				tokens[i].UPOS, tokens[i].XPOS, tokens[i].Lemma = p.UPOS, p.XPOS, p.Lemma
			}
			s.Tokens = tokens
			out = append(out, s)
		}
	}
	return out
}

// folds is the number of parts that the jackknife makes.
const folds = 5

// jackknife gives each sentence the tags of a tagger that was not fitted to
// it, so that the parser trains on tags with the errors it will meet.
func jackknife(sentences []treebank.Sentence, lemmas *tag.Lemmas) ([]treebank.Sentence, error) {
	out := make([]treebank.Sentence, len(sentences))
	for fold := range folds {
		var rest, held []treebank.Sentence
		for k, s := range sentences {
			if k%folds == fold {
				held = append(held, s)
			} else {
				rest = append(rest, s)
			}
		}
		b, err := trainTagger(rest, bareTaggers)
		if err != nil {
			return nil, err
		}
		for k, s := range predictTags(tag.FromModel(perceptron.MustDecode(b), lemmas, nil).Bare(), held) {
			out[k*folds+fold] = s
		}
	}
	return out, nil
}
