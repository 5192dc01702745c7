package chat

import (
	"net/http"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzListen reads whatever a server may send as an answer: it ends with a text or
// with a fault.
func FuzzListen(f *testing.F) {
	f.Add(`data: {"choices":[{"delta":{"content":"a"},"finish_reason":null}]}`+"\n\ndata: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n", true)
	f.Add(`{"choices":[{"message":{"content":null,"refusal":"no"},"finish_reason":"stop"}],"usage":{"prompt_tokens":-1}}`, false)
	f.Add(`data: {"error":{"message":"x","code":500}}`, true)
	f.Add(`data: [DONE]`, true)
	f.Add(`{"error":"x"}`, false)
	f.Add(`{"choices":[{"message":{"content":"a"},"finish_reason":"stop"}],"usage":{"prompt_tokens":9000000000000000000,"completion_tokens":-9}}`, false)
	f.Add("data:\xff\n: comment\nevent: x\nid", true)
	f.Fuzz(func(t *testing.T, body string, streamed bool) {
		c := &Client{o: Options{Key: "secret", MaxAnswer: DefaultMaxAnswer}}
		h := http.Header{}
		if streamed {
			h.Set("Content-Type", "text/event-stream; charset=utf-8")
		}
		s, err := c.listen(strings.NewReader(body), &http.Response{Header: h})
		if err == nil && !utf8.ValidString(s.content) {
			t.Errorf("content %q", s.content)
		}
		if u := s.used(Usage{In: 1, Out: 1}); u.In < 0 || u.Out < 0 {
			t.Errorf("usage %+v", u)
		}
		bare(s.content)
	})
}
