package resolve

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"newsgraph/graph"
)

// TestUpdateIsResolve changes a table in random batches, with removals,
// replacements and corrections, and demands after each the graph that Resolve makes of all
// fragments at once.
func TestUpdateIsResolve(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64Range(0, 1<<32).Draw(t, "seed")
		rng := rand.New(rand.NewPCG(seed, 4))
		pool := rapid.IntRange(4, 24).Draw(t, "articles")
		fragments := namesakes(t, 2*pool, rng)
		for k, f := range fragments {
			// Two tellings of each article, and now and then a copy.
			f.Documents[0].ID = fmt.Sprintf("doc-%02d", k%pool)
			if rng.IntN(4) == 0 {
				f.Documents[0].Origin = fmt.Sprintf("doc-%02d", rng.IntN(pool))
			}
		}
		rows := NewMemory()
		there := map[string]*graph.Graph{}
		whole := &graph.Graph{}
		for range rapid.IntRange(1, 6).Draw(t, "steps") {
			var added []*graph.Graph
			var removed []string
			for _, k := range rng.Perm(pool)[:1+rng.IntN(1+rng.IntN(pool))] {
				id := fmt.Sprintf("doc-%02d", k)
				if _, ok := there[id]; ok && rng.IntN(2) == 0 {
					removed = append(removed, id)
					delete(there, id)
					continue
				}
				f := fragments[k+pool*rng.IntN(2)]
				added = append(added, f)
				there[id] = f
			}
			opts := Options{Corrections: randomCorrections(t, rng, whole)}
			change, err := Update(rows, added, removed, opts)
			if err != nil {
				t.Fatal(err)
			}
			change.Apply(whole)
			r, err := Resolve(values(there), opts)
			if err != nil {
				t.Fatal(err)
			}
			compareGraphs(t, whole, r.Graph())
			if !reflect.DeepEqual(change.Conflicts, r.Conflicts()) {
				t.Fatalf("conflicts %v, want %v", change.Conflicts, r.Conflicts())
			}
		}
		if _, err := Update(rows, nil, slices.Collect(maps.Keys(there)), Options{}); err != nil {
			t.Fatal(err)
		}
		if rows.Len() > 1 { // the counter
			t.Fatalf("the removed articles leave %d rows behind: %q", rows.Len(), rows.list())
		}
	})
}

// list gives the keys of a table.
func (m *Memory) list() (keys []string) {
	_ = m.Scan(nil, func(k, _ []byte) bool { // it never fails
		keys = append(keys, string(k))
		return true
	})
	return keys
}

// TestFragmentsAreKeptWhole fills every field of a fragment and reads it back: a field
// that is new in package graph has to be kept as well.
func TestFragmentsAreKeptWhole(t *testing.T) {
	g := &graph.Graph{Documents: make([]graph.Document, 1), Nodes: make([]graph.Node, 2), Edges: make([]graph.Edge, 2)}
	n := 0
	fill(reflect.ValueOf(g).Elem(), &n)
	rows := NewMemory()
	if err := rows.Put(key(rowFragment, g.Documents[0].ID), encodeFragment(g)); err != nil {
		t.Fatal(err)
	}
	got, err := Fragment(rows, g.Documents[0].ID)
	if err != nil || !reflect.DeepEqual(got, g) {
		t.Errorf("got %+v (%v), want %+v", got, err, g)
	}
	for cut := range encodeFragment(g) {
		if _, err := decodeFragment(encodeFragment(g)[:cut]); err == nil {
			t.Fatalf("a fragment cut after %d bytes is taken", cut)
		}
	}
}

// fill gives every field below a value of its own.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Struct:
		for k := range v.NumField() {
			fill(v.Field(k), n)
		}
	case reflect.Slice:
		if v.IsNil() {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		}
		for k := range v.Len() {
			fill(v.Index(k), n)
		}
	case reflect.String:
		v.SetString(fmt.Sprint("x", *n))
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Float64:
		v.SetFloat(float64(*n) / 7)
	}
}

// TestUpdateRefuses gives fragments that Resolve does not take: nothing may be changed.
func TestUpdateRefuses(t *testing.T) {
	ok := article(t, "doc a\nnode org:x organization X")
	for _, bad := range [][]*graph.Graph{{{}}, {ok, ok}, {ok, article(t, "doc b\nnode org:x organization X\nedge org:x met org:y")}} {
		rows := NewMemory()
		if _, err := Update(rows, bad, nil, Options{}); err == nil || rows.Len() > 0 {
			t.Errorf("got error %v and %d rows", err, rows.Len())
		}
	}
}

// randomCorrections makes corrections of names now and then, and of edges that the graph
// has, more often.
func randomCorrections(t *rapid.T, rng *rand.Rand, g *graph.Graph) *Corrections {
	var lines []string
	for range rng.IntN(4) {
		if len(g.Edges) == 0 {
			break
		}
		e := g.Edges[rng.IntN(len(g.Edges))]
		n := g.Nodes[rng.IntN(len(g.Nodes))]
		all := []string{"reject\t" + e.ID, "confirm\t" + e.ID, "set\t" + e.ID + "\ttarget=" + n.ID, "set\t" + e.ID + "\tsource=" + n.Name,
			"set\t" + e.ID + "\tdate=2021", "set\t" + e.ID + "\trelation=met", "set\t" + e.ID + "\ttitle=chief", "set\t" + e.ID + "\tstatus=denied"}
		for _, k := range rng.Perm(len(all))[:1+rng.IntN(2)] {
			lines = append(lines, all[k])
		}
	}
	if rng.IntN(4) == 0 {
		all := []string{"same\tAda Berg\tOtto Berg", "different\tAda Berg\tMaria Berg", "rename\tNorway\tThe North", "different\tBerg\tAda Berg",
			"same\tHolmstrom\tKing Otto", "rename\tada-berg\tThe Chief", "different\tNFU\tFUN", "same\tAda Berg@doc-01\tOtto",
			"different\tAda Berg@doc-01\tAda Berg@doc-02", "alias\tNorway\tThe Fjords", "reject\tnosuchedge"}
		for _, k := range rng.Perm(len(all))[:rng.IntN(5)] {
			lines = append(lines, all[k])
		}
	}
	c, err := ParseCorrections("test", strings.NewReader(strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func compareGraphs(t failer, got, want *graph.Graph) {
	t.Helper()
	c := Difference(got, want)
	for _, d := range c.Documents {
		t.Fatalf("document is %+v, want %+v", d.Before, d.After)
	}
	for _, d := range c.Nodes {
		t.Fatalf("node is %+v, want %+v", d.Before, d.After)
	}
	for _, d := range c.Edges {
		t.Fatalf("edge is %+v, want %+v; evidence missing %v, too much %v", d.Before, d.After, d.Added, d.Dropped)
	}
	if len(got.Nodes) != len(want.Nodes) || !slices.IsSortedFunc(got.Edges, func(a, b graph.Edge) int { return cmp.Compare(a.ID, b.ID) }) {
		t.Fatalf("the graph is not in order")
	}
}

func values(m map[string]*graph.Graph) []*graph.Graph { return slices.Collect(maps.Values(m)) }
