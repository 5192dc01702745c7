package tag

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"newsgraph/ingest/document"
)

//go:embed lemma.tsv
var lemmaRules string

//go:embed irregular.tsv
var irregularForms string

func loadLemmas() *Lemmas {
	l, err := ParseLemmas(lemmaRules)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return l
}

// irregular maps the irregular forms of verbs to their lemmas. The treebanks have
// many of them too seldom or never, and endings mislead here.
var irregular = sync.OnceValue(func() map[string]irregularForm {
	forms := map[string]irregularForm{}
	for line := range strings.Lines(irregularForms) {
		if form, lemma, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			form, base := strings.CutSuffix(form, "*")
			forms[form] = irregularForm{lemma, base}
		}
	}
	return forms
})

type irregularForm struct {
	lemma string
	// base tells that the form is the base form of another verb, too.
	base bool
}

// irregularLemma returns the lemma of a verb form that is irregular. Taggers take
// rare past forms for the present, so the tag counts only where the form could be
// both.
func irregularLemma(t *document.Token) (string, bool) {
	if !strings.HasPrefix(t.XPOS, "VB") {
		return "", false
	}
	f, ok := irregular()[t.Lower]
	return f.lemma, ok && (!f.base || t.XPOS == "VBD" || t.XPOS == "VBN")
}

// Lemmas are rules that turn a form into its dictionary form: by Penn tag and
// ending, how many bytes to cut and what to append. The rule with the longest
// ending wins; an ending of "^form" is the whole word.
type Lemmas struct {
	rules map[lemmaKey]Edit
}

type lemmaKey struct{ xpos, ending string }

// Edit turns a form into a lemma.
type Edit struct {
	// Cut is the number of bytes taken off the end.
	Cut int
	// Append is put in their place.
	Append string
}

// Apply edits s; an Edit that cuts more than there is leaves s alone.
func (e Edit) Apply(s string) string {
	switch {
	case e.Cut > len(s):
		return s
	case e.Cut == 0 && e.Append == "":
		return s
	}
	return s[:len(s)-e.Cut] + e.Append
}

// MaxEnding is the length in bytes of the longest ending of a rule.
const MaxEnding = 6

// ParseLemmas reads rules, one a line: Penn tag, ending, number of bytes to cut,
// what to append, separated by tabs. Lines with # are comments.
func ParseLemmas(file string) (*Lemmas, error) {
	l := &Lemmas{rules: map[lemmaKey]Edit{}}
	n := 0
	for line := range strings.Lines(file) {
		n++
		if line = strings.TrimSuffix(line, "\n"); line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			return nil, fmt.Errorf("lemma.tsv:%d: %d columns instead of 4", n, len(f))
		}
		cut, err := strconv.Atoi(f[2])
		if err != nil {
			return nil, fmt.Errorf("lemma.tsv:%d: %w", n, err)
		}
		l.rules[lemmaKey{f[0], f[1]}] = Edit{cut, f[3]}
	}
	return l, nil
}

// Lemma returns the lemma of a tagged token: in lower case, but proper nouns
// as they stand.
func (l *Lemmas) Lemma(t *document.Token) string {
	if lemma, ok := irregularLemma(t); ok {
		return lemma
	}
	return l.learnt(t)
}

// learnt is the lemma after the rules alone.
func (l *Lemmas) learnt(t *document.Token) string {
	form := t.Lower
	if t.UPOS == "PROPN" {
		form = t.Text
	}
	if e, ok := l.rules[lemmaKey{t.XPOS, "^" + t.Lower}]; ok {
		return e.Apply(form)
	}
	for n := min(MaxEnding, len(t.Lower)); n >= 0; n-- {
		if e, ok := l.rules[lemmaKey{t.XPOS, t.Lower[len(t.Lower)-n:]}]; ok {
			return e.Apply(form)
		}
	}
	return form
}
