package main

import (
	"errors"
	"fmt"
	"strings"

	"newsgraph/graph/query"
)

// lookUp returns the node that a typed name means, an actor before other things;
// several are an error that lists the candidates, each on a line.
func lookUp(b base, typed string) (query.Candidate, error) {
	x, err := query.Lookup(b.ctx, b, typed)
	if err != nil {
		return query.Candidate{}, err
	}
	c, err := x.FindActor(typed)
	var several *query.AmbiguousError
	if errors.As(err, &several) {
		return query.Candidate{}, ambiguous{several}
	}
	return c, err
}

// ambiguous is an AmbiguousError that people can choose from.
type ambiguous struct{ *query.AmbiguousError }

// Unwrap returns the error without the choice.
func (a ambiguous) Unwrap() error { return a.AmbiguousError }

// Error lists the candidates, best first.
func (a ambiguous) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q can be several; give the id or a longer name:", a.Name)
	for _, c := range a.Candidates {
		fmt.Fprintf(&b, "\n  %-*s  %s (%s, %s)", nameWidth, c.Node.ID, oneLine(c.Node.Name), c.Node.Kind, plural(c.Edges, "edge"))
	}
	return b.String()
}

// askFor looks up the names of a pattern of up to three words.
func askFor(b base, args []string) (query.Question, error) {
	p := []string{query.Any, query.Any, query.Any}
	copy(p, args)
	ends := [3]*query.Candidate{}
	for _, i := range []int{0, 2} {
		if p[i] == query.Any || p[i] == "" {
			continue
		}
		c, err := lookUp(b, p[i])
		if err != nil {
			return query.Question{}, err
		}
		ends[i] = &c
	}
	q, err := query.NewQuestion(ends[0], p[1], ends[2])
	return q, withRelations(err)
}

// withRelations adds all relations to an error about an unknown one, unless it
// names similar ones.
func withRelations(err error) error {
	var unknown *query.UnknownTermError
	if !errors.As(err, &unknown) || len(unknown.Similar) > 0 {
		return err
	}
	return fmt.Errorf("%w; there are %s", err, strings.Join(relationNames(), ", "))
}
