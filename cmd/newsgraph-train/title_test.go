package main

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"newsgraph/ingest/document"
)

// TestAsTitle checks the headlines that may come of a sentence.
func TestAsTitle(t *testing.T) {
	tokens := []document.Token{
		{Text: "The", Lower: "the", Lemma: "the", UPOS: "DET", XPOS: "DT", Head: 1, Rel: "det"},
		{Text: "rebels", Lower: "rebels", Lemma: "rebel", UPOS: "NOUN", XPOS: "NNS", Head: 2, Rel: "nsubj"},
		{Text: "carried", Lower: "carried", Lemma: "carry", UPOS: "VERB", XPOS: "VBD", Head: -1, Rel: "root"},
		{Text: "on", Lower: "on", Lemma: "on", UPOS: "ADP", XPOS: "RP", Head: 2, Rel: "compound:prt"},
		{Text: ".", Lower: ".", Lemma: ".", UPOS: "PUNCT", XPOS: ".", Head: 2, Rel: "punct"},
	}
	random := rand.New(rand.NewPCG(1, 1))
	seen := map[string]bool{}
	for range 200 {
		var words []string
		for _, tok := range asTitle(slices.Clone(tokens), random) {
			words = append(words, tok.Text)
		}
		seen[strings.Join(words, " ")] = true
	}
	for _, want := range []string{"The Rebels Carried on", "Rebels Carry on", "Rebels Carry On", "REBELS CARRY ON"} {
		if !seen[want] {
			t.Errorf("never %q", want)
		}
	}
	if seen["The rebels carried on ."] || tokens[2].Text != "carried" {
		t.Error("the sentence came out unchanged, or was changed itself")
	}
}

func TestThirdPerson(t *testing.T) {
	for verb, want := range map[string]string{"lift": "lifts", "carry": "carries", "buy": "buys", "pass": "passes", "go": "goes", "reach": "reaches"} {
		if got := thirdPerson(verb); got != want {
			t.Errorf("%s: %s, want %s", verb, got, want)
		}
	}
}
