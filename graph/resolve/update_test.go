package resolve

import (
	"cmp"
	"fmt"
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
		pool := rapid.IntRange(4, 40).Draw(t, "articles")
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
			for _, k := range rng.Perm(pool)[:rng.IntN(pool)] {
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
			opts := Options{Corrections: randomCorrections(t, rng)}
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
	})
}

func randomCorrections(t *rapid.T, rng *rand.Rand) *Corrections {
	var lines []string
	if rng.IntN(2) == 0 {
		all := []string{"same\tAda Berg\tOtto Berg", "different\tAda Berg\tMaria Berg", "rename\tNorway\tThe North", "different\tBerg\tAda Berg",
			"same\tHolmstrom\tKing Otto", "rename\tada-berg\tThe Chief", "different\tNFU\tFUN", "same\tAda Berg@doc-01\tOtto",
			"different\tAda Berg@doc-01\tAda Berg@doc-02"}
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

func compareGraphs(t *rapid.T, got, want *graph.Graph) {
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
