package main

import (
	"math/rand/v2"
	"sort"

	"newsgraph/cmd/newsgraph-train/internal/learn"
	"newsgraph/cmd/newsgraph-train/internal/treebank"
	"newsgraph/ingest/document"
	"newsgraph/ingest/perceptron"
	"newsgraph/ingest/tag"
)

// Settings of the tagger, chosen on the development parts.
const (
	tagEpochs     = 8
	tagMinUpdates = 10
	tagPrune      = 0.02
	// tagMargin is how far, in units of weight, the right class must lead: most
	// of the features of a token.
	tagMargin = 40
	// tagMinCount is how often a pair of tags must occur to be a class: below,
	// pairs are mostly slips of annotation.
	tagMinCount = 5
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

// trainTagger fits the tagger to gold sentences.
func trainTagger(sentences []treebank.Sentence, epochs int) ([]byte, error) {
	classes := tagClasses(sentences)
	number := map[string]int{}
	for i, c := range classes {
		number[c] = i
	}
	t := learn.New(learn.Options{MinUpdates: tagMinUpdates, Prune: tagPrune})
	random := rand.New(rand.NewPCG(1, 1))
	order := random.Perm(len(sentences))
	var c tag.Context
	for range epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			learnTags(t, &c, sentences[k].Tokens, number)
		}
	}
	return t.Averages().Encode(classes)
}

// learnTags makes one pass over a sentence, with the tags that the model
// itself predicts as context, so that it learns to live with its mistakes.
func learnTags(t *learn.Trainer, c *tag.Context, tokens []document.Token, number map[string]int) {
	c.Reset(tokens)
	var buf [64]uint32
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
// gives them, all else unchanged.
func predictTags(t *tag.Tagger, sentences []treebank.Sentence) []treebank.Sentence {
	d := treebank.Document(sentences)
	t.Annotate(d)
	out := make([]treebank.Sentence, len(sentences))
	for k, s := range sentences {
		span := d.Sentences[k]
		tokens := append([]document.Token(nil), s.Tokens...)
		for i := range tokens {
			p := &d.Tokens[span.Start+i]
			tokens[i].UPOS, tokens[i].XPOS, tokens[i].Lemma = p.UPOS, p.XPOS, p.Lemma
		}
		s.Tokens = tokens
		out[k] = s
	}
	return out
}

// The jackknife makes folds parts; its taggers are fitted for fewer epochs, as
// only the kind of their mistakes matters.
const (
	folds           = 5
	jackknifeEpochs = 6
)

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
		b, err := trainTagger(rest, jackknifeEpochs)
		if err != nil {
			return nil, err
		}
		for k, s := range predictTags(tag.FromModel(perceptron.MustDecode(b), lemmas).Bare(), held) {
			out[k*folds+fold] = s
		}
	}
	return out, nil
}
