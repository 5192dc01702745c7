package chat

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
)

// request is the body of a request, as all compatible servers read it.
type request struct {
	Model               string         `json:"model"`
	Messages            []message      `json:"messages"`
	Temperature         *float64       `json:"temperature,omitempty"`
	MaxTokens           int            `json:"max_tokens,omitempty"`
	MaxCompletionTokens int            `json:"max_completion_tokens,omitempty"`
	ResponseFormat      any            `json:"response_format,omitempty"`
	Stream              bool           `json:"stream"`
	StreamOptions       *streamOptions `json:"stream_options,omitempty"`
}

type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

type streamOptions struct {
	IncludeUsage bool `json:"include_usage"`
}

// jsonSchema is the response format that holds the answer to a schema, jsonObject
// the older one that only makes it JSON.
type jsonSchema struct {
	Type       string     `json:"type"`
	JSONSchema namedShape `json:"json_schema"`
}

type namedShape struct {
	Name   string          `json:"name"`
	Strict bool            `json:"strict"`
	Schema json.RawMessage `json:"schema"`
}

type jsonObject struct {
	Type string `json:"type"`
}

// dialect is what the server at hand was found not to take.
type dialect struct {
	noMaxTokens, noTemperature, noSchema, noFormat, noStreamOptions bool
}

// body is the request for q in the dialect of the server.
func (c *Client) body(q Question, d dialect) ([]byte, error) {
	r := request{Model: c.o.Model, Stream: true, Messages: []message{{"system", q.System}, {"user", q.User}}}
	if d.noMaxTokens {
		r.MaxCompletionTokens = c.o.MaxAnswer
	} else {
		r.MaxTokens = c.o.MaxAnswer
	}
	if !d.noTemperature {
		r.Temperature = new(float64)
	}
	if !d.noStreamOptions {
		r.StreamOptions = &streamOptions{IncludeUsage: true}
	}
	switch {
	case d.noFormat:
	case d.noSchema:
		r.ResponseFormat = jsonObject{"json_object"}
	default:
		r.ResponseFormat = jsonSchema{"json_schema", namedShape{q.Name, true, q.Schema}}
	}
	return json.Marshal(r)
}

// refusal is a parameter that the server does not take, as it was sent.
type refusal struct {
	parameter string
	sent      dialect
}

// Error names the parameter.
func (r *refusal) Error() string { return "the server does not take " + r.parameter }

// refused finds the parameter that a complaint is about, or returns nil. Servers
// name it in "param" or in the message.
func refused(status int, said complaint, sent dialect) *refusal {
	if said.tooLong() || status != http.StatusBadRequest && status != http.StatusUnprocessableEntity && status != http.StatusInternalServerError {
		return nil
	}
	for _, p := range []string{"stream_options", "response_format", "json_schema", "max_tokens", "temperature"} {
		if said.Param == p || said.Param == "" && strings.Contains(said.Message, p) || strings.HasPrefix(said.Param, p+".") {
			return &refusal{p, sent}
		}
	}
	return nil
}

// adapt leaves out, or spells otherwise, what was refused; false means that
// nothing is left to change.
func (c *Client) adapt(r *refusal) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.dialect != r.sent {
		return true // another request has learnt something meanwhile
	}
	d := &c.dialect
	switch {
	case r.parameter == "max_tokens" && !d.noMaxTokens:
		d.noMaxTokens = true
	case r.parameter == "temperature" && !d.noTemperature:
		d.noTemperature = true
	case r.parameter == "stream_options" && !d.noStreamOptions:
		d.noStreamOptions = true
	case (r.parameter == "response_format" || r.parameter == "json_schema") && !d.noSchema:
		d.noSchema = true
	case (r.parameter == "response_format" || r.parameter == "json_schema") && !d.noFormat:
		d.noFormat = true
	default:
		return false
	}
	return true
}

// send makes one request and reads its answer. A server that stays silent for
// too long is left.
func (c *Client) send(ctx context.Context, q Question) (spoken, error) {
	c.mu.Lock()
	d := c.dialect
	c.mu.Unlock()
	body, err := c.body(q, d)
	if err != nil {
		return spoken{}, err
	}
	w := newWatch(ctx, c.o.Silence)
	defer w.stop()
	req, err := http.NewRequestWithContext(w.ctx, http.MethodPost, c.url, bytes.NewReader(body))
	if err != nil {
		return spoken{}, err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "text/event-stream, application/json")
	if c.o.Key != "" {
		req.Header.Set("Authorization", "Bearer "+c.o.Key)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return spoken{}, c.unreachable(w.why(err))
	}
	defer resp.Body.Close()
	c.met.Store(true)
	if resp.StatusCode != http.StatusOK {
		return spoken{}, c.refuse(resp, d)
	}
	return c.listen(w.read(resp.Body), resp)
}

// mostError bounds what is read of the body of an error, in bytes.
const mostError = 64 << 10

// refuse makes a fault of an answer that is none.
func (c *Client) refuse(resp *http.Response, sent dialect) error {
	body, _ := io.ReadAll(io.LimitReader(resp.Body, mostError))
	said := complain(body)
	f := c.fault(resp.StatusCode, resp.Header, said)
	if r := refused(resp.StatusCode, said, sent); r != nil {
		f.Err = r
	}
	return f
}

// unreachable makes a fault of a request that got no answer. A server that never
// answered yet is not there; one that did may come back.
func (c *Client) unreachable(err error) error {
	var lookup *net.DNSError
	absent := errors.Is(err, syscall.ECONNREFUSED) || errors.As(err, &lookup) && lookup.IsNotFound
	return &Fault{
		Reason: "the model's service cannot be reached", Detail: c.plain(err.Error()), Err: err,
		Remedy:  "check the address, and that the server runs",
		passing: !absent || c.met.Load(), Everywhere: absent,
	}
}
