package polecat_test

import (
	"bytes"
	"strings"
	"testing"

	"newsgraph/export/internal/sample"
	"newsgraph/export/polecat"
	"newsgraph/graph"
)

// rows returns the rows below the header as maps.
func rows(t *testing.T, g *graph.Graph) []map[string]string {
	t.Helper()
	var b bytes.Buffer
	if err := polecat.Write(&b, g, polecat.Options{}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
	header := strings.Split(lines[0], "\t")
	var out []map[string]string
	for _, l := range lines[1:] {
		cells := strings.Split(l, "\t")
		if len(cells) != len(header) {
			t.Fatalf("%d cells under %d columns: %q", len(cells), len(header), l)
		}
		row := map[string]string{}
		for i, c := range cells {
			row[header[i]] = c
		}
		out = append(out, row)
	}
	return out
}

func TestColumnsAreThoseOfPOLECAT(t *testing.T) {
	columns := polecat.Columns()
	if len(columns) != 40 || columns[0] != "Event ID" || columns[22] != "Wikipedia Recipient ID" || columns[39] != "Version" {
		t.Errorf("%d columns: %q", len(columns), columns)
	}
}

func TestRows(t *testing.T) {
	got := rows(t, sample.Graph())
	if len(got) != 3 {
		t.Fatalf("%d rows; want the three acts of PLOVER that happened", len(got))
	}
	for column, want := range map[string]string{
		"Event ID": "e01", "Event Date": "2023-03-14", "Event Type": "CONSULT", "Event Mode": "", "Quad Code": "VERBAL COOPERATION",
		"Actor Name": "Aino Laakso", "Actor Country": "FIN", "Actor COW": "375", "Primary Actor Sector": "GOV", "Actor Title": "Minister",
		"Recipient Name": "Rui Moura", "Recipient COW": "235", "Placename": "Lisbon", "City": "Lisbon", "Country": "PRT",
		"Latitude": "38.7167", "Longitude": "-9.1333", "GeoNames ID": "2267057", "Feature Type": "PPLC",
		"Source": "Bay Courier", "Publication Date": "2023-03-15", "Story People": "Aino Laakso", "Language": "en", "Version": "newsgraph",
	} {
		if got[0][column] != want {
			t.Errorf("%s is %q; want %q", column, got[0][column], want)
		}
	}
	if got[1]["Quad Code"] != "VERBAL CONFLICT" || got[1]["Placename"] != "" || got[2]["Event Date"] != "2023" {
		t.Errorf("rows %v", got[1:])
	}
}

func TestHostileTextStaysInItsCell(t *testing.T) {
	g := sample.Hostile()
	want := 0
	for _, e := range g.Edges {
		if e.Status == graph.Actual {
			want++
		}
	}
	if got := rows(t, g); len(got) != want {
		t.Errorf("%d rows; want %d", len(got), want)
	}
}
