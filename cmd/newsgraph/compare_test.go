package main

import (
	"encoding/json"
	"strings"
	"testing"

	"newsgraph/graph/score"
	llmserver "newsgraph/ingest/llm/replay"
)

// compareWorld has annotated articles and a model that drops every warning.
func compareWorld(t *testing.T) *world {
	w, _ := modelWorld(t, llmserver.LlamaCpp, verdicts(func(claim string) string {
		if strings.Contains(claim, "--warned-->") {
			return "wrong"
		}
		return "right"
	}))
	w.write(map[string]string{"set/gold/call.json": goldArticle, "set/call.txt": "Joe Biden warned Vladimir Putin. NATO condemned Russia.", "set/other.txt": "France sanctioned Belarus."})
	return w
}

func TestCompareExtractors(t *testing.T) {
	w := compareWorld(t)
	stdout, stderr := w.must(exitOK, "eval", "--compare", "rules", "verify", "set/gold")
	contains(t, stdout, "rules against verify: 2 articles\n", "\nonly rules\n", "Joe Biden  warned    Vladimir Putin  actual", "    Joe Biden warned Vladimir Putin.\n")
	if strings.Contains(stdout, "\nonly verify\n") {
		t.Errorf("the model adds acts:\n%s", stdout)
	}
	contains(t, stderr, "newsgraph: language model replayed: 3 claims judged: 2 right, 0 arguable, 1 wrong and dropped")
	stdout, _ = w.must(exitOK, "eval", "--compare", "rules", "verify", "set/gold", "--output", "json")
	var c score.Comparison
	if err := json.Unmarshal([]byte(stdout), &c); err != nil {
		t.Fatal(err)
	}
	if c.Both != (score.Tally{Acts: 2, Wrong: 1, Unknown: 1}) || c.OnlyA != (score.Tally{Acts: 1, Right: 1}) || c.OnlyB.Acts != 0 || len(c.Acts) != 3 {
		t.Errorf("comparison %+v", c)
	}
	stdout, _ = w.must(exitOK, "eval", "--compare", "verify", "rules", "set/gold", "--output", "jsonl")
	if strings.Count(stdout, "\n") != 3 {
		t.Errorf("lines\n%s", stdout)
	}
}

func TestCompareFiles(t *testing.T) {
	w := compareWorld(t)
	w.must(exitOK, "build", "set/call.txt", "set/other.txt", "--out", "old")
	w.must(exitOK, "build", "set/call.txt", "--extractor", "llm", "--out", "new")
	stdout, _ := w.must(exitOK, "eval", "--compare", "old/graph.json", "new/graph.json")
	contains(t, stdout, "old/graph.json against new/graph.json: 1 article\n", "only old/graph.json  1", "both                 1")
	stdout, _ = w.must(exitOK, "eval", "--compare", "new/graph.json", "rules", "set/gold", "--articles", "set/call.txt")
	contains(t, stdout, "only rules", "right")
	// The line of confidence holds for files too.
	stdout, _ = w.must(exitOK, "eval", "--compare", "old/graph.json", "new/graph.json", "--min-confidence", "1", "--output", "json")
	contains(t, stdout, `"acts": []`)
}

func TestCompareErrors(t *testing.T) {
	w := compareWorld(t)
	w.write(map[string]string{"elsewhere.txt": "Peru met Chile.", "bad.json": "{"})
	w.must(exitOK, "build", "set/call.txt", "--out", "one")
	w.must(exitOK, "build", "elsewhere.txt", "--out", "two")
	for _, c := range []struct {
		code int
		args []string
		want string
	}{
		{exitUsage, []string{"rules"}, "name the two to compare"},
		{exitUsage, []string{"rules", "verify"}, "no articles for rules: name them with --articles"},
		{exitUsage, []string{"one/graph.json", "none.json"}, "none.json is no file, nor one of rules, verify, read"},
		{exitFailure, []string{"one/graph.json", "bad.json"}, "bad.json: "},
		{exitFailure, []string{"one/graph.json", "two/graph.json"}, "no article in common; build both from the same articles"},
		{exitFailure, []string{"one/graph.json", "rules", "missing"}, "missing"},
	} {
		_, stderr := w.must(c.code, append([]string{"eval", "--compare"}, c.args...)...)
		contains(t, stderr, c.want)
	}
}
