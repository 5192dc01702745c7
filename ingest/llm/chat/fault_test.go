package chat_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"newsgraph/ingest/llm/chat"
	"newsgraph/ingest/llm/replay"
)

// TestFaultsThatPass has a fault, then an answer.
func TestFaultsThatPass(t *testing.T) {
	for name, fault := range map[string]replay.Reply{
		"too many requests": {Status: 429, Message: "Rate limit reached", Code: "rate_limit_exceeded"},
		"server error":      {Status: 500, Message: "The server had an error"},
		"bad gateway":       {Status: 502},
		"loading":           {Status: 503, Message: "Loading model"},
		"cut at once":       {Content: `{"n": 5, "and": "more"}`, Cut: 1},
		"cut later":         {Content: `{"n": 5, "and": "more"}`, Cut: 3},
		"fails midway":      {Content: `{"n": `, Failing: "CUDA error"},
		"prose":             {Content: "There are five of them."},
		"another form":      {Content: `{"m": 5}`},
		"half an object":    {Content: `{"n": `},
	} {
		for _, style := range replay.Styles() {
			s := replay.New(t, style, replay.Script(fault, ok("5")))
			c, pauses := client(t, s, chat.Options{Cache: t.TempDir()})
			a, err := c.Ask(context.Background(), question)
			if err != nil || a.Content != `{"n": 5}` {
				t.Errorf("%s, %s: answer %+v, error %v", style, name, a, err)
			}
			if n := c.Counts(); n.Asked != 2 || n.Repeated != 1 || n.Failed != 0 || len(*pauses) != 1 {
				t.Errorf("%s, %s: counts %+v, pauses %v", style, name, n, *pauses)
			}
		}
	}
}

// TestFaultsThatStay meets the same fault again and again: how often it is tried,
// what is said, and whether other questions are still asked.
func TestFaultsThatStay(t *testing.T) {
	for _, c := range []struct {
		name     string
		fault    replay.Reply
		asked    int
		says     string
		hopeless bool
	}{
		{"rate", replay.Reply{Status: 429, Message: "slow down"}, 5, "too many requests for the model's service: status 429: slow down (5 tries); ", false},
		{"down", replay.Reply{Status: 500}, 5, "the model's service failed: status 500 (5 tries); ", false},
		{"quota", replay.Reply{Status: 429, Message: "You exceeded your current quota", Code: "insufficient_quota"}, 1, "used up", true},
		{"key", replay.Reply{Status: 401, Message: "Incorrect API key provided: " + secret}, 1, "refuses the key: status 401: Incorrect API key provided: [key]; ", true},
		{"model", replay.Reply{Status: 404, Message: "model 'm' not found"}, 1, "knows no such model or address: status 404: model 'm' not found", true},
		{"moved", replay.Reply{Status: 302, Header: map[string]string{"Location": "/elsewhere"}}, 1, "status 302", true},
		{"refused", replay.Reply{Status: 400, Message: "bad\n\x1b[31mred\x00"}, 1, "refuses the request: status 400: bad [31mred; ", false},
		{"long question", replay.Reply{Status: 400, Message: "This model's maximum context length is 10 tokens, however max_tokens", Code: "context_length_exceeded"}, 1, "too long for the model", false},
		{"long answer", replay.Reply{Content: `{"n": `, Finish: "length"}, 1, "longer than allowed", false},
		{"endless answer", replay.Reply{Content: strings.Repeat("words ", 5000)}, 1, "longer than allowed", false},
		{"filter", replay.Reply{Content: `{"n": `, Finish: "content_filter"}, 1, "declines to answer: its content filter", false},
		{"refusal", replay.Reply{Refusal: "I cannot help with that."}, 1, "declines to answer: I cannot help with that.", false},
		{"form", replay.Reply{Content: `{"m": 5}`}, 2, "not of the form asked for: no n (2 tries)", false},
		{"no end", replay.Reply{Content: `{"n": 5}`, Cut: 1}, 5, "broke off", false},
		{"impatient", replay.Reply{Status: 429, Header: map[string]string{"Retry-After": "3600"}}, 1, "too many requests", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := replay.New(t, replay.OpenAI, replay.Script(c.fault))
			dir := t.TempDir()
			asker, _ := client(t, s, chat.Options{Key: secret, Cache: dir, MaxAnswer: 100})
			_, err := asker.Ask(context.Background(), question)
			var f *chat.Fault
			if !errors.As(err, &f) || !strings.Contains(err.Error(), c.says) || f.Everywhere != c.hopeless {
				t.Fatalf("error %v (%+v)", err, f)
			}
			if strings.Contains(fmt.Sprintf("%v %+v", err, *f), secret) {
				t.Errorf("the key is in %+v", *f)
			}
			if n := len(s.Requests()); n != c.asked {
				t.Errorf("%d requests, want %d", n, c.asked)
			}
			if _, err := asker.Ask(context.Background(), question); err == nil {
				t.Error("an answer at last")
			}
			if more := len(s.Requests()) > c.asked; more == c.hopeless {
				t.Errorf("asked again: %v", more)
			}
			if files, _ := filepath.Glob(filepath.Join(dir, "*")); len(files) > 0 {
				t.Errorf("what failed is kept: %v", files)
			}
		})
	}
}

func TestTooLong(t *testing.T) {
	for _, style := range replay.Styles() {
		s := replay.New(t, style, replay.Script(replay.Reply{Status: 400, Message: "the request is beyond the maximum context length of 10 tokens", Code: "context_length_exceeded"}))
		c, _ := client(t, s, chat.Options{})
		_, err := c.Ask(context.Background(), question)
		var f *chat.Fault
		if !errors.As(err, &f) || !f.TooLong() {
			t.Errorf("%s: %v", style, err)
		}
	}
}

// TestPauses grow, and follow what the server says.
func TestPauses(t *testing.T) {
	s := replay.New(t, replay.OpenAI, replay.Script(replay.Reply{Status: 503}))
	c, pauses := client(t, s, chat.Options{Tries: 8})
	if _, err := c.Ask(context.Background(), question); err == nil {
		t.Fatal("no error")
	}
	most := time.Second
	for i, p := range *pauses {
		if p < most/2 || p > most {
			t.Errorf("pause %d is %v, want %v to %v", i, p, most/2, most)
		}
		most = min(2*most, 30*time.Second)
	}
	if len(*pauses) != 7 {
		t.Errorf("%d pauses", len(*pauses))
	}
	inTen := time.Now().Add(10 * time.Second).UTC().Format(http.TimeFormat)
	for header, want := range map[string][2]time.Duration{"7": {7 * time.Second, 7 * time.Second}, "0.25": {250 * time.Millisecond, 250 * time.Millisecond}, inTen: {5 * time.Second, 10 * time.Second}} {
		s := replay.New(t, replay.OpenAI, replay.Script(replay.Reply{Status: 429, Header: map[string]string{"Retry-After": header}}, ok("5")))
		c, pauses := client(t, s, chat.Options{})
		if _, err := c.Ask(context.Background(), question); err != nil || len(*pauses) != 1 || (*pauses)[0] < want[0] || (*pauses)[0] > want[1] {
			t.Errorf("%s: pauses %v, error %v", header, *pauses, err)
		}
	}
}

// TestDialects asks servers that do not take every parameter: each is found out
// once.
func TestDialects(t *testing.T) {
	s := replay.New(t, replay.OpenAI, replay.Script(ok("5")))
	s.NewModel, s.OnlyJSON = true, true
	c, pauses := client(t, s, chat.Options{MaxAnswer: 9})
	for range 2 {
		if _, err := c.Ask(context.Background(), question); err != nil {
			t.Fatal(err)
		}
	}
	r := s.Requests()[1]
	if r.MaxTokens != 9 || r.Temperature != nil || r.Format != "json_object" {
		t.Errorf("request %s", r.Body)
	}
	if n := c.Counts(); n.Asked != 2+3 || !n.Varying || len(*pauses) != 0 {
		t.Errorf("counts %+v, pauses %v", n, *pauses)
	}
	plain := replay.New(t, replay.LlamaCpp, replay.Script(ok("5")))
	plain.Plain = true
	c, _ = client(t, plain, chat.Options{})
	if a, err := c.Ask(context.Background(), question); err != nil || a.Content != `{"n": 5}` || c.Counts().Usage.Out == 0 {
		t.Errorf("a plain server: %+v, %v, counts %+v", a, err, c.Counts())
	}
	for content, want := range map[string]string{
		"```json\n{\"n\": 5}\n```": `{"n": 5}`, "<think>Hm, {\"n\": 4}?</think>\n{\"n\": 5}": `{"n": 5}`, "```\n{\"n\": 5}```": `{"n": 5}`,
	} {
		s := replay.New(t, replay.Ollama, replay.Script(replay.Reply{Content: content}))
		c, _ := client(t, s, chat.Options{})
		if a, err := c.Ask(context.Background(), question); err != nil || a.Content != want {
			t.Errorf("%q: %+v, %v", content, a, err)
		}
	}
}

// TestSilence leaves a server that says nothing, before and after its headers.
func TestSilence(t *testing.T) {
	s := replay.New(t, replay.OpenAI, replay.Script(replay.Reply{Hang: true}))
	mute := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		buf := make([]byte, 1<<10)
		for { // a server notices that the client leaves once the body is read
			if _, err := r.Body.Read(buf); err != nil {
				break
			}
		}
		<-r.Context().Done()
	}))
	defer mute.Close()
	for _, address := range []string{s.Endpoint(), mute.URL} {
		c, err := chat.New(chat.Options{Endpoint: address, Model: "m", Silence: 20 * time.Millisecond, Tries: 1})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.Ask(context.Background(), question); err == nil || !strings.Contains(err.Error(), "nothing came for too long") {
			t.Errorf("error %v", err)
		}
	}
}

// TestInterrupted ends the context while an answer is awaited.
func TestInterrupted(t *testing.T) {
	for what, o := range map[string]chat.Options{
		"for the place of the first":   {Requests: 1},
		"for what the first may spare": {MaxAnswer: 100, Limits: chat.Limits{Tokens: 200}},
	} {
		s := replay.New(t, replay.OpenAI, replay.Script(replay.Reply{Hang: true}))
		c, _ := client(t, s, o)
		ctx, cancel := context.WithCancel(context.Background())
		done := make(chan error, 2)
		for range 2 { // the second one waits
			go func() {
				_, err := c.Ask(ctx, question)
				done <- err
			}()
		}
		for len(s.Requests()) == 0 {
			time.Sleep(time.Millisecond)
		}
		cancel()
		for range 2 {
			if err := <-done; !errors.Is(err, context.Canceled) {
				t.Errorf("%s: error %v", what, err)
			}
		}
		if n := len(s.Requests()); n != 1 {
			t.Errorf("%s: %d requests", what, n)
		}
	}
}

// TestAbsent has no server at the address: that is said at once, and only once
// for all questions.
func TestAbsent(t *testing.T) {
	gone := httptest.NewServer(nil)
	address := gone.URL
	gone.Close()
	c, err := chat.New(chat.Options{Endpoint: address, Model: "m"})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		_, err := c.Ask(context.Background(), question)
		var f *chat.Fault
		if !errors.As(err, &f) || !f.Everywhere || !strings.Contains(err.Error(), "cannot be reached") {
			t.Errorf("error %v", err)
		}
	}
	if n := c.Counts(); n.Asked != 1 || n.Failed != 2 {
		t.Errorf("counts %+v", n)
	}
}
