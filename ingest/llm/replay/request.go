package replay

import (
	"encoding/json"
	"net/http"
	"slices"
)

// wire is a request as the servers read it; pointers tell what was sent.
type wire struct {
	Model    string
	Messages []struct{ Role, Content string }
	Stream   bool

	MaxTokens           *int     `json:"max_tokens"`
	MaxCompletionTokens *int     `json:"max_completion_tokens"`
	Temperature         *float64 `json:"temperature"`
	StreamOptions       any      `json:"stream_options"`
	ResponseFormat      *struct {
		Type       string
		JSONSchema *struct {
			Name   string
			Strict bool
			Schema json.RawMessage
		} `json:"json_schema"`
	} `json:"response_format"`
}

// read checks a request and says what is wrong with it.
func (s *Server) read(h http.Header, body []byte) (Request, *Reply) {
	if s.Key != "" && h.Get("Authorization") != "Bearer "+s.Key {
		return Request{}, &Reply{Status: 401, Message: "Incorrect API key provided: " + h.Get("Authorization"), Code: "invalid_api_key"}
	}
	var m wire
	if err := json.Unmarshal(body, &m); err != nil {
		return Request{}, &Reply{Status: 400, Message: err.Error()}
	}
	if s.Model != "" && m.Model != s.Model {
		return Request{}, &Reply{Status: 404, Message: "The model `" + m.Model + "` does not exist", Code: "model_not_found"}
	}
	if len(m.Messages) == 0 {
		return Request{}, &Reply{Status: 400, Message: "[] is too short - 'messages'"}
	}
	if bad := s.parameters(&m); bad != nil {
		return Request{}, bad
	}
	req := Request{Header: h, Body: body, Temperature: m.Temperature, Stream: m.Stream}
	for _, n := range []*int{m.MaxTokens, m.MaxCompletionTokens} {
		if n != nil {
			req.MaxTokens = *n
		}
	}
	for _, msg := range m.Messages {
		switch msg.Role {
		case "system":
			req.System = msg.Content
		case "user":
			req.User = msg.Content
		}
	}
	if f := m.ResponseFormat; f != nil {
		req.Format = f.Type
		if f.JSONSchema != nil {
			req.Schema = f.JSONSchema.Schema
		}
	}
	return req, nil
}

// parameters refuses what some models do not take.
func (s *Server) parameters(m *wire) *Reply {
	refuse := func(param, message string) *Reply {
		return &Reply{Status: 400, Message: message, Code: "unsupported_parameter:" + param}
	}
	switch f := m.ResponseFormat; {
	case s.NewModel && m.MaxTokens != nil:
		return refuse("max_tokens", "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.")
	case s.NewModel && m.Temperature != nil:
		return refuse("temperature", "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.")
	case s.Plain && m.StreamOptions != nil:
		return refuse("stream_options", "Unrecognized request argument supplied: stream_options")
	case s.Plain && f != nil:
		return refuse("response_format", "Unrecognized request argument supplied: response_format")
	case f == nil:
		return nil
	case !slices.Contains([]string{"text", "json_object", "json_schema"}, f.Type), s.OnlyJSON && f.Type == "json_schema":
		return refuse("response_format", `response_format type must be one of "text" or "json_object"`)
	case f.Type == "json_schema" && (f.JSONSchema == nil || f.JSONSchema.Name == "" || len(f.JSONSchema.Schema) == 0):
		return refuse("response_format.json_schema", "Missing required parameter: 'response_format.json_schema'.")
	case f.Type == "json_schema" && f.JSONSchema.Strict:
		if where := loose(f.JSONSchema.Schema, ""); where != "" {
			return refuse("response_format.json_schema", "Invalid schema for response_format '"+f.JSONSchema.Name+"': In context="+where)
		}
	}
	return nil
}

// loose finds an object of a schema that OpenAI's strict mode refuses: one that
// does not forbid other properties or does not require all of its own.
func loose(schema json.RawMessage, at string) string {
	var s struct {
		Type                 any
		Properties           map[string]json.RawMessage
		Required             []string
		AdditionalProperties *bool `json:"additionalProperties"`
		Items                json.RawMessage
	}
	if err := json.Unmarshal(schema, &s); err != nil {
		return at + ": " + err.Error()
	}
	if s.Type == "object" && (s.AdditionalProperties == nil || *s.AdditionalProperties) {
		return at + ": 'additionalProperties' is required to be supplied and to be false."
	}
	for name, p := range s.Properties {
		if !slices.Contains(s.Required, name) {
			return at + ": 'required' is required to include every key in properties. Missing '" + name + "'."
		}
		if where := loose(p, at+"/"+name); where != "" {
			return where
		}
	}
	if len(s.Items) > 0 {
		return loose(s.Items, at+"/items")
	}
	return ""
}
