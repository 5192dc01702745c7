package resolve

import (
	"cmp"
	"fmt"
	"slices"

	"newsgraph/graph"
	"newsgraph/graph/resolve/name"
)

// Ref names a node of a fragment: the article's document id and the id that is
// local to its fragment.
type Ref struct{ Document, Node string }

// thing is one node of one fragment.
type thing struct {
	ref  Ref
	node *graph.Node
	date string // of the article
	// story is the witness of the article: itself, or the one that it copies.
	story  string
	folded string // name.Fold of the node's name
	// called is the name under which the thing is shown: the node's, but for
	// meetings that are named by their participants.
	called string
	// country is the node's, unless it is doubtful.
	country string
	// offices are the posts that the article gives to the thing, sorted.
	offices []office
	// parts are the things that took part in a meeting, sorted.
	parts []int
	// person is set for named persons only; company are the fuller names that
	// the article has for others, of which the thing's could be a part.
	person  *personName
	company []string
	// weight is how many nodes of fragments the thing stands for: 1, but where
	// equal ones are folded into one.
	weight int
	// unnamed is set for groups and office-holders without a name.
	unnamed bool
}

// corpus is everything that is resolved together. Fragments are sorted by
// document, their nodes by id, so that whatever is computed by walking along
// things depends on the set of fragments alone.
type corpus struct {
	fragments []*graph.Graph
	things    []thing
	// local gives for each fragment the index in things of each local id.
	local []map[string]int
	sets  sets
}

// newCorpus checks the fragments and brings them into their one order. The
// fragments themselves are not changed.
func newCorpus(fragments []*graph.Graph) (*corpus, error) {
	c := &corpus{fragments: slices.Clone(fragments)}
	total := 0
	for i, f := range fragments {
		if len(f.Documents) != 1 {
			return nil, fmt.Errorf("resolve: fragment %d has %d documents; give one fragment for each article", i, len(f.Documents))
		}
		total += len(f.Nodes)
	}
	slices.SortStableFunc(c.fragments, func(a, b *graph.Graph) int { return cmp.Compare(a.Documents[0].ID, b.Documents[0].ID) })
	c.things = make([]thing, 0, total)
	c.local = make([]map[string]int, len(c.fragments))
	folder := map[string]string{}
	for i, f := range c.fragments {
		if i > 0 && f.Documents[0].ID == c.fragments[i-1].Documents[0].ID {
			return nil, fmt.Errorf("resolve: two fragments for the document %q; give each article once", f.Documents[0].ID)
		}
		if err := c.addNodes(i, f, folder); err != nil {
			return nil, err
		}
		if err := c.addStructure(i, f); err != nil {
			return nil, err
		}
	}
	c.sets = newSets(len(c.things))
	return c, nil
}

// addNodes appends the nodes of fragment i in the order of their ids.
func (c *corpus) addNodes(i int, f *graph.Graph, folder map[string]string) error {
	doc := &f.Documents[0]
	order := make([]int, len(f.Nodes))
	for k := range order {
		order[k] = k
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(f.Nodes[a].ID, f.Nodes[b].ID) })
	c.local[i] = make(map[string]int, len(f.Nodes))
	for _, k := range order {
		n := &f.Nodes[k]
		if _, twice := c.local[i][n.ID]; twice {
			return fmt.Errorf("resolve: document %q: two nodes have the id %q", doc.ID, n.ID)
		}
		c.local[i][n.ID] = len(c.things)
		folded, ok := folder[n.Name]
		if !ok {
			folded = name.Fold(n.Name)
			folder[n.Name] = folded
		}
		c.things = append(c.things, thing{ref: Ref{doc.ID, n.ID}, node: n, called: n.Name, date: doc.Date, story: witness(doc), folded: folded, country: n.Country, weight: 1})
	}
	return nil
}

// addStructure reads from the edges of fragment i what resolution needs: the
// offices of persons and the participants of meetings.
func (c *corpus) addStructure(i int, f *graph.Graph) error {
	for k := range f.Edges {
		e := &f.Edges[k]
		s, okS := c.local[i][e.Source]
		t, okT := c.local[i][e.Target]
		if !okS || !okT {
			return fmt.Errorf("resolve: document %q: edge %q (%s %s %s) has an end that is not a node of the fragment",
				f.Documents[0].ID, e.ID, e.Source, e.Relation, e.Target)
		}
		if _, ok := c.local[i][e.ReportedBy]; !ok && e.ReportedBy != "" {
			return fmt.Errorf("resolve: document %q: edge %q has reported_by %q, which is not a node of the fragment",
				f.Documents[0].ID, e.ID, e.ReportedBy)
		}
		switch e.Relation {
		case graph.HoldsOffice:
			c.things[s].offices = append(c.things[s].offices, newOffice(e.Title, &c.things[t]))
		case graph.ParticipatedIn:
			c.things[t].parts = append(c.things[t].parts, s)
		}
	}
	for _, k := range c.local[i] {
		t := &c.things[k]
		slices.SortFunc(t.offices, office.compare)
		t.offices = slices.Compact(t.offices)
		slices.Sort(t.parts)
		t.parts = slices.Compact(t.parts)
	}
	return nil
}

// sets is a forest of disjoint sets over the things (union by least index, so
// that the root of a set does not depend on the order of unions).
type sets []int32

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = int32(i)
	}
	return s
}

// find returns the least thing of i's set.
func (s sets) find(i int) int {
	for int(s[i]) != i {
		s[i] = s[s[i]]
		i = int(s[i])
	}
	return i
}

func (s sets) join(i, j int) {
	a, b := s.find(i), s.find(j)
	s[max(a, b)] = int32(min(a, b))
}

// joinAll joins all members to the first.
func (s sets) joinAll(members []int) {
	for _, m := range members {
		s.join(members[0], m)
	}
}

// groups returns the members of each set among the given things, ordered by
// their first members; members keep their order.
func (s sets) groups(members []int) [][]int {
	at := map[int]int{}
	var out [][]int
	for _, m := range members {
		root := s.find(m)
		k, ok := at[root]
		if !ok {
			k = len(out)
			at[root] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], m)
	}
	return out
}
