package decide

import (
	"math"
	"testing"

	"newsgraph/graph"
	"newsgraph/ingest/act"
	"newsgraph/ingest/document"
	"newsgraph/internal/perceptron"
)

// sentence is "Peru warned Chile" with a claim, and Cuba behind it that none is made of.
func sentence() (*document.Document, *act.Result) {
	d := &document.Document{Article: document.Article{ID: "a", Text: "Peru warned Chile with Cuba"}}
	for i, w := range []struct {
		text, pos, rel string
		head           int
	}{{"Peru", "PROPN", "nsubj", 1}, {"warned", "VERB", "root", -1}, {"Chile", "PROPN", "obj", 1}, {"with", "ADP", "case", 4}, {"Cuba", "PROPN", "obl", 1}} {
		d.Tokens = append(d.Tokens, document.Token{Text: w.text, Lower: w.text, Lemma: w.text, UPOS: w.pos, Head: w.head, Rel: w.rel})
		if w.pos == "PROPN" {
			d.Mentions = append(d.Mentions, document.Mention{Span: document.Span{Start: i, End: i + 1}, Head: i, Entity: len(d.Entities)})
			d.Entities = append(d.Entities, document.Entity{Name: w.text, Kind: "country", PartOf: -1})
		}
	}
	d.Sentences = []document.Sentence{{Span: document.Span{End: len(d.Tokens)}}}
	d.Index()
	return d, &act.Result{
		Acts:     []act.Act{{Relation: graph.Warned, Source: 0, Target: 1, Status: graph.Actual, Trigger: 1, Encounter: -1, ReportedBy: -1, Confidence: 0.9, Rule: "warn subj>obj"}},
		Readings: []act.Reading{{Token: 1, Relation: graph.Warned, Entry: "warn", Status: graph.Actual, Date: "2023-05"}},
	}
}

func TestCandidates(t *testing.T) {
	d, r := sentence()
	got := Candidates(d, r)
	if len(got) != 3 {
		t.Fatalf("%d pairs, want 3", len(got))
	}
	if c := got[0]; c.A != 0 || c.B != 1 || len(c.Claims) != 1 || len(c.ClaimKeys) != 1 || c.way.len() != 2 || c.reading != 1 {
		t.Errorf("Peru and Chile: %+v", c.Pair)
	}
	if _, down, whole := newTree(d).names(&got[1].way); down != "obl:with" || whole != "nsubj[VERB]obl:with" {
		t.Errorf("Peru to Cuba: down %q, whole %q", down, whole)
	}
}

// weights says for one feature what it weighs in one column.
type weights map[string][Columns]float64

func (w weights) Add(keys []uint32, to *Sums) {
	for name, row := range w {
		var f features
		f.add(name, "f")
		for _, k := range keys {
			if k == f.keys[0] {
				for i := range to {
					to[i] += row[i]
				}
			}
		}
	}
}

func TestWeigh(t *testing.T) {
	d, r := sentence()
	c := Candidates(d, r)
	var row [Columns]float64
	row[ClassIndex(graph.Threaten)] = math.Log(1000)
	o := Weigh(&c[0], r, weights{"bias": row})
	// 1 for no act and for each of 31 other outcomes, 1000 for the threat from A to B.
	if p := o.Of(ClassIndex(graph.Threaten), true); math.Abs(p-1000.0/1032) > 1e-9 {
		t.Errorf("chance %v", p)
	}
	if p := o.Of(ClassIndex(graph.Consult), true); math.Abs(p-2.0/1032) > 1e-9 {
		t.Errorf("chance of an act without direction %v", p)
	}
}

func TestApply(t *testing.T) {
	d, r := sentence()
	c := Candidates(d, r)
	odds := make([]Odds, len(c))
	odds[0].Forward[ClassIndex(graph.Threaten)] = 0.6
	odds[1].Backward[ClassIndex(graph.Aid)] = 0.5
	odds[2].Forward[ClassIndex(graph.Aid)] = leastPair / 2
	got := Apply(d, r, c, odds, func(p float64, _ bool) float64 { return p / 2 }).Acts
	if len(got) != 2 {
		t.Fatalf("acts %+v", got)
	}
	if got[0].Relation != graph.Warned || got[0].Confidence != 0.3 {
		t.Errorf("claim %+v", got[0])
	}
	if e := got[1]; e.Relation != graph.Aided || e.Source != 2 || e.Target != 0 || e.Confidence != 0.25 || e.Trigger != 1 || e.Date != "2023-05" || e.Encounter != -1 {
		t.Errorf("pair %+v", e)
	}
	if r.Acts[0].Confidence != 0.9 {
		t.Error("Apply changed what it was given")
	}
	odds[0].Forward[ClassIndex(graph.Threaten)] = leastClaim / 2
	if got := Apply(d, r, c, odds[:], func(p float64, _ bool) float64 { return p }).Acts; len(got) != 1 || got[0].Relation != graph.Aided {
		t.Errorf("a claim that nothing speaks for stays: %+v", got)
	}
}

func TestAgree(t *testing.T) {
	acts := []act.Act{
		{Relation: graph.Requested, Source: 0, Target: 1, Confidence: 0.4}, {Relation: graph.Demanded, Source: 0, Target: 1, Confidence: 0.7},
		{Relation: graph.Requested, Source: 1, Target: 0, Confidence: 0.4}, {Relation: graph.Met, Source: 1, Target: 2, Confidence: 0.2}, {Relation: graph.Visited, Source: 2, Target: 1, Confidence: 0.3},
	}
	agree(acts)
	for i, want := range []graph.Relation{graph.Demanded, graph.Demanded, graph.Requested, graph.Visited, graph.Visited} {
		if acts[i].Relation != want {
			t.Errorf("act %d: %s, want %s", i, acts[i].Relation, want)
		}
	}
	if acts[3].Source != 2 || acts[3].Target != 1 {
		t.Error("the surer telling does not give the direction")
	}
}

func TestModel(t *testing.T) {
	b, err := perceptron.Encode(ColumnNames(), 0.5, []perceptron.Row{{Key: 7, Pairs: []perceptron.Pair{{Class: 2, Weight: 4}}}})
	if err != nil {
		t.Fatal(err)
	}
	m, err := NewModel(b, "# head\nclaim 0.2 0.1\nclaim 0.6 0.5\npair 0.5 0.25\n")
	if err != nil {
		t.Fatal(err)
	}
	var s Sums
	m.Add([]uint32{7}, &s)
	if s[2] != 2 || s[3] != 0 {
		t.Errorf("sums %v", s)
	}
	for p, want := range map[float64]float64{0: 0, 0.1: 0.05, 0.2: 0.1, 0.4: 0.3, 0.6: 0.5, 0.9: 0.5} {
		if got := m.Confidence(p, true); math.Abs(got-want) > 1e-9 {
			t.Errorf("confidence of %v: %v, want %v", p, got, want)
		}
	}
	if got := m.Confidence(0.8, false); got != 0.25 {
		t.Errorf("confidence of a pair %v", got)
	}
	for _, bad := range []string{"claim 0.2", "0.2 0.1", "act 0.2 0.1", "claim 0.2 x", "claim 0.2 0.1\nclaim 0.1 0.3", "pair 0.2 0.3\npair 0.4 0.2"} {
		if _, err := NewModel(b, bad); err == nil {
			t.Errorf("calibration %q passes", bad)
		}
	}
}

// TestTrace explains a decision: the features that it names are those it weighs.
func TestTrace(t *testing.T) {
	d, r := sentence()
	var trace act.Trace
	New().Decide(d, r, &trace)
	if len(trace.Steps) < 3 {
		t.Fatalf("%d steps for three pairs", len(trace.Steps))
	}
	if s := trace.Steps[0]; s.Relation != graph.Warned || s.Why == "" || len(s.Weighed) == 0 {
		t.Errorf("step %+v", s)
	}
}

func BenchmarkDecide(b *testing.B) {
	d, r := sentence()
	x := New()
	for b.Loop() {
		x.Decide(d, r, nil)
	}
}
