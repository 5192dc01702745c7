package parties

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/score"
	"newsgraph/ingest"
	"newsgraph/ingest/document"
)

// analysed is an article with its annotation: a paragraph a line, no title.
func analysed(t *testing.T, text string, gold score.Gold) *Text {
	t.Helper()
	p, err := ingest.New(ingest.Options{Extract: []ingest.Stage{}})
	if err != nil {
		t.Fatal(err)
	}
	a, err := p.Analyse(context.Background(), document.Article{ID: "a", Text: text, Date: "2024-05-03"})
	if err != nil {
		t.Fatal(err)
	}
	return NewText(a.Document, &gold, true)
}

// Two spellings of one name are one thing, two relatives are not.
func TestNearly(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"rohani", "rouhani", true}, {"matvienko", "matviyenko", true}, {"anna", "anne", false}, {"stephon", "stevante", false}} {
		if got := nearly(c.a, c.b); got != c.want {
			t.Errorf("%s, %s: %v", c.a, c.b, got)
		}
	}
}

func event(source, target string, sourceText, targetText string, line int) score.GoldEvent {
	return score.GoldEvent{Source: source, Target: target, Relation: graph.Criticized, Sentence: &line, SourceText: sourceText, TargetText: targetText}
}

// The fates of the parties of acts: named, only in the line before, no mention of ours.
func TestFates(t *testing.T) {
	text := "Norway criticized Hungary on Thursday.\nIts scarecrows criticized Hungary, too."
	gold := score.Gold{
		Document: "a",
		Entities: []score.GoldEntity{
			{ID: "norway", Kind: graph.Country, Name: "Norway"}, {ID: "hungary", Kind: graph.Country, Name: "Hungary", Aliases: []string{"Budapest"}},
			{ID: "scarecrows", Kind: graph.Organization, Name: "scarecrows"}, {ID: "chad", Kind: graph.Country, Name: "Chad"},
		},
	}
	gold.Events = []score.GoldEvent{
		event("norway", "hungary", "", "", 1),
		event("scarecrows", "hungary", "scarecrows", "Hungary", 2),
		event("chad", "hungary", "", "", 2),
	}
	want := []struct {
		source, target Fate
		paired         bool
	}{{Reached, Reached, true}, {NoMention, Reached, false}, {Elsewhere, Reached, false}}
	acts := analysed(t, text, gold).Acts()
	if len(acts) != len(want) {
		t.Fatalf("%d acts, want %d", len(acts), len(want))
	}
	for i, a := range acts {
		if a.Source.Fate != want[i].source || a.Target.Fate != want[i].target || a.Paired != want[i].paired {
			t.Errorf("act %d: %q, %q, paired %v; want %v", i, a.Source.Fate, a.Target.Fate, a.Paired, want[i])
		}
	}
	if acts[1].Source.Head != "scarecrows" {
		t.Errorf("head %q", acts[1].Source.Head)
	}
}

// An entity of the document that has the names of two things is merged, one thing that
// the annotation lists twice is not.
func TestIdentity(t *testing.T) {
	text := "Norway criticized Hungary. Budapest answered. Police praised Norway."
	gold := score.Gold{Document: "a", Entities: []score.GoldEntity{
		{ID: "n", Kind: graph.Country, Name: "Norway"}, {ID: "h", Kind: graph.Country, Name: "Hungary"}, {ID: "b", Kind: graph.Country, Name: "Budapest"},
		{ID: "p", Kind: graph.Government, Name: "police", Aliases: []string{"Norway"}},
	}}
	var c Identity
	notes := c.Add(analysed(t, text, gold))
	if c.Merged != 1 || c.Split != 1 {
		t.Errorf("merged %d, split %d: %q", c.Merged, c.Split, notes)
	}
	var out bytes.Buffer
	s := Summary{Name: "set", Identity: c}
	s.Print(&out)
	if !strings.Contains(out.String(), "4 found, 1 of them split (0.250)") {
		t.Errorf("printed %s", out.String())
	}
}
