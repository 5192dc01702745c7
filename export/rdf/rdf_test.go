package rdf

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"newsgraph/export/internal/sample"
	"newsgraph/graph"
)

// quad is the grammar of a line of N-Quads, for the terms that are used.
var quad = regexp.MustCompile(`^<[^\x00-\x20<>"{}|^` + "`" + `\\]*> <[^\x00-\x20<>"{}|^` + "`" + `\\]*> ` +
	`(<[^\x00-\x20<>"{}|^` + "`" + `\\]*>|"([^"\\\n\r]|\\[tbnrf"'\\])*"(\^\^<[^<>"]*>)?) (<[^\x00-\x20<>"{}|^` + "`" + `\\]*> )?\.$`)

func lines(t *testing.T, g *graph.Graph, o Options) []string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteNQuads(&b, g, o); err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
}

func TestEveryLineIsAQuad(t *testing.T) {
	for _, g := range []*graph.Graph{sample.Graph(), sample.Hostile()} {
		for _, l := range lines(t, g, Options{}) {
			if !quad.MatchString(l) {
				t.Errorf("no quad: %.200s", l)
			}
		}
	}
}

// What was only planned, possible or denied must not be stated as a fact.
func TestOnlyWhatHappenedIsStated(t *testing.T) {
	all := strings.Join(lines(t, sample.Graph(), Options{}), "\n")
	for triple, want := range map[string]bool{
		"<urn:newsgraph:node:p%3Alaakso> <urn:newsgraph:ns:met> <urn:newsgraph:node:p%3Amoura> <urn:newsgraph:article:a1> .":      true,
		"<urn:newsgraph:node:p%3Alaakso> <urn:newsgraph:ns:met> <urn:newsgraph:node:p%3Amoura> <urn:newsgraph:article:a2> .":      true,
		"<urn:newsgraph:node:g%3Atransport> <urn:newsgraph:ns:part_of> <urn:newsgraph:node:c%3Afin> <urn:newsgraph:article:a1> .": true,
		"<urn:newsgraph:node:c%3Aprt> <urn:newsgraph:ns:sanctioned> <urn:newsgraph:node:c%3Afin> <urn:newsgraph:article:a2> .":    false,
		"<urn:newsgraph:node:c%3Afin> <urn:newsgraph:ns:aided> <urn:newsgraph:node:c%3Aprt> <urn:newsgraph:article:a2> .":         false,
		"<urn:newsgraph:edge:e05> <urn:newsgraph:ns:status> <urn:newsgraph:ns:denied> .":                                          true,
		`<urn:newsgraph:edge:e03> <urn:newsgraph:ns:date> "2023-04"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> .`:             true,
		"<urn:newsgraph:edge:e01:evidence:2> <http://www.w3.org/ns/prov#hadPrimarySource> <urn:newsgraph:article:a2> .":           true,
		"<urn:newsgraph:edge:e02> <http://www.w3.org/ns/prov#wasAttributedTo> <urn:newsgraph:node:media%3Abay> .":                 true,
	} {
		if strings.Contains(all, triple) != want {
			t.Errorf("%s: %v", triple, !want)
		}
	}
}

func TestBase(t *testing.T) {
	for _, l := range lines(t, sample.Graph(), Options{Base: "https://graph.example/"}) {
		if strings.Contains(l, "<urn:newsgraph:node") || strings.Contains(l, "<urn:newsgraph:edge") {
			t.Errorf("another base: %s", l)
		}
	}
}

func TestJSONLDIsJSON(t *testing.T) {
	for _, g := range []*graph.Graph{sample.Graph(), sample.Hostile(), {}} {
		var b bytes.Buffer
		if err := WriteJSONLD(&b, g, Options{}); err != nil {
			t.Fatal(err)
		}
		var f struct {
			Context map[string]string `json:"@context"`
			Graph   []map[string]any  `json:"@graph"`
		}
		if err := json.Unmarshal(b.Bytes(), &f); err != nil {
			t.Fatal(err)
		}
		if len(f.Context) != len(prefixes) || len(f.Graph) < len(g.Nodes)+len(g.Edges) {
			t.Errorf("%d prefixes, %d resources", len(f.Context), len(f.Graph))
		}
		for _, r := range f.Graph {
			if id, _ := r["@id"].(string); !strings.HasPrefix(id, DefaultBase) {
				t.Errorf("resource %v", r["@id"])
			}
		}
	}
}

// The vocabulary must describe every relation of the ontology as it is there, and
// every status.
func TestVocabularyAgreesWithTheOntology(t *testing.T) {
	text := string(Vocabulary())
	terms := regexp.MustCompile(`(?m)^ng:(\w+) a ((?s:.*?) \.)$`).FindAllStringSubmatch(text, -1)
	described := map[string]string{}
	for _, m := range terms {
		described[m[1]] = m[2]
	}
	for _, d := range graph.Definitions() {
		about := described[string(d.Relation)]
		if about == "" {
			t.Errorf("no %s", d.Relation)
			continue
		}
		if strings.Contains(about, "owl:SymmetricProperty") != d.Symmetric {
			t.Errorf("%s: symmetry", d.Relation)
		}
		code := `ng:class "` + string(d.Class) + `"`
		if d.Cameo != "" {
			code += ` ; ng:cameo "` + d.Cameo + `"`
		}
		if strings.Contains(about, code) != (d.Class != "") {
			t.Errorf("%s: want %s in %s", d.Relation, code, about)
		}
	}
	for _, s := range graph.Statuses() {
		if described[string(s)] == "" {
			t.Errorf("no status %s", s)
		}
	}
	for _, l := range lines(t, sample.Graph(), Options{}) {
		for _, m := range regexp.MustCompile(`<urn:newsgraph:ns:(\w+)>`).FindAllStringSubmatch(l, -1) {
			if described[m[1]] == "" {
				t.Errorf("ng:%s is used and not described", m[1])
			}
		}
	}
}

func TestEscapeIsOneToOne(t *testing.T) {
	seen := map[string]string{}
	for _, id := range []string{"a b", "a+b", "a%20b", "a/b", "a:b", "é", "\xff", "a?b#c", ""} {
		e := escape(id)
		if other, ok := seen[e]; ok {
			t.Errorf("%q and %q are both %s", id, other, e)
		}
		seen[e] = id
	}
}
