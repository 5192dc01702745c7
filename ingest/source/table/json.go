package table

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"newsgraph/ingest/source/item"
)

// object is a JSON object by folded names.
type object map[string]json.RawMessage

// parseObject reads an object; the names are folded, the first of equal ones
// counts in the order of the alphabet.
func parseObject(b []byte) (object, error) {
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(b, &raw); err != nil {
		return nil, err
	}
	o := make(object, len(raw))
	for name, v := range raw {
		f := fold(name)
		if _, taken := o[f]; !taken || name == f {
			o[f] = v
		}
	}
	return o, nil
}

// find returns the value under a name, which may lead into objects; nil where
// there is none, or null.
func (o object) find(name string) json.RawMessage {
	if v, ok := o[fold(name)]; ok {
		return notNull(v)
	}
	first, rest, ok := strings.Cut(name, ".")
	if !ok {
		return nil
	}
	inner, err := parseObject(o[fold(first)])
	if err != nil {
		return nil
	}
	return inner.find(rest)
}

func notNull(v json.RawMessage) json.RawMessage {
	if bytes.Equal(bytes.TrimSpace(v), []byte("null")) {
		return nil
	}
	return v
}

// value is what a JSON value says as text: strings and numbers as they are, lists
// of strings as paragraphs, and of objects the name in them ("source": {"name":
// "Daily"}).
func value(v json.RawMessage) (string, bool) {
	switch c := v[0]; {
	case c == '"':
		var s string
		return s, json.Unmarshal(v, &s) == nil
	case c == '-' || c >= '0' && c <= '9':
		return string(v), true
	case c == '[':
		var parts []string
		err := json.Unmarshal(v, &parts)
		return strings.Join(parts, "\n\n"), err == nil
	case c == '{':
		o, err := parseObject(v)
		if err != nil {
			return "", false
		}
		for _, name := range []string{"name", "main", "title", "domain", "id"} {
			if inner := o.find(name); inner != nil && inner[0] == '"' {
				return value(inner)
			}
		}
	}
	return "", false
}

// record takes the fields of an article out of the object. A text that is no text
// is an error; other fields of a type that says nothing are passed over.
func (o object) record(m Map) (record, error) {
	r := record{}
	for field := range common {
		for _, name := range m.names(field) {
			v := o.find(name)
			if v == nil {
				continue
			}
			s, ok := value(v)
			if field == Text && v[0] != '"' && v[0] != '[' || field == ID && (v[0] == '{' || v[0] == '[') {
				ok = false
			}
			if !ok && (field == Text && name == m.names(Text)[0] || field == ID && name == m.names(ID)[0]) {
				return nil, &typeError{name, kind(v)}
			}
			if ok && strings.TrimSpace(s) != "" {
				r[field] = s
				break
			}
		}
	}
	return r, nil
}

// kind names the type of a JSON value.
func kind(v json.RawMessage) string {
	switch v[0] {
	case '{':
		return "object"
	case '[':
		return "array"
	case '"':
		return "string"
	case 't', 'f':
		return "bool"
	}
	return "number"
}

type typeError struct{ field, kind string }

func (e *typeError) Error() string {
	return fmt.Sprintf("the field %q is of type %s, not string", e.field, e.kind)
}

const objectRemedy = `each line is one object such as {"id": "1", "date": "2022-01-23", "text": "..."}`

// Object makes an item of a JSON object, or says what is wrong with it.
func Object(b []byte, m Map) (item.Item, *item.Problem) {
	o, err := parseObject(b)
	if err != nil {
		return item.Item{}, &item.Problem{Reason: "invalid JSON: " + jsonReason(err), Err: err, Remedy: objectRemedy}
	}
	r, err := o.record(m)
	if err != nil {
		return item.Item{}, &item.Problem{Reason: "invalid JSON: " + err.Error(), Err: err, Remedy: objectRemedy}
	}
	return r.article(m)
}

// jsonReason says what is wrong with a line without Go's own words for types.
func jsonReason(err error) string {
	var te *json.UnmarshalTypeError
	if !errors.As(err, &te) {
		return err.Error()
	}
	return "the line is of type " + te.Value + ", not object"
}
