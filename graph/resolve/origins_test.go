package resolve

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"newsgraph/graph"
	"newsgraph/graph/origin"
)

// TestUpdateTellsOrigins adds, replaces and removes articles of few texts: the origins,
// and what follows from them, are those of Resolve for all fragments at once.
func TestUpdateTellsOrigins(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64Range(0, 1<<32).Draw(t, "seed"), 5))
		const pool = 12
		fragments := namesakes(t, 2*pool, rng)
		for k, f := range fragments {
			f.Documents[0].ID = fmt.Sprintf("doc-%02d", k%pool)
			if rng.IntN(5) > 0 {
				f.Documents[0].Signature = origin.Sign(fmt.Sprint("the text of story ", rng.IntN(4)))
			}
		}
		rows := NewMemory()
		there := map[string]*graph.Graph{}
		whole := &graph.Graph{}
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			var added []*graph.Graph
			var removed []string
			for _, k := range rng.Perm(pool)[:1+rng.IntN(4)] {
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
			change, err := Update(rows, added, removed, Options{})
			if err != nil {
				t.Fatal(err)
			}
			change.Apply(whole)
			r, err := Resolve(values(there), Options{})
			if err != nil {
				t.Fatal(err)
			}
			compareGraphs(t, whole, r.Graph())
			told := map[string]string{}
			for _, d := range r.Graph().Documents {
				told[d.ID] = d.Origin
			}
			for _, c := range change.Documents {
				if c.After != nil && c.After.Origin != told[c.After.ID] {
					t.Fatalf("%s has the origin %q, want %q", c.After.ID, c.After.Origin, told[c.After.ID])
				}
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

// TestFragmentsStayAsTheyAre has copies: the fragments that were given are not changed.
func TestFragmentsStayAsTheyAre(t *testing.T) {
	one, two := origin.Sign("A text."), origin.Sign("a text")
	fragments := []*graph.Graph{
		{Documents: []graph.Document{{ID: "b", Signature: one}}},
		{Documents: []graph.Document{{ID: "a", Signature: two}}},
	}
	r, err := Resolve(fragments, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if d := r.Graph().Documents; len(d) != 2 || d[0].Origin != "" || d[1].Origin != "a" {
		t.Errorf("documents %+v", d)
	}
	if fragments[0].Documents[0].Origin != "" {
		t.Error("a fragment was changed")
	}
}
