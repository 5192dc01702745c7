package fact

import (
	"strings"

	"newsgraph/graph"
	"newsgraph/ingest/act"
	"newsgraph/ingest/document"
)

// term is when an office was gained and lost, as far as the article dates it.
type term struct{ from, until string }

// termOf is the term of office o by the changes of office that the article tells of as
// having happened. A change without a title counts for any office of the person.
func termOf(o document.Office, acts []act.Act) (t term) {
	for i := range acts {
		a := &acts[i]
		if def, _ := graph.Define(a.Relation); def.Class != graph.Govern || a.Status != graph.Actual || a.Date == "" {
			continue
		}
		if a.Title != "" && !strings.EqualFold(a.Title, o.Title) {
			continue
		}
		switch {
		case a.Relation == graph.Appointed && a.Target == o.Person, a.Relation == graph.ElectedTo && a.Source == o.Person:
			t.from = a.Date
		case a.Relation == graph.Dismissed && a.Target == o.Person, a.Relation == graph.Resigned && a.Source == o.Person:
			t.until = a.Date
		}
	}
	return t
}
