package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"newsgraph/ingest/llm"
	llmserver "newsgraph/ingest/llm/replay"
)

const modelKey = "sk-of-the-tests"

// now lets a repetition follow at once.
var now = map[string]string{"Retry-After": "0"}

// verdicts is an answer that gives every claim of the question the verdict that
// the function gives to its line.
func verdicts(judge func(claim string) string) func(llmserver.Request) llmserver.Reply {
	claims := regexp.MustCompile(`(?m)^(\d+)\. (.*)$`)
	return func(r llmserver.Request) llmserver.Reply {
		_, list, _ := strings.Cut(r.User, "\nClaims:\n")
		var out []string
		for _, m := range claims.FindAllStringSubmatch(list, -1) {
			out = append(out, fmt.Sprintf(`{"claim": %s, "verdict": %q, "why": "fine"}`, m[1], judge(m[2])))
		}
		return llmserver.Reply{Content: `{"verdicts": [` + strings.Join(out, ", ") + `]}`}
	}
}

func always(verdict string) func(string) string { return func(string) string { return verdict } }

// modelWorld is the world of the news with a model's server.
func modelWorld(t *testing.T, style llmserver.Style, answer func(llmserver.Request) llmserver.Reply) (*world, *llmserver.Server) {
	w := newsWorld(t)
	s := llmserver.New(t, style, answer)
	s.Key = modelKey
	w.vars[modelURLVar], w.vars[modelNameVar], w.vars[modelKeyVar] = s.Endpoint(), "replayed", modelKey
	return w, s
}

// withoutKey checks that no output and no file has the key.
func (w *world) withoutKey(outputs ...string) {
	w.t.Helper()
	for _, o := range outputs {
		if strings.Contains(o, modelKey) {
			w.t.Errorf("the key is in the output:\n%s", o)
		}
	}
	err := filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if strings.Contains(string(b), modelKey) {
			w.t.Errorf("the key is in %s", path)
		}
		return err
	})
	if err != nil {
		w.t.Error(err)
	}
}

func TestModelVerifies(t *testing.T) {
	for _, style := range llmserver.Styles() {
		w, s := modelWorld(t, style, verdicts(func(claim string) string {
			switch {
			case strings.Contains(claim, "--warned-->"):
				return "wrong"
			case strings.Contains(claim, "--visited-->"):
				return "arguable"
			}
			return "right"
		}))
		stdout, stderr := w.must(exitOK, "build", "news", "--extractor", "llm", "--llm-price", "1,2")
		contains(t, stdout, "4 articles read: 4 new\n", "language model replayed: ", " 1 wrong and dropped\n", "4 requests, 0 answers kept from before; ", "; cost 0.0")
		w.withoutKey(stdout, stderr)
		if stderr != "" {
			t.Errorf("stderr: %s", stderr)
		}
		w.must(exitNotFound, "query", "Biden", "warned")
		stdout, _ = w.must(exitOK, "query", "Macron", "visited", "--output", "json")
		contains(t, stdout, `"confidence": 0.5`, "; llm arguable")
		stdout, _ = w.must(exitOK, "query", "NATO", "criticized", "--output", "json")
		contains(t, stdout, `"confidence": 0.9`, "; llm right")

		first, asked := w.read("newsgraph-out"), len(s.Requests())
		if err := os.RemoveAll("newsgraph-out"); err != nil {
			t.Fatal(err)
		}
		s.Close() // a second run needs no server
		stdout, _ = w.must(exitOK, "build", "news", "--extractor", "llm", "--llm", "verify", "--jobs", "1")
		contains(t, stdout, fmt.Sprintf("0 requests, %d answers kept from before; 0 tokens in, 0 out\n", asked))
		w.sameFiles("second run", w.read("newsgraph-out"), first)
	}
}

// TestModelReads reads articles with nothing but the model.
func TestModelReads(t *testing.T) {
	w, s := modelWorld(t, llmserver.Ollama, func(r llmserver.Request) llmserver.Reply {
		if !strings.Contains(r.User, "NATO") {
			return llmserver.Reply{Content: "```json\n{\"acts\": [], \"meetings\": []}\n```"}
		}
		return llmserver.Reply{Content: `{"acts": [
			{"sentence": 1, "trigger": "condemned", "source": "NATO", "source_sentence": 0, "relation": "criticized", "target": "Russia", "target_sentence": 0, "status": "actual", "when": "on Sunday", "about": "", "reported_by": "", "title": "", "certainty": "plain"},
			{"sentence": 1, "trigger": "bombed", "source": "NATO", "source_sentence": 0, "relation": "attacked", "target": "Russia", "target_sentence": 0, "status": "actual", "when": "", "about": "", "reported_by": "", "title": "", "certainty": "plain"}
		], "meetings": []}`}
	})
	stdout, _ := w.must(exitOK, "build", "news", "--llm", "read")
	contains(t, stdout, "language model replayed: 1 act and 0 meetings read\n", "not used of its answers: 1 words not in the text\n")
	stdout, _ = w.must(exitOK, "query", "_", "_", "--output", "csv")
	contains(t, stdout, "2022-03-06,NATO,criticized,Russia,actual,")
	if strings.Count(stdout, "\n") != 2 {
		t.Errorf("more than one act:\n%s", stdout)
	}
	contains(t, s.Requests()[0].System, "careful annotator of news", "- warned: ")
}

// TestModelFails loses the articles without an answer and no other; the store
// keeps what it had of them, and the next run asks about them alone. Facts found
// without the model, or with it, are never taken for one another.
func TestModelFails(t *testing.T) {
	broken := true
	judge := verdicts(always("right"))
	w, s := modelWorld(t, llmserver.LlamaCpp, func(r llmserver.Request) llmserver.Reply {
		if broken && strings.Contains(r.User, "NATO") {
			return llmserver.Reply{Status: 500, Message: "out of memory", Header: now}
		}
		return judge(r)
	})
	sure := func(subject, relation string) string {
		stdout, _ := w.must(exitOK, "query", subject, relation, "--output", "jsonl")
		var e struct{ Confidence float64 }
		if err := json.Unmarshal([]byte(stdout), &e); err != nil {
			t.Fatalf("%v in %s", err, stdout)
		}
		return fmt.Sprintf("%.3f", e.Confidence)
	}
	w.must(exitOK, "build", "news")
	rules, byRule := w.read("newsgraph-out"), sure("NATO", "criticized")

	stdout, stderr := w.must(exitOK, "build", "news", "--extractor", "llm")
	contains(t, stdout, "3 articles read: 3 changed\n", "1 skipped: 1 the model's service failed\n", "; 4 repeated after faults")
	contains(t, filepath.ToSlash(stderr), "newsgraph: skipped news/2022/nato.txt: the model's service failed: status 500: out of memory (5 tries); run again later: answers so far are kept\n")
	if got := sure("NATO", "criticized"); got != byRule {
		t.Errorf("what waits for an answer has confidence %s, had %s", got, byRule)
	}
	if got := sure("Biden", "warned"); got != "0.900" {
		t.Errorf("what has one has confidence %s", got)
	}

	broken = false
	before := len(s.Requests())
	stdout, _ = w.must(exitOK, "build", "news", "--extractor", "llm")
	contains(t, stdout, "4 articles read: 1 changed, 3 as before\n")
	if n := len(s.Requests()) - before; n != 1 || sure("NATO", "criticized") != "0.900" {
		t.Errorf("%d requests for one article", n)
	}
	stdout, _ = w.must(exitOK, "build", "news", "--extractor", "llm")
	contains(t, stdout, "4 articles read: 4 as before\n", "language model replayed: not asked, for nothing is new\n")
	w.must(exitOK, "build", "news")
	w.sameFiles("without the model again", w.read("newsgraph-out"), rules)
}

// TestModelFaults has every article meet a fault: what is said, and how often.
func TestModelFaults(t *testing.T) {
	for name, c := range map[string]struct {
		reply llmserver.Reply
		key   string
		says  string
		times int
	}{
		"wrong key":     {llmserver.Reply{}, "sk-of-somebody", "the model's service refuses the key: status 401: Incorrect API key provided: Bearer [key]; check the key in the environment; so are all further", 1},
		"busy":          {llmserver.Reply{Status: 429, Message: "slow down", Header: now}, modelKey, "too many requests for the model's service: status 429: slow down (5 tries)", 4},
		"quota":         {llmserver.Reply{Status: 429, Message: "quota", Code: "insufficient_quota"}, modelKey, "the account at the model's service is used up", 1},
		"invalid JSON":  {llmserver.Reply{Content: `{"verdicts": [`}, modelKey, "the model's answer is not of the form asked for: unexpected end of JSON input (2 tries)", 4},
		"other schema":  {llmserver.Reply{Content: `{"edges": []}`}, modelKey, `not of the form asked for: it has no "verdicts"`, 4},
		"told to obey":  {llmserver.Reply{Content: "Sure! All claims are right."}, modelKey, "not of the form asked for", 4},
		"declines":      {llmserver.Reply{Refusal: "I can't do that."}, modelKey, "the model declines to answer: I can't do that.", 4},
		"endless words": {llmserver.Reply{Content: `{"verdicts": [`, Finish: "length"}, modelKey, "the model's answer is longer than allowed", 4},
	} {
		t.Run(name, func(t *testing.T) {
			w, _ := modelWorld(t, llmserver.OpenAI, llmserver.Script(c.reply))
			w.vars[modelKeyVar] = c.key
			stdout, stderr := w.must(exitInput, "build", "news", "--extractor", "llm", "--llm-requests", "1")
			contains(t, stderr, c.says, "newsgraph: no article could be read\n")
			if n := strings.Count(stderr, "newsgraph: skipped "); n != c.times {
				t.Errorf("said %d times:\n%s", n, stderr)
			}
			w.withoutKey(stdout, stderr)
			if strings.Contains(stderr, c.key) {
				t.Errorf("the key is in\n%s", stderr)
			}
		})
	}
}

// TestModelCut has the first answer cut in the middle: it is asked for again.
func TestModelCut(t *testing.T) {
	judge := verdicts(always("right"))
	first := true
	w, _ := modelWorld(t, llmserver.OpenAI, func(r llmserver.Request) llmserver.Reply {
		reply := judge(r)
		if first {
			reply.Cut = 2
		}
		first = false
		return reply
	})
	stdout, _ := w.must(exitOK, "build", "news", "--extractor", "llm")
	contains(t, stdout, "4 articles read: 4 new\n", "5 requests, 0 answers kept from before", "; 1 repeated after faults")
}

// TestModelAbsent has no server at the address.
func TestModelAbsent(t *testing.T) {
	w, s := modelWorld(t, llmserver.OpenAI, nil)
	s.Close()
	_, stderr := w.must(exitInput, "build", "news", "--extractor", "llm")
	contains(t, stderr, "the model's service cannot be reached: ", "check the address, and that the server runs; so are all further articles without a kept answer\n")
	if strings.Count(stderr, "\n") != 2 {
		t.Errorf("stderr:\n%s", stderr)
	}
}

// TestModelLimits stops at a limit, with what was stored before, and goes on from
// there when the limit is raised.
func TestModelLimits(t *testing.T) {
	w, s := modelWorld(t, llmserver.OpenAI, verdicts(always("right")))
	args := []string{"build", "news", "--extractor", "llm", "--llm-requests", "1", "--llm-answer", "100"}
	stdout, stderr := w.must(exitOK, append(args, "--llm-max-tokens", "6500")...)
	asked := len(s.Requests())
	contains(t, stdout, "skipped: ", " the limit of tokens is reached\n")
	contains(t, stderr, "the limit of tokens is reached: ", " of 6500 used, the next request may take ", "raise the limit and run again: answers so far are kept; so are all further")
	if asked == 0 || asked == 4 || strings.Count(stderr, "skipped") != 1 {
		t.Errorf("%d requests; stderr:\n%s", asked, stderr)
	}
	stdout, _ = w.must(exitOK, append(args, "--llm-max-cost", "1", "--llm-price", "0.15,0.60")...)
	contains(t, stdout, "4 articles read: ", "kept from before; ")
	if len(s.Requests()) != 4 {
		t.Errorf("%d requests for four articles", len(s.Requests()))
	}
}

// TestModelPrompt shows the instructions, takes changed ones, and says what is
// wrong with others.
func TestModelPrompt(t *testing.T) {
	w, s := modelWorld(t, llmserver.VLLM, verdicts(always("right")))
	for _, command := range []string{"build", "ingest", "eval"} {
		stdout, _ := w.must(exitOK, command, "--llm", "show-prompt")
		if stdout != llm.DefaultPrompt() {
			t.Errorf("%s shows\n%s", command, stdout)
		}
	}
	shown, _ := w.must(exitOK, "build", "--llm", "show-prompt")
	w.write(map[string]string{"mine.txt": strings.Replace(shown, "[verify]\n", "[verify]\nBe merciful. ", 1), "bad.txt": "[verify]\nx"})
	w.must(exitOK, "build", "news", "--extractor", "llm", "--prompt", "mine.txt")
	contains(t, s.Requests()[0].System, "Be merciful. You are a careful annotator of news. A program")
	stdout, _ := w.must(exitOK, "build", "--llm", "show-prompt", "--prompt", "mine.txt")
	contains(t, stdout, "Be merciful.")
	stdout, _ = w.must(exitOK, "build", "news", "--extractor", "llm")
	contains(t, stdout, "4 requests, 0 answers kept") // other instructions, other answers
	for want, args := range map[string][]string{
		"--prompt: bad.txt: no section [read]":   {"build", "news", "--extractor", "llm", "--prompt", "bad.txt"},
		"--prompt: open none.txt":                {"build", "--llm", "show-prompt", "--prompt", "none.txt"},
		"name a file or folder":                  {"build", "--llm", "read"},
		"leave one out":                          {"build", "news", "--llm", "read", "--extractor", "rules"},
		"it is none of rules, llm":               {"build", "news", "--extractor", "gpt"},
		"it is none of verify, read":             {"build", "news", "--llm", "write"},
		`the endpoint "localhost" is no address`: {"build", "news", "--extractor", "llm", "--llm-endpoint", "localhost"},
		"no pair of prices":                      {"build", "news", "--extractor", "llm", "--llm-price", "3"},
		"needs the prices":                       {"build", "news", "--extractor", "llm", "--llm-max-cost", "3"},
		"are 1 or more":                          {"build", "news", "--extractor", "llm", "--llm-requests", "0"},
	} {
		_, stderr := w.must(exitUsage, args...)
		contains(t, stderr, want)
	}
	delete(w.vars, modelNameVar)
	_, stderr := w.must(exitUsage, "build", "news", "--extractor", "llm")
	contains(t, stderr, "a language model needs a name: --llm-model, or NEWSGRAPH_LLM_MODEL in the environment")
}

// TestModelEval measures a model that calls everything right, and one that calls
// everything wrong.
func TestModelEval(t *testing.T) {
	for verdict, precision := range map[string]float64{"right": 1, "wrong": 0} {
		w, _ := modelWorld(t, llmserver.OpenAI, verdicts(always(verdict)))
		w.write(map[string]string{"set/gold/call.json": goldArticle, "set/call.txt": "Joe Biden warned Vladimir Putin."})
		stdout, stderr := w.must(exitOK, "eval", "set/gold", "--extractor", "llm", "--output", "json")
		var s struct {
			EventsTyped struct{ P float64 } `json:"events_typed"`
		}
		if err := json.Unmarshal([]byte(stdout), &s); err != nil || s.EventsTyped.P != precision {
			t.Errorf("%s: %v\n%s", verdict, err, stdout)
		}
		contains(t, stderr, "newsgraph: language model replayed: 1 claim judged")
	}
}
