package stix_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"newsgraph/export/internal/sample"
	"newsgraph/export/stix"
	"newsgraph/graph"
)

type object = map[string]any

func bundle(t *testing.T, g *graph.Graph) []object {
	t.Helper()
	var b bytes.Buffer
	if err := stix.Write(&b, g, stix.Options{}); err != nil {
		t.Fatal(err)
	}
	var v struct {
		Type, ID string
		Objects  []object
	}
	if err := json.Unmarshal(b.Bytes(), &v); err != nil || v.Type != "bundle" {
		t.Fatalf("%s: %v", v.Type, err)
	}
	return v.Objects
}

func TestBundle(t *testing.T) {
	types := map[string]int{}
	for _, o := range bundle(t, sample.Graph()) {
		types[o["type"].(string)]++
		if o["relationship_type"] == "met" {
			if o["confidence"] != 93.0 || o["start_time"] != "2023-03-14T00:00:00.000Z" || o["stop_time"] != "2023-03-14T23:59:59.000Z" || o["created"] != "2023-03-15T00:00:00.000Z" {
				t.Errorf("met: %v", o)
			}
		}
		if o["relationship_type"] == "holds-office" && (o["start_time"] != "2023-03-14T00:00:00.000Z" || o["stop_time"] != "2023-05-31T23:59:59.000Z") {
			t.Errorf("office: %v", o)
		}
		if o["relationship_type"] == "sanctioned" || o["relationship_type"] == "aided" {
			t.Errorf("what did not happen looks like a fact: %v", o)
		}
	}
	for kind, want := range map[string]int{"identity": 8, "location": 3, "relationship": 8, "report": 2, "extension-definition": 1} {
		if types[kind] != want {
			t.Errorf("%d of %s; want %d", types[kind], kind, want)
		}
	}
}

// Every reference leads to an object of the bundle, and ids are unique.
func TestReferences(t *testing.T) {
	for _, g := range []*graph.Graph{sample.Graph(), sample.Hostile(), sample.Large(50, 200)} {
		known := map[any]bool{}
		objects := bundle(t, g)
		for _, o := range objects {
			if known[o["id"]] {
				t.Errorf("%s appears twice", o["id"])
			}
			known[o["id"]] = true
		}
		for _, o := range objects {
			refs, _ := o["object_refs"].([]any)
			for _, property := range []string{"source_ref", "target_ref", "created_by_ref"} {
				if v, ok := o[property]; ok {
					refs = append(refs, v)
				}
			}
			for _, r := range refs {
				if !known[r] {
					t.Errorf("%s refers to %s, which is not there", o["id"], r)
				}
			}
		}
	}
}
