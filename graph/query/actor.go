package query

import "errors"

// FindActor is Find where an actor is meant: of several nodes that bear a name equally
// well, the one actor among them is it. The candidates of its *AmbiguousError are the
// actors, where there are any.
func (x *Index) FindActor(typed string) (Candidate, error) {
	c, err := x.Find(typed)
	var several *AmbiguousError
	if !errors.As(err, &several) {
		return c, err
	}
	var actors []Candidate
	for _, c := range several.Candidates {
		if c.Node.Kind.Actor() {
			actors = append(actors, c)
		}
	}
	switch len(actors) {
	case 1:
		return actors[0], nil
	case 0:
		return Candidate{}, several
	}
	return Candidate{}, &AmbiguousError{typed, actors}
}
