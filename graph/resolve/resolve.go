package resolve

import (
	"cmp"
	"slices"

	"newsgraph/graph"
)

// Options changes how Resolve works. The zero value applies the rules alone.
type Options struct {
	// Corrections are a user's own decisions, or nil.
	Corrections *Corrections
}

// Resolution is the decision for a set of fragments. It keeps references to the
// fragments, which must not be changed while it is in use.
type Resolution struct {
	corpus *corpus
	nodes  []graph.Node // sorted by id
	// canonical gives for each thing of the corpus its index in nodes.
	canonical []int32
	conflicts []Conflict
	// edits are the corrections of edges, or nil.
	edits *edits
}

// Resolve decides which nodes of the fragments are one thing. Each fragment
// holds exactly one document, and no two the same one; nodes have ids unique
// within their fragment, and edges and ReportedBy use these ids. A fragment
// that breaks this is an error that names its document. Resolve reads the
// fragments and does not change them. Documents with a Signature get the Origin
// that package origin finds for them.
func Resolve(fragments []*graph.Graph, opts Options) (*Resolution, error) {
	c, err := newCorpus(withOrigins(fragments))
	if err != nil {
		return nil, err
	}
	c.markUnnamed()
	c.resolveKeyed()
	c.resolveBodies()
	c.resolvePersons()
	c.resolveUnnamed()
	c.resolvePapers()
	c.resolveStories()
	corrections := c.correct(opts.Corrections)
	c.resolveMeetings()
	r := &Resolution{corpus: c}
	r.makeNodes(corrections.renames(), corrections.aliases())
	r.conflicts = corrections.conflicts
	if r.edits = r.editsOf(opts.Corrections, corrections.plain); r.edits != nil {
		r.conflicts = append(r.conflicts, r.edits.conflicts...)
	}
	slices.SortFunc(r.conflicts, func(a, b Conflict) int { return cmp.Compare(a.Line, b.Line) })
	return r, nil
}

// ID returns the canonical id of the node that a fragment calls by a local id;
// ok is false when there is no such document or node.
func (r *Resolution) ID(document, local string) (id string, ok bool) {
	f, ok := r.fragment(document)
	if !ok {
		return "", false
	}
	i, ok := r.corpus.local[f][local]
	if !ok {
		return "", false
	}
	return r.nodes[r.canonical[i]].ID, true
}

// fragment finds a document's fragment.
func (r *Resolution) fragment(document string) (int, bool) {
	return slices.BinarySearchFunc(r.corpus.fragments, document, func(f *graph.Graph, id string) int {
		switch d := f.Documents[0].ID; {
		case d < id:
			return -1
		case d > id:
			return 1
		}
		return 0
	})
}

// Nodes returns the canonical nodes, sorted by id.
func (r *Resolution) Nodes() []graph.Node {
	out := slices.Clone(r.nodes)
	for i := range out {
		out[i].Aliases = slices.Clone(out[i].Aliases)
	}
	return out
}

// Members returns what the canonical node stands for, sorted by document and
// local id; it is empty for an id that is not canonical. It takes time in
// proportion to the corpus.
func (r *Resolution) Members(id string) []Ref {
	var out []Ref
	for i, k := range r.canonical {
		if r.nodes[k].ID == id {
			out = append(out, r.corpus.things[i].ref)
		}
	}
	return out
}

// Conflicts lists the corrections that could not be carried out, and why.
func (r *Resolution) Conflicts() []Conflict { return slices.Clone(r.conflicts) }
