package gdelt_test

import (
	"bytes"
	"strings"
	"testing"

	"newsgraph/export/gdelt"
	"newsgraph/export/internal/sample"
	"newsgraph/graph"
)

func rows(t *testing.T, g *graph.Graph) []map[string]string {
	t.Helper()
	var b bytes.Buffer
	if err := gdelt.Write(&b, g, gdelt.Options{}); err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for l := range strings.Lines(b.String()) {
		cells := strings.Split(strings.TrimSuffix(l, "\n"), "\t")
		if len(cells) != 61 || len(gdelt.Columns()) != 61 {
			t.Fatalf("%d cells, %d columns: %q", len(cells), len(gdelt.Columns()), l)
		}
		row := map[string]string{}
		for i, c := range gdelt.Columns() {
			row[c] = cells[i]
		}
		out = append(out, row)
	}
	return out
}

func TestRows(t *testing.T) {
	got := rows(t, sample.Graph())
	if len(got) != 3 {
		t.Fatalf("%d rows", len(got))
	}
	for column, want := range map[string]string{
		"SQLDATE": "20230314", "MonthYear": "202303", "Year": "2023", "FractionDate": "2023.2849", "Actor1Code": "FINGOV",
		"Actor1Name": "AINO LAAKSO", "Actor2CountryCode": "PRT", "Actor2Type1Code": "GOV", "EventCode": "040", "EventRootCode": "04",
		"QuadClass": "1", "GoldsteinScale": "1", "NumMentions": "2", "NumSources": "2", "NumArticles": "2", "ActionGeo_Type": "4",
		"ActionGeo_FullName": "Lisbon", "ActionGeo_CountryCode": "PO", "ActionGeo_Lat": "38.7167", "ActionGeo_FeatureID": "2267057",
		"DATEADDED": "20230315000000", "SOURCEURL": "ferry-talks.txt",
	} {
		if got[0][column] != want {
			t.Errorf("%s is %q; want %q", column, got[0][column], want)
		}
	}
	year := got[2]
	if year["SQLDATE"]+year["MonthYear"] != "" || year["Year"] != "2023" || year["EventCode"] != "120" || year["QuadClass"] != "3" {
		t.Errorf("an act of a year: %v", year)
	}
	ids := map[string]bool{}
	for _, r := range rows(t, sample.Hostile()) {
		ids[r["GLOBALEVENTID"]] = true
	}
	if len(ids) != len(rows(t, sample.Hostile())) {
		t.Error("two acts have one number")
	}
}

// Every code of the ontology has a place on the scale and a quad.
func TestEveryCodeIsKnown(t *testing.T) {
	for _, d := range graph.Definitions() {
		if d.Cameo == "" {
			continue
		}
		g := sample.Graph()
		g.Edges = g.Edges[:1]
		g.Edges[0].Relation, g.Edges[0].Class, g.Edges[0].Cameo = d.Relation, d.Class, d.Cameo
		row := rows(t, g)[0]
		if row["GoldsteinScale"] == "" || !strings.Contains("1234", row["QuadClass"]) || !strings.HasPrefix(row["EventCode"], d.Cameo) {
			t.Errorf("%s: %v", d.Relation, row)
		}
	}
}
