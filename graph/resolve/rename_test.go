package resolve

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"newsgraph/graph"
)

// TestDocumentNamesMakeNoDifference renames the articles, which changes the
// order in which everything is looked at: the same things must be one, with the
// same attributes.
func TestDocumentNamesMakeNoDifference(t *testing.T) {
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 3))
		fragments := namesakes(t, 60, rng)
		want := partition(t, fragments, func(document string) string { return document })
		for range 3 {
			names := rng.Perm(len(fragments))
			back := map[string]string{}
			renamed := make([]*graph.Graph, len(fragments))
			for k, f := range fragments {
				id := fmt.Sprintf("article-%03d", names[k])
				back[id] = f.Documents[0].ID
				renamed[k] = &graph.Graph{Documents: []graph.Document{{ID: id, Date: f.Documents[0].Date}}, Nodes: f.Nodes, Edges: f.Edges}
			}
			if got := partition(t, renamed, func(document string) string { return back[document] }); !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d: other names of the articles gave another graph:\n%s", seed, firstDifference(got, want))
			}
		}
	}
}

// partition lists the nodes with what they stand for, without their ids.
func partition(t *testing.T, fragments []*graph.Graph, document func(string) string) []string {
	t.Helper()
	r, err := Resolve(fragments, Options{})
	if err != nil {
		t.Fatal(err)
	}
	members := map[string][]string{}
	for i, k := range r.canonical {
		ref := r.corpus.things[i].ref
		members[r.nodes[k].ID] = append(members[r.nodes[k].ID], document(ref.Document)+"/"+ref.Node)
	}
	var out []string
	for _, n := range r.nodes {
		slices.Sort(members[n.ID])
		out = append(out, fmt.Sprint(members[n.ID], n.Kind, n.Name, n.Aliases, n.Country, n.Sector, n.Date, n.Format, n.Status))
	}
	slices.Sort(out)
	return out
}

func firstDifference(got, want []string) string {
	for k := range min(len(got), len(want)) {
		if got[k] != want[k] {
			return "got  " + got[k] + "\nwant " + want[k]
		}
	}
	return fmt.Sprintf("got %d nodes, want %d", len(got), len(want))
}

// namesakes is a corpus in which many names are short, alike, partial, or borne by
// several, and many attributes are wrong or missing: what one rule decides is
// often in another's way.
func namesakes(t failer, articles int, rng *rand.Rand) []*graph.Graph {
	t.Helper()
	pick := func(s ...string) string { return s[rng.IntN(len(s))] }
	country := func() string { return pick("NOR", "NOR", "RUS", "ISL", "") }
	var out []*graph.Graph
	for i := range articles {
		text := fmt.Sprintf("doc doc-%02d 20%02d-0%d-1%d\nnode country:NOR country Norway NOR\nnode country:RUS country Russia RUS\n",
			i, 19+rng.IntN(3), 1+rng.IntN(9), rng.IntN(9))
		parties := []string{"country:NOR", "country:RUS"}
		for p := range 4 {
			who := pick("Ada Berg", "Ada Berg", "Ada Maria Berg", "Ada Petra Berg", "A. Berg", "Berg", "Otto Berg", "Maria Berg", "Adaberg",
				"Katarina Holmstrom", "Katarina Holmstrm", "Holmstrom", "President Berg", "Norwegian president", "foreign minister", "King Otto", "Otto")
			c := country()
			text += fmt.Sprintf("node person:p%d person %q %s alias=%q\n", p, who, c, pick("the chief", "Berg"))
			parties = append(parties, fmt.Sprint("person:p", p))
			if c == "NOR" || c == "RUS" {
				text += fmt.Sprintf("edge person:p%d holds_office country:%s title=%q conf=0.%d\n", p, c, pick("president", "foreign minister", "former president", "spokesman"), 1+rng.IntN(8))
			}
		}
		text += fmt.Sprintf("node org:union organization %q %s alias=%s\n", pick("Northern Fishers Union", "Northern Fishers Unon", "Fishers Union of the North"), country(), pick("NFU", "FUN"))
		text += fmt.Sprintf("node org:nfu organization %s %s\n", pick("NFU", "FUN", "NFU"), country())
		text += fmt.Sprintf("node gov:%s-military government %q %s sector=MIL alias=%q\n", pick("nor", "norway"), pick("Norwegian army", "Armed Forces"), pick("NOR", "ISL"), pick("Norwegian forces", "Viking army"))
		text += fmt.Sprintf("node group:troops government %q %s sector=MIL\n", pick("Norwegian troops", "viking soldiers", "troops"), country())
		text += fmt.Sprintf("node doc:x document %q date=%s\n", pick("Fish Treaty", "draft"), pick("2020-01-01", ""))
		for m := range 2 {
			text += fmt.Sprintf("node meeting:m%d meeting %q date=2021-01-1%d format=%s status=%s\n", m, pick("talks", "Norway – Russia talks", "Fish Council"), rng.IntN(2),
				pick("unknown", "call", "in_person"), pick("planned", "actual"))
			for range 1 + rng.IntN(2) {
				text += fmt.Sprintf("edge %s participated_in meeting:m%d actual\n", parties[rng.IntN(len(parties))], m)
			}
			text += fmt.Sprintf("edge org:nfu participated_in meeting:m%d actual\n", m)
		}
		for range 3 {
			a, b := rng.IntN(len(parties)), rng.IntN(len(parties)-1)
			if b >= a {
				b++
			}
			text += fmt.Sprintf("edge %s %s %s actual %s conf=0.%d about=%s by=org:nfu\n", parties[a], pick("met", "warned"), parties[b],
				pick("", "2021-01-11"), 1+rng.IntN(8), pick("cod", "herring", ""))
		}
		text += fmt.Sprintf("node article:doc-%02d article report\n", i)
		for _, p := range parties {
			text += fmt.Sprintf("edge %s mentioned_in article:doc-%02d\n", p, i)
		}
		out = append(out, article(t, text))
	}
	return out
}
