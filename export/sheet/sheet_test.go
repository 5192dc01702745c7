package sheet_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"newsgraph/export/internal/sample"
	"newsgraph/export/sheet"
	"newsgraph/graph"
)

type writeFunc func(io.Writer, *graph.Graph, sheet.Options) error

// read returns the rows by column name.
func read(t *testing.T, write writeFunc, g *graph.Graph, o sheet.Options) []map[string]string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, g, o); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, name := range rows[0] {
			m[name] = row[i]
		}
		out = append(out, m)
	}
	return out
}

func TestReadBack(t *testing.T) {
	g := sample.Graph()
	documents := read(t, sheet.WriteDocuments, g, sheet.Options{})
	nodes := read(t, sheet.WriteNodes, g, sheet.Options{})
	edges := read(t, sheet.WriteEdges, g, sheet.Options{})
	if len(documents) != len(g.Documents) || len(nodes) != len(g.Nodes) || len(edges) != len(g.Edges) {
		t.Fatalf("%d documents, %d nodes, %d edges", len(documents), len(nodes), len(edges))
	}
	if d := documents[1]; d["title"] != g.Documents[1].Title || d["source"] != g.Documents[1].Source {
		t.Errorf("document %v", d)
	}
	if n := nodes[2]; n["name"] != "Finland" || n["aliases"] != "Helsinki | the Finnish side" || n["country"] != "FIN" {
		t.Errorf("node %v", n)
	}
	e := edges[1]
	for name, want := range map[string]string{
		"id": "e02", "source": "p:laakso", "source_name": "Aino Laakso", "target_name": "Rui Moura", "cameo": "13",
		"about": `"closed" berths <by summer>`, "articles": "a2", "spans": "a2:0-71",
		"sentences": `Laakso warned Moura that "closed" berths would cost both ports dear.`,
	} {
		if e[name] != want {
			t.Errorf("%s is %q; want %q", name, e[name], want)
		}
	}
}

func TestFormulasAreText(t *testing.T) {
	for name, want := range map[string]string{
		"=1+1": "'=1+1", "@SUM(A1)": "'@SUM(A1)", "+49 30": "'+49 30", "-5": "'-5", " \t=cmd": "'  =cmd", "＝1": "'＝1",
		"\r\n=x": "'  =x", "a=b": "a=b", "": "", "'quoted": "'quoted",
	} {
		g := &graph.Graph{Nodes: []graph.Node{{ID: "n", Kind: graph.Person, Name: name}}}
		if got := read(t, sheet.WriteNodes, g, sheet.Options{})[0]["name"]; got != want {
			t.Errorf("%q became %q; want %q", name, got, want)
		}
	}
	g := &graph.Graph{Nodes: []graph.Node{{ID: "n", Kind: graph.Person, Name: "=1+1"}}}
	if got := read(t, sheet.WriteNodes, g, sheet.Options{Raw: true})[0]["name"]; got != "=1+1" {
		t.Errorf("raw: %q", got)
	}
}

func TestHostileTextStaysInItsCell(t *testing.T) {
	g := sample.Hostile()
	nodes, edges := read(t, sheet.WriteNodes, g, sheet.Options{}), read(t, sheet.WriteEdges, g, sheet.Options{BOM: true})
	if len(nodes) != len(g.Nodes) || len(edges) != len(g.Edges) {
		t.Fatalf("%d nodes, %d edges", len(nodes), len(edges))
	}
	for i, n := range nodes {
		if n["kind"] != string(g.Nodes[i].Kind) || strings.ContainsAny(n["name"], "\n\r\t\x00\x1b") {
			t.Errorf("node %d is %.100q", i, n)
		}
	}
	for i, e := range edges {
		if e["relation"] != string(g.Edges[i].Relation) || e["date"] != "2022-01-10" {
			t.Errorf("edge %d is %.100q", i, e)
		}
	}
}

func ExampleWriteNodes() {
	g := &graph.Graph{Nodes: []graph.Node{{ID: "c:fin", Kind: graph.Country, Name: "Finland", Aliases: []string{"Helsinki", "Suomi"}, Country: "FIN"}}}
	if err := sheet.WriteNodes(os.Stdout, g, sheet.Options{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// id,name,kind,aliases,country,sector,date,format,status,iso_numeric,cow,geonames,wikidata,latitude,longitude,date_from,read_from,url,publisher,language,encoding,origin
	// c:fin,Finland,country,Helsinki | Suomi,FIN,,,,,246,375,660013,Q33,60.1695,24.9354,,,,,,,
}
