package chat_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"newsgraph/ingest/llm/chat"
	"newsgraph/ingest/llm/replay"
)

const secret = "sk-very-secret"

var question = chat.Question{
	System: "Count.", User: "How many?", Name: "number",
	Schema: json.RawMessage(`{"type":"object","properties":{"n":{"type":"integer"}},"required":["n"],"additionalProperties":false}`),
	Check: func(s string) error {
		var v struct{ N *int }
		if err := json.Unmarshal([]byte(s), &v); err != nil {
			return err
		}
		if v.N == nil {
			return errors.New("no n")
		}
		return nil
	},
}

func ok(n string) replay.Reply { return replay.Reply{Content: `{"n": ` + n + `}`} }

// client asks a replay server without pausing; the pauses are noted.
func client(t *testing.T, s *replay.Server, o chat.Options) (*chat.Client, *[]time.Duration) {
	t.Helper()
	o.Endpoint, o.Model = s.Endpoint(), "m"
	c, err := chat.New(o)
	if err != nil {
		t.Fatal(err)
	}
	pauses := new([]time.Duration)
	return c.WithPauses(pauses), pauses
}

func TestAsk(t *testing.T) {
	for _, style := range replay.Styles() {
		for name, whole := range map[string]bool{"streamed": false, "whole": true} {
			t.Run(string(style)+" "+name, func(t *testing.T) {
				s := replay.New(t, style, replay.Script(replay.Reply{Content: `{"n": 5, "of": "Zoë's „ducks”"}`, Whole: whole}))
				s.Key, s.Model = secret, "m"
				c, _ := client(t, s, chat.Options{Key: secret, MaxAnswer: 77})
				a, err := c.Ask(context.Background(), question)
				if err != nil || a.Content != `{"n": 5, "of": "Zoë's „ducks”"}` || a.Kept {
					t.Fatalf("answer %+v, error %v", a, err)
				}
				r := s.Requests()[0]
				if r.System != "Count." || r.User != "How many?" || r.MaxTokens != 77 || r.Temperature == nil || *r.Temperature != 0 {
					t.Errorf("request %s", r.Body)
				}
				if r.Format != "json_schema" || string(r.Schema) != string(question.Schema) {
					t.Errorf("format %s, schema %s", r.Format, r.Schema)
				}
				n := c.Counts()
				if n.Asked != 1 || n.Failed != 0 || n.Usage.In != int64(len(r.Body)/4) || n.Usage.Out != int64(len(a.Content)/4) {
					t.Errorf("counts %+v", n)
				}
			})
		}
	}
}

// TestKept asks the same twice, by two clients with one folder.
func TestKept(t *testing.T) {
	s := replay.New(t, replay.OpenAI, replay.Script(ok("5"), ok("6")))
	dir := filepath.Join(t.TempDir(), "kept")
	c, _ := client(t, s, chat.Options{Key: secret, Cache: dir})
	first, err := c.Ask(context.Background(), question)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := client(t, s, chat.Options{Key: "another", Cache: dir})
	a, err := again.Ask(context.Background(), question)
	if err != nil || !a.Kept || a.Content != first.Content || len(s.Requests()) != 1 {
		t.Errorf("answer %+v, error %v, %d requests", a, err, len(s.Requests()))
	}
	if n := again.Counts(); n.Kept != 1 || n.Asked != 0 || n.Usage != (chat.Usage{}) {
		t.Errorf("counts %+v", n)
	}
	other := question
	other.User = "How many more?"
	if a, err := again.Ask(context.Background(), other); err != nil || a.Kept || a.Content != `{"n": 6}` {
		t.Errorf("another question: %+v, %v", a, err)
	}
}

// TestBrokenFile has kept answers that are cut, or under another's name.
func TestBrokenFile(t *testing.T) {
	for what, spoil := range map[string]func(string) string{
		"cut":          func(s string) string { return s[:len(s)/2] },
		"another name": func(s string) string { return strings.Replace(s, `"key":"`, `"key":"0`, 1) },
		"no answer":    func(s string) string { return strings.Replace(s, `\"n\"`, `\"x\"`, 1) },
		"empty":        func(string) string { return "" },
	} {
		s := replay.New(t, replay.OpenAI, replay.Script(ok("5"), ok("6")))
		dir := t.TempDir()
		c, _ := client(t, s, chat.Options{Cache: dir})
		if _, err := c.Ask(context.Background(), question); err != nil {
			t.Fatal(err)
		}
		files, _ := filepath.Glob(filepath.Join(dir, "*", "*.json"))
		if len(files) != 1 {
			t.Fatalf("files %v", files)
		}
		b, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(files[0], []byte(spoil(string(b))), 0o644); err != nil {
			t.Fatal(err)
		}
		for range 2 { // asked again, then kept again
			if a, err := c.Ask(context.Background(), question); err != nil || a.Content != `{"n": 6}` {
				t.Errorf("%s: %+v, %v", what, a, err)
			}
		}
		if n := len(s.Requests()); n != 2 {
			t.Errorf("%s: %d requests", what, n)
		}
	}
}

// TestFolderThatCannotBeWritten says so at the first answer, and asks no more.
func TestFolderThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s := replay.New(t, replay.OpenAI, replay.Script(ok("5")))
	c, _ := client(t, s, chat.Options{Cache: file})
	for range 2 {
		if _, err := c.Ask(context.Background(), question); err == nil || !strings.Contains(err.Error(), "cannot be kept") {
			t.Errorf("error %v", err)
		}
	}
	if len(s.Requests()) != 1 {
		t.Errorf("%d requests", len(s.Requests()))
	}
}

// TestSeveralAtOnce has no more requests under way than allowed, and that many.
func TestSeveralAtOnce(t *testing.T) {
	const allowed = 3
	s := replay.New(t, replay.OpenAI, replay.Script(ok("5")))
	var mu sync.Mutex
	under, most := 0, 0
	full := make(chan struct{})
	meet := func(by int) {
		mu.Lock()
		defer mu.Unlock()
		if under += by; under > most {
			if most = under; most == allowed {
				close(full)
			}
		}
	}
	q := question
	q.Check = func(content string) error { // runs while the request holds its place
		meet(+1)
		defer meet(-1)
		select {
		case <-full:
			return nil
		case <-time.After(10 * time.Second):
			return errors.New("the others did not come")
		}
	}
	c, _ := client(t, s, chat.Options{Requests: allowed})
	var all sync.WaitGroup
	for range 4 * allowed {
		all.Go(func() {
			if _, err := c.Ask(context.Background(), q); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if most != allowed {
		t.Errorf("%d requests at once", most)
	}
}

func TestOptions(t *testing.T) {
	for want, o := range map[string]chat.Options{
		`"ftp://host/v1" is no address`: {Endpoint: "ftp://host/v1", Model: "m"},
		`"" is no address`:              {Model: "m"},
		"no model":                      {Endpoint: "http://localhost:1/v1"},
		"cannot be negative":            {Endpoint: "http://localhost:1/v1", Model: "m", Limits: chat.Limits{Tokens: -1}},
		"needs the prices":              {Endpoint: "http://localhost:1/v1", Model: "m", Limits: chat.Limits{Cost: 1}},
	} {
		if _, err := chat.New(o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: error %v, want %q", o, err, want)
		}
	}
	s := replay.New(t, replay.OpenAI, replay.Script(ok("5")))
	for _, address := range []string{s.URL + "/v1", s.URL + "/v1/", s.URL + "/v1/chat/completions"} {
		c, err := chat.New(chat.Options{Endpoint: address, Model: "m"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.Ask(context.Background(), question); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
}
