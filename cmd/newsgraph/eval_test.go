package main

import (
	"encoding/json"
	"strings"
	"testing"

	"newsgraph/graph/score"
)

const goldArticle = `{"document": "call", "date": "2022-03-05",
 "entities": [{"id": "biden", "kind": "person", "name": "Joe Biden"}, {"id": "putin", "kind": "person", "name": "Vladimir Putin"}],
 "events": [{"source": "biden", "relation": "warned", "target": "putin", "status": "actual", "sentence": 0},
            {"source": "putin", "relation": "sanctioned", "target": "biden", "status": "actual", "sentence": 0}],
 "offices": [], "meetings": []}`

func TestEval(t *testing.T) {
	w := newWorld(t)
	w.write(map[string]string{"set/gold/call.json": goldArticle, "set/call.txt": "Joe Biden warned Vladimir Putin."})
	stdout, _ := w.must(exitOK, "eval", "set/gold", "--errors")
	contains(t, stdout, "set/gold: 1 article\n", "events typed     P 1.000  R 0.500  F1 0.667\n", "sanctioned")
	for _, form := range []string{asJSON, asJSONL} {
		stdout, _ = w.must(exitOK, "eval", "set/gold", "--output", form)
		var s score.ArticleScores
		if err := json.Unmarshal([]byte(stdout), &s); err != nil || s.EventsTyped.Wanted != 2 || s.EventsTyped.Hit != 1 {
			t.Errorf("%s: %v, %s", form, err, stdout)
		}
		if lines := strings.Count(stdout, "\n"); (lines == 1) != (form == asJSONL) {
			t.Errorf("%s: %d lines", form, lines)
		}
	}
	w.must(exitUsage, "eval", "set/gold", "--output", "csv")
}

func TestEvalRecords(t *testing.T) {
	w := newWorld(t)
	w.write(map[string]string{"dev.jsonl": `{"id": "1", "text": "Russia warned Ukraine.", "event": "THREATEN", "source": ["RUS"], "target": ["UKR"]}` + "\n"})
	stdout, _ := w.must(exitOK, "eval", "dev.jsonl")
	contains(t, stdout, "dev.jsonl: 1 sentence\n", "all right        1.000\n")
}

// TestEvalJudged reads an article with verdicts: the parties are counted by their names.
func TestEvalJudged(t *testing.T) {
	w := newWorld(t)
	judged := strings.Replace(goldArticle, `"offices"`, `"judged": [{"source": "Joe Biden", "relation": "warned", "target": "Vladimir Putin", "verdict": "right"}], "offices"`, 1)
	w.write(map[string]string{"set/gold/call.json": judged, "set/call.txt": "Joe Biden warned Vladimir Putin."})
	stdout, _ := w.must(exitOK, "eval", "set/gold")
	contains(t, stdout, "named parties    1.000  (2 of 2)\n", "in one article   0 extra nodes for 2 names\n", "merged           0 persons with the names of two\n")
	stdout, _ = w.must(exitOK, "eval", "set/gold", "--output", "json")
	contains(t, stdout, `"naming": {`, `"events_typed": {`)
}

func TestEvalErrors(t *testing.T) {
	w := newWorld(t)
	w.write(map[string]string{"alone/gold/call.json": goldArticle, "other/gold/call.json": goldArticle, "other/visit.txt": "Joe Biden visited Poland."})
	_, stderr := w.must(exitUsage, "eval", "alone/gold")
	contains(t, stderr, "--articles")
	_, stderr = w.must(exitFailure, "eval", "missing")
	contains(t, stderr, "missing")
	_, stderr = w.must(exitFailure, "eval", "other/gold")
	contains(t, stderr, "no article of the graph")
}
