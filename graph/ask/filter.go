package ask

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"newsgraph/graph"
	"newsgraph/graph/query"
)

// Filter says which acts are wanted. The zero Filter takes all acts of at least
// query.DefaultConfidence; each field that is set narrows that. Values within one field
// are alternatives. It is the one filter of the command line, of Go programs, the HTTP
// API and assistants.
type Filter struct {
	// Source and Target are names of actors at the ends of an act, which are exchanged
	// where the relation means the same both ways; Relation is a relation, a synonym of
	// one, or a class in capitals. They are the pattern of a DB's questions.
	Source, Target string
	Relation       string
	// Actors are names of actors at either end; Hops takes in what is at most so many
	// edges away from them, and means nothing without.
	Actors []string
	Hops   int
	// Relations are words as Relation takes them, Classes names of classes in any case.
	Relations []string
	Classes   []string
	Statuses  []string
	// From and To are ISO dates of year, month or day; By says which date they mean, and
	// Undated keeps the acts without it.
	From, To string
	By       query.Basis
	Undated  bool
	// Articles are ids of articles that tell the act, or beginnings that no other id has;
	// Speakers names of those who report it.
	Articles, Speakers []string
	// MinArticles is the least number of articles that tell the act.
	MinArticles int
	// MinConfidence is the least confidence, 0 for query.DefaultConfidence; AllClaims takes
	// acts of any confidence.
	MinConfidence float64
	AllClaims     bool
	// Giant takes the largest connected part alone.
	Giant bool
	// RollUp takes actors for their states.
	RollUp query.Level
	// Order is that of the acts of an answer; empty is query.OrderDate.
	Order query.Order
	// Structure takes offices, membership and meetings, too, in a DB's questions.
	Structure bool
}

// FieldError says which field of a Filter is wrong.
type FieldError struct {
	// Field is the name of the field in lower case, as a program's users know it.
	Field string
	Err   error
}

// Error names the field.
func (e *FieldError) Error() string { return e.Field + ": " + e.Err.Error() }

// Unwrap returns what is wrong with the field.
func (e *FieldError) Unwrap() error { return e.Err }

// ErrValue says that a field has a value that it cannot have.
var ErrValue = errors.New("no such value")

// valueError is an ErrValue that says more.
type valueError string

// Error is the text.
func (e valueError) Error() string { return string(e) }

// Is tells that it is an ErrValue.
func (e valueError) Is(target error) bool { return target == ErrValue }

func wrong(field, format string, args ...any) error {
	return &FieldError{field, valueError(fmt.Sprintf(format, args...))}
}

// Check refuses what no graph could answer.
func (f *Filter) Check() error {
	_, err := f.terms()
	return err
}

// terms is the filter without what names something in the graph.
func (f *Filter) terms() (*query.Filter, error) {
	if err := f.checkNumbers(); err != nil {
		return nil, err
	}
	if err := f.checkDates(); err != nil {
		return nil, err
	}
	if f.Order != "" && !slices.Contains(query.Orders(), f.Order) {
		return nil, noneOf("order", f.Order, query.Orders())
	}
	if f.RollUp != "" && !slices.Contains(query.Levels(), f.RollUp) {
		return nil, noneOf("roll_up", f.RollUp, query.Levels())
	}
	q := &query.Filter{
		Hops: f.Hops, From: f.From, To: f.To, By: f.By, Undated: f.Undated,
		MinArticles: f.MinArticles, MinConfidence: f.line(), Giant: f.Giant,
	}
	for _, r := range f.Relations {
		relations, err := query.ParseTerm(r)
		if err != nil {
			return nil, &FieldError{"relation", err}
		}
		q.Relations = append(q.Relations, relations...)
	}
	for _, c := range f.Classes {
		class, err := query.ParseClass(c)
		if err != nil {
			return nil, noneOf("class", c, graph.Classes())
		}
		q.Classes = append(q.Classes, class)
	}
	for _, s := range f.Statuses {
		if !slices.Contains(graph.Statuses(), graph.Status(s)) {
			return nil, noneOf("status", s, graph.Statuses())
		}
		q.Statuses = append(q.Statuses, graph.Status(s))
	}
	return q, nil
}

func (f *Filter) checkNumbers() error {
	switch {
	case !(f.MinConfidence >= 0 && f.MinConfidence <= 1):
		return wrong("min_confidence", "it is a number from 0 to 1, not %v", f.MinConfidence)
	case f.MinArticles < 0:
		return wrong("min_articles", "it cannot be negative")
	case f.Hops < 0:
		return wrong("hops", "it cannot be negative")
	}
	return nil
}

func (f *Filter) checkDates() error {
	for _, d := range []struct{ field, value string }{{"from", f.From}, {"to", f.To}} {
		if d.value != "" {
			if err := query.CheckDate(d.value); err != nil {
				return wrong(d.field, "%v", err)
			}
		}
	}
	if f.By != "" && !slices.Contains(query.Bases(), f.By) {
		return noneOf("by", f.By, query.Bases())
	}
	return nil
}

// line is the least confidence.
func (f *Filter) line() float64 {
	switch {
	case f.AllClaims:
		return 0
	case f.MinConfidence == 0:
		return query.DefaultConfidence
	}
	return f.MinConfidence
}

func noneOf[S, T ~string](field string, value S, all []T) error {
	var names []string
	for _, v := range all {
		names = append(names, string(v))
	}
	return wrong(field, "%q is none of %s", value, strings.Join(names, ", "))
}

// In looks up what f names, Source, Target and Relation aside, in a graph. The error is a
// *FieldError, or one of the graph's.
func (f *Filter) In(ctx context.Context, b query.Base) (*Choice, error) {
	q, err := f.terms()
	if err != nil {
		return nil, err
	}
	if len(f.Articles) > 0 {
		documents, err := b.Documents(ctx)
		if err != nil {
			return nil, err
		}
		for _, typed := range f.Articles {
			id, err := FindArticle(documents, typed)
			if err != nil {
				return nil, &FieldError{"article", err}
			}
			q.Articles = append(q.Articles, id)
		}
	}
	for _, list := range []struct {
		field string
		typed []string
		into  *[]string
	}{{"actor", f.Actors, &q.Actors}, {"speaker", f.Speakers, &q.Speakers}} {
		for _, name := range list.typed {
			c, err := find(ctx, b, name)
			if err != nil {
				return nil, &FieldError{list.field, err}
			}
			*list.into = append(*list.into, c.Node.ID)
		}
	}
	return &Choice{Filter: q, Level: f.RollUp}, nil
}

// find looks up one actor.
func find(ctx context.Context, b query.Base, name string) (query.Candidate, error) {
	x, err := query.Lookup(ctx, b, name)
	if err != nil {
		return query.Candidate{}, err
	}
	return x.FindActor(name)
}

// ArticleError says that what is typed is the id of no article, or begins those of
// several.
type ArticleError struct {
	Typed string
	// Articles are those whose ids begin so.
	Articles []string
}

// mostNamed is how many of several articles a message names.
const mostNamed = 3

// Error names some of the articles.
func (e *ArticleError) Error() string {
	if len(e.Articles) == 0 {
		return fmt.Sprintf("no article has the id %q", e.Typed)
	}
	some := strings.Join(e.Articles[:min(len(e.Articles), mostNamed)], ", ")
	return fmt.Sprintf("%d articles have ids that begin with %q, such as %s; give more of it", len(e.Articles), e.Typed, some)
}

// FindArticle returns the id of the article that is typed: its id, or a beginning that no
// other article's id has. The error is an *ArticleError.
func FindArticle(documents []graph.Document, typed string) (string, error) {
	var found []string
	for _, d := range documents {
		switch {
		case d.ID == typed:
			return typed, nil
		case typed != "" && strings.HasPrefix(d.ID, typed):
			found = append(found, d.ID)
		}
	}
	slices.Sort(found)
	if len(found) != 1 {
		return "", &ArticleError{typed, found}
	}
	return found[0], nil
}
