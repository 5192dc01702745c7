package temporal

import (
	"strings"

	"newsgraph/ingest/document"
)

// lateVerb is the verb that an expression like "late on Friday", headed by token i,
// belongs to where the tree has hung it on a noun before it ("by officers late on
// Friday"), else -1.
func lateVerb(d *document.Document, i int) int {
	if h := d.Tokens[i].Head; d.Tokens[i].Lower != "late" && d.Tokens[i].Lower != "early" && h >= 0 {
		i = h
	}
	t := &d.Tokens[i]
	if t.Lower != "late" && t.Lower != "early" || t.Head < 0 || t.Head > i || t.Rel != "amod" {
		return -1
	}
	return clauseVerb(d, t.Head)
}

// isPredicate tells whether the token heads a clause.
func isPredicate(d *document.Document, i int) bool {
	t := &d.Tokens[i]
	if isVerb(t) {
		return t.Rel != "amod" && t.Rel != "case"
	}
	switch base(t.Rel) {
	case "root", "ccomp", "advcl", "acl", "xcomp", "parataxis", "csubj":
		return true
	}
	return false
}

// base is a relation without its subtype.
func base(rel string) string {
	b, _, _ := strings.Cut(rel, ":")
	return b
}

// clauseVerb is the predicate of the clause that the token stands in: itself, or
// the first one above it.
func clauseVerb(d *document.Document, token int) int {
	i := token
	for n := 0; n < maxClimb; n++ {
		if isPredicate(d, i) || d.Tokens[i].Head < 0 {
			return i
		}
		i = d.Tokens[i].Head
	}
	return i
}

// raised follows "to"-complements up: the date in "is due to take place on
// Monday" counts for "due" as well.
func raised(d *document.Document, i int) int {
	for n := 0; i >= 0 && n < maxClimb && d.Tokens[i].Rel == "xcomp"; n++ {
		i = d.Tokens[i].Head
	}
	return i
}

// firstJoined is the first of the verbs that the one at i is joined to and shares its
// subject with: the main verb of "waved, danced and condemned".
func firstJoined(d *document.Document, i int) int {
	for n := 0; n < maxConjuncts && d.Tokens[i].Rel == "conj" && d.Tokens[i].Head >= 0 && !hasSubject(d, i); n++ {
		i = d.Tokens[i].Head
	}
	return i
}

// decided tells whether the verb at i is what the one at governor decides or moves
// to do: "on Sunday made the decision to recall".
func decided(d *document.Document, i, governor int) bool {
	n := d.Tokens[i].Head
	if n < 0 || d.Tokens[n].Head != governor || d.Tokens[n].Rel != "obj" || base(d.Tokens[i].Rel) != "acl" {
		return false
	}
	switch d.Tokens[n].Lemma {
	case "decision", "move", "step":
		return true
	}
	return false
}

// participle tells whether the verb at i is an adverbial participle of the one
// at main: "speaking on Friday, he said". One with a word such as "since" or
// "after" before it has its own time.
func participle(d *document.Document, i, main int) bool {
	t := &d.Tokens[i]
	if t.XPOS != "VBG" && t.XPOS != "VBN" || i > 0 && d.Tokens[i-1].Head == i && d.Tokens[i-1].Rel == "mark" {
		return false
	}
	if t.Rel == "advcl" {
		return t.Head == main
	}
	subject := t.Head // "the minister, speaking on Friday, said"
	return t.Rel == "acl" && subject >= 0 && i > 0 && d.Tokens[i-1].Text == "," &&
		d.Tokens[subject].Head == main && d.Tokens[subject].Rel == "nsubj"
}

// markOf is the word that opens the clause of the verb at i, or "".
func markOf(d *document.Document, i int) string {
	for k := i - 1; k >= 0 && k >= i-auxReach; k-- {
		if t := &d.Tokens[k]; t.Head == i && (t.Rel == "mark" || t.Lower == "when") {
			return t.Lower
		}
	}
	return ""
}

func hasSubject(d *document.Document, verb int) bool {
	s := around(d, verb)
	for i := s.Start; i < s.End; i++ {
		if d.Tokens[i].Head == verb && base(d.Tokens[i].Rel) == "nsubj" {
			return true
		}
	}
	return false
}
