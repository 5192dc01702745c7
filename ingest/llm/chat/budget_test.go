package chat_test

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"newsgraph/ingest/llm/chat"
	"newsgraph/ingest/llm/replay"
)

// TestLimits asks many questions at once within limits: they hold, and what is
// allowed is used.
func TestLimits(t *testing.T) {
	for name, l := range map[string]chat.Limits{
		"the limit of tokens": {Tokens: 1000},
		"the limit of cost":   {Cost: 0.002, PriceIn: 1, PriceOut: 4},
	} {
		s := replay.New(t, replay.OpenAI, replay.Script(ok("5")))
		c, _ := client(t, s, chat.Options{Limits: l, MaxAnswer: 100, Cache: t.TempDir()})
		var all sync.WaitGroup
		var refused atomic.Int32
		for i := range 40 {
			all.Go(func() {
				q := question
				q.User = strings.Repeat("x", i)
				if _, err := c.Ask(context.Background(), q); err != nil {
					if !strings.Contains(err.Error(), name+" is reached: ") {
						t.Error(err)
					}
					refused.Add(1)
				}
			})
		}
		all.Wait()
		n := c.Counts()
		if refused.Load() == 0 || n.Asked == 0 || n.Asked+int(refused.Load()) != 40 {
			t.Errorf("%s: %d asked, %d refused", name, n.Asked, refused.Load())
		}
		if l.Tokens > 0 && (n.Usage.In+n.Usage.Out > l.Tokens || n.Usage.In+n.Usage.Out < l.Tokens/2) {
			t.Errorf("%s: usage %+v", name, n.Usage)
		}
		if l.Cost > 0 && (n.Cost > l.Cost || n.Cost < l.Cost/3) {
			t.Errorf("%s: cost %g", name, n.Cost)
		}
		q := question
		q.User = ""
		before := len(s.Requests())
		for i := range 40 { // answers that are kept are still given
			q.User = strings.Repeat("x", i)
			_, _ = c.Ask(context.Background(), q)
		}
		if n := c.Counts(); n.Kept != before || len(s.Requests()) != before {
			t.Errorf("%s: %d kept of %d", name, n.Kept, before)
		}
	}
}

// TestUsageUntold estimates what a server does not tell, and what a broken answer
// took.
func TestUsageUntold(t *testing.T) {
	long := `{"n": 5, "text": "` + strings.Repeat("word ", 200) + `"}`
	s := replay.New(t, replay.LlamaCpp, replay.Script(replay.Reply{Content: long, Cut: 100, Quiet: true}, replay.Reply{Content: long, Quiet: true}))
	c, _ := client(t, s, chat.Options{})
	if _, err := c.Ask(context.Background(), question); err != nil {
		t.Fatal(err)
	}
	want := int64(chat.Tokens(long)) + int64(chat.Tokens(long[:700]))
	if u := c.Counts().Usage; u.Out < want-2 || u.Out > want+2 || u.In < 80 {
		t.Errorf("usage %+v, want some %d out", u, want)
	}
}
