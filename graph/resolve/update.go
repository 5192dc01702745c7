package resolve

import (
	"encoding/json"
	"fmt"
	"strings"

	"newsgraph/graph"
)

// The rows that Update keeps, by the first byte of their keys.
const (
	rowFragment    = 'F' // F document: the fragment
	rowCorrections = 'C' // C: the table of corrections
)

// Update changes the set of fragments that rows hold, and tells what becomes of
// the resolved graph: the added fragments are put in, each in the place of the
// one of its document that may be there, and the documents of removed ids are taken out;
// ids that are not there are passed over. It is an error, and nothing is
// changed, if a fragment is none that Resolve takes or one document is told of twice.
//
// The graph is the one of Resolve for all fragments with the same options:
// neither the order nor the batches in which they came make a difference. The options hold
// until the next Update, whose options replace them.
//
// An empty table is an empty graph. After another error than those named the table
// is of no use: write to a transaction that can be given up. Only
// Update may write the rows.
func Update(rows Rows, added []*graph.Graph, removed []string, opts Options) (Change, error) {
	fragments := map[string]*graph.Graph{}
	if err := Fragments(rows, func(g *graph.Graph) bool {
		fragments[g.Documents[0].ID] = g
		return true
	}); err != nil {
		return Change{}, err
	}
	table, err := rows.Get([]byte{rowCorrections})
	if err != nil {
		return Change{}, err
	}
	old, err := ParseCorrections("corrections", strings.NewReader(string(table)))
	if err != nil {
		return Change{}, err
	}
	before, err := Resolve(values(fragments), Options{Corrections: old})
	if err != nil {
		return Change{}, err
	}
	for _, id := range removed {
		delete(fragments, id)
	}
	seen := map[string]bool{}
	for i, g := range added {
		if len(g.Documents) != 1 {
			return Change{}, fmt.Errorf("resolve: fragment %d has %d documents; give one fragment for each article", i, len(g.Documents))
		}
		id := g.Documents[0].ID
		if seen[id] {
			return Change{}, fmt.Errorf("resolve: two fragments for the document %q; give each article once", id)
		}
		seen[id] = true
		fragments[id] = g
	}
	after, err := Resolve(values(fragments), opts)
	if err != nil {
		return Change{}, err
	}
	for _, id := range removed {
		if err := rows.Delete(key(rowFragment, id)); err != nil {
			return Change{}, err
		}
	}
	for _, g := range added {
		text, err := json.Marshal(g)
		if err != nil {
			return Change{}, err
		}
		if err := rows.Put(key(rowFragment, g.Documents[0].ID), text); err != nil {
			return Change{}, err
		}
	}
	if err := rows.Put([]byte{rowCorrections}, []byte(opts.Corrections.String())); err != nil {
		return Change{}, err
	}
	c := Difference(before.Graph(), after.Graph())
	c.Conflicts = after.Conflicts()
	return c, nil
}

func values(m map[string]*graph.Graph) []*graph.Graph {
	out := make([]*graph.Graph, 0, len(m))
	for _, g := range m {
		out = append(out, g)
	}
	return out
}

// Fragments yields the fragments that rows hold, in the order of their documents,
// until yield returns false.
func Fragments(rows Rows, yield func(*graph.Graph) bool) error {
	var failed error
	err := rows.Scan([]byte{rowFragment}, func(_, value []byte) bool {
		g := new(graph.Graph)
		if failed = json.Unmarshal(value, g); failed != nil {
			return false
		}
		return yield(g)
	})
	if failed != nil {
		return failed
	}
	return err
}

// Fragment returns the fragment of one document, or nil if it is not there.
func Fragment(rows Rows, document string) (*graph.Graph, error) {
	value, err := rows.Get(key(rowFragment, document))
	if err != nil || value == nil {
		return nil, err
	}
	g := new(graph.Graph)
	return g, json.Unmarshal(value, g)
}

// key makes the key of a row: its kind and what tells it apart, separated by zero
// bytes.
func key(kind byte, parts ...string) []byte {
	out := []byte{kind}
	for k, p := range parts {
		if k > 0 {
			out = append(out, 0)
		}
		out = append(out, p...)
	}
	return out
}
