package party_test

import (
	"context"
	"strings"
	"testing"

	"newsgraph/ingest"
	"newsgraph/ingest/document"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/event/party"
	"newsgraph/ingest/syntax"
)

// text is an analysed text with its finder.
type text struct {
	*document.Document
	tree *syntax.Tree
	who  *party.Finder
}

// at is the token with the form.
func (x *text) at(form string) int {
	for i := range x.Tokens {
		if x.Tokens[i].Text == form {
			return i
		}
	}
	return -1
}

// names are those of the entities.
func (x *text) names(entities []int) string {
	var out []string
	for _, e := range entities {
		out = append(out, x.Entities[e].Name)
	}
	return strings.Join(out, ", ")
}

func TestFinder(t *testing.T) {
	p, err := ingest.New(ingest.Options{Extract: []ingest.Stage{}})
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	read := func(s string) *text {
		a, err := p.Analyse(context.Background(), document.Article{ID: "a", Date: "2023-05-12", Text: s})
		if err != nil {
			t.Fatal(err)
		}
		tree := lex.Tree(a.Document)
		return &text{a.Document, tree, party.New(a.Document, tree, lex)}
	}
	for _, c := range []struct {
		text string
		find func(x *text) []int
		want string
	}{
		{"Presidents Boric and Petro met.", func(x *text) []int { return x.who.Denoted(x.at("Boric")) }, "Boric"},
		{"Norway was warned by Chile.", func(x *text) []int { return x.who.Source(x.at("warned")).Entities }, "Chile"},
		{"The flood of Norway killed Chileans.", func(x *text) []int { return x.who.Source(x.at("killed")).Entities }, ""},
		{"The plans of Norway were read.", func(x *text) []int { return x.who.Look().Owners(x.at("plans"), 3) }, "Norway"},
		{"Chile's plans were read.", func(x *text) []int { return x.who.Look().Owners(x.at("plans"), 3) }, "Chile"},
		{"A group of lawmakers from Chile left.", func(x *text) []int { return x.who.Actors(x.who.Core(x.at("group"))) }, "lawmakers from Chile"},
		{"Norway spoke with Chile about Peru.", func(x *text) []int {
			return x.who.Look().Target(x.at("spoke"), -1, lexicon.Roles("against,with"), false, nil).Entities
		}, "Chile"},
		{"Norway spoke with Chile about Peru.", func(x *text) []int {
			norway := x.who.Denoted(x.at("Norway"))
			return x.who.Look().Target(x.at("spoke"), -1, lexicon.Roles("with,about"), false, append(norway, x.who.Denoted(x.at("Chile"))...)).Entities
		}, "Peru"},
		{"Norway voted on the future of Chile.", func(x *text) []int {
			return x.who.Look().Anywhere(x.at("voted"), x.who.Denoted(x.at("Norway")), false).Entities
		}, "Chile"},
		{"Norway withdrew its troops from Chile.", func(x *text) []int {
			s := x.who.Look()
			return s.WithoutMeans(s.Fill(x.tree.Patients(x.at("withdrew")), true, false).Entities, x.who.Denoted(x.at("Norway")))
		}, ""},
	} {
		x := read(c.text)
		if got := x.names(c.find(x)); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
	if got := party.Without([]int{1, 2, 3}, []int{2}); len(got) != 2 || got[0] != 1 || got[1] != 3 {
		t.Errorf("without: %v", got)
	}
}
