package replay

import (
	"fmt"
	"net/http"
	"strings"
)

// pieceLength is how many letters a piece of a stream has: some tokens, so that
// words and JSON are cut anywhere.
const pieceLength = 7

// pieces cuts a text as a model says it.
func pieces(s string) []string {
	var out []string
	letters := []rune(s)
	for len(letters) > 0 {
		n := min(pieceLength, len(letters))
		out = append(out, string(letters[:n]))
		letters = letters[n:]
	}
	return out
}

// whole answers in one piece.
func (s *Server) whole(w http.ResponseWriter, req Request, r Reply) {
	w.Header().Set("Content-Type", "application/json")
	msg := map[string]any{"role": "assistant", "content": r.Content}
	if s.Style == OpenAI {
		msg["refusal"] = nil
	}
	if r.Refusal != "" {
		msg["content"], msg["refusal"] = nil, r.Refusal
	}
	body := s.envelope("chat.completion")
	body["choices"] = []any{map[string]any{"index": 0, "message": msg, "finish_reason": r.finish()}}
	if !r.Quiet {
		body["usage"] = s.usage(req, r)
	}
	fmt.Fprintln(w, text(body))
}

func (r *Reply) finish() string {
	if r.Finish != "" {
		return r.Finish
	}
	return "stop"
}

func (s *Server) envelope(object string) map[string]any {
	e := map[string]any{"id": "chatcmpl-1", "object": object, "created": 1767225600, "model": "replayed"}
	if s.Style == Ollama {
		e["system_fingerprint"] = "fp_ollama"
	}
	return e
}

// usage counts four letters as a token.
func (s *Server) usage(req Request, r Reply) map[string]any {
	in, out := len(req.Body)/4, len(r.Content)/4
	return map[string]any{"prompt_tokens": in, "completion_tokens": out, "total_tokens": in + out}
}

// stream answers as server-sent events.
func (s *Server) stream(w http.ResponseWriter, r *http.Request, req Request, reply Reply) {
	w.Header().Set("Content-Type", "text/event-stream")
	flush := func() { w.(http.Flusher).Flush() }
	flush()
	if reply.Hang {
		<-r.Context().Done()
		return
	}
	send := func(delta map[string]any, finish any) {
		e := s.envelope("chat.completion.chunk")
		e["choices"] = []any{map[string]any{"index": 0, "delta": delta, "finish_reason": finish}}
		fmt.Fprintf(w, "data: %s\n\n", text(e))
		flush()
	}
	if s.Style == OpenAI || s.Style == VLLM { // the first piece has the role and no text
		send(map[string]any{"role": "assistant", "content": "", "refusal": nil}, nil)
	}
	if s.Style == OpenAI {
		fmt.Fprint(w, ": keep-alive\n\n")
	}
	for i, p := range pieces(reply.Content) {
		if reply.Cut > 0 && i == reply.Cut {
			panic(http.ErrAbortHandler) // the connection ends within a chunk of HTTP
		}
		delta := map[string]any{"content": p}
		if s.Style == Ollama { // every piece has the role
			delta["role"] = "assistant"
		}
		send(delta, nil)
	}
	if reply.Failing != "" {
		fmt.Fprintf(w, "data: %s\n\n", s.failure(Reply{Status: 500, Message: reply.Failing}))
		return
	}
	if reply.Refusal != "" {
		send(map[string]any{"refusal": reply.Refusal}, nil)
	}
	send(map[string]any{}, reply.finish())
	if !reply.Quiet && strings.Contains(string(req.Body), `"include_usage":true`) {
		// The usage comes in a piece of its own without choices.
		e := s.envelope("chat.completion.chunk")
		e["choices"], e["usage"] = []any{}, s.usage(req, reply)
		fmt.Fprintf(w, "data: %s\n\n", text(e))
	}
	fmt.Fprint(w, "data: [DONE]\n\n")
}
