package question_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"newsgraph/cmd/newsgraph/internal/question"
	"newsgraph/graph"
	"newsgraph/graph/query"
)

func reader(t *testing.T) *question.Reader {
	t.Helper()
	g := &graph.Graph{Nodes: []graph.Node{
		{ID: "russia", Kind: graph.Country, Name: "Russia", Aliases: []string{"Moscow"}},
		{ID: "united-states", Kind: graph.Country, Name: "United States", Aliases: []string{"US", "U.S."}},
		{ID: "nato", Kind: graph.Organization, Name: "NATO"},
		{ID: "white-house", Kind: graph.Government, Name: "White House"},
		{ID: "joe-biden", Kind: graph.Person, Name: "Joe Biden", Aliases: []string{"Biden"}},
		{ID: "vladimir-putin", Kind: graph.Person, Name: "Vladimir Putin", Aliases: []string{"Putin"}},
		{ID: "ada-berg", Kind: graph.Person, Name: "Ada Berg", Aliases: []string{"Berg"}},
		{ID: "eva-berg", Kind: graph.Person, Name: "Eva Berg", Aliases: []string{"Berg"}},
	}, Edges: []graph.Edge{
		{ID: "1", Source: "joe-biden", Target: "vladimir-putin", Relation: graph.Met},
		{ID: "2", Source: "russia", Target: "united-states", Relation: graph.Warned},
	}}
	names := query.NewIndex(g)
	r, err := question.NewReader(func(_ context.Context, typed string) (query.Candidate, error) { return names.FindActor(typed) })
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// plain is a question in one line: source relation target from to, and what else.
func plain(q question.Question) string {
	end := func(n *graph.Node) string {
		if n == nil {
			return "_"
		}
		return n.ID
	}
	out := []string{end(q.Source), q.Relation, end(q.Target)}
	if q.Relation == "" {
		out[1] = "_"
	}
	if q.Connected {
		out[1] = "connected"
	}
	for _, s := range []string{q.From, q.To, string(q.Kind)} {
		if s != "" {
			out = append(out, s)
		}
	}
	if len(q.Unread) > 0 {
		out = append(out, "unread: "+strings.Join(q.Unread, ", "))
	}
	return strings.Join(out, " ")
}

func TestRead(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"What did Russia demand from NATO?":                                  "russia demanded nato",
		"Who warned Putin?":                                                  "_ warned vladimir-putin",
		"Whom did Biden warn?":                                               "joe-biden warned _",
		"Did Biden meet Putin in 2021?":                                      "joe-biden met vladimir-putin 2021 2021",
		"When did Biden and Putin meet?":                                     "joe-biden met vladimir-putin",
		"Which countries sanctioned Russia?":                                 "_ sanctioned russia country",
		"Who was sanctioned by the US?":                                      "united-states sanctioned _",
		"How are Russia and NATO connected?":                                 "russia connected nato",
		"What did the White House say about NATO?":                           "white-house _ _ unread: about NATO",
		"What has Moscow proposed to the United States since December 2021?": "russia proposed united-states 2021-12",
		"Who threatened Russia before 2022-03-01?":                           "_ threatened russia 2022-03-01",
		"What did Rusia demand?":                                             "russia demanded _",
		"Who imposed sanctions on Russia?":                                   "_ sanctioned russia",
	} {
		q, err := r.Read(context.Background(), text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := plain(q); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestErrors(t *testing.T) {
	r := reader(t)
	if _, err := r.Read(context.Background(), "How is the weather?"); !errors.Is(err, question.ErrNothing) {
		t.Errorf("error %v", err)
	}
	var several *query.AmbiguousError
	if _, err := r.Read(context.Background(), "Whom did Berg warn?"); !errors.As(err, &several) {
		t.Errorf("error %v", err)
	}
	if _, err := r.Read(context.Background(), ""); !errors.Is(err, question.ErrNothing) {
		t.Errorf("error %v", err)
	}
}
