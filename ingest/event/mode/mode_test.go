package mode_test

import (
	"context"
	"testing"

	"newsgraph/graph"
	"newsgraph/ingest"
	"newsgraph/ingest/document"
	"newsgraph/ingest/event/lexicon"
	"newsgraph/ingest/event/mode"
)

func TestReader(t *testing.T) {
	p, err := ingest.New(ingest.Options{Extract: []ingest.Stage{}})
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text, word string
		want       mode.Mode // without the trigger
	}{
		{"Norway attacked Chile.", "attacked", mode.Mode{Status: graph.Actual}},
		{"Norway did not attack Chile.", "attack", mode.Mode{Status: graph.Denied, Negated: true}},
		{"Norway never attacked Chile.", "attacked", mode.Mode{Status: graph.Denied, Negated: true}},
		{"Norway will attack Chile.", "attack", mode.Mode{Status: graph.Planned, Future: true}},
		{"Norway will not attack Chile.", "attack", mode.Mode{Status: graph.Denied, Negated: true, Future: true}},
		{"Norway may attack Chile.", "attack", mode.Mode{Status: graph.Possible}},
		{"Norway must help Chile.", "help", mode.Mode{Status: graph.Possible, Obliged: true}},
		{"Norway said that it would help Chile.", "help", mode.Mode{Status: graph.Planned, Future: true}},
		{"Norway plans to attack Chile.", "attack", mode.Mode{Status: graph.Planned, Future: true}},
		{"Norway is going to attack Chile.", "attack", mode.Mode{Status: graph.Planned, Future: true}},
		{"Norway wants to meet Chile.", "meet", mode.Mode{Status: graph.Possible}},
		{"Norway denied that it attacked Chile.", "attacked", mode.Mode{Status: graph.Denied, Negated: true}},
		{"Norway no longer supports Chile.", "supports", mode.Mode{Status: graph.Denied, Negated: true}},
		{"Norway would help Chile.", "help", mode.Mode{Status: graph.Possible, Future: true}},
		{"Nobody attacked Chile.", "attacked", mode.Mode{Status: graph.Denied, Negated: true}},
		{"Norway can't help Chile.", "help", mode.Mode{Status: graph.Denied, Negated: true}},
		{"Norway will meet and help Chile.", "help", mode.Mode{Status: graph.Planned, Future: true}},
		{"Norway denied attacking Chile.", "attacking", mode.Mode{Status: graph.Denied, Negated: true}},
		{"Norway is considering attacking Chile.", "attacking", mode.Mode{Status: graph.Possible}},
		{"Norway will start to help Chile.", "help", mode.Mode{Status: graph.Planned, Future: true}},
		{"Norway used tanks to attack Chile.", "attack", mode.Mode{Status: graph.Actual}},
		{"Norway does not believe that Peru attacked Chile.", "attacked", mode.Mode{Status: graph.Actual}},
		{"Norway did not see that Peru attacked Chile.", "attacked", mode.Mode{Status: graph.Denied, Negated: true}},
		{"Norway does not have any plans to attack Chile.", "attack", mode.Mode{Status: graph.Denied, Negated: true}},
		{"Norway said Peru would help Chile.", "help", mode.Mode{Status: graph.Planned, Future: true}},
		{"If Norway attacks Chile, Peru will fight.", "attacks", mode.Mode{Status: graph.Possible, Hypothetical: true}},
		{"Norway sent soldiers to attack Chile.", "attack", mode.Mode{Status: graph.Planned}},
		{"Norway has no plans to attack Chile.", "attack", mode.Mode{Status: graph.Denied, Negated: true}},
		{"The talks are to take place in Oslo.", "take", mode.Mode{Status: graph.Planned, Future: true}},
	} {
		a, err := p.Analyse(context.Background(), document.Article{ID: "a", Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		x := mode.Reader{Tree: lex.Tree(a.Document), Lex: lex}
		for i := range a.Tokens {
			if a.Tokens[i].Text != c.word {
				continue
			}
			got := x.Of(i)
			if got.Trigger = ""; got != c.want {
				t.Errorf("%s %s: %+v, want %+v", c.text, c.word, got, c.want)
			}
		}
	}
}

func TestOfNoun(t *testing.T) {
	p, err := ingest.New(ingest.Options{Extract: []ingest.Stage{}})
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]graph.Status{
		"Norway praised the talks.":          graph.Actual,
		"Norway praised the planned talks.":  graph.Planned,
		"Norway praised the possible talks.": graph.Possible,
		"There were no talks.":               graph.Denied,
		"Norway left without talks.":         graph.Denied,
		"Norway opposes any talks.":          graph.Possible,
	} {
		a, err := p.Analyse(context.Background(), document.Article{ID: "a", Text: text})
		if err != nil {
			t.Fatal(err)
		}
		x := mode.Reader{Tree: lex.Tree(a.Document), Lex: lex}
		for i := range a.Tokens {
			if a.Tokens[i].Text == "talks" {
				if got := x.OfNoun(i).Status; got != want {
					t.Errorf("%s: %s, want %s", text, got, want)
				}
			}
		}
	}
}

func TestCombine(t *testing.T) {
	planned, denied := mode.Mode{Status: graph.Planned, Trigger: "plan"}, mode.Mode{Status: graph.Denied, Negated: true, Trigger: "no"}
	if got := planned.Combine(denied); got.Status != graph.Denied || !got.Negated || got.Trigger != "no" {
		t.Errorf("the less real wins: %+v", got)
	}
	if got := denied.Combine(planned); got.Status != graph.Denied || got.Trigger != "no" {
		t.Errorf("in either order: %+v", got)
	}
	can := mode.Mode{Trigger: "could"}
	will := mode.Mode{Status: graph.Planned, Future: true, Trigger: "will"}
	if !can.Unable() || will.Unable() || !will.Announced() || can.Announced() {
		t.Error("unable or announced")
	}
}
