package speech

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"newsgraph/ingest/document"
)

//go:embed verbs.tsv
var verbsFile string

//go:embed titles.txt
var titlesFile string

// Kind is how a verb introduces words.
type Kind uint8

// The kinds of verbs of saying; the zero Kind is no such verb.
const (
	NoSpeech Kind = iota
	Say           // takes the words as its object
	Tell          // takes the listener as its object, then the words
	Ask           // introduces a question or request
	Write         // introduces written words
	Think         // introduces a belief
	Quote         // names the speaker as its object
	Act           // an act in words that a quotation may go with
	noun          // a noun that a quotation may follow: "statement"
)

var kinds = map[string]Kind{"say": Say, "tell": Tell, "ask": Ask, "write": Write, "think": Think, "quote": Quote, "noun": noun, "act": Act}

// lexicon holds the word lists of this package.
type lexicon struct {
	verbs  map[string]Kind
	titles map[string]bool
}

var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{make(map[string]Kind, 256), make(map[string]bool, 96)}
	entries(verbsFile, func(n int, line string) {
		lemma, kind, _ := strings.Cut(line, "\t")
		k, known := kinds[kind]
		if !known {
			panic(fmt.Sprintf("verbs.tsv:%d: want lemma and kind, tab separated", n))
		}
		l.verbs[lemma] = k
	})
	entries(titlesFile, func(_ int, line string) { l.titles[line] = true })
	return l
})

// entries calls f with the number and text of each line that is no comment.
func entries(file string, f func(n int, line string)) {
	for n, line := range strings.Split(file, "\n") {
		if line != "" && line[0] != '#' {
			f(n+1, line)
		}
	}
}

// KindOf tells how the token introduces words, from its lemma: NoSpeech for a
// token that is no verb.
func KindOf(t *document.Token) Kind {
	if t.UPOS != "VERB" {
		return NoSpeech
	}
	if k := words().verbs[t.Lemma]; k != noun {
		return k
	}
	return NoSpeech
}

// isNoun tells whether the token is a noun that a quotation may follow.
func isNoun(t *document.Token) bool { return t.UPOS == "NOUN" && words().verbs[t.Lemma] == noun }
