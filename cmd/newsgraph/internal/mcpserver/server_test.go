package mcpserver

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"newsgraph/graph"
	"newsgraph/graph/ask"
)

// client connects the SDK's own client to a server of a small graph.
func client(t *testing.T) *mcp.ClientSession {
	t.Helper()
	told := func(text string) []graph.Evidence {
		return []graph.Evidence{{Document: "ferry", Start: 0, End: len(text), Text: text}}
	}
	g := &graph.Graph{
		Documents: []graph.Document{{ID: "ferry", Title: "The ferry", Date: "2022-03-05"}},
		Nodes: []graph.Node{
			{ID: "ada-berg", Kind: graph.Person, Name: "Ada Berg", Aliases: []string{"Berg"}, Country: "NOR"},
			{ID: "iceland", Kind: graph.Country, Name: "Iceland", Country: "ISL"},
			{ID: "norway", Kind: graph.Country, Name: "Norway", Country: "NOR"},
		},
		Edges: []graph.Edge{
			{ID: "1", Source: "ada-berg", Relation: graph.Warned, Class: graph.Threaten, Target: "iceland", Status: graph.Actual, Date: "2022-03-01", Confidence: 0.9, Evidence: told("Ada Berg warned Iceland.")},
			{ID: "2", Source: "iceland", Relation: graph.Threatened, Class: graph.Threaten, Target: "norway", Status: graph.Possible, Confidence: 0.2, Evidence: told("Iceland may threaten Norway.")},
		},
	}
	ctx := context.Background()
	here, there := mcp.NewInMemoryTransports()
	s, err := New(ask.New(g), "test").Connect(ctx, there, nil)
	if err != nil {
		t.Fatal(err)
	}
	c, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(ctx, here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Close()
		_ = s.Wait()
	})
	return c
}

func TestTools(t *testing.T) {
	list, err := client(t).ListTools(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, tool := range list.Tools {
		names = append(names, tool.Name)
		if tool.Annotations == nil || !tool.Annotations.ReadOnlyHint || tool.Description == "" {
			t.Errorf("%s does not say that it only reads, or what it does", tool.Name)
		}
	}
	slices.Sort(names)
	if want := []string{"actor", "acts", "path", "search", "sentences"}; !slices.Equal(names, want) {
		t.Errorf("tools %v, want %v", names, want)
	}
}

func TestCalls(t *testing.T) {
	c := client(t)
	for _, call := range []struct {
		tool  string
		in    map[string]any
		wrong bool
		want  string // part of the answer
	}{
		{"search", map[string]any{"name": "Icland"}, false, `"id":"iceland"`},
		{"actor", map[string]any{"name": "Berg"}, false, `"relation":"warned"`},
		{"actor", map[string]any{"name": "Sweden"}, true, `nothing in the graph is called "Sweden"`},
		{"acts", map[string]any{}, false, `"left":{"weaker":1}`},
		{"acts", map[string]any{"source": "Norway", "relation": "THREATEN", "roll_up": "country"}, false, `"source_name":"Norway"`},
		{"acts", map[string]any{"all_claims": true, "limit": 1, "offset": 1}, false, `"total":2`},
		{"acts", map[string]any{"from": "soon"}, true, `from`},
		{"acts", map[string]any{"limit": "many"}, true, `limit`},
		{"path", map[string]any{"source": "Berg", "target": "Iceland"}, false, `"to_name":"Iceland"`},
		{"path", map[string]any{"source": "Berg", "target": "Norway"}, true, `no path`},
		{"sentences", map[string]any{"words": "warn*"}, false, `"text":"Ada Berg warned Iceland."`},
		{"sentences", map[string]any{"words": "-"}, true, `no word`},
	} {
		got, err := c.CallTool(context.Background(), &mcp.CallToolParams{Name: call.tool, Arguments: call.in})
		if err != nil {
			t.Errorf("%s %v: %v", call.tool, call.in, err)
			continue
		}
		text := ""
		for _, content := range got.Content {
			if part, ok := content.(*mcp.TextContent); ok {
				text += part.Text
			}
		}
		if got.IsError != call.wrong || !strings.Contains(text, call.want) {
			t.Errorf("%s %v: error %v, %s; want %v, %s", call.tool, call.in, got.IsError, text, call.wrong, call.want)
		}
		if !call.wrong && !json.Valid([]byte(text)) {
			t.Errorf("%s: the answer is no JSON: %s", call.tool, text)
		}
	}
}
