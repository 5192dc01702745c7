package rest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"
)

// describe returns the text of openapi.json, after the table of questions.
func describe() ([]byte, error) {
	paths := map[string]any{}
	for _, q := range questions {
		schema, err := jsonschema.ForType(reflect.TypeOf(q.empty), &jsonschema.ForOptions{})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", q.path, err)
		}
		var parameters []any
		for _, p := range q.parameters {
			parameters = append(parameters, map[string]any{
				"name": p.name, "in": "query", "description": p.about, "schema": p.schema,
				"required": slices.Contains(q.required, p.name),
			})
		}
		responses := map[string]any{"200": response("the answer", schema)}
		for code, about := range map[string]string{
			"400": "a parameter is wrong", "404": "nothing bears the name, or no path",
			"409": "several bear the name", "500": "the store cannot be read",
		} {
			responses[code] = response(about, map[string]any{"$ref": "#/components/schemas/Error"})
		}
		paths[Root+q.path] = map[string]any{"get": map[string]any{
			"operationId": q.path, "summary": q.about, "parameters": parameters, "responses": responses,
		}}
	}
	failed, err := jsonschema.For[failure](&jsonschema.ForOptions{})
	if err != nil {
		return nil, err
	}
	return indented(map[string]any{
		"openapi": "3.1.0",
		"info": map[string]any{
			"title": "newsgraph", "version": "1",
			"description": "Questions to a graph of who did what to whom, read from news. Read-only.",
			"license":     map[string]any{"name": "Apache-2.0", "identifier": "Apache-2.0"},
		},
		"servers":    []any{map[string]any{"url": "http://127.0.0.1:8080"}},
		"paths":      paths,
		"components": map[string]any{"schemas": map[string]any{"Error": failed}},
	})
}

func response(about string, schema any) any {
	return map[string]any{"description": about, "content": map[string]any{"application/json": map[string]any{"schema": schema}}}
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(v)
	return b.Bytes(), err
}
