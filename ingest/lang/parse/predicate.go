package parse

import (
	"strings"

	"newsgraph/ingest/document"
)

// Words that change where the parties of a verb stand, by lemma.
var (
	// gathering are verbs whose subject follows them in "marched thousands".
	gathering = map[string]bool{"protest": true, "demonstrate": true, "rally": true, "march": true, "gather": true, "assemble": true}
	// complaining are verbs that report words before them: "..., complained the agency".
	complaining = map[string]bool{"complain": true, "warn": true, "criticise": true, "criticize": true}
)

// maxClause bounds how far from its verb, in tokens, a party is looked for.
const maxClause = 20

// predicates repairs, in the sentence s, four kinds of trees in which a verb and its
// parties have changed places.
func predicates(d *document.Document, s document.Sentence) {
	c := clause{d.Tokens, s.Span}
	for i := s.Start; i < s.End; i++ {
		c.raise(i)
		c.release(i)
		c.callee(i)
		c.inverted(i)
	}
}

type clause struct {
	tokens []document.Token
	s      document.Span
}

// raise repairs a finite verb that the parser took for a modifier of its object
// ("the allies launched airstrikes"): past tense does not modify.
func (c clause) raise(i int) {
	tok := &c.tokens[i]
	if tok.XPOS != "VBD" || tok.Rel != "amod" || tok.Head <= i {
		return
	}
	object := &c.tokens[tok.Head]
	tok.Head, tok.Rel, object.Head, object.Rel = object.Head, object.Rel, i, "obj"
}

// release repairs a noun that the parser took for the first part of a compound
// though a preposition follows it ("scheduled talks on security issues"): the
// noun is what the phrase is about, the rest modifies it.
func (c clause) release(i int) {
	tok := &c.tokens[i]
	if tok.Rel != "compound" || tok.XPOS != "NNS" || tok.Head <= i+1 || c.tokens[i+1].UPOS != "ADP" {
		return
	}
	head := &c.tokens[tok.Head]
	tok.Head, tok.Rel, head.Head, head.Rel = head.Head, head.Rel, i, "nmod"
}

// callee repairs "called the minister a liar" where the parser made two predicates of
// it: the first is the object.
func (c clause) callee(i int) {
	if c.tokens[i].Lemma != "call" {
		return
	}
	first := -1
	for k := i + 1; k < c.s.End && k < i+maxClause; k++ {
		tok := &c.tokens[k]
		switch {
		case tok.Head != i:
		case tok.Rel == "obj":
			return
		case tok.Rel == "xcomp" && nominal(tok) && first < 0:
			first = k
		case tok.Rel == "xcomp" && nominal(tok):
			c.tokens[first].Rel = "obj"
			return
		}
	}
}

func nominal(t *document.Token) bool { return t.UPOS == "NOUN" || t.UPOS == "PROPN" }

// inverted repairs "on Friday marched thousands of miners" and "..., complained the
// agency", where the parser made an object of the subject.
func (c clause) inverted(i int) {
	switch tok := &c.tokens[i]; {
	case tok.XPOS != "VBD":
		return
	case tok.Rel == "root" && gathering[tok.Lemma]:
	case i > c.s.Start && c.tokens[i-1].Text == "," && complaining[tok.Lemma]:
		if tok.Rel == "conj" {
			tok.Rel = "parataxis" // "the rebels laid mines, complained the agency"
		}
	default:
		return
	}
	object := -1
	for k := max(c.s.Start, i-maxClause); k < min(c.s.End, i+maxClause); k++ {
		switch tok := &c.tokens[k]; {
		case tok.Head != i:
		case strings.HasPrefix(tok.Rel, "nsubj"):
			return
		case tok.Rel == "obj" && k > i:
			object = k
		}
	}
	if object >= 0 {
		c.tokens[object].Rel = "nsubj"
	}
}
