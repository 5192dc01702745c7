package event_test

import (
	"context"
	"reflect"
	"strings"
	"sync"
	"testing"

	"newsgraph/ingest"
	"newsgraph/ingest/act"
	"newsgraph/ingest/document"
	"newsgraph/ingest/event"
)

// language analyses texts up to what extractors read.
var language = sync.OnceValue(func() *ingest.Pipeline {
	p, err := ingest.New(ingest.Options{Extract: []ingest.Stage{}})
	if err != nil {
		panic(err)
	}
	return p
})

// read analyses a text of an article of the date that examples have.
func read(t *testing.T, text string) *document.Document {
	t.Helper()
	a, err := language().Analyse(context.Background(), document.Article{ID: "a", Date: "2023-05-12", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return a.Document
}

// told are the acts as "relation source > target status", with semicolons between.
func told(d *document.Document, r act.Result) string {
	var out []string
	for _, a := range r.Acts {
		out = append(out, string(a.Relation)+" "+d.Entities[a.Source].Name+" > "+d.Entities[a.Target].Name+" "+string(a.Status))
	}
	return strings.Join(out, "; ")
}

func extractor(t *testing.T, off ...string) *event.Extractor {
	t.Helper()
	x, err := event.NewExtractor()
	if err == nil {
		x, err = x.Without(off...)
	}
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestRules reads the example of each rule with all rules and without this one.
func TestRules(t *testing.T) {
	all := extractor(t)
	names := map[string]bool{}
	for _, r := range event.Rules() {
		if r.Name == "" || r.Why == "" || names[r.Name] {
			t.Errorf("rule %q of %s: wants a name of its own and a reason", r.Name, r.On)
		}
		names[r.Name] = true
		d := read(t, r.Example)
		with, without := all.Extract(d, nil), extractor(t, r.Name).Extract(d, nil)
		if got := told(d, with); got != r.Want {
			t.Errorf("%s: %s\ngot  %s\nwant %s", r.Name, r.Example, got, r.Want)
		}
		if reflect.DeepEqual(with, without) {
			t.Errorf("%s: %s\nis read the same without the rule: %s", r.Name, r.Example, told(d, with))
		}
	}
}

func TestWithoutUnknownRule(t *testing.T) {
	if _, err := extractor(t).Without("no such rule"); err == nil || !strings.Contains(err.Error(), "no such rule") {
		t.Errorf("error %v, want one that names the rule", err)
	}
}

// TestTraceNamesTheRule wants to be told why a war of tariffs is no act.
func TestTraceNamesTheRule(t *testing.T) {
	trace := &act.Trace{}
	extractor(t).Extract(read(t, "Fears of a trade war between Norway and Chile are growing."), trace)
	for _, s := range trace.Steps {
		if s.By == "trade war" && s.Outcome == act.Dropped && s.Why != "" {
			return
		}
	}
	t.Errorf("no step of the rule in %+v", trace.Steps)
}
