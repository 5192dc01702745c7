package ingest_test

import (
	"testing"

	"newsgraph/ingest/document"
)

// TestDateReported keeps the day of the report apart from that of the act.
func TestDateReported(t *testing.T) {
	g := factsOf(document.Article{ID: "a", Date: "2022-03-07", DateFrom: "page", URL: "https://andes.example/a", Publisher: "Andes Daily", Language: "en",
		Text: "NATO warned Russia on Saturday. Peru will meet Chile in April 2023. Brazil praised Cuba."})
	acts := map[string]string{}
	for _, e := range g.Edges {
		if e.Class != "" {
			acts[string(e.Relation)] = e.Date
			if e.DateReported != "2022-03-07" {
				t.Errorf("%s %s %s reported %q", e.Source, e.Relation, e.Target, e.DateReported)
			}
		} else if e.DateReported != "" {
			t.Errorf("%s is an edge of structure, and reported", e.Relation)
		}
	}
	if acts["warned"] != "2022-03-05" || acts["met"] != "2023-04" {
		t.Errorf("dates of acts: %v", acts)
	}
	if d := g.Documents[0]; d.DateFrom != "page" || d.URL != "https://andes.example/a" || d.Publisher != "Andes Daily" || d.Language != "en" {
		t.Errorf("%+v", d)
	}
}
