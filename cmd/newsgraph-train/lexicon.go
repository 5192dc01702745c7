package main

import (
	"maps"
	"slices"
	"strings"

	"newsgraph/cmd/newsgraph-train/internal/treebank"
	"newsgraph/ingest/lang/tag"
)

const lexiconHeader = `# Universal tags of words beyond those that ingest/lang/wordclass and ingest/lang/tag grant: the
# words of closed classes, and words that the training data has in other classes.
# Source: the training parts of UD English EWT (CC BY-SA 4.0) and of the open genres of
# GUM (CC BY 4.0); made by cmd/newsgraph-train, do not edit.
# Format: tag, tab, words in lower case separated by spaces.
`

// rareWords are words of closed classes that the treebanks may lack.
var rareWords = map[string]string{
	"ADP":   "afore amidst astride athwart barring bar contra cum failing minus nigh notwithstanding plus qua sans toward underneath versus vis-a-vis",
	"SCONJ": "inasmuch insofar lest notwithstanding whence whereas whereby whereupon wherever",
	"PRON":  "oneself ourself thine thyself whichever whoever whomever whomsoever whosoever",
	"AUX":   "shan mayn mightn mustn needn oughtn daren",
}

// trainLexicon lists the words with tags that nothing else grants them.
func trainLexicon(sentences []treebank.Sentence) string {
	words := map[string]map[string]bool{}
	add := func(upos, word string) {
		if words[upos] == nil {
			words[upos] = map[string]bool{}
		}
		words[upos][word] = true
	}
	for _, s := range sentences {
		for i := range s.Tokens {
			t := &s.Tokens[i]
			name := t.UPOS == "PROPN" && t.Text != t.Lower // any capitalised word can be one
			if !name && !tag.Grants(t.Lower, t.UPOS) && !strings.ContainsAny(t.Lower, " \t") {
				add(t.UPOS, t.Lower)
			}
		}
	}
	for upos, list := range rareWords {
		for word := range strings.FieldsSeq(list) {
			add(upos, word)
		}
	}
	var lines []string
	for upos, set := range words {
		list := slices.Sorted(maps.Keys(set))
		lines = append(lines, upos+"\t"+strings.Join(list, " ")+"\n")
	}
	slices.Sort(lines)
	return lexiconHeader + strings.Join(lines, "")
}
