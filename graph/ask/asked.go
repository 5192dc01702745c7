package ask

import (
	"newsgraph/graph"
	"newsgraph/graph/query"
)

// asked is a Filter with its pattern as it is asked of one snapshot.
type asked struct {
	Part
	question  query.Question
	structure bool
	names     map[string]string
}

// ask looks up what the filter names.
func (s *snapshot) ask(f Filter) (*asked, error) {
	c, err := f.with(names{actor: s.index.FindActor, documents: func() ([]graph.Document, error) { return s.Documents, nil }})
	if err != nil {
		return nil, err
	}
	q, err := s.pattern(f)
	if err != nil {
		return nil, err
	}
	a := &asked{Part: c.Of(s.Graph), structure: f.Structure, names: s.names}
	a.question = a.Question(q)
	if c.Level != "" {
		a.names = namesOf(a.Whole)
	}
	return a, nil
}

// pattern looks up the pattern of a filter.
func (s *snapshot) pattern(f Filter) (query.Question, error) {
	var ends [2]*query.Candidate
	for i, end := range []struct{ field, name string }{{"source", f.Source}, {"target", f.Target}} {
		if end.name == "" || end.name == query.Any {
			continue
		}
		c, err := s.index.FindActor(end.name)
		if err != nil {
			return query.Question{}, &FieldError{end.field, err}
		}
		ends[i] = &c
	}
	q, err := query.NewQuestion(ends[0], f.Relation, ends[1])
	if err != nil {
		return q, &FieldError{"relation", err}
	}
	return q, nil
}

// fits tells whether an edge is one that is asked for.
func (a *asked) fits(e *graph.Edge) bool {
	return (e.Relation.Event() || a.structure || len(a.question.Relations) > 0) && a.question.Matches(e)
}

func (a *asked) acts(edges []graph.Edge) []Act { return NewActs(a.names, edges) }

func namesOf(g *graph.Graph) map[string]string {
	names := make(map[string]string, len(g.Nodes))
	for i := range g.Nodes {
		names[g.Nodes[i].ID] = g.Nodes[i].Name
	}
	return names
}
