package judging

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"newsgraph/ingest"
	"newsgraph/ingest/document"
	"newsgraph/ingest/event"
)

func TestFitLearnsAndRepeats(t *testing.T) {
	var examples []Example
	for i := range 40 {
		examples = append(examples, Example{Features: []uint32{1, uint32(10 + i%2)}, Class: i % 2, Weight: 1, Group: i})
	}
	w := Fit(examples, 2)
	for class, feature := range []uint32{10, 11} {
		if p := w.Predict([]uint32{1, feature}); p[class] < 0.7 {
			t.Errorf("class %d: %v", class, p)
		}
	}
	rows, scale := w.Rows()
	again, same := Fit(examples, 2).Rows()
	if scale <= 0 || scale != same || !reflect.DeepEqual(rows, again) {
		t.Error("the same examples give other weights")
	}
}

func TestFits(t *testing.T) {
	e := &document.Entity{Name: "Ministry of Fishing", Aliases: []string{"the fishing ministry of Chile"}}
	for label, want := range map[string]bool{"Fishing Ministry": true, "the ministry": true, "Chile": true, "Peru": false, "": false} {
		if got := Fits(e, label); got != want {
			t.Errorf("%q: %v", label, got)
		}
	}
}

func TestExamples(t *testing.T) {
	p, err := ingest.New(ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	x, err := event.NewExtractor()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	sentences := filepath.Join(dir, "records.jsonl")
	write(t, sentences, `{"id":"1","text":"Norway criticized Chile.","event":"ACCUSE","source_text":"Norway","target_text":"Chile"}
{"id":"2","text":"Norway and Chile met in Lima.","event":"CONSULT","source_text":"Chile","target_text":"Norway"}
`)
	got, lines, err := Sentences(sentences, x, p)
	if err != nil || lines != 2 || len(got) != 2 || Classes[got[0].Class] != "ACCUSE" || Classes[got[1].Class] != "CONSULT" || got[1].Group != 2 {
		t.Errorf("%d lines, error %v, examples %+v", lines, err, got)
	}
	write(t, filepath.Join(dir, "a.json"), `{"document":"a","entities":[{"id":"n","name":"Norway"},{"id":"c","name":"Chile"},{"id":"p","name":"Peru"}],
"events":[{"source":"n","relation":"criticized","target":"c"},{"source":"c","relation":"met","target":"p"}]}`)
	write(t, filepath.Join(dir, "notes.json"), `{"other":1}`)
	texts := map[string]document.Article{"a": {ID: "a", Text: "Norway criticized Chile. Peru and Chile met. Norway sanctioned Peru."}}
	got, err = Articles(dir, texts, x, p, 7)
	var classes []string
	for _, e := range got {
		classes = append(classes, Classes[e.Class])
	}
	if err != nil || !reflect.DeepEqual(classes, []string{"ACCUSE", "CONSULT", event.NoEvent}) {
		t.Errorf("error %v, classes %v", err, classes)
	}
}

func TestExampleErrors(t *testing.T) {
	dir := t.TempDir()
	bad := filepath.Join(dir, "records.jsonl")
	write(t, bad, "{}\nnonsense\n")
	p, err := ingest.New(ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	x, err := event.NewExtractor()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := Sentences(bad, x, p); err == nil || !strings.Contains(err.Error(), "records.jsonl:2") {
		t.Errorf("error %v, want file and line", err)
	}
	if _, _, err := Sentences(filepath.Join(dir, "none"), x, p); err == nil {
		t.Error("a missing file is no error")
	}
	write(t, filepath.Join(dir, "a.json"), `{"document":"a"}`)
	if _, err := Articles(dir, nil, x, p, 0); err == nil || !strings.Contains(err.Error(), "no text named a") {
		t.Errorf("error %v, want the name of the text", err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
