package rest

import (
	"bytes"
	"encoding/json"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/ask"
)

var update = flag.Bool("update", false, "rewrite openapi.json")

func TestDescription(t *testing.T) {
	want, err := describe()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("openapi.json", want, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if !bytes.Equal(description, want) {
		t.Error("openapi.json is not what the questions are; go test -update rewrites it")
	}
}

func server(t *testing.T) *httptest.Server {
	t.Helper()
	told := func(text string) []graph.Evidence {
		return []graph.Evidence{{Document: "ferry", Start: 0, End: len(text), Text: text}}
	}
	g := &graph.Graph{
		Documents: []graph.Document{{ID: "ferry", Title: "The ferry", Date: "2022-03-05"}},
		Nodes: []graph.Node{
			{ID: "ada-berg", Kind: graph.Person, Name: "Ada Berg", Aliases: []string{"Berg"}, Country: "NOR"},
			{ID: "eva-berg", Kind: graph.Person, Name: "Eva Berg", Aliases: []string{"Berg"}, Country: "NOR"},
			{ID: "iceland", Kind: graph.Country, Name: "Iceland", Country: "ISL"},
			{ID: "norway", Kind: graph.Country, Name: "Norway", Country: "NOR"},
		},
		Edges: []graph.Edge{
			{ID: "1", Source: "ada-berg", Relation: graph.Warned, Class: graph.Threaten, Target: "iceland", Status: graph.Actual, Date: "2022-03-01", Confidence: 0.9, Evidence: told("Ada Berg warned Iceland.")},
			{ID: "2", Source: "eva-berg", Relation: graph.Visited, Class: graph.Consult, Target: "iceland", Status: graph.Planned, Confidence: 0.7, Evidence: told("Eva Berg will visit Iceland.")},
			{ID: "3", Source: "iceland", Relation: graph.Threatened, Class: graph.Threaten, Target: "norway", Status: graph.Possible, Confidence: 0.2, Evidence: told("Iceland may threaten Norway.")},
		},
	}
	s := httptest.NewServer(NewHandler(ask.New(g)))
	t.Cleanup(s.Close)
	return s
}

func TestAnswers(t *testing.T) {
	s := server(t)
	for _, c := range []struct {
		path   string
		status int
		want   string // part of the body
	}{
		{"acts", 200, `"total":2,"left":{"weaker":1}`},
		{"acts?all_claims=true&limit=1&offset=1", 200, `"total":3`},
		{"acts?source=Ada+Berg&relation=warned", 200, `"source_name":"Ada Berg"`},
		{"acts?relation=THREATEN&from=2022-03&to=2022-03", 200, `"total":1`},
		{"acts?from=2022", 200, `"undated":1`},
		{"acts?source=Norway&roll_up=country", 200, `"total":2`},
		{"acts?order=confidence&all_claims=true&limit=2", 200, `"confidence":0.9,`},
		{"acts?order=size", 400, `order`},
		{"acts?article=fer&limit=0", 200, `"total":2`},
		{"acts?article=nowhere", 404, `no article has the id`},
		{"acts?hops=1&limit=0", 200, `"total":2`},
		{"acts?from=2023&to=2022&limit=0", 200, `"total":0`},
		{"acts?class=AID", 200, `"total":0,"left":{},"acts":[]`},
		{"acts?source=Sweden", 404, `"error":"source: nothing in the graph is called \"Sweden\"`},
		{"acts?source=Berg", 409, `"candidates":[{"node":{"id":"ada-berg"`},
		{"acts?relation=frobnicated", 400, `relation`},
		{"acts?from=soon", 400, `from`},
		{"acts?from=2024-02-29", 200, `"total":0`},
		{"acts?from=2022-02-29", 400, `from`},
		{"acts?limit=1001", 400, `limit`},
		{"acts?limit=1&limit=2", 400, `2 times`},
		{"acts?min_confidence=NaN", 400, `min_confidence`},
		{"acts?colour=red", 400, `\"colour\"`},
		{"acts?undated=yes", 400, `neither true nor false`},
		{"acts?%zz", 400, `invalid`},
		{"actors?name=Icland", 200, `"match":"similar name"`},
		{"actors", 400, `name is missing`},
		{"actor?name=Iceland", 200, `"relation":"visited"`},
		{"actor?name=Sweden", 404, `Sweden`},
		{"path?source=Ada+Berg&target=Eva+Berg", 200, `"to_name":"Iceland"`},
		{"path?source=Ada+Berg&target=Norway", 404, `no path`},
		{"path?source=Ada+Berg", 400, `target is missing`},
		{"sentences?q=warn*", 200, `"title":"The ferry"`},
		{"sentences?q=-warn", 404, `no word`},
		{"sentences?q=whale", 200, `"total":0,"sentences":[]`},
		{"openapi.json", 200, `"openapi"`},
		{"nowhere", 404, `openapi.json`},
	} {
		resp, err := http.Get(s.URL + Root + c.path)
		if err != nil {
			t.Fatal(err)
		}
		var body bytes.Buffer
		if _, err := body.ReadFrom(resp.Body); err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != c.status || !strings.Contains(body.String(), c.want) {
			t.Errorf("%s: %s %s, want %d and %s", c.path, resp.Status, body.String(), c.status, c.want)
		}
		if !json.Valid(body.Bytes()) || resp.Header.Get("Content-Type") != "application/json" {
			t.Errorf("%s: no JSON, or not said so: %q", c.path, resp.Header.Get("Content-Type"))
		}
	}
	resp, err := http.Post(s.URL+Root+"acts", "application/json", strings.NewReader("{}"))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("POST: %s", resp.Status)
	}
}
