package deciding

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/score"
	"newsgraph/ingest/act"
	"newsgraph/ingest/decide"
	"newsgraph/ingest/document"
)

// text is "Peru warned Chile", on its third line, with the act annotated there.
func text(set string, line int) *Text {
	t := &Text{Set: set, Doc: &document.Document{Article: document.Article{ID: "a", Text: "Head\n\nPeru warned Chile"}}}
	at := 6
	for i, w := range []struct {
		text, rel string
		head      int
	}{{"Peru", "nsubj", 1}, {"warned", "root", -1}, {"Chile", "obj", 1}} {
		t.Doc.Tokens = append(t.Doc.Tokens, document.Token{Start: at, End: at + len(w.text), Text: w.text, Lower: w.text, Lemma: w.text, UPOS: "X", Head: w.head, Rel: w.rel})
		at += len(w.text) + 1
		if w.rel != "root" {
			t.Doc.Mentions = append(t.Doc.Mentions, document.Mention{Span: document.Span{Start: i, End: i + 1}, Head: i, Entity: len(t.Doc.Entities)})
			t.Doc.Entities = append(t.Doc.Entities, document.Entity{Name: w.text, Kind: "country", PartOf: -1})
		}
	}
	t.Doc.Sentences = []document.Sentence{{Span: document.Span{End: 3}, Paragraph: 1}}
	t.Doc.Index()
	t.Gold = &score.Gold{
		Document: "a", Entities: []score.GoldEntity{{ID: "peru", Name: "Peru"}, {ID: "chile", Name: "the Chile"}},
		Events: []score.GoldEvent{{Source: "peru", Relation: graph.Warned, Target: "chile", Sentence: &line}},
	}
	t.Candidates = decide.Candidates(t.Doc, &t.Acts)
	return t
}

func TestLabel(t *testing.T) {
	for _, c := range []struct {
		set  string
		line int
		acts int
	}{{"seeds", 3, 1}, {"seeds", 1, 0}, {"judged", 2, 1}, {"judged", 3, 0}} {
		x := text(c.set, c.line)
		x.Label()
		if len(x.Labels) != 1 || len(x.Labels[0].Acts) != c.acts || x.Labels[0].Unclear != (c.acts == 0) {
			t.Errorf("%s, line %d: %+v", c.set, c.line, x.Labels)
			continue
		}
		if c.acts == 1 {
			if a := x.Labels[0].Acts[0]; a.Class != decide.ClassIndex(graph.Threaten) || !a.Forward || a.Backward || a.Weight != 1 {
				t.Errorf("label %+v", a)
			}
		}
	}
}

// TestFit learns one text by heart, twice to the same bytes.
func TestFit(t *testing.T) {
	x := text("seeds", 3)
	x.Label()
	o := Settings{Epochs: 40, Rate: 0.5, L2: 0.1, Least: 1}
	m := Fit([]*Text{x}, o)
	odds := m.Odds(x)[0]
	if p := odds.Of(decide.ClassIndex(graph.Threaten), true); p < 0.9 {
		t.Errorf("chance of what was learnt: %v", p)
	}
	a, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	b, err := Fit([]*Text{x}, o).Encode()
	if err != nil || !bytes.Equal(a, b) {
		t.Errorf("the same text gives other bytes (%v)", err)
	}
	loaded, err := decide.NewModel(a, "")
	if err != nil {
		t.Fatal(err)
	}
	again := decide.Weigh(&x.Candidates[0], &x.Acts, loaded)
	if d := math.Abs(again.Of(decide.ClassIndex(graph.Threaten), true) - odds.Of(decide.ClassIndex(graph.Threaten), true)); d > 0.05 {
		t.Errorf("8 bits change the chance by %v", d)
	}
}

func TestCalibrate(t *testing.T) {
	var cases []Case
	for i := range 1000 {
		p := float64(i) / 1000
		right := 0.0
		if i%10 < int(10*p*p) { // right in the square of the chance, roughly
			right = 1
		}
		cases = append(cases, Case{Chance: p, Right: right, Text: i, Origin: i, Claimed: true})
	}
	knots := Calibrate(cases, 20)
	for i := 1; i < len(knots); i++ {
		if knots[i].P <= knots[i-1].P || knots[i].Right < knots[i-1].Right {
			t.Fatalf("knots do not rise: %v", knots)
		}
	}
	if v := Line(knots, 0.7); math.Abs(v-0.45) > 0.06 {
		t.Errorf("0.7 is right in %v", v)
	}
	if _, ece := Reliability(cases, 20); ece > 0.05 {
		t.Errorf("expected calibration error %v", ece)
	}
}

func TestWorth(t *testing.T) {
	x := text("judged", 2)
	x.Acts.Acts = []act.Act{
		{Relation: graph.Warned, Source: 0, Target: 1, Trigger: 1, Rule: "warn subj>obj"},
		{Relation: graph.Attacked, Source: 1, Target: 0, Trigger: 1, Rule: "hit obj>subj"},
	}
	x.Gold.Judged = []score.Judgement{{Source: "Chile", Relation: graph.Attacked, Target: "Peru", Verdict: "wrong", Why: "direction, plainly"}}
	x.Candidates = decide.Candidates(x.Doc, &x.Acts)
	x.Label()
	got := Worth([]*Text{x})
	if w := got["relation warned"]; w == nil || w.Claimed != 1 || w.Right != 1 {
		t.Errorf("warned: %+v", w)
	}
	if w := got["target subj"]; w == nil || w.Wrong != 1 || w.Why["direction"] != 1 {
		t.Errorf("target subj: %+v", w)
	}
}

// TestGroup finds a text that repeats most of another, whatever its case and spaces.
func TestGroup(t *testing.T) {
	text := func(sentences ...string) *Text {
		d := &document.Document{Article: document.Article{Text: strings.Join(sentences, "\n")}}
		at := 0
		for _, s := range sentences {
			n := len(d.Tokens)
			d.Tokens = append(d.Tokens, document.Token{Start: at, End: at + len(s), Text: s})
			d.Sentences = append(d.Sentences, document.Sentence{Span: document.Span{Start: n, End: n + 1}})
			at += len(s) + 1
		}
		return &Text{Doc: d}
	}
	a := "The harbour council of Lerwick met the owners of the ferry on Tuesday."
	b := "Its chairman warned them that the pier would close without repairs."
	c := "The owners rejected the plan of the council and asked for another."
	texts := []*Text{text(a, b), text(c), text(strings.ToUpper(b), c+" And more."), text("Short.", a)}
	Group(texts)
	var got []int
	for _, x := range texts {
		got = append(got, x.Origin)
	}
	if want := []int{0, 1, 0, 0}; !slices.Equal(got, want) {
		t.Errorf("origins %v, want %v", got, want)
	}
}
