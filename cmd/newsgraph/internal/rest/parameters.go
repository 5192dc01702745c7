package rest

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"

	"newsgraph/graph"
	"newsgraph/graph/ask"
	"newsgraph/graph/query"
)

// request is what the parameters of a question say.
type request struct {
	ask.Filter
	name, words          string
	limit, offset, count int
}

// parameter is one parameter of the query string: what openapi.json says of it, and how
// it is read.
type parameter struct {
	name, about string
	schema      map[string]any
	set         func(r *request, values []string) error
}

// Bounds of the numbers that a question may have: an answer of more acts than mostItems
// is asked for in pieces.
const (
	mostItems   = 1000
	usualItems  = 100
	mostPaths   = 20
	mostNumber  = 1_000_000
	longestText = 1000
	mostHops    = 20 // no two actors of a graph of news are farther apart
)

func text(name, about string, into func(*request) *string) parameter {
	return parameter{name, about, map[string]any{"type": "string", "minLength": 1, "maxLength": longestText}, func(r *request, v []string) error {
		if len([]rune(v[0])) > longestText || v[0] == "" {
			return fmt.Errorf("it has from 1 to %d letters", longestText)
		}
		*into(r) = v[0]
		return nil
	}}
}

func list(name, about string, into func(*request) *[]string, values ...string) parameter {
	item := map[string]any{"type": "string", "minLength": 1}
	if len(values) > 0 {
		item["enum"] = values
	}
	return parameter{name, about + "; may be repeated", map[string]any{"type": "array", "items": item}, func(r *request, v []string) error {
		for _, s := range v {
			if s == "" || len(values) > 0 && !slices.Contains(values, s) {
				return fmt.Errorf("%q is no value of it", s)
			}
		}
		*into(r) = v
		return nil
	}}
}

func choice[T ~string](name, about string, values []T, into func(*request) *T) parameter {
	return parameter{name, about, map[string]any{"type": "string", "enum": values}, func(r *request, v []string) error {
		if !slices.Contains(values, T(v[0])) {
			return fmt.Errorf("%q is none of %v", v[0], values)
		}
		*into(r) = T(v[0])
		return nil
	}}
}

func toggle(name, about string, into func(*request) *bool) parameter {
	return parameter{name, about, map[string]any{"type": "boolean", "default": false}, func(r *request, v []string) error {
		switch v[0] {
		case "true", "false":
			*into(r) = v[0] == "true"
			return nil
		}
		return fmt.Errorf("%q is neither true nor false", v[0])
	}}
}

func number(name, about string, least, most, usual int, into func(*request) *int) parameter {
	schema := map[string]any{"type": "integer", "minimum": least, "maximum": most, "default": usual}
	return parameter{name, about, schema, func(r *request, v []string) error {
		n, err := strconv.Atoi(v[0])
		if err != nil || n < least || n > most {
			return fmt.Errorf("%q is no number from %d to %d", v[0], least, most)
		}
		*into(r) = n
		return nil
	}}
}

// datePattern is what query.CheckDate takes, but for the days of leap years.
const datePattern = `^[0-9]{4}(-(0[1-9]|1[0-2]))?$` +
	`|^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$` +
	`|^[0-9]{4}-(0[13-9]|1[0-2])-(29|30)$|^[0-9]{4}-(0[13578]|1[02])-31$`

func date(name, about string, into func(*request) *string) parameter {
	return parameter{name, about + ": an ISO date of year, month or day", map[string]any{"type": "string", "pattern": datePattern}, func(r *request, v []string) error {
		*into(r) = v[0]
		return query.CheckDate(v[0])
	}}
}

// filters are the parameters of all questions.
var filters = []parameter{
	text("source", "name of the actor that does it", func(r *request) *string { return &r.Source }),
	choice("relation", "what is done", relations(), func(r *request) *graph.Relation { return (*graph.Relation)(&r.Relation) }),
	text("target", "name of the actor that it is done to", func(r *request) *string { return &r.Target }),
	list("actor", "name of an actor at either end", func(r *request) *[]string { return &r.Actors }),
	number("hops", "take in what is at most so many edges away from the actors", 0, mostHops, 0, func(r *request) *int { return &r.Hops }),
	list("class", "PLOVER class", func(r *request) *[]string { return &r.Classes }, names(graph.Classes())...),
	list("status", "status of the act", func(r *request) *[]string { return &r.Statuses }, names(graph.Statuses())...),
	date("from", "not before", func(r *request) *string { return &r.From }),
	date("to", "not after", func(r *request) *string { return &r.To }),
	choice("by", "date that counts", query.Bases(), func(r *request) *query.Basis { return &r.By }),
	toggle("undated", "keep acts without a date", func(r *request) *bool { return &r.Undated }),
	list("article", "id of an article that tells it, or a beginning that no other id has", func(r *request) *[]string { return &r.Articles }),
	list("speaker", "name of an actor or outlet that reports it", func(r *request) *[]string { return &r.Speakers }),
	number("min_articles", "least number of articles that tell it", 0, mostNumber, 0, func(r *request) *int { return &r.MinArticles }),
	{"min_confidence", "least confidence of an act; 0 is the default of the program", map[string]any{"type": "number", "minimum": 0, "maximum": 1, "default": query.DefaultConfidence}, setConfidence},
	toggle("all_claims", "acts of any confidence", func(r *request) *bool { return &r.AllClaims }),
	toggle("giant", "only the largest connected part", func(r *request) *bool { return &r.Giant }),
	choice("roll_up", "take actors for their states", query.Levels(), func(r *request) *query.Level { return &r.RollUp }),
	choice("order", "order of acts: by date, or by confidence with the surest first", query.Orders(), func(r *request) *query.Order { return &r.Order }),
	toggle("structure", "offices, membership and meetings, too", func(r *request) *bool { return &r.Structure }),
}

func setConfidence(r *request, v []string) error {
	c, err := strconv.ParseFloat(v[0], 64)
	if err != nil || !(c >= 0 && c <= 1) {
		return fmt.Errorf("%q is no number from 0 to 1", v[0])
	}
	r.MinConfidence = c
	return nil
}

// pages are the parameters of questions with long answers.
var pages = []parameter{
	number("limit", "most items of the answer", 0, mostItems, usualItems, func(r *request) *int { return &r.limit }),
	number("offset", "items to pass over", 0, mostNumber, 0, func(r *request) *int { return &r.offset }),
}

// relations are the words that the parameter takes for what is done: relations, and
// classes for all of theirs.
func relations() []graph.Relation {
	var out []graph.Relation
	for _, d := range graph.Definitions() {
		out = append(out, d.Relation)
	}
	for _, c := range graph.Classes() {
		out = append(out, graph.Relation(c))
	}
	return out
}

func names[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}

// read reads a query string by the parameters of a question.
func read(values url.Values, parameters []parameter, required []string) (request, error) {
	r := request{limit: usualItems, count: 1}
	for name := range values {
		if !slices.ContainsFunc(parameters, func(p parameter) bool { return p.name == name }) {
			return r, badRequest{fmt.Errorf("no parameter is called %q", name)}
		}
	}
	for _, name := range required {
		if values.Get(name) == "" {
			return r, badRequest{fmt.Errorf("the parameter %s is missing", name)}
		}
	}
	for _, p := range parameters {
		v, ok := values[p.name]
		switch {
		case !ok:
			continue
		case len(v) > 1 && p.schema["type"] != "array":
			return r, badRequest{fmt.Errorf("%s is given %d times", p.name, len(v))}
		}
		if err := p.set(&r, v); err != nil {
			return r, badRequest{fmt.Errorf("%s: %w", p.name, err)}
		}
	}
	return r, nil
}
