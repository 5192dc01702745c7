package event

import (
	"strings"

	"newsgraph/ingest/document"
)

// tree gives the dependents of each token, in text order.
type tree struct {
	d *document.Document
	// first and next are linked lists of dependents: first[h] is the first
	// dependent of h, next[i] the following sibling of i; -1 ends a list.
	first, next []int32
}

func newTree(d *document.Document) *tree {
	n := len(d.Tokens)
	t := &tree{d: d, first: make([]int32, n), next: make([]int32, n)}
	for i := range d.Tokens {
		t.raise(i)
		t.release(i)
	}
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

// raise repairs a finite verb that the parser took for a modifier of its object
// ("the allies launched airstrikes"): past tense does not modify.
func (t *tree) raise(i int) {
	tok := t.tok(i)
	if tok.XPOS != "VBD" || tok.Rel != "amod" || tok.Head <= i {
		return
	}
	object := t.tok(tok.Head)
	tok.Head, tok.Rel, object.Head, object.Rel = object.Head, object.Rel, i, "obj"
}

// release repairs a noun that the parser took for the first part of a compound
// though a preposition follows it ("scheduled talks on security issues"): the
// noun is what the phrase is about, the rest modifies it.
func (t *tree) release(i int) {
	tok := t.tok(i)
	if tok.Rel != "compound" || tok.XPOS != "NNS" || tok.Head <= i+1 || t.tok(i+1).UPOS != "ADP" {
		return
	}
	head := t.tok(tok.Head)
	tok.Head, tok.Rel, head.Head, head.Rel = head.Head, head.Rel, i, "nmod"
}

// kids calls f for the dependents of token h until it returns false.
func (t *tree) kids(h int, f func(k int) bool) {
	for k := t.first[h]; k >= 0; k = t.next[k] {
		if !f(int(k)) {
			return
		}
	}
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

// conjuncts returns token i and all tokens coordinated with it.
func (t *tree) conjuncts(i int) []int {
	out := []int{i}
	t.kids(i, func(k int) bool {
		switch {
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

// passive tells whether the verb at v is in the passive voice: a passive
// auxiliary or subject, or a past participle that modifies a noun.
func (t *tree) passive(v int) bool {
	if t.kid(v, "aux:pass") >= 0 {
		return true
	}
	tok := t.tok(v)
	if t.kid(v, "nsubj:pass") >= 0 {
		// Without a form of "be", or with an object, the parser misread it.
		return t.kid(v, "obj") < 0 && t.kid(v, "aux") < 0
	}
	if tok.XPOS == "VBN" && t.rel(v) == "conj" && t.kid(v, "nsubj", "aux") < 0 && t.kid(v, "obj") < 0 && tok.Head >= 0 {
		return t.passive(tok.Head)
	}
	if t.verbless(v) {
		return false
	}
	return tok.XPOS == "VBN" && (tok.Rel == "acl" || tok.Rel == "advcl") && t.kid(v, "aux", "nsubj") < 0 && t.kid(v, "obj") < 0
}

// verbless tells whether v modifies the nominal root of its sentence: where the
// parser found no other verb, the participle is the predicate ("Farmers
// demonstrated against the law").
func (t *tree) verbless(v int) bool {
	h := t.tok(v).Head
	return h >= 0 && t.tok(v).Rel == "acl" && t.tok(h).Rel == "root" && t.nominal(h) && t.kid(h, "cop") < 0
}

// maxClimb bounds the walk from a verb to the clause that it takes its subject
// from; deeper chains are parsing errors in practice.
const maxClimb = 6

// subjects returns the heads of the phrases that act in the event of the verb
// (or predicate) at v, through passive, control, coordination, participles and
// relative clauses.
func (t *tree) subjects(v int) []int { return t.agents(v, maxClimb) }

func (t *tree) agents(v, depth int) []int {
	if depth == 0 || v < 0 {
		return nil
	}
	if t.passive(v) {
		return t.passiveAgents(v)
	}
	if s := t.kid(v, "nsubj", "nsubj:pass"); s >= 0 {
		if t.relative(s) {
			if n := t.tok(v).Head; n >= 0 && strings.HasPrefix(t.tok(v).Rel, "acl") {
				return []int{n}
			}
		}
		return t.allSubjects(v)
	}
	if s := t.strayed(v); len(s) > 0 {
		return s
	}
	h := t.tok(v).Head
	if h < 0 {
		return nil
	}
	switch t.rel(v) {
	case "conj":
		return t.agents(h, depth-1)
	case "xcomp":
		if o := t.kid(h, "obj", "iobj"); o >= 0 && !t.subjectControl(h) && !t.relative(o) && t.tok(o).XPOS != "WDT" {
			return t.conjuncts(o)
		}
		if t.passive(h) {
			return t.patients(h)
		}
		return t.agents(h, depth-1)
	case "advcl", "parataxis":
		return t.controllers(h, depth)
	case "acl":
		return t.nounAgents(v, h)
	case "ccomp", "csubj", "obl", "nmod":
		if t.tok(v).XPOS == "VBG" || t.tok(v).XPOS == "VB" {
			return t.controllers(h, depth)
		}
	}
	return nil
}

// allSubjects returns the conjuncts of all active subjects of v. A tree has one
// subject a verb, but the parser at times hangs both parts of "A and B" on it.
func (t *tree) allSubjects(v int) []int {
	var out []int
	t.kids(v, func(k int) bool {
		if t.rel(k) == "nsubj" && !t.relative(k) {
			out = append(out, t.conjuncts(k)...)
		}
		return true
	})
	return out
}

// strayed returns the subject that the parser hung on an auxiliary of v.
func (t *tree) strayed(v int) []int {
	var out []int
	t.kids(v, func(k int) bool {
		if t.rel(k) == "aux" || t.rel(k) == "cop" {
			if s := t.kid(k, "nsubj"); s >= 0 {
				out = t.conjuncts(s)
			}
		}
		return len(out) == 0
	})
	return out
}

// controllers are the subjects that a clause without one shares with the verb
// h above it.
func (t *tree) controllers(h, depth int) []int {
	if t.passive(h) {
		if p := t.patients(h); len(p) > 0 {
			return p
		}
	}
	if up := t.tok(h).UPOS; up == "NOUN" || up == "PROPN" {
		if t.kid(h, "cop") < 0 && t.kid(h, "nsubj") < 0 {
			return t.nounOwners(h)
		}
	}
	return t.agents(h, depth-1)
}

// nounAgents are the actors of a verb v that modifies the noun n: the noun for
// an active participle, the noun's owner for an infinitive ("Iran's refusal to
// talk").
func (t *tree) nounAgents(v, n int) []int {
	if t.tok(v).XPOS == "VB" {
		return t.nounOwners(n)
	}
	return t.conjuncts(n)
}

// nounOwners are the possessor or agent of noun n ("plans by the rebels"), else
// the subject of the verb that n is the object of.
func (t *tree) nounOwners(n int) []int {
	if p := t.kid(n, "nmod:poss"); p >= 0 {
		return t.conjuncts(p)
	}
	if by := t.oblique(n, "by"); len(by) > 0 {
		return by
	}
	if h := t.tok(n).Head; h >= 0 && t.tok(h).UPOS == "VERB" && t.rel(n) == "obj" {
		return t.agents(h, 2)
	}
	return nil
}

func (t *tree) passiveAgents(v int) []int {
	var out []int
	t.kids(v, func(k int) bool {
		if t.rel(k) == "obl" && t.preposition(k) == "by" {
			out = t.conjuncts(k)
			return false
		}
		return true
	})
	return out
}

// relative tells whether token i is a relative pronoun.
func (t *tree) relative(i int) bool {
	switch t.tok(i).Lower {
	case "who", "which", "that", "whom":
		return t.tok(i).UPOS == "PRON"
	}
	return false
}

// subjectControl lists the few verbs whose subject, not object, acts in their
// complement.
func (t *tree) subjectControl(h int) bool {
	switch t.tok(h).Lemma {
	case "promise", "threaten", "use", "vow", "have":
		return true
	}
	return false
}

// patients returns the heads of the phrases that undergo the event of the verb
// at v: direct object, passive subject, or the noun of a relative clause.
func (t *tree) patients(v int) []int {
	if t.passive(v) {
		if s := t.kid(v, "nsubj:pass"); s >= 0 {
			if t.relative(s) && t.tok(v).Head >= 0 {
				return []int{t.tok(v).Head}
			}
			return t.conjuncts(s)
		}
		switch t.rel(v) {
		case "acl":
			return t.conjuncts(t.tok(v).Head)
		case "conj":
			return t.patients(t.tok(v).Head)
		case "xcomp":
			if h := t.tok(v).Head; h >= 0 {
				return t.agents(h, maxClimb-1)
			}
		}
		return nil
	}
	var out []int
	t.kids(v, func(k int) bool {
		if r := t.tok(k).Rel; (r == "obj" || r == "iobj") && !t.relative(k) {
			out = append(out, t.conjuncts(k)...)
		}
		return true
	})
	if len(out) == 0 {
		out = t.bareOblique(v)
	}
	if len(out) > 0 {
		return out
	}
	if tok := t.tok(v); tok.Rel == "acl:relcl" && tok.Head >= 0 && (t.relativeObject(v) || t.kid(v, "nsubj") >= 0 && !t.relative(t.kid(v, "nsubj"))) {
		return []int{tok.Head}
	}
	// A shared object stands at the last of several coordinated verbs:
	// "criticized and threatened Iran".
	for k := t.first[v]; k >= 0; k = t.next[k] {
		if t.rel(int(k)) == "conj" && t.tok(int(k)).UPOS == "VERB" && int(k) <= v+3 && t.kid(int(k), "nsubj", "mark", "aux") < 0 {
			return t.patients(int(k))
		}
	}
	return nil
}

// bareOblique returns the name right after v that the parser took for an oblique
// though no preposition stands before it.
func (t *tree) bareOblique(v int) []int {
	var out []int
	t.kids(v, func(k int) bool {
		if t.tok(k).Rel == "obl" && k > v && t.nominal(k) && t.preposition(k) == "" {
			out = t.conjuncts(k)
		}
		return len(out) == 0
	})
	return out
}

func (t *tree) relativeObject(v int) bool {
	k := t.kid(v, "obj")
	return k >= 0 && t.relative(k)
}

// oblique returns the heads of the phrases with the preposition at the word h.
func (t *tree) oblique(h int, prep string) []int {
	var out []int
	t.kids(h, func(k int) bool {
		r := t.rel(k)
		// What has a preposition of its own is no conjunct of something without.
		if (r == "obl" || r == "nmod" || r == "conj" && t.preposition(h) == "") && t.preposition(k) == prep {
			out = append(out, t.conjuncts(k)...)
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
		if !container(t.tok(i).Lemma) && !t.membership(i) {
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

// within tells whether token i lies in the subtree of token top.
func (t *tree) within(i, top int) bool {
	for range len(t.d.Tokens) {
		if i == top {
			return true
		}
		if i = t.tok(i).Head; i < 0 {
			return false
		}
	}
	return false
}
