package tag

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strings"

	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/wordclass"
	"newsgraph/internal/perceptron"
)

//go:embed lexicon.tsv
var lexiconFile string

// Lexicon tells which universal tags a word can have, so that no rare word is taken
// for a preposition. The table of word classes grants a word its tags; the lexicon has
// what the treebanks add to these, the words of closed classes above all.
type Lexicon struct {
	tags map[string]tagSet
}

// tagSet is a set of universal tags.
type tagSet uint32

// universal are the universal tags by number.
var universal = []string{
	"ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ",
	"INTJ", "PROPN", "ADJ", "ADV", "NOUN", "VERB", "NUM", "PUNCT", "SYM", "X",
}

// setOf is the set of some universal tags; unknown ones are left out.
func setOf(upos ...string) tagSet {
	var set tagSet
	for _, u := range upos {
		if i := slices.Index(universal, u); i >= 0 {
			set |= 1 << i
		}
	}
	return set
}

var (
	closed = setOf(universal[:7]...)
	all    = setOf(universal...)
	// loose are the tags of what are no words of the language; no list tells them.
	loose      = setOf("NUM", "PUNCT", "SYM", "X")
	properNoun = setOf("PROPN")
)

// classTags are the tags that go with word classes. Participles are adjectives and
// nouns, too, and comparatives adverbs.
var classTags = []struct {
	classes wordclass.Set
	tags    tagSet
}{
	{wordclass.Noun | wordclass.Plural | wordclass.Gerund, setOf("NOUN")},
	{wordclass.Verb | wordclass.Past | wordclass.Third | wordclass.Gerund, setOf("VERB")},
	{wordclass.Adjective | wordclass.Degree | wordclass.Past | wordclass.Gerund, setOf("ADJ")},
	{wordclass.Adverb | wordclass.Degree, setOf("ADV")},
}

// abbreviation is the length in bytes up to which a word outside the table of word
// classes may be short for anything.
const abbreviation = 3

// granted are the tags that a word of the classes can have whether or not a lexicon
// has it.
func granted(lower string, classes wordclass.Set) tagSet {
	switch {
	case classes == 0 && len(lower) <= abbreviation:
		return all
	case classes == 0:
		return all &^ closed
	}
	set := loose
	for _, c := range classTags {
		if classes&c.classes != 0 {
			set |= c.tags
		}
	}
	return set
}

// Grants tells whether a word, in lower case, can have the universal tag without
// standing in a Lexicon.
func Grants(lower, upos string) bool { return granted(lower, wordclass.Of(lower))&setOf(upos) != 0 }

// ParseLexicon reads lines of a universal tag, a tab, and words in lower case that can
// have it, separated by spaces. Lines that begin with "# " are comments.
func ParseLexicon(file string) (*Lexicon, error) {
	l := &Lexicon{tags: map[string]tagSet{}}
	n := 0
	for line := range strings.Lines(file) {
		n++
		if strings.HasPrefix(line, "# ") {
			continue
		}
		upos, words, _ := strings.Cut(strings.TrimSpace(line), "\t")
		set := setOf(upos)
		if set == 0 {
			return nil, fmt.Errorf("lexicon.tsv:%d: %q is no universal tag", n, upos)
		}
		for w := range strings.FieldsSeq(words) {
			l.tags[w] |= set
		}
	}
	return l, nil
}

func loadLexicon() *Lexicon {
	l, err := ParseLexicon(lexiconFile)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return l
}

// allowed are the tags that a token of the classes can have: with a capital it can be
// a name, but those of common are no names for all their capital.
func (l *Lexicon) allowed(t *document.Token, classes wordclass.Set, common map[string]bool) tagSet {
	set := granted(t.Lower, classes) | l.tags[t.Lower]
	switch {
	case common[t.Lower]:
		set &^= properNoun
	case capitalised(t.Text):
		set |= properNoun
	}
	return set
}

// bestTwo returns the best and the next best class whose tags are allowed. It may
// change scores.
func (t *Tagger) bestTwo(scores *perceptron.Scores, allowed tagSet) (best, second int) {
	best, second = t.model.BestTwo(scores)
	if second < 0 || allowed&t.sets[best] != 0 && allowed&t.sets[second] != 0 {
		return best, second
	}
	for class, set := range t.sets {
		if allowed&set == 0 {
			scores[class] = math.MinInt32 / 2 // leaves room for differences
		}
	}
	return t.model.BestTwo(scores)
}
