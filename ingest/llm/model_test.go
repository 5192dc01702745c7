package llm

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"

	"newsgraph/graph"
	"newsgraph/ingest"
	"newsgraph/ingest/act"
	"newsgraph/ingest/document"
	"newsgraph/ingest/llm/chat"
)

// analysed is a text after all stages, the rules included.
func analysed(t testing.TB, date, text string) *ingest.Analysis {
	t.Helper()
	p, err := pipeline()
	if err != nil {
		t.Fatal(err)
	}
	a, err := p.Analyse(context.Background(), document.Article{ID: "a", Date: date, Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

var pipeline = sync.OnceValues(func() (*ingest.Pipeline, error) { return ingest.New(ingest.Options{}) })

// says is an asker that answers by a function and keeps the questions.
type says struct {
	answer    func(chat.Question) (string, error)
	questions []chat.Question
}

func (s *says) Ask(_ context.Context, q chat.Question) (chat.Answer, error) {
	s.questions = append(s.questions, q)
	content, err := s.answer(q)
	if err == nil {
		err = q.Check(content)
	}
	return chat.Answer{Content: content}, err
}

// model answers everything with one text.
func model(t testing.TB, content string) (*Model, *says) {
	t.Helper()
	p, err := ParsePrompt("prompt.txt", DefaultPrompt())
	if err != nil {
		t.Fatal(err)
	}
	s := &says{answer: func(chat.Question) (string, error) { return content, nil }}
	return New("m", s, p), s
}

// show writes acts in one line each: source, relation, target, status, confidence.
func show(d *document.Document, acts []act.Act) string {
	var b strings.Builder
	for _, a := range acts {
		fmt.Fprintf(&b, "%s %s %s (%s) %.1f\n", d.Entities[a.Source].Name, a.Relation, d.Entities[a.Target].Name, a.Status, a.Confidence)
	}
	return b.String()
}

// TestPromptNamesAll finds every relation and status that an answer may have in
// the instructions for it, with what its class calls for.
func TestPromptNamesAll(t *testing.T) {
	p, err := ParsePrompt("prompt.txt", DefaultPrompt())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"read": p.read, "verify": p.verify} {
		for _, r := range relations() {
			if !strings.Contains(text, "\n- "+string(r)+": ") {
				t.Errorf("%s does not explain %s", name, r)
			}
		}
		for _, s := range graph.Statuses() {
			if !strings.Contains(text, "\n- "+string(s)+": ") {
				t.Errorf("%s does not explain %s", name, s)
			}
		}
		if n := strings.Count(text, "\n- met: "); n != 1 || regexp.MustCompile(`\{\w+\}`).MatchString(text) || strings.Contains(text, "\n#") {
			t.Errorf("%s is not filled in", name)
		}
		if strings.Contains(text, string(graph.Announced)+":") {
			t.Errorf("%s asks for statements", name)
		}
	}
}

// TestPromptExample reads the example of the instructions as an answer.
func TestPromptExample(t *testing.T) {
	p, err := ParsePrompt("prompt.txt", DefaultPrompt())
	if err != nil {
		t.Fatal(err)
	}
	example := regexp.MustCompile(`\{"sentence".*?\}`).FindString(p.read)
	var got map[string]any
	if err := json.Unmarshal([]byte(example), &got); err != nil {
		t.Fatalf("%s: %v", example, err)
	}
	if want, _ := json.Marshal(told{}); len(got) != strings.Count(string(want), ":") {
		t.Errorf("the example has %d fields: %s", len(got), example)
	}
	a := analysed(t, "2022-01-23", "The Prime Minister of Georgia accused Armenia of spying on Monday, a charge that it rejected.")
	m, _ := model(t, `{"acts": [`+strings.NewReplacer(`"sentence": 7`, `"sentence": 1`, "Ruritania", "Armenia", "The Prime Minister", "The Prime Minister of Georgia").Replace(example)+`]}`)
	r, err := m.Read(context.Background(), a.Document, nil, nil)
	if err != nil || len(r.Acts) != 1 || r.Acts[0].About != "spying" || r.Acts[0].Date != "2022-01-17" {
		t.Errorf("error %v, acts %+v, dropped %v", err, r.Acts, m.Counts().Dropped)
	}
}

func TestParsePrompt(t *testing.T) {
	const whole = "# head\n[relations]\nmet: met\nunheard_of: nobody knows\n[rules]\nBe fair.\n[read]\nRead: {relations}.\n{rules}\n[verify]\r\nJudge.\n"
	p, err := ParsePrompt("mine", whole)
	if err != nil {
		t.Fatal(err)
	}
	if p.read != "Read: - met: met.\nBe fair." || p.verify != "Judge." {
		t.Errorf("read %q, verify %q", p.read, p.verify)
	}
	for text, want := range map[string]string{
		"":                            "mine: no section [read]",
		"[read]\nx":                   "mine: no section [verify]",
		"hello\n[read]\nx":            "mine:1: text before the first section",
		"[read]\nx\n[verifi]\ny":      "mine:3: unknown section [verifi]",
		"[relations]\nmet\n[read]\nx": "no section [verify]",
		whole + "[relations]\nmet\n":  `mine: "met" in [relations] has no meaning`,
	} {
		if _, err := ParsePrompt("mine", text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}

// TestSchemaFits has the properties that answers are read into, and no others.
func TestSchemaFits(t *testing.T) {
	var read, verify struct {
		Properties map[string]struct {
			Items struct {
				Properties map[string]json.RawMessage
				Required   []string
			}
		}
	}
	if err := json.Unmarshal(readSchema(), &read); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(verifySchema(), &verify); err != nil {
		t.Fatal(err)
	}
	fits := func(what string, have map[string]json.RawMessage, into any) {
		b, err := json.Marshal(into)
		if err != nil {
			t.Fatal(err)
		}
		var want map[string]json.RawMessage
		if err := json.Unmarshal(b, &want); err != nil {
			t.Fatal(err)
		}
		for name := range want {
			if have[name] == nil {
				t.Errorf("%s: the schema lacks %s", what, name)
			}
		}
		if len(have) != len(want) {
			t.Errorf("%s: %d properties for %d fields", what, len(have), len(want))
		}
	}
	fits("acts", read.Properties["acts"].Items.Properties, told{})
	fits("meetings", read.Properties["meetings"].Items.Properties, toldMeeting{})
	fits("verdicts", verify.Properties["verdicts"].Items.Properties, verdict{})
	if r := read.Properties["acts"].Items.Required; r[0] != "sentence" || r[4] != "relation" {
		t.Errorf("the order of writing is lost: %v", r)
	}
}
