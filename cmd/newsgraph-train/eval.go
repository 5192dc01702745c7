package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"newsgraph/cmd/newsgraph-train/internal/treebank"
	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/parse"
	"newsgraph/ingest/lang/segment"
	"newsgraph/ingest/lang/tag"
	"newsgraph/internal/perceptron"
)

// parts are the held-out parts that scores are printed for.
var parts = []string{"dev", "test"}

// eachPart calls measure with each held-out part of each treebank.
func eachPart(o options, measure func(name string, sentences []treebank.Sentence)) error {
	for _, bank := range banks {
		for _, part := range parts {
			s, err := o.read([]string{bank}, part)
			if err != nil {
				return err
			}
			measure(bank+"-"+part, s)
		}
	}
	return nil
}

// evalTagger prints the share of tokens with the right tags and lemma, on gold
// tokens: of all, of those that the training parts lack, and of sentences written as
// headlines. Lemmas are compared without case: the treebanks keep capitals ("I",
// "American") where the pipeline's lemmas are in lower case.
func evalTagger(o options) error {
	tagger, err := o.tagger()
	if err != nil {
		return err
	}
	seen, err := o.vocabulary()
	if err != nil {
		return err
	}
	return eachPart(o, func(name string, sentences []treebank.Sentence) {
		all := compareTags(tagger, sentences, nil)
		fmt.Printf("tag      %-18s UPOS %.2f  XPOS %.2f  lemma %.2f  UPOS of unseen words %.2f, of headlines %.2f\n",
			name, all.upos, all.xpos, all.lemma, compareTags(tagger, sentences, seen).upos, compareTags(tagger, titled(sentences), nil).upos)
	})
}

// tagScores are the percentages of words with the right tags and lemma.
type tagScores struct{ upos, xpos, lemma float64 }

// compareTags tags the sentences and scores the words that are not among seen.
func compareTags(tagger *tag.Tagger, sentences []treebank.Sentence, seen map[string]bool) tagScores {
	var upos, xpos, lemma, n int
	for k, s := range predictTags(tagger, sentences) {
		for i, t := range s.Tokens {
			if seen[t.Lower] {
				continue
			}
			gold := sentences[k].Tokens[i]
			n++
			upos += one(t.UPOS == gold.UPOS)
			xpos += one(t.XPOS == gold.XPOS)
			lemma += one(strings.EqualFold(t.Lemma, gold.Lemma))
		}
	}
	return tagScores{percent(upos, n), percent(xpos, n), percent(lemma, n)}
}

// vocabulary is the set of words, in lower case, of the training parts.
func (o options) vocabulary() (map[string]bool, error) {
	sentences, err := o.read(banks, "train")
	seen := map[string]bool{}
	for _, s := range sentences {
		for i := range s.Tokens {
			seen[s.Tokens[i].Lower] = true
		}
	}
	return seen, err
}

// evalParser prints the attachment scores on gold tokens with predicted tags:
// all words with punctuation, full relations; "universal" leaves the subtypes
// out, as the CoNLL 2018 shared task did.
func evalParser(o options) error {
	tagger, err := o.tagger()
	if err != nil {
		return err
	}
	b, err := os.ReadFile(filepath.Join(o.ingest, "lang/parse/parse.model"))
	if err != nil {
		return err
	}
	m, err := perceptron.Decode(b)
	if err != nil {
		return err
	}
	beam := parse.FromModel(m)
	greedy := beam.Greedy()
	return eachPart(o, func(name string, sentences []treebank.Sentence) {
		for _, p := range []*parse.Parser{greedy, beam} {
			var all attachment
			for _, part := range treebank.Split(sentences) {
				d := treebank.Document(part)
				tagger.Annotate(d)
				p.Annotate(d)
				all.add(d, part)
			}
			fmt.Printf("parse    %-18s beam %d  UAS %.2f  LAS %.2f  LAS universal %.2f\n", name, p.Beam,
				percent(all.uas, all.words), percent(all.las, all.words), percent(all.universal, all.words))
		}
	})
}

// attachment counts words: all, with the right head, with the right head and
// relation, and with the right head and universal relation.
type attachment struct{ words, uas, las, universal int }

// add counts the words of d.
func (a *attachment) add(d *document.Document, gold []treebank.Sentence) {
	for k, s := range d.Sentences {
		for i := range s.Len() {
			t, g := &d.Tokens[s.Start+i], &gold[k].Tokens[i]
			a.words++
			head := t.Head
			if head >= 0 {
				head -= s.Start
			}
			if head == g.Head {
				a.uas++
				a.las += one(t.Rel == g.Rel)
				a.universal += one(coarse(t.Rel) == coarse(g.Rel))
			}
		}
	}
}

// coarse is a relation without its subtype.
func coarse(rel string) string {
	universal, _, _ := strings.Cut(rel, ":")
	return universal
}

// evalSegmenter prints the F1 of tokens and sentences on the raw text of the
// treebanks, its paragraphs parted by blank lines.
func evalSegmenter(o options) error {
	return eachPart(o, func(name string, sentences []treebank.Sentence) {
		text, tokens, ends := rawText(sentences)
		d := &document.Document{Article: document.Article{Text: text}}
		segment.New().Annotate(d)
		gotTokens, gotEnds := map[[2]int]bool{}, map[[2]int]bool{}
		for _, t := range d.Tokens {
			gotTokens[[2]int{t.Start, t.End}] = true
		}
		for _, s := range d.Sentences {
			gotEnds[[2]int{d.Tokens[s.Start].Start, d.Tokens[s.End-1].End}] = true
		}
		fmt.Printf("segment  %-18s tokens F1 %.2f  sentences F1 %.2f\n",
			name, f1(tokens, gotTokens), f1(ends, gotEnds))
	})
}

// rawText joins the sentences to a text and returns the ranges of its tokens
// and sentences.
func rawText(sentences []treebank.Sentence) (text string, tokens, ends map[[2]int]bool) {
	var b strings.Builder
	tokens, ends = map[[2]int]bool{}, map[[2]int]bool{}
	for k, s := range sentences {
		switch {
		case k == 0:
		case s.Paragraph:
			b.WriteString("\n\n")
		default:
			b.WriteString(" ")
		}
		at := b.Len()
		b.WriteString(s.Text)
		for _, t := range s.Tokens {
			tokens[[2]int{at + t.Start, at + t.End}] = true
		}
		ends[[2]int{at, b.Len()}] = true
	}
	return b.String(), tokens, ends
}

func f1(gold, got map[[2]int]bool) float64 {
	hits := 0
	for r := range got {
		hits += one(gold[r])
	}
	return percent(2*hits, len(gold)+len(got))
}

func percent(part, of int) float64 { return 100 * float64(part) / float64(max(of, 1)) }

func one(ok bool) int {
	if ok {
		return 1
	}
	return 0
}
