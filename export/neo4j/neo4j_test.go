package neo4j

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"newsgraph/export/internal/sample"
	"newsgraph/graph"
)

// table reads a file and checks that each header is name:TYPE of known type.
func table(t *testing.T, b []byte) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, h := range rows[0] {
			name, typ, _ := strings.Cut(h, ":")
			switch typ {
			case "", "ID", "LABEL", "START_ID", "END_ID", "TYPE", "long", "double", "boolean", "string[]":
			default:
				t.Errorf("header %q", h)
			}
			if strings.ToUpper(typ) == typ && typ != "" {
				name = typ
			}
			m[name] = row[i]
		}
		out = append(out, m)
	}
	return out
}

func TestCSV(t *testing.T) {
	for _, g := range []*graph.Graph{sample.Graph(), sample.Hostile()} {
		var n, e bytes.Buffer
		if err := WriteNodes(&n, g, Options{}); err != nil {
			t.Fatal(err)
		}
		if err := WriteEdges(&e, g, Options{}); err != nil {
			t.Fatal(err)
		}
		nodes, edges := table(t, n.Bytes()), table(t, e.Bytes())
		if len(nodes) != len(g.Nodes) || len(edges) != len(g.Edges) {
			t.Fatalf("%d nodes, %d edges", len(nodes), len(edges))
		}
		ids := map[string]bool{}
		for i, n := range nodes {
			if ids[n["ID"]] || n["ID"] == "" || n["LABEL"] == "" {
				t.Errorf("node %.80q", n)
			}
			ids[n["ID"]] = true
			if want := len(g.Nodes[i].Aliases); want > 0 && len(strings.Split(n["aliases"], ";")) != want {
				t.Errorf("aliases %.80q; want %d", n["aliases"], want)
			}
		}
		for i, e := range edges {
			if !ids[e["START_ID"]] || !ids[e["END_ID"]] || e["TYPE"] != strings.ToUpper(string(g.Edges[i].Relation)) {
				t.Errorf("edge %.80q", e)
			}
		}
	}
}

func TestLabels(t *testing.T) {
	for kind, want := range map[graph.Kind]string{
		graph.Person: "Person;Actor", graph.Place: "Place", graph.Paper: "Document", graph.Media: "Media;Actor",
	} {
		if got := strings.Join(labels(kind), ";"); got != want {
			t.Errorf("labels of %s: %s; want %s", kind, got, want)
		}
	}
}

func TestCypherStrings(t *testing.T) {
	for in, want := range map[string]string{
		"": "''", "O'Neil": `'O\'Neil'`, `back\slash`: `'back\\slash'`, "a\nb\tc": `'a\nb\tc'`, "nul\x00": "'nul\uFFFD'", "\xff": "'\uFFFD'",
		`'}) DETACH DELETE n //`: `'\'}) DETACH DELETE n //'`,
	} {
		if got := string(appendString(nil, in)); got != want {
			t.Errorf("appendString(%q) = %s; want %s", in, got, want)
		}
	}
}

func TestCypherIsBatchedAndComplete(t *testing.T) {
	g := sample.Large(1200, 3000)
	var b bytes.Buffer
	if err := WriteCypher(&b, g, Options{}); err != nil {
		t.Fatal(err)
	}
	rows := 0
	for i, s := range strings.Split(strings.TrimSuffix(b.String(), ";\n"), ";\n") {
		if i == 0 {
			if !strings.HasPrefix(s, "CREATE CONSTRAINT") {
				t.Errorf("first statement %q", s)
			}
			continue
		}
		n := strings.Count(s, "\n{")
		if n == 0 || n > batch || !strings.HasPrefix(s, "UNWIND [\n") {
			t.Errorf("statement %d has %d rows: %.100q", i, n, s)
		}
		rows += n
	}
	if rows != len(g.Nodes)+len(g.Edges) {
		t.Errorf("%d rows; want %d", rows, len(g.Nodes)+len(g.Edges))
	}
}

func ExampleWriteCypher() {
	g := &graph.Graph{Nodes: []graph.Node{{ID: "p:1", Kind: graph.Person, Name: "Seán O'Neil"}}}
	var b strings.Builder
	if err := WriteCypher(&b, g, Options{}); err != nil {
		fmt.Println(err)
	}
	fmt.Print(b.String())
	// Output:
	// CREATE CONSTRAINT newsgraph_entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
	// UNWIND [
	// {id:'p:1',name:'Seán O\'Neil',kind:'person'}
	// ] AS row
	// MERGE (n:Entity {id: row.id}) SET n += row, n:`Person`:`Actor`;
}
