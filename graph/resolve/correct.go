package resolve

import (
	"fmt"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/resolve/name"
)

// corrector carries out corrections on what the rules decided.
type corrector struct {
	*corpus
	entries []correction
	// bearers gives for each name of the table the things it means, in order.
	bearers   map[string][]int
	conflicts []Conflict
	failed    map[correction]bool
	// plain is what the rules alone decide, once there are corrections of names.
	plain *Resolution
}

// correct carries out the corrections. "different" goes first: it splits what
// the rules joined. "same" then joins what is left, unless that would undo a
// "different".
func (c *corpus) correct(table *Corrections) *corrector {
	r := &corrector{corpus: c, failed: map[correction]bool{}}
	if table == nil || len(table.entries) == 0 {
		return r
	}
	for _, e := range table.entries {
		if len(e.names()) > 0 {
			r.entries = append(r.entries, e)
		}
	}
	if len(r.entries) == 0 {
		return r
	}
	r.findBearers()
	r.split()
	r.unite()
	return r
}

func (r *corrector) fail(e correction, format string, args ...any) {
	if !r.failed[e] {
		r.failed[e] = true
		r.conflicts = append(r.conflicts, Conflict{e.line, e.String(), fmt.Sprintf(format, args...)})
	}
}

// verbs lists the corrections of one kind that have not failed so far.
func (r *corrector) verbs(verb string) []correction {
	var out []correction
	for _, e := range r.entries {
		if e.verb == verb && !r.failed[e] {
			out = append(out, e)
		}
	}
	return out
}

// findBearers looks up the names of the table. A thing's own name counts before
// an alias, and a canonical id before both.
func (r *corrector) findBearers() {
	r.bearers = map[string][]int{}
	l := r.lookUp()
	for _, e := range r.entries {
		for _, n := range e.names() {
			if r.bearers[n] = l.find(r.corpus, n); len(r.bearers[n]) == 0 {
				r.fail(e, "no article gives the name %q", n)
			}
		}
	}
}

// lookup finds things by id, name and alias.
type lookup struct{ ids, names, aliases map[string][]int }

// lookUp indexes the names that the table uses, under the ids that the rules
// alone give.
func (r *corrector) lookUp() lookup {
	l := lookup{map[string][]int{}, map[string][]int{}, map[string][]int{}}
	wanted := map[string]bool{}
	for _, e := range r.entries {
		for _, n := range e.names() {
			bare, _ := r.atDocument(n)
			wanted[name.Fold(bare)] = true
		}
	}
	plain := &Resolution{corpus: r.corpus}
	plain.makeNodes(nil, nil)
	r.plain = plain
	for i := range r.things {
		t := &r.things[i]
		if t.node.Kind == graph.Article {
			continue
		}
		id := plain.nodes[plain.canonical[i]].ID
		l.ids[id] = append(l.ids[id], i)
		if wanted[t.folded] {
			l.names[t.folded] = append(l.names[t.folded], i)
		}
		for _, a := range t.node.Aliases {
			if f := name.Fold(a); f != t.folded && wanted[f] {
				l.aliases[f] = append(l.aliases[f], i)
			}
		}
	}
	return l
}

// find lists the things that a name of the table means.
func (l lookup) find(c *corpus, n string) []int {
	bare, document := c.atDocument(n)
	folded := name.Fold(bare)
	for _, list := range [][]int{l.ids[bare], l.names[folded], l.aliases[folded]} {
		var out []int
		for _, i := range list {
			if document == "" || c.things[i].ref.Document == document {
				out = append(out, i)
			}
		}
		if len(out) > 0 {
			slices.Sort(out)
			return slices.Compact(out)
		}
	}
	return nil
}

// atDocument takes "NAME@DOCUMENT" apart; document is empty when no article of
// the corpus follows the sign.
func (c *corpus) atDocument(n string) (bare, document string) {
	for at := 0; at < len(n); at++ {
		if n[at] != '@' {
			continue
		}
		if _, ok := (&Resolution{corpus: c}).fragment(n[at+1:]); ok {
			return strings.TrimSpace(n[:at]), n[at+1:]
		}
	}
	return n, ""
}

// split takes apart the sets that hold bearers of both names of a "different".
// Members that bear neither name stay with the name that has more bearers.
func (r *corrector) split() {
	sides := map[int]string{}
	all := make([]int, len(r.things))
	for i := range all {
		all[i] = i
	}
	groups := r.sets.groups(all)
	byRoot := make(map[int][]int, len(groups))
	for _, g := range groups {
		byRoot[r.sets.find(g[0])] = g
	}
	for k, e := range r.verbs("different") {
		for _, root := range r.shared(e) {
			r.takeSides(e, byRoot[root], sides, k)
		}
	}
	fresh := newSets(len(r.things))
	for _, g := range groups {
		first := map[string]int{}
		for _, i := range g {
			if j, ok := first[sides[i]]; ok {
				fresh.join(i, j)
			} else {
				first[sides[i]] = i
			}
		}
	}
	r.sets = fresh
}

// shared lists the roots of the sets that hold bearers of both names, in order;
// a node that bears both names is beyond repair here.
func (r *corrector) shared(e correction) []int {
	inA := map[int]bool{}
	for _, i := range r.bearers[e.a] {
		inA[r.sets.find(i)] = true
		if slices.Contains(r.bearers[e.b], i) {
			r.fail(e, "the article %q gives both names to one node", r.things[i].ref.Document)
			return nil
		}
	}
	var out []int
	for _, i := range r.bearers[e.b] {
		if root := r.sets.find(i); inA[root] && !slices.Contains(out, root) {
			out = append(out, root)
		}
	}
	return out
}

// takeSides appends to each member's side on which side of e, the k-th
// correction, it stands.
func (r *corrector) takeSides(e correction, members []int, sides map[int]string, k int) {
	isA, isB := map[int]bool{}, map[int]bool{}
	for _, i := range r.bearers[e.a] {
		isA[i] = true
	}
	for _, i := range r.bearers[e.b] {
		isB[i] = true
	}
	nA, nB := 0, 0
	for _, i := range members {
		if isA[i] {
			nA++
		}
		if isB[i] {
			nB++
		}
	}
	for _, i := range members {
		if isB[i] || !isA[i] && nB > nA {
			sides[i] += fmt.Sprintf("%d ", k)
		}
	}
}

// unite joins the bearers of both names of each "same". Where that brings
// together what a "different" keeps apart, none of the joins involved is made.
func (r *corrector) unite() {
	for _, e := range r.verbs("same") {
		for _, n := range []string{e.a, e.b} {
			if ids := r.documentsOf(n); len(ids) > 1 {
				r.fail(e, "%q is the name of %d things; write %s@DOCUMENT with one of %s",
					n, len(ids), n, strings.Join(ids, ", "))
			}
		}
	}
	joined := slices.Clone(r.sets)
	for _, e := range r.verbs("same") {
		joined.join(r.bearers[e.a][0], r.bearers[e.b][0])
	}
	broken := map[int]correction{}
	for _, e := range r.verbs("different") {
		for _, i := range r.bearers[e.a] {
			for _, j := range r.bearers[e.b] {
				if joined.find(i) == joined.find(j) {
					broken[joined.find(i)] = e
				}
			}
		}
	}
	for _, e := range r.verbs("same") {
		if other, ok := broken[joined.find(r.bearers[e.a][0])]; ok {
			r.fail(e, "contradicts line %d (%s)", other.line, strings.ReplaceAll(other.String(), "\t", " | "))
			continue
		}
		r.sets.join(r.bearers[e.a][0], r.bearers[e.b][0])
	}
}

// documentsOf names for each thing with the name n one article that has it.
func (r *corrector) documentsOf(n string) []string {
	var out []string
	for _, g := range r.sets.groups(r.bearers[n]) {
		out = append(out, r.things[g[0]].ref.Document)
	}
	return out
}

// aliases gives further names by the roots of the sets that they are for.
func (r *corrector) aliases() map[int][]string {
	out := map[int][]string{}
	for _, e := range r.verbs("alias") {
		for _, g := range r.sets.groups(r.bearers[e.a]) {
			root := r.sets.find(g[0])
			out[root] = append(out[root], e.b)
		}
	}
	return out
}

// renames gives the new names by the roots of the sets that they are for.
func (r *corrector) renames() map[int]string {
	wanted := map[int][]correction{}
	for _, e := range r.verbs("rename") {
		for _, g := range r.sets.groups(r.bearers[e.a]) {
			root := r.sets.find(g[0])
			wanted[root] = append(wanted[root], e)
		}
	}
	out := map[int]string{}
	for root, entries := range wanted {
		out[root] = entries[0].b
		for _, e := range entries[1:] {
			if e.b != entries[0].b {
				delete(out, root)
				for _, e := range entries {
					r.fail(e, "the same thing is renamed both %q and %q", entries[0].b, entries[len(entries)-1].b)
				}
				break
			}
		}
	}
	return out
}
