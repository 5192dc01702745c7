// Package replay is a server for tests that speaks as OpenAI-compatible servers
// do: it checks requests as they do, streams prepared answers in their pieces, and
// fails in their ways.
//
// What the styles have in common and where they differ was taken from the
// documentation of OpenAI, Ollama, llama.cpp and vLLM and from errors that their
// users reported; each difference is named where it is written.
package replay

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// Style is whose manner the server has.
type Style string

// The styles.
const (
	OpenAI   Style = "openai"
	Ollama   Style = "ollama"
	LlamaCpp Style = "llama.cpp"
	VLLM     Style = "vllm"
)

// Styles lists all styles.
func Styles() []Style { return []Style{OpenAI, Ollama, LlamaCpp, VLLM} }

// Request is a request as it came in.
type Request struct {
	Header http.Header
	// Body is the whole request, System and User the texts of its messages.
	Body         []byte
	System, User string
	// Format is the type of the response format, Schema the schema in it.
	Format string
	Schema json.RawMessage
	// MaxTokens is the bound of the answer under either of its names.
	MaxTokens   int
	Temperature *float64
	Stream      bool
}

// Reply is what the server does with a request.
type Reply struct {
	// Content is the text that the model says.
	Content string
	// Status other than 0 and 200 is an error with Message and Code.
	Status        int
	Message, Code string
	Header        map[string]string
	// Cut ends the connection after so many pieces of the stream.
	Cut int
	// Finish is why the answer ends; empty means "stop".
	Finish string
	// Refusal is what a model says that will not answer.
	Refusal string
	// Whole answers in one piece, though asked to stream; Quiet tells no usage;
	// Hang sends headers and then nothing until the client leaves; Failing is an
	// error in the middle of a stream.
	Whole, Quiet, Hang bool
	Failing            string
}

// Server is the server.
type Server struct {
	*httptest.Server
	// Style is its manner, Key the key that it wants (none if empty), Model the
	// model that it has (any if empty).
	Style      Style
	Key, Model string
	// NewModel makes it refuse what OpenAI's reasoning models refuse: max_tokens
	// and any temperature. OnlyJSON makes it know no schemas, Plain no format of
	// answers at all and no options of streams, as small servers do.
	NewModel, OnlyJSON, Plain bool

	answer func(Request) Reply
	mu     sync.Mutex
	got    []Request
}

// New starts a server that answers each request by the function, which is called
// for one request at a time. It ends with the test.
func New(t testing.TB, style Style, answer func(Request) Reply) *Server {
	s := &Server{Style: style, answer: answer}
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(s.Close)
	return s
}

// Script answers with the replies in turn, the last one again and again.
func Script(replies ...Reply) func(Request) Reply {
	n := 0
	return func(Request) Reply {
		r := replies[min(n, len(replies)-1)]
		n++
		return r
	}
}

// Endpoint is the base address of the API.
func (s *Server) Endpoint() string { return s.URL + "/v1" }

// Requests are the requests that were let in so far.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Request(nil), s.got...)
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/v1/chat/completions" || r.Method != http.MethodPost {
		http.Error(w, "404 page not found", http.StatusNotFound)
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return // the client has left
	}
	req, bad := s.read(r.Header, body)
	if bad != nil {
		s.fail(w, *bad)
		return
	}
	s.mu.Lock()
	s.got = append(s.got, req)
	reply := s.answer(req)
	s.mu.Unlock()
	for k, v := range reply.Header {
		w.Header().Set(k, v)
	}
	switch {
	case reply.Status != 0 && reply.Status != http.StatusOK:
		s.fail(w, reply)
	case req.Stream && !reply.Whole:
		s.stream(w, r, req, reply)
	default:
		s.whole(w, req, reply)
	}
}

// fail writes an error in the manner of the server.
func (s *Server) fail(w http.ResponseWriter, r Reply) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(r.Status)
	fmt.Fprintln(w, s.failure(r))
}

func (s *Server) failure(r Reply) string {
	code, param := any(nil), any(nil)
	if r.Code != "" {
		code = r.Code
	}
	if name, ok := strings.CutPrefix(r.Code, "unsupported_parameter:"); ok {
		code, param = "unsupported_parameter", name
	}
	inner := map[string]any{"message": r.Message, "type": "invalid_request_error", "param": param, "code": code}
	switch s.Style {
	case Ollama: // ollama/openai/openai.go, NewError: the code is always null
		inner["type"], inner["code"], inner["param"] = "api_error", nil, nil
	case LlamaCpp: // the code is the status
		inner = map[string]any{"code": r.Status, "message": r.Message, "type": "server_error"}
		if r.Code == "context_length_exceeded" {
			inner["type"] = "exceed_context_size_error"
		}
	case VLLM: // no "error" around it before version 0.10 (vllm issue 12886)
		return text(map[string]any{"object": "error", "message": r.Message, "type": "BadRequestError", "param": nil, "code": r.Status})
	}
	return text(map[string]any{"error": inner})
}

func text(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // maps of plain values
	}
	return string(b)
}
