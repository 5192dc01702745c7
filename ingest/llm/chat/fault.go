package chat

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
	"unicode"
)

// Fault is why a question got no answer.
type Fault struct {
	// Reason says it in general words, Detail in particular, in one line and
	// without the key; Remedy says what to do about it.
	Reason, Detail, Remedy string
	// Status is the HTTP status, or 0.
	Status int
	// Everywhere is set for what would meet every other question, too: a wrong
	// key, an unknown model, a limit that is reached.
	Everywhere bool
	// Err is the error underneath, or nil.
	Err error

	// tooLong is set where question or answer are longer than the model can have.
	tooLong bool
	// passing is set for what may be gone at the next try, after wait if the
	// server said so; once allows a single repetition.
	passing, once bool
	wait          time.Duration
	told          bool // wait was told by the server
}

// Error is "reason: detail; remedy".
func (f *Fault) Error() string {
	s := f.Reason
	if f.Detail != "" {
		s += ": " + f.Detail
	}
	if f.Remedy != "" {
		s += "; " + f.Remedy
	}
	return s
}

// Unwrap returns the error underneath.
func (f *Fault) Unwrap() error { return f.Err }

// TooLong tells whether question or answer are longer than the model can have: a
// question about less may be answered.
func (f *Fault) TooLong() bool { return f.tooLong }

// complaint is an error as the servers write it. OpenAI and those like it put an
// object under "error", older vLLM writes the object itself, Ollama's own API a
// string, FastAPI "detail".
type complaint struct {
	Message, Type, Param, Code string
}

// complain reads the body of an error.
func complain(body []byte) complaint {
	var outer struct {
		Error   json.RawMessage
		Message string
		Detail  json.RawMessage
	}
	if json.Unmarshal(body, &outer) != nil {
		return complaint{Message: string(body)}
	}
	var inner struct {
		Message, Type, Param string
		Code                 any // a word with OpenAI, a number with vLLM and llama.cpp
	}
	raw := outer.Error
	if len(raw) == 0 {
		raw = body
	}
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return complaint{Message: text}
	}
	_ = json.Unmarshal(raw, &inner) // what cannot be read stays empty
	c := complaint{Message: inner.Message, Type: inner.Type, Param: inner.Param}
	if code, ok := inner.Code.(string); ok {
		c.Code = code
	}
	if c.Message == "" {
		c.Message = strings.Trim(string(outer.Detail), `"`)
	}
	return c
}

// fault says what an HTTP status with its complaint means.
func (c *Client) fault(status int, header http.Header, said complaint) *Fault {
	f := &Fault{Status: status, Detail: c.plain(fmt.Sprintf("status %d", status) + colon(said.Message))}
	f.wait, f.told = retryAfter(header, time.Now())
	switch {
	case said.tooLong():
		f.Reason, f.Remedy, f.tooLong = "the article is too long for the model", "give the model a longer context, or take another one", true
	case said.Code == "insufficient_quota":
		f.Reason, f.Remedy, f.Everywhere = "the account at the model's service is used up", "see its billing page", true
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		f.Reason, f.Remedy, f.Everywhere = "the model's service refuses the key", "check the key in the environment", true
	case status == http.StatusNotFound || status/100 == 3:
		f.Reason, f.Remedy, f.Everywhere = "the endpoint knows no such model or address", "check both: a base address usually ends in /v1", true
	case status == http.StatusTooManyRequests:
		f.Reason, f.Remedy, f.passing = "too many requests for the model's service", "have fewer under way at once, or run again later", true
	case status == http.StatusRequestTimeout || status == http.StatusTooEarly || status >= http.StatusInternalServerError:
		f.Reason, f.Remedy, f.passing = "the model's service failed", "run again later: answers so far are kept", true
	default:
		f.Reason, f.Remedy = "the model's service refuses the request", "see what it says"
	}
	return f
}

// tooLong tells whether the complaint is of a request beyond the model's context:
// by code (OpenAI), type (llama.cpp) or words (vLLM).
func (s complaint) tooLong() bool {
	return s.Code == "context_length_exceeded" || s.Type == "exceed_context_size_error" || strings.Contains(s.Message, "maximum context length")
}

func colon(s string) string {
	if strings.TrimSpace(s) == "" {
		return ""
	}
	return ": " + s
}

// shownOfError is how much of a server's message is shown, in letters: two lines.
const shownOfError = 160

// plain makes one line of what a server says, without the key and without what
// would move a terminal's cursor.
func (c *Client) plain(s string) string {
	if c.o.Key != "" {
		s = strings.ReplaceAll(s, c.o.Key, "[key]")
	}
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }), " ")
	if letters := []rune(s); len(letters) > shownOfError {
		s = string(letters[:shownOfError]) + "…"
	}
	return s
}

// retryAfter reads the header of that name: seconds, or a date.
func retryAfter(h http.Header, now time.Time) (wait time.Duration, ok bool) {
	value := strings.TrimSpace(h.Get("Retry-After"))
	if value == "" {
		return 0, false
	}
	if d, err := time.ParseDuration(cmp.Or(value, "0") + "s"); err == nil && d >= 0 {
		return d, true
	}
	if t, err := http.ParseTime(value); err == nil {
		return max(t.Sub(now), 0), true
	}
	return 0, false
}
