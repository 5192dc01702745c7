package llm

import (
	"encoding/json"

	"newsgraph/graph"
)

// The schemas keep to what the strict modes of all servers take: every property
// is required, none other is allowed, and nothing but types and enumerations is
// asked of a value.

// property is a property with its schema; objects keep the order in which models
// are to write.
type property struct {
	name   string
	schema json.RawMessage
}

func encode(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // plain values only
	}
	return b
}

var (
	text   = encode(map[string]string{"type": "string"})
	number = encode(map[string]string{"type": "integer"})
)

func oneOf[S ~string](values ...S) json.RawMessage {
	return encode(struct {
		Type string `json:"type"`
		Enum []S    `json:"enum"`
	}{"string", values})
}

func list(items json.RawMessage) json.RawMessage {
	return encode(struct {
		Type  string          `json:"type"`
		Items json.RawMessage `json:"items"`
	}{"array", items})
}

// object writes the properties in their order, which encoding/json would lose: a
// model decides in the order in which it writes.
func object(properties ...property) json.RawMessage {
	out := []byte(`{"type":"object","properties":{`)
	var names []string
	for i, p := range properties {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(append(out, encode(p.name)...), ':'), p.schema...)
		names = append(names, p.name)
	}
	out = append(append(out, `},"required":`...), encode(names)...)
	return append(out, `,"additionalProperties":false}`...)
}

// relations are those that the model may give.
func relations() []graph.Relation {
	var out []graph.Relation
	for _, d := range graph.Definitions() {
		if askable(d.Relation) {
			out = append(out, d.Relation)
		}
	}
	return out
}

// readSchema is the form of what a model reads in an article: see told and
// toldMeeting.
func readSchema() json.RawMessage {
	status := oneOf(graph.Statuses()...)
	return object(
		property{"acts", list(object(
			property{"sentence", number}, property{"trigger", text},
			property{"source", text}, property{"source_sentence", number},
			property{"relation", oneOf(relations()...)},
			property{"target", text}, property{"target_sentence", number},
			property{"status", status}, property{"when", text}, property{"about", text},
			property{"reported_by", text}, property{"title", text}, property{"certainty", oneOf(plain, arguable)},
		))},
		property{"meetings", list(object(
			property{"sentence", number}, property{"trigger", text},
			property{"parties", list(object(property{"words", text}, property{"sentence", number}))},
			property{"place", text}, property{"when", text}, property{"status", status},
			property{"format", oneOf(graph.InPerson, graph.Call, graph.Video, graph.UnknownFormat)}, property{"name", text},
		))},
	)
}

// verifySchema is the form of verdicts: see verdict.
func verifySchema() json.RawMessage {
	return object(property{"verdicts", list(object(
		property{"claim", number},
		property{"verdict", oneOf(right, arguable, wrong)},
		property{"why", oneOf("fine", "no_act", "relation", "source", "target", "direction", "status", "general", "no_party", "meaning", "past")},
	))})
}
