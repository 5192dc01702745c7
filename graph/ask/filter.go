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
// are alternatives.
type Filter struct {
	// Source and Target are names of actors at the ends of an act, which are exchanged
	// where the relation means the same both ways; Actors are names of actors at either
	// end.
	Source, Target string
	Actors         []string
	// Relation is a relation, a synonym of one, or a class in capitals.
	Relation string
	Classes  []string
	Statuses []string
	// From and To are ISO dates of year, month or day; By says which date they mean, and
	// Undated keeps the acts without it.
	From, To string
	By       query.Basis
	Undated  bool
	// Articles are ids of articles that tell the act; Speakers names of those who report
	// it.
	Articles, Speakers []string
	// MinArticles is the least number of articles that tell the act.
	MinArticles int
	// MinConfidence is the least confidence, 0 for query.DefaultConfidence; AllClaims takes
	// acts of any confidence.
	MinConfidence float64
	AllClaims     bool
	// RollUp takes actors for their states.
	RollUp query.Level
	// Structure takes offices, membership and meetings, too.
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

// asked is a Filter as it is asked of one snapshot.
type asked struct {
	*snapshot
	filter    query.Filter
	question  query.Question
	structure bool
	level     query.Level
}

// ask looks up what the filter names.
func (s *snapshot) ask(ctx context.Context, f Filter) (*asked, error) {
	a := &asked{snapshot: s, structure: f.Structure, level: f.RollUp}
	if err := f.check(); err != nil {
		return nil, err
	}
	a.filter = query.Filter{From: f.From, To: f.To, By: f.By, Undated: f.Undated, Articles: f.Articles, MinArticles: f.MinArticles, MinConfidence: f.line()}
	for _, c := range f.Classes {
		class, err := query.ParseClass(c)
		if err != nil {
			return nil, &FieldError{"class", err}
		}
		a.filter.Classes = append(a.filter.Classes, class)
	}
	for _, st := range f.Statuses {
		a.filter.Statuses = append(a.filter.Statuses, graph.Status(st))
	}
	if err := a.lookUp(ctx, f); err != nil {
		return nil, err
	}
	if f.Relation != "" && f.Relation != query.Any {
		relations, err := query.ParseTerm(f.Relation)
		if err != nil {
			return nil, &FieldError{"relation", err}
		}
		a.question.Relations = relations
	}
	a.question.EitherEnd = a.question.Target == nil && len(a.question.Relations) == 0
	return a, nil
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

// check refuses what no graph could answer.
func (f *Filter) check() error {
	for _, d := range []struct{ field, value string }{{"from", f.From}, {"to", f.To}} {
		if d.value != "" {
			if err := query.CheckDate(d.value); err != nil {
				return &FieldError{d.field, fmt.Errorf("%w: %w", ErrValue, err)}
			}
		}
	}
	if !(f.MinConfidence >= 0 && f.MinConfidence <= 1) {
		return &FieldError{"min_confidence", fmt.Errorf("%w: it is a number from 0 to 1", ErrValue)}
	}
	if f.MinArticles < 0 {
		return &FieldError{"min_articles", fmt.Errorf("%w: it cannot be negative", ErrValue)}
	}
	for _, s := range f.Statuses {
		if err := oneOf("status", graph.Status(s), graph.Statuses()); err != nil {
			return err
		}
	}
	if f.By != "" {
		if err := oneOf("by", f.By, query.Bases()); err != nil {
			return err
		}
	}
	if f.RollUp != "" {
		return oneOf("roll_up", f.RollUp, query.Levels())
	}
	return nil
}

func oneOf[T ~string](field string, value T, all []T) error {
	if slices.Contains(all, value) {
		return nil
	}
	var names []string
	for _, v := range all {
		names = append(names, string(v))
	}
	return &FieldError{field, fmt.Errorf("%w: %q is none of %s", ErrValue, value, strings.Join(names, ", "))}
}

// lookUp looks up the actors that the filter names.
func (a *asked) lookUp(ctx context.Context, f Filter) error {
	for _, end := range []struct {
		field, name string
		into        **query.Candidate
	}{{"source", f.Source, &a.question.Source}, {"target", f.Target, &a.question.Target}} {
		if end.name == "" || end.name == query.Any {
			continue
		}
		c, err := a.find(ctx, end.name)
		if err != nil {
			return &FieldError{end.field, err}
		}
		*end.into = &c
	}
	for _, list := range []struct {
		field string
		names []string
		into  *[]string
	}{{"actor", f.Actors, &a.filter.Actors}, {"speaker", f.Speakers, &a.filter.Speakers}} {
		for _, name := range list.names {
			c, err := a.find(ctx, name)
			if err != nil {
				return &FieldError{list.field, err}
			}
			*list.into = append(*list.into, c.Node.ID)
		}
	}
	return nil
}

// find looks up one actor.
func (a *asked) find(ctx context.Context, name string) (query.Candidate, error) {
	x, err := query.Lookup(ctx, a.snapshot, name)
	if err != nil {
		return query.Candidate{}, err
	}
	return x.FindActor(name)
}

// need is what the acts that are asked for need of the graph.
func (a *asked) need() query.Need {
	n := a.question.Need(&a.filter)
	if len(n.Relations) == 0 && !a.structure {
		n.Relations = query.Events()
	}
	return n
}

// part is the part of the graph that a filter chooses, its pattern aside, and what it
// leaves out.
type part struct {
	*graph.Graph
	left  query.Left
	names map[string]string
}

func newPart(g *graph.Graph) *part {
	p := &part{Graph: g, names: make(map[string]string, len(g.Nodes))}
	for i := range g.Nodes {
		p.names[g.Nodes[i].ID] = g.Nodes[i].Name
	}
	return p
}

// gather reads what is needed of the part that the filter chooses.
func (a *asked) gather(ctx context.Context, n query.Need) (*part, error) {
	n.Filter = &a.filter
	var g *graph.Graph
	var err error
	if a.level != "" {
		g, err = query.GatherRolled(ctx, a.snapshot, n, a.level)
	} else {
		g, err = query.Gather(ctx, a.snapshot, n)
	}
	if err != nil {
		return nil, err
	}
	return a.split(g), nil
}

// around reads what the paths between the two ends need.
func (a *asked) around(ctx context.Context, opts query.PathOptions) (*part, error) {
	if a.level != "" {
		return a.gather(ctx, query.Need{})
	}
	g, err := query.GatherPath(ctx, a.snapshot, &a.filter, a.question.Source.Node.ID, a.question.Target.Node.ID, opts)
	if err != nil {
		return nil, err
	}
	return a.split(g), nil
}

// split takes the named actors, and a graph, for their states, if that is asked for, and
// applies the filter.
func (a *asked) split(g *graph.Graph) *part {
	if a.level != "" {
		rolled := query.NewRollUp(g, a.level)
		for _, end := range []*query.Candidate{a.question.Source, a.question.Target} {
			if end != nil {
				end.Node.ID = rolled.Of(end.Node.ID, "")
			}
		}
		for i, id := range a.filter.Actors {
			a.filter.Actors[i] = rolled.Of(id, "")
		}
		g = rolled.Graph
	}
	chosen, left := a.filter.Split(g)
	p := newPart(chosen)
	p.left = left
	return p
}

// fits tells whether an edge is one that is asked for.
func (a *asked) fits(e *graph.Edge) bool {
	return (e.Relation.Event() || a.structure || len(a.question.Relations) > 0) && a.question.Matches(e)
}
