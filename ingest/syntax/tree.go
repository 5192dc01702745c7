// Package syntax answers questions to a finished dependency tree: whose dependents,
// which preposition, who acts in a verb and who undergoes it, through passive,
// control, coordination and relative clauses, and through the mistakes that the
// parser is known to make. It reads the document and changes nothing in it.
//
// Tokens are named by their index in Document.Tokens throughout; -1 means none.
package syntax

import (
	"iter"
	"strings"

	"newsgraph/ingest/document"
)

// Tree gives the dependents of each token, in text order.
type Tree struct {
	d     *document.Document
	words Words
	// first and next are linked lists of dependents: first[h] is the first
	// dependent of h, next[i] the following sibling of i; -1 ends a list.
	first, next []int32
}

// Words are the few nouns, by lemma, that change where the parties of a verb stand.
// A nil function knows none.
type Words struct {
	// Medium is where things are made known: "condemned the raid on its website".
	Medium func(lemma string) bool
	// Accompaniment is how somebody has a part: "with the participation of China".
	Accompaniment func(lemma string) bool
	// Text says what its authors say: "adopted a resolution condemning".
	Text func(lemma string) bool
	// Act names an act, whose phrases are its own.
	Act func(lemma string) bool
}

// New reads the tree of d, whose tokens have heads and relations.
func New(d *document.Document, w Words) *Tree {
	n := len(d.Tokens)
	t := &Tree{d: d, words: w.complete(), first: make([]int32, n), next: make([]int32, n)}
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

// complete lets a missing function know no word.
func (w Words) complete() Words {
	for _, f := range []*func(string) bool{&w.Medium, &w.Accompaniment, &w.Text, &w.Act} {
		if *f == nil {
			*f = func(string) bool { return false }
		}
	}
	return w
}

// Each calls f for the dependents of token h until it returns false.
func (t *Tree) Each(h int, f func(k int) bool) {
	for k := t.first[h]; k >= 0; k = t.next[k] {
		if !f(int(k)) {
			return
		}
	}
}

// Kids are the dependents of token h in text order.
func (t *Tree) Kids(h int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for k := t.first[h]; k >= 0; k = t.next[k] {
			if !yield(int(k)) {
				return
			}
		}
	}
}

// Some tells whether a dependent of h satisfies f.
func (t *Tree) Some(h int, f func(k int) bool) bool {
	for k := t.first[h]; k >= 0; k = t.next[k] {
		if f(int(k)) {
			return true
		}
	}
	return false
}

// Kid returns the first dependent of h with one of the relations, or -1. A
// relation without subtype stands for all its subtypes but :pass and :outer.
func (t *Tree) Kid(h int, rels ...string) int {
	found := -1
	t.Each(h, func(k int) bool {
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

// Len is the number of tokens.
func (t *Tree) Len() int { return len(t.d.Tokens) }

// Tok is the token i.
func (t *Tree) Tok(i int) *document.Token { return &t.d.Tokens[i] }

// Rel is the relation of token i without its subtype.
func (t *Tree) Rel(i int) string {
	r, _, _ := strings.Cut(t.d.Tokens[i].Rel, ":")
	return r
}

// Preposition returns the lemma of the case marker of token i, or "". Of a
// complex one ("because of") it is the first word.
func (t *Tree) Preposition(i int) string {
	if k := t.Kid(i, "case"); k >= 0 {
		return t.Tok(k).Lower
	}
	return ""
}

// Published tells whether the phrase at k says where something was made known
// ("condemned the raid on its website").
func (t *Tree) Published(k int) bool {
	return (t.words.Medium(t.Tok(k).Lemma) || k > 0 && t.Tok(k-1).Lower == "social") && t.Preposition(k) == "on"
}

// Accompanies tells whether the phrase at k says with whose part in it something is
// done, not with whom ("talks with Iran, with the participation of China").
func (t *Tree) Accompanies(k int) bool {
	return t.words.Accompaniment(t.Tok(k).Lemma) && t.Preposition(k) == "with"
}

// Conjuncts returns token i and all tokens coordinated with it.
func (t *Tree) Conjuncts(i int) []int {
	out := []int{i}
	t.Each(i, func(k int) bool {
		switch {
		case t.Rel(k) == "conj" && t.Preposition(k) == "according":
			// "met A and B, according to C"
		case t.Rel(k) == "conj" || k > i && t.Nominal(i) && t.Nominal(k) && t.Kid(k, "cc") >= 0:
			out = append(out, t.Conjuncts(k)...)
		case t.Rel(k) == "appos" && t.Tok(k).UPOS == "PROPN":
			// "Minister A and Minister B": the second hangs on the first's name.
			out = append(out, t.Conjuncts(k)[1:]...)
		}
		return true
	})
	return out
}

// Nominal tells whether token i is a noun or name. A later nominal with a
// conjunction of its own is a conjunct whatever the parser calls it.
func (t *Tree) Nominal(i int) bool {
	up := t.Tok(i).UPOS
	return up == "NOUN" || up == "PROPN"
}

// Oblique returns the heads of the phrases with the preposition at the word h.
func (t *Tree) Oblique(h int, prep string) []int {
	var out []int
	t.Each(h, func(k int) bool {
		r := t.Rel(k)
		// What has a preposition of its own is no conjunct of something without.
		if (r == "obl" || r == "nmod" || r == "conj" && t.Preposition(h) == "") && t.Preposition(k) == prep && !t.Published(k) && !t.Accompanies(k) {
			out = append(out, t.Conjuncts(k)...)
		}
		return true
	})
	return out
}

// Repeated returns the heads of phrases with the preposition that are joined to
// another phrase at h: in "with A on Monday and with B on Tuesday" B hangs on the day.
func (t *Tree) Repeated(h int, prep string) []int {
	var out []int
	t.Each(h, func(k int) bool {
		if r := t.Rel(k); r == "obl" || r == "nmod" {
			if c := t.Kid(k, "conj"); c >= 0 && t.Preposition(c) == prep && t.Preposition(k) != prep {
				out = append(out, c)
			}
		}
		return true
	})
	return out
}

// MaxBelow is how far below a verb a phrase may hang that belongs to it: the
// parser often hangs "against Iran" on the last noun before it.
const MaxBelow = 3

// Below returns the heads of the nearest phrases with the preposition in the
// objects and obliques below h.
func (t *Tree) Below(h int, prep string, depth int) []int {
	if depth == 0 {
		return nil
	}
	var out []int
	t.Each(h, func(k int) bool {
		switch t.Rel(k) {
		case "obj", "obl", "nmod", "iobj", "conj", "acl":
			if !t.Nominal(k) && (t.Rel(k) != "acl" || t.Tok(k).Rel == "acl:relcl") {
				return true
			}
			if t.Rel(k) != "obj" && t.words.Act(t.Tok(k).Lemma) {
				return true // the phrases of another act are its own
			}
			if out = t.Oblique(k, prep); len(out) == 0 {
				out = t.Below(k, prep, depth-1)
			}
		}
		return len(out) == 0
	})
	return out
}

// Core steps from a word of quantity or kind to the thing itself: "a series of
// raids", "a number of soldiers".
func (t *Tree) Core(i int, container func(lemma string) bool) int {
	for range 3 {
		if !container(t.Tok(i).Lemma) && !t.Membership(i) && t.Tok(i).UPOS != "NUM" {
			return i
		}
		of := t.Oblique(i, "of")
		if len(of) == 0 {
			return i
		}
		i = of[0]
	}
	return i
}

// Membership recognises "member states of NATO".
func (t *Tree) Membership(i int) bool {
	found := false
	t.Each(i, func(k int) bool {
		r := t.Rel(k)
		found = (r == "compound" || r == "amod") && t.Tok(k).Lower == "member"
		return !found
	})
	return found
}
