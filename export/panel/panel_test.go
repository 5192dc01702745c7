package panel_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"newsgraph/export/internal/sample"
	"newsgraph/export/panel"
	"newsgraph/graph"
)

func rows(t *testing.T, g *graph.Graph) []map[string]string {
	t.Helper()
	var b strings.Builder
	if err := panel.Write(&b, g, panel.Options{}); err != nil {
		t.Fatal(err)
	}
	all, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, r := range all[1:] {
		m := map[string]string{}
		for i, c := range r {
			m[all[0][i]] = c
		}
		out = append(out, m)
	}
	return out
}

// The sample has a meeting, a warning and an appointment that happened between
// actors with states; a rejection of a body without one does not count.
func TestPanel(t *testing.T) {
	got := rows(t, sample.Graph())
	if len(got) != 3 {
		t.Fatalf("%d rows: %v", len(got), got)
	}
	for i, want := range []map[string]string{
		{"month": "2023-03", "source_iso": "FIN", "target_iso": "FIN", "acts": "1", "govern": "1", "verbal_cooperation": "0"},
		{"month": "2023-03", "source_iso": "FIN", "source_cow": "375", "source_iso_numeric": "246", "target_iso": "PRT", "target_cow": "235",
			"acts": "2", "consult": "1", "threaten": "1", "verbal_cooperation": "1", "verbal_conflict": "1", "assault": "0"},
		{"source_iso": "PRT", "target_iso": "FIN", "acts": "1", "consult": "1", "threaten": "0"},
	} {
		for column, value := range want {
			if got[i][column] != value {
				t.Errorf("row %d: %s is %q; want %q", i, column, got[i][column], value)
			}
		}
	}
}

// Acts whose month is not known stand in a row of their own, the last of the pair.
func TestUnknownMonth(t *testing.T) {
	g := sample.Graph()
	g.Edges[0].Date = "2023"
	got := rows(t, g)
	if len(got) != 4 || got[1]["month"] != "2023-03" || got[2]["month"] != "" || got[2]["consult"] != "1" || got[2]["target_iso"] != "PRT" {
		t.Errorf("%v", got)
	}
}
