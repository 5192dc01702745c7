package event

import (
	"strings"

	"newsgraph/ingest/document"
)

// tree gives the dependents of each token, in text order.
type tree struct {
	d *document.Document
	// lex is asked about the few words that change where the parties of a verb stand.
	lex *lexicon
	// first and next are linked lists of dependents: first[h] is the first
	// dependent of h, next[i] the following sibling of i; -1 ends a list.
	first, next []int32
}

func newTree(d *document.Document, lex *lexicon) *tree {
	n := len(d.Tokens)
	t := &tree{d: d, lex: lex, first: make([]int32, n), next: make([]int32, n)}
	for i := range t.first {
		t.first[i], t.next[i] = -1, -1
	}
	for i := n - 1; i >= 0; i-- {
		if h := d.Tokens[i].Head; h >= 0 && h < n && h != i {
			t.next[i] = t.first[h]
			t.first[h] = int32(i)
		}
	}
	return t
}

// kids calls f for the dependents of token h until it returns false.
func (t *tree) kids(h int, f func(k int) bool) {
	for k := t.first[h]; k >= 0; k = t.next[k] {
		if !f(int(k)) {
			return
		}
	}
}

// some tells whether a dependent of h satisfies f.
func (t *tree) some(h int, f func(k int) bool) bool {
	for k := t.first[h]; k >= 0; k = t.next[k] {
		if f(int(k)) {
			return true
		}
	}
	return false
}

// kid returns the first dependent of h with one of the relations, or -1. A
// relation without subtype stands for all its subtypes but :pass and :outer.
func (t *tree) kid(h int, rels ...string) int {
	found := -1
	t.kids(h, func(k int) bool {
		for _, r := range rels {
			if sameRel(t.d.Tokens[k].Rel, r) {
				found = k
				return false
			}
		}
		return true
	})
	return found
}

func sameRel(have, want string) bool {
	if have == want {
		return true
	}
	base, sub, ok := strings.Cut(have, ":")
	return ok && base == want && sub != "pass"
}

func (t *tree) tok(i int) *document.Token { return &t.d.Tokens[i] }

// rel is the relation of token i without its subtype.
func (t *tree) rel(i int) string {
	r, _, _ := strings.Cut(t.d.Tokens[i].Rel, ":")
	return r
}

// preposition returns the lemma of the case marker of token i, or "". Of a
// complex one ("because of") it is the first word.
func (t *tree) preposition(i int) string {
	if k := t.kid(i, "case"); k >= 0 {
		return t.tok(k).Lower
	}
	return ""
}

// published tells whether the phrase at k says where something was made known
// ("condemned the raid on its website").
func (t *tree) published(k int) bool {
	return (t.lex.is("medium", t.tok(k).Lemma) || k > 0 && t.tok(k-1).Lower == "social") && t.preposition(k) == "on"
}

// accompanies tells whether the phrase at k says with whose part in it something is
// done, not with whom ("talks with Iran, with the participation of China").
func (t *tree) accompanies(k int) bool {
	return t.lex.is("accompaniment", t.tok(k).Lemma) && t.preposition(k) == "with"
}

// conjuncts returns token i and all tokens coordinated with it.
func (t *tree) conjuncts(i int) []int {
	out := []int{i}
	t.kids(i, func(k int) bool {
		switch {
		case t.rel(k) == "conj" && t.preposition(k) == "according":
			// "met A and B, according to C"
		case t.rel(k) == "conj" || k > i && t.nominal(i) && t.nominal(k) && t.kid(k, "cc") >= 0:
			out = append(out, t.conjuncts(k)...)
		case t.rel(k) == "appos" && t.tok(k).UPOS == "PROPN":
			// "Minister A and Minister B": the second hangs on the first's name.
			out = append(out, t.conjuncts(k)[1:]...)
		}
		return true
	})
	return out
}

// nominal tells whether token i is a noun or name. A later nominal with a
// conjunction of its own is a conjunct whatever the parser calls it.
func (t *tree) nominal(i int) bool {
	up := t.tok(i).UPOS
	return up == "NOUN" || up == "PROPN"
}

// oblique returns the heads of the phrases with the preposition at the word h.
func (t *tree) oblique(h int, prep string) []int {
	var out []int
	t.kids(h, func(k int) bool {
		r := t.rel(k)
		// What has a preposition of its own is no conjunct of something without.
		if (r == "obl" || r == "nmod" || r == "conj" && t.preposition(h) == "") && t.preposition(k) == prep && !t.published(k) && !t.accompanies(k) {
			out = append(out, t.conjuncts(k)...)
		}
		return true
	})
	return out
}

// repeated returns the heads of phrases with the preposition that are joined to
// another phrase at h: in "with A on Monday and with B on Tuesday" B hangs on the day.
func (t *tree) repeated(h int, prep string) []int {
	var out []int
	t.kids(h, func(k int) bool {
		if r := t.rel(k); r == "obl" || r == "nmod" {
			if c := t.kid(k, "conj"); c >= 0 && t.preposition(c) == prep && t.preposition(k) != prep {
				out = append(out, c)
			}
		}
		return true
	})
	return out
}

// maxBelow is how far below a verb a phrase may hang that belongs to it: the
// parser often hangs "against Iran" on the last noun before it.
const maxBelow = 3

// below returns the heads of the nearest phrases with the preposition in the
// objects and obliques below h.
func (t *tree) below(h int, prep string, depth int) []int {
	if depth == 0 {
		return nil
	}
	var out []int
	t.kids(h, func(k int) bool {
		switch t.rel(k) {
		case "obj", "obl", "nmod", "iobj", "conj", "acl":
			if !t.nominal(k) && (t.rel(k) != "acl" || t.tok(k).Rel == "acl:relcl") {
				return true
			}
			if t.rel(k) != "obj" && t.lex.nouns[t.tok(k).Lemma] != nil {
				return true // the phrases of another act are its own
			}
			if out = t.oblique(k, prep); len(out) == 0 {
				out = t.below(k, prep, depth-1)
			}
		}
		return len(out) == 0
	})
	return out
}

// core steps from a word of quantity or kind to the thing itself: "a series of
// raids", "a number of soldiers".
func (t *tree) core(i int, container func(lemma string) bool) int {
	for range 3 {
		if !container(t.tok(i).Lemma) && !t.membership(i) && t.tok(i).UPOS != "NUM" {
			return i
		}
		of := t.oblique(i, "of")
		if len(of) == 0 {
			return i
		}
		i = of[0]
	}
	return i
}

// membership recognises "member states of NATO".
func (t *tree) membership(i int) bool {
	found := false
	t.kids(i, func(k int) bool {
		r := t.rel(k)
		found = (r == "compound" || r == "amod") && t.tok(k).Lower == "member"
		return !found
	})
	return found
}
