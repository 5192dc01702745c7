package decide

import (
	"strings"

	"newsgraph/ingest/document"
)

// maxClimb bounds how far up a tree a path is followed, in arcs. Longer paths join
// clauses that have nothing to do with each other.
const maxClimb = 14

// sentenceTree answers questions about the trees of a document.
type sentenceTree struct {
	d *document.Document
	// prepositions are the case marks of tokens, 1 + index; 0 means none.
	prepositions []int32
	// objects are the direct objects of tokens, likewise.
	objects []int32
	marks   []int32
	// kids and next chain the tokens below each one, 1 + index; 0 ends the chain.
	kids, next []int32
}

func newTree(d *document.Document) *sentenceTree {
	n := len(d.Tokens)
	t := &sentenceTree{d: d, prepositions: make([]int32, n), objects: make([]int32, n), marks: make([]int32, n), kids: make([]int32, n), next: make([]int32, n)}
	for i := n - 1; i >= 0; i-- {
		if h := d.Tokens[i].Head; h >= 0 && h < n {
			t.next[i], t.kids[h] = t.kids[h], int32(i+1)
		}
	}
	for i := range d.Tokens {
		tok := &d.Tokens[i]
		if tok.Head < 0 || tok.Head >= n {
			continue
		}
		var table []int32
		switch tok.Rel {
		case "case":
			table = t.prepositions
		case "obj", "nsubj:pass":
			table = t.objects
		case "mark":
			table = t.marks
		default:
			continue
		}
		if table[tok.Head] == 0 {
			table[tok.Head] = int32(i + 1)
		}
	}
	return t
}

// below are the tokens right below token i, from left to right.
func (t *sentenceTree) below(i int) []int {
	var out []int
	for k := t.kids[i]; k > 0; k = t.next[k-1] {
		out = append(out, int(k-1))
	}
	return out
}

// arc names the arc above token i: its relation and, for phrases with one, the
// preposition.
func (t *sentenceTree) arc(i int) string {
	rel := t.d.Tokens[i].Rel
	switch {
	case strings.HasPrefix(rel, "obl"), strings.HasPrefix(rel, "nmod"):
		if p := t.prepositions[i]; p > 0 {
			return rel[:min(len(rel), 4)] + ":" + t.d.Tokens[p-1].Lower
		}
	case strings.HasPrefix(rel, "advcl"), strings.HasPrefix(rel, "acl"):
		if p := t.marks[i]; p > 0 && rel != "acl:relcl" {
			return rel + ":" + t.d.Tokens[p-1].Lower
		}
	}
	return rel
}

// path is the way through the tree from one token to another.
type path struct {
	// up are the tokens from the first, and down those from the second, to below
	// the top; top is the token where they meet, or -1 where they do not.
	up, down []int
	top      int
}

// len is the number of arcs; a path that does not exist is very long.
func (p *path) len() int {
	if p.top < 0 {
		return 1 << 10
	}
	return len(p.up) + len(p.down)
}

// path finds the way from token a to token b of one sentence.
func (t *sentenceTree) path(a, b int) path {
	above := func(i int) []int {
		chain := make([]int, 0, maxClimb+1)
		for ; i >= 0 && len(chain) <= maxClimb; i = t.d.Tokens[i].Head {
			chain = append(chain, i)
		}
		return chain
	}
	up, down := above(a), above(b)
	for i, u := range up {
		for k, v := range down {
			if u == v {
				return path{up[:i], down[:k], u}
			}
		}
	}
	return path{top: -1}
}

// names are the arcs of the ways up and down, with the top's part of speech
// between them in whole.
func (t *sentenceTree) names(p *path) (up, down, whole string) {
	var b strings.Builder
	for i, tok := range p.up {
		if i > 0 {
			b.WriteByte('>')
		}
		b.WriteString(t.arc(tok))
	}
	up = b.String()
	b.Reset()
	for i := len(p.down) - 1; i >= 0; i-- {
		b.WriteString(t.arc(p.down[i]))
		if i > 0 {
			b.WriteByte('<')
		}
	}
	down = b.String()
	top := "-"
	if p.top >= 0 {
		top = t.d.Tokens[p.top].UPOS
	}
	return up, down, up + "[" + top + "]" + down
}
