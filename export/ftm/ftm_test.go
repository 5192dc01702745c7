package ftm_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"newsgraph/export/ftm"
	"newsgraph/export/internal/sample"
	"newsgraph/graph"
)

type entity struct {
	ID, Schema string
	Properties map[string][]string
}

func entities(t *testing.T, g *graph.Graph) []entity {
	t.Helper()
	var b bytes.Buffer
	if err := ftm.Write(&b, g, ftm.Options{}); err != nil {
		t.Fatal(err)
	}
	var out []entity
	for line := range strings.Lines(b.String()) {
		var e entity
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

func TestEntities(t *testing.T) {
	schemas := map[string]int{}
	byID := map[string]entity{}
	for _, e := range entities(t, sample.Graph()) {
		schemas[e.Schema]++
		if _, twice := byID[e.ID]; twice {
			t.Errorf("%s appears twice", e.ID)
		}
		byID[e.ID] = e
	}
	for schema, want := range map[string]int{"Article": 3, "Person": 2, "PublicBody": 3, "Organization": 2, "Event": 2, "Address": 1,
		"Document": 1, "UnknownLink": 10, "Occupancy": 1, "Position": 1, "Membership": 1, "Documentation": 3} {
		if schemas[schema] != want {
			t.Errorf("%d of %s; want %d", schemas[schema], schema, want)
		}
	}
	for _, e := range byID {
		switch {
		case e.Schema == "UnknownLink" && e.Properties["role"][0] == "met" && e.Properties["status"][0] == "actual":
			if byID[e.Properties["subject"][0]].Properties["name"][0] != "Aino Laakso" || len(e.Properties["proof"]) != 2 ||
				byID[e.Properties["proof"][0]].Schema != "Article" || e.Properties["date"][0] != "2023-03-14" {
				t.Errorf("met: %v", e)
			}
		case e.Schema == "Occupancy":
			if post := byID[e.Properties["post"][0]]; post.Properties["name"][0] != "Minister of Ministry of Transport of Finland" ||
				e.Properties["startDate"][0] != "2023-03-14" || e.Properties["endDate"][0] != "2023-05" {
				t.Errorf("office: %v, %v", e, post)
			}
		}
	}
}

// Every end must be an entity of the file, and short values stay short.
func TestReferences(t *testing.T) {
	for _, g := range []*graph.Graph{sample.Graph(), sample.Hostile(), sample.Large(50, 100)} {
		known := map[string]bool{}
		all := entities(t, g)
		for _, e := range all {
			known[e.ID] = true
		}
		for _, e := range all {
			for _, p := range []string{"subject", "object", "holder", "post", "member", "organization", "entity", "document", "proof"} {
				for _, id := range e.Properties[p] {
					if !known[id] {
						t.Errorf("%s of %s is not in the file", p, e.Schema)
					}
				}
			}
			for _, name := range e.Properties["name"] {
				if len([]rune(name)) > 240 {
					t.Errorf("a name of %d characters", len([]rune(name)))
				}
			}
		}
	}
}
