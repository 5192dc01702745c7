package main

import (
	"fmt"
	"sort"
	"strings"

	"newsgraph/cmd/newsgraph-train/internal/treebank"
	"newsgraph/ingest/document"
	"newsgraph/ingest/lang/tag"
)

const lemmaHeader = `# Rules that turn a word form into its lemma: Penn tag, ending (^ marks a whole
# word), bytes to cut, what to append. The longest ending wins.
# Source: learnt from the training parts of UD English EWT (CC BY-SA 4.0) and of
# the open genres of GUM (CC BY 4.0) by cmd/newsgraph-train; do not edit.
`

// Support that a rule needs: endings must generalise over several word types,
// and a whole word that contradicts its ending may not be a slip.
const (
	lemmaEndingTypes = 2
	lemmaWordCount   = 2
)

type lemmaExample struct {
	xpos, form string
	edit       tag.Edit
}

// trainLemmas learns the rules, shortest endings first; a longer ending is
// kept only where it corrects the shorter ones.
func trainLemmas(sentences []treebank.Sentence) string {
	examples := lemmaExamples(sentences)
	rules := map[[2]string]tag.Edit{}
	for n := 0; n <= tag.MaxEnding; n++ {
		addEndings(rules, examples, n)
	}
	addWords(rules, examples)
	keys := make([][2]string, 0, len(rules))
	for k := range rules {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		return keys[i][0] < keys[j][0] || keys[i][0] == keys[j][0] && keys[i][1] < keys[j][1]
	})
	var b strings.Builder
	b.WriteString(lemmaHeader)
	for _, k := range keys {
		fmt.Fprintf(&b, "%s\t%s\t%d\t%s\n", k[0], k[1], rules[k].Cut, rules[k].Append)
	}
	return b.String()
}

// lemmaExamples counts the forms with their edits.
func lemmaExamples(sentences []treebank.Sentence) map[lemmaExample]int {
	examples := map[lemmaExample]int{}
	for _, s := range sentences {
		for i := range s.Tokens {
			t := &s.Tokens[i]
			if t.Lemma == "_" || strings.ContainsAny(t.Text, "\t") {
				continue
			}
			examples[lemmaExample{t.XPOS, t.Lower, editOf(t)}]++
		}
	}
	return examples
}

// editOf is the shortest edit that makes the lemma of t from its form.
func editOf(t *document.Token) tag.Edit {
	form, lemma := t.Lower, strings.ToLower(t.Lemma)
	n := 0
	for n < len(form) && n < len(lemma) && form[n] == lemma[n] {
		n++
	}
	add := lemma[n:]
	if t.UPOS == "PROPN" && n == 0 {
		add = t.Lemma
	}
	return tag.Edit{Cut: len(form) - n, Append: add}
}

// addEndings adds the best edit of each ending of n bytes where the shorter
// endings give another one.
func addEndings(rules map[[2]string]tag.Edit, examples map[lemmaExample]int, n int) {
	votes := map[[2]string]map[tag.Edit]int{}
	for e := range examples {
		if len(e.form) <= n && n > 0 || strings.HasPrefix(e.form, "^") {
			continue
		}
		key := [2]string{e.xpos, e.form[len(e.form)-n:]}
		if votes[key] == nil {
			votes[key] = map[tag.Edit]int{}
		}
		votes[key][e.edit]++ // types, not tokens: endings are for unseen words
	}
	for key, v := range votes {
		edit, count := majority(v)
		if now := lookUp(rules, key[0], key[1]); now != edit && (count >= lemmaEndingTypes || n == 0) && count > v[now] {
			rules[key] = edit
		}
	}
}

// addWords adds the words whose most frequent edit the endings miss.
func addWords(rules map[[2]string]tag.Edit, examples map[lemmaExample]int) {
	votes := map[[2]string]map[tag.Edit]int{}
	for e, n := range examples {
		key := [2]string{e.xpos, e.form}
		if votes[key] == nil {
			votes[key] = map[tag.Edit]int{}
		}
		votes[key][e.edit] += n
	}
	words := map[[2]string]tag.Edit{}
	for key, v := range votes {
		edit, count := majority(v)
		if count >= lemmaWordCount && lookUp(rules, key[0], key[1]) != edit {
			words[[2]string{key[0], "^" + key[1]}] = edit
		}
	}
	for k, e := range words {
		rules[k] = e
	}
}

// lookUp applies the endings in rules to form, as tag.Lemmas does.
func lookUp(rules map[[2]string]tag.Edit, xpos, form string) tag.Edit {
	for n := min(tag.MaxEnding, len(form)); n >= 0; n-- {
		if e, ok := rules[[2]string{xpos, form[len(form)-n:]}]; ok {
			return e
		}
	}
	return tag.Edit{}
}

// majority returns the most frequent edit; the shortest and then the first in
// alphabetical order on a tie.
func majority(votes map[tag.Edit]int) (tag.Edit, int) {
	var best tag.Edit
	count := -1
	for e, n := range votes {
		if n > count || n == count && (e.Cut < best.Cut || e.Cut == best.Cut && e.Append < best.Append) {
			best, count = e, n
		}
	}
	return best, count
}
